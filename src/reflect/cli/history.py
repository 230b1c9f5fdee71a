"""``reflect history``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.formats import asked_format, chosen_format, either
from reflect.cli.group import commands
from reflect.cli.numbers import number_of
from reflect.journal.amending import revision_of
from reflect.journal.differences import differences
from reflect.journal.journal import Journal
from reflect.journal.revisions import Change, Revision, changes, revisions
from reflect.render.clean import one_line
from reflect.render.differences import difference_lines
from reflect.render.json import compact, object_json

app = commands()
NEWEST = 20
EXAMPLES = """\b
Examples:
  reflect history                      (the newest changes)
  reflect history 142                  (every state of one reflection)
"""
POSSIBLE = ("plain", "json", "jsonl")


@app.command(epilog=EXAMPLES)
def history(
    context: typer.Context,
    number: Annotated[
        str | None,
        typer.Argument(metavar="[N]", help="A reflection: what was changed in it.", show_default=False),
    ] = None,
    most: Annotated[
        int | None, typer.Option("-n", "--number", metavar="N", min=1, help="At most this many changes.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every change.")] = False,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"{either(POSSIBLE)}.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
) -> None:
    """What was changed: in the journal, or in one reflection."""
    work = desk(context)
    form = chosen_format(asked_format(format_, as_json=as_json) or "plain", work, possible=POSSIBLE)
    with work.reading(tell=number is None) as journal:
        if number is None:
            found = changes(journal, limit=-1 if everything else most or NEWEST)
            records, noun = [_change_record(each) for each in found], "changes"
            lines = [_change_line(each) for each in found]
        else:
            wanted = number_of(number, journal)
            revision_of(journal, wanted)
            kept = revisions(journal, wanted)
            records, noun = [_revision_record(each, journal) for each in kept], "revisions"
            lines = [line for each in kept for line in _revision_lines(each, journal)]
    if form == "json":
        return work.give(object_json({noun: records}))
    if form == "jsonl":
        return work.give("".join(compact(record) + "\n" for record in records))
    return work.give("\n".join(map(work.terminal.below, lines)))


def _when(change: Change) -> str:
    return f"{change.instant.astimezone():%Y-%m-%d %H:%M}"


def _change_line(change: Change) -> str:
    """``12  2026-11-22 14:05  edit  reflection 3  (undone by 13)``"""
    of = f"{change.verb} of "  # the summary begins with it
    said = (
        change.summary if change.undoes is None else f"of {change.undoes}, {change.summary.removeprefix(of)}"
    )
    undone = f"  (undone by {change.undone_by})" if change.undone_by else ""
    return f"{change.number}  {_when(change)}  {change.verb}  {one_line(said)}{undone}"


def _change_record(change: Change) -> dict[str, object]:
    return change._asdict() | {"instant": change.instant.isoformat()}


def _revision_lines(revision: Revision, journal: Journal) -> list[str]:
    change = revision.change
    head = f"revision {revision.revision}  {_when(change)}  {change.verb} (change {change.number})"
    altered = [] if revision.altered is None else [revision.altered]
    told = [line.partition("  ")[2] for line in difference_lines(differences(journal, altered))]
    return [head, *(f"  {line}" for line in told)]


def _revision_record(revision: Revision, journal: Journal) -> dict[str, object]:
    altered = [] if revision.altered is None else [revision.altered]
    fields = [each._asdict() for each in differences(journal, altered)]
    return {
        "revision": revision.revision,
        "change": _change_record(revision.change),
        "fields": [{key: value for key, value in field.items() if key != "of"} for field in fields],
    }
