"""``reflect import jrnl``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.importing import diaries
from reflect.cli.importing.storing import one_of_stop_or_skip

EXAMPLES = """\
FILE is the text file of a journal, its folder, or what `jrnl --format json` printed. Titles, tags, stars
and the time of your clock come over; the same journal again adds only what is new.

\b
Examples:
  reflect import jrnl ~/.local/share/jrnl/journal.txt --dry-run
  jrnl work --format json | reflect import jrnl - --source work
"""


def jrnl(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file or a folder; - for standard input.")],
    people: Annotated[
        bool, typer.Option("--people", help="An @name is somebody it was learned with, and no tag.")
    ] = False,
    date_format: Annotated[
        str | None,
        typer.Option("--date-format", metavar="PATTERN", help="jrnl's timeformat, when it is an odd one."),
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
    """A journal of jrnl: its text file, its folder or its JSON."""
    from reflect.exchange.jrnl import Reading, read_jrnl, read_jrnl_folder

    work = desk(context)
    one_of_stop_or_skip(on_error)
    taking = diaries.taking(work, question=question, tag=tag, by=by, audience=audience)
    reading = Reading(pattern=date_format, people=people)
    folder = diaries.folder_at(file)
    if folder is not None:
        diary = read_jrnl_folder(folder, reading=reading, taking=taking)
    else:
        content = diaries.content_of(file, work)
        diary = read_jrnl(content, name=diaries.name_of(file), reading=reading, taking=taking)
    diaries.bring_in(
        diary,
        work,
        source=source or diaries.known_as("jrnl", file),
        file=diaries.name_of(file),
        on_error=on_error,
        dry_run=dry_run,
        as_json=as_json,
    )
