"""What the diaries of other programs have in common: their options, and how they are stored."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reflect.cli.desk import Desk
from reflect.cli.importing.outcome import Brought, tell
from reflect.cli.importing.storing import as_text
from reflect.cli.near_names import near_notes
from reflect.cli.places import path_of
from reflect.cli.progress import Progress
from reflect.cli.when import local_time
from reflect.core.errors import BadInput
from reflect.core.reflection import checked_audience, checked_name
from reflect.exchange.taking import Diary, Taking
from reflect.journal.frameworks import question_named, questions
from reflect.journal.imports import store

QUESTION = Annotated[
    str | None,
    typer.Option("-q", "--question", metavar="QUESTION", help="The question of entries that name none."),
]
TAG = Annotated[
    list[str] | None, typer.Option("-t", "--tag", metavar="TAG", help="A tag for every entry; repeatable.")
]
BY = Annotated[
    str | None,
    typer.Option("--by", metavar="PERSON", help="Whose words they are, in entries that do not say."),
]
AUDIENCE = Annotated[
    str | None,
    typer.Option("--audience", metavar="AUDIENCE", help="At most this audience, for every entry."),
]
SOURCE = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="NAME",
        help="A name for this diary that stays: its entries are known again.",
    ),
]
DRY_RUN = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; store nothing.")]
ON_ERROR = Annotated[
    str,
    typer.Option(
        "--on-error", metavar="stop|skip", help="Where entries are refused: store nothing, or the others."
    ),
]
AS_JSON = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def taking(
    work: Desk,
    *,
    question: str | None,
    tag: list[str] | None,
    by: str | None,
    audience: str | None,
) -> Taking:
    """What is said of every entry. Raises BadInput for what can not be said of any."""
    checked_audience(audience)
    if question is not None:
        with work.rehearsing() as journal:
            question_named(question, questions(journal))
    return Taking(
        local_time,
        work.now,
        work.settings.day_starts,
        question=question,
        tags=tuple(checked_name(name, what="tag") for name in tag or ()),
        by=None if by is None else checked_name(by, what="person"),
        audience=audience,
    )


def content_of(file: str, work: Desk) -> bytes:
    """All of a file, or of standard input. Raises BadInput."""
    if file == "-":
        return work.terminal.stdin.buffer.read()
    try:
        return path_of(file).read_bytes()
    except OSError as error:
        raise BadInput(f"{file} can not be read: {error.strerror}.") from None


def name_of(file: str) -> str:
    """What a file is called where it is spoken of."""
    return "standard input" if file == "-" else as_text(path_of(file).name or file)


def known_as(kind: str, file: str) -> str:
    """What a diary is known by when ``--source`` names none: its format and the name of its file."""
    if file == "-":
        return kind
    path = path_of(file)
    return f"{kind}-{as_text((path.name if path.is_dir() else path.stem) or path.absolute().name)}"


def folder_at(file: str) -> Path | None:
    """The folder that is meant; None for a file. Raises BadInput where there is neither."""
    if file == "-":
        return None
    path = path_of(file)
    try:
        if not path.exists():
            raise BadInput(f"{file} can not be read: there is no such file.")
        return path.absolute() if path.is_dir() else None
    except OSError as error:
        raise BadInput(f"{file} can not be read: {error.strerror}.") from None


def bring_in(
    diary: Diary,
    work: Desk,
    *,
    source: str,
    file: str,
    on_error: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Store the entries, all of them or none, and tell what came of it. Leaves with the status."""
    for note in diary.notes:
        work.terminal.note(note)
    opened = work.rehearsing() if dry_run else work.writing()
    with opened as journal, Progress(work.terminal, total=len(diary.rows)) as progress:
        outcome = store(
            journal,
            diary.rows,
            source=source,
            file=file,
            now=work.now,
            default_audience=work.settings.audience,
            skip_refused=on_error == "skip",
            dry_run=dry_run,
            progress=progress,
        )
        near = tuple(near_notes(journal, outcome.new_names))
    brought = Brought(outcome, diary.blank, source, dry_run, near)
    tell(brought, work, again="the same options", rejects=None, as_json=as_json)
