"""``reflect import markdown``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.importing import diaries
from reflect.cli.importing.storing import one_of_stop_or_skip
from reflect.cli.places import path_of
from reflect.cli.when import moment_of
from reflect.core.errors import BadInput

EXAMPLES = """\
A note says when it was in its front matter (on or date) or in its name (2026-11-22.md), as Obsidian's
daily notes do. Front matter may say question, point, tags, by, with, from, audience and highlighted too.

\b
Examples:
  reflect import markdown ~/notes/daily --dry-run
  reflect import markdown retro.md --on 2026-11-20 -q success
"""


def markdown(
    context: typer.Context,
    place: Annotated[str, typer.Argument(metavar="FILE", help="A Markdown file, or a folder of them.")],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="WHEN", help="When notes were that do not say it themselves."),
    ] = None,
    question: diaries.QUESTION = None,
    tag: diaries.TAG = None,
    by: diaries.BY = None,
    audience: diaries.AUDIENCE = None,
    source: diaries.SOURCE = None,
    dry_run: diaries.DRY_RUN = False,
    on_error: diaries.ON_ERROR = "stop",
    as_json: diaries.AS_JSON = False,
) -> None:
    """Notes in Markdown, a file each: front matter, or the day in the name."""
    from reflect.exchange.notes import read_notes

    work = desk(context)
    one_of_stop_or_skip(on_error)
    if place == "-":
        raise BadInput("A note is known by the name of its file, so it can not come through a pipe.")
    taking = diaries.taking(work, question=question, tag=tag, by=by, audience=audience)
    said = None if on is None else moment_of(on, work)
    folder = diaries.folder_at(place)
    try:
        diary = read_notes(folder or path_of(place), on=said, taking=taking)
    except OSError as error:
        raise BadInput(f"{error.filename or place} can not be read: {error.strerror}.") from None
    diaries.bring_in(
        diary,
        work,
        source=source or (diaries.known_as("markdown", place) if folder else "markdown"),
        file=diaries.name_of(place),
        on_error=on_error,
        dry_run=dry_run,
        as_json=as_json,
    )
