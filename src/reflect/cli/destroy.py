"""``reflect destroy``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.amended import listed
from reflect.cli.backups import backups_holding
from reflect.cli.desk import Desk, desk
from reflect.cli.drafting import drop, kept
from reflect.cli.group import commands
from reflect.cli.numbers import numbers_of
from reflect.cli.theme_reading import words_set
from reflect.core.errors import BadInput
from reflect.core.reflection import Reflection
from reflect.journal import destroying
from reflect.journal.amending import revision_of
from reflect.journal.reading import by_number
from reflect.render.clean import clean, first_line, one_line

app = commands()
SHOWN = 10  # reflections whose first words are shown before they go

EPILOG = """\
What is destroyed can not be brought back: its text, details, follow-ups, history, drafts and the index of
its words go, and what was decided about a theme that nothing else holds. `reflect delete` only takes it out
of view. Copies made before still hold it; they are named.
"""


@app.command(epilog=EPILOG)
def destroy(
    context: typer.Context,
    numbers: Annotated[
        list[str], typer.Argument(metavar="N...", help="Numbers; - reads them from standard input.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Make reflections unreadable for good: text, details, history and drafts."""
    work = desk(context)
    with work.amending() as journal:
        wanted = numbers_of(numbers, journal, work)
        for number in wanted:
            revision_of(journal, number)
        there = by_number(journal, wanted)
        if not yes and not _agreed(there, work):
            return work.terminal.note("Nothing was destroyed.")
        themes = destroying.destroy(journal, wanted, now=work.now, reading=words_set(work))
    _drop_drafts(work, wanted)
    work.terminal.answer(f"Destroyed {listed(wanted)}.")
    if themes:
        said = ", ".join(map(one_line, themes))
        work.terminal.note(f"What was decided about a theme that nothing else holds went with it: {said}.")
    still = backups_holding(work, [reflection.id for reflection in there])
    if still:
        work.terminal.note("These copies of the journal still hold what was destroyed:")
        for file in still:
            work.terminal.note(f"  {clean(str(file))}")
    return None


def _agreed(there: list[Reflection], work: Desk) -> bool:
    """Whether a person says so, having seen what it is about. Raises BadInput where none can be asked."""
    if not work.terminal.interactive:
        raise BadInput("Destroying can not be taken back; off a terminal it needs --yes.")
    for reflection in there[:SHOWN]:
        work.terminal.note(f"{reflection.number}  {reflection.day}  {first_line(reflection.text)}")
    if len(there) > SHOWN:
        work.terminal.note(f"... and {len(there) - SHOWN} more")
    work.terminal.note("This can not be taken back. Type yes to destroy it.")
    return work.terminal.stdin.readline().strip().casefold() == "yes"


def _drop_drafts(work: Desk, numbers: list[int]) -> None:
    """What was begun to be written of them."""
    for draft in kept(work):
        of = draft.headed
        if of is not None and of.journal == str(work.journal_path) and of.number in numbers:
            drop(draft.file)
