"""``reflect restore``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.amended import told_amended
from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.cli.numbers import numbers_of
from reflect.core.errors import BadInput
from reflect.journal import amending

app = commands()

EXAMPLES = """\b
Examples:
  reflect restore 142                  (it was deleted)
  reflect history 142                  (what it was, by revision)
  reflect restore 142 --revision 2
"""


@app.command(epilog=EXAMPLES)
def restore(
    context: typer.Context,
    numbers: Annotated[
        list[str], typer.Argument(metavar="N...", help="Numbers; - reads them from standard input.")
    ],
    revision: Annotated[
        int | None,
        typer.Option("--revision", metavar="K", help="What it was then; `reflect history N` shows them."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Bring deleted reflections back, or an earlier state of one."""
    work = desk(context)
    with work.amending() as journal:
        wanted = numbers_of(numbers, journal, work)
        if revision is not None and len(wanted) != 1:
            raise BadInput("--revision is for one reflection; give one number.")
        amended = amending.restore(journal, wanted, revision=revision, now=work.now)
        told_amended("Restored", amended, journal, work, as_json=as_json)
