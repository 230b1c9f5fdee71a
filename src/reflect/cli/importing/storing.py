"""Rows of a file into the journal, whatever it was written in."""

from __future__ import annotations

import os
from collections.abc import Iterable

from reflect.cli.desk import Desk
from reflect.cli.importing.outcome import Brought, outcome_in_words
from reflect.cli.near_names import near_notes
from reflect.cli.progress import Progress
from reflect.core.errors import BadInput
from reflect.core.incoming import Incoming, Refused
from reflect.exchange.csv.rejects import RejectsFile
from reflect.journal.imports import store
from reflect.journal.updating import Update


def bring_in(
    rows: Iterable[Incoming | Refused],
    work: Desk,
    *,
    total: int,
    blank: int,
    source: str,
    file: str,
    skip_refused: bool,
    dry_run: bool,
    kept: RejectsFile,
    update: Update = "no",
) -> Brought:
    """Store the rows; those that were refused are safe before the others are stored."""
    opened = work.rehearsing() if dry_run else work.writing()
    with opened as journal, Progress(work.terminal, total=total) as progress:
        outcome = store(
            journal,
            rows,
            source=source,
            file=file,
            now=work.now,
            default_audience=work.settings.audience,
            skip_refused=skip_refused,
            dry_run=dry_run,
            update=update,
            on_refused=kept.add,
            before_commit=kept.finish,
            progress=progress,
        )
        brought = Brought(outcome, blank, source, dry_run)
        try:
            kept.put_in_place()
        except BadInput as error:
            said = outcome_in_words(brought)
            raise BadInput(f"{said.rstrip('.')}. {error.sentence}") from None
        return brought._replace(near=tuple(near_notes(journal, outcome.new_names)))


def as_text(name: str) -> str:
    """A file's name as text that can be stored: a byte that is no UTF-8 is written ``\\xe9``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def one_of_stop_or_skip(given: str) -> bool:
    """Whether refused rows are skipped. Raises BadInput."""
    if given not in ("stop", "skip"):
        raise BadInput(f"--on-error is stop or skip, not {given!r}.")
    return given == "skip"


def which_update(*, update: bool, overwrite_edits: bool) -> Update:
    """What is done with rows that changed. Raises BadInput."""
    if overwrite_edits and not update:
        raise BadInput("--overwrite-edits goes with --update.")
    return "overwrite" if overwrite_edits else "yes" if update else "no"
