"""``reflect show``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.formats import FORMATS, chosen_format, either
from reflect.cli.group import commands
from reflect.core.errors import BadInput
from reflect.journal.frameworks import answered_by
from reflect.journal.reading import get
from reflect.render.json import compact, reflection_record, show_json
from reflect.render.plain import show_plain

app = commands()
EXAMPLES = """\b
Examples:
  reflect show last
  reflect show 142 --json
"""
POSSIBLE = ("table", "plain", "json", "jsonl")


@app.command(epilog=EXAMPLES)
def show(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="N", help="Its number, or last.")],
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"{either(POSSIBLE)}.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
) -> None:
    """One reflection, whole."""
    work = desk(context)
    if format_ is not None and format_ not in FORMATS:
        raise BadInput(f"There is no format {format_!r}; choose {', '.join(POSSIBLE)}.")
    form = chosen_format("json" if as_json else format_, work, possible=POSSIBLE)
    with work.reading(tell=False) as journal:
        reflection = get(journal, number)
        question = answered_by(journal, reflection.number)
    if form == "json":
        return work.give(show_json(reflection))
    if form == "jsonl":
        return work.give(compact(reflection_record(reflection, follow_ups=True)))
    wording = question and question.wording
    probes = {probe.key: probe.wording for probe in question.probes} if question else {}
    if form == "plain":
        return work.give(show_plain(reflection, today=work.today, wording=wording, probes=probes))
    from reflect.render.tables import show_panel

    return work.give(show_panel(reflection, today=work.today, wording=wording, probes=probes))
