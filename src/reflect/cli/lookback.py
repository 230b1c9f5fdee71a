"""``reflect lookback``"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.cli.look import LookCommand, format_of, selection
from reflect.journal import finding
from reflect.render.empty import nothing_comes_back, unknown_names

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reflect.core.learning.looking_back import Back

app = commands()
EXAMPLES = """\b
Examples:
  reflect lookback                     (what comes back today, and why)
  reflect lookback -n 20 --lens pressure
  reflect lookback --in 2025-Q4 --json
"""
FORMATS = ("table", "plain", "json", "jsonl")
FIRST = 3  # shown at once; the first is the one that `ask` begins with


@app.command(cls=LookCommand, epilog=EXAMPLES)
def lookback(
    context: typer.Context,
    number: Annotated[
        int, typer.Option("-n", "--number", metavar="N", min=1, help="At most this many.")
    ] = FIRST,
) -> None:
    """Old reflections that come back today, each with the reason why now."""
    from reflect.journal.looking_back import backs

    work = desk(context)
    chosen = selection(context, work)
    form = format_of(chosen, work, possible=FORMATS)
    with work.reading() as journal:
        found = backs(journal, today=work.today, wanted=chosen.wanted)
        unknown = finding.condition(journal, chosen.wanted).unknown
    if unknown:
        work.terminal.note(unknown_names(unknown))
    elif not found and work.journal_is_there:
        work.terminal.note(nothing_comes_back(chosen.wanted, work.again))
    if found or form == "json":
        work.give(_in_form(form, found[:number], found=len(found)))
    if len(found) > number:
        work.terminal.note(
            f"These are {number} of {len(found)}; -n N shows more, `reflect show N` one whole."
        )


def _in_form(form: str, backs: Sequence[Back], *, found: int) -> str | RenderableType:
    match form:
        case "json":
            from reflect.render.lookback_json import lookback_json

            return lookback_json(backs, found=found)
        case "jsonl":
            from reflect.render.json import records_jsonl
            from reflect.render.lookback_json import back_record

            return records_jsonl(map(back_record, backs))
        case "plain":
            from reflect.render.lookback_plain import lookback_plain

            return lookback_plain(backs)
        case _:
            from reflect.render.lookback_table import lookback_table

            return lookback_table(backs)
