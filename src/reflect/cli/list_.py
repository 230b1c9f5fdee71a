"""``reflect list``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.cli.look import LookCommand, selection
from reflect.cli.shown import reflections_in_form
from reflect.journal import finding

app = commands()

EXAMPLES = """\b
Examples:
  reflect list -n 30
  reflect list --in "4 weeks" -t remote --by Ana
  reflect list --week last --format csv > week.csv
"""
NEWEST = 10


@app.command("list", cls=LookCommand, epilog=EXAMPLES)
def list_(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Option("-n", "--number", metavar="N", min=1, help="At most this many: the newest.")
    ] = None,
    numbers: Annotated[
        bool, typer.Option("--numbers", help="Only their numbers, one a line, for `edit -` and `delete -`.")
    ] = False,
) -> None:
    """The newest reflections, or those of a period."""
    work = desk(context)
    chosen = selection(context, work)
    limit = number or (NEWEST if chosen.period is None else -1)
    with work.reading() as journal:
        answer = reflections_in_form(
            chosen,
            work,
            journal,
            find=lambda wanted: finding.latest(journal, wanted, limit=limit),
            numbers=numbers,
        )
        cut = limit == NEWEST and number is None and finding.more_than(journal, chosen.wanted, NEWEST)
    if answer is not None:
        work.give(answer)
    if cut:
        work.terminal.note("These are the newest ten; -n N shows more, --all everything.")
