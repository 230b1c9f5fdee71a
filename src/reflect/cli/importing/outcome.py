"""What an import answers with."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import NamedTuple

import typer

from reflect.cli.desk import Desk
from reflect.core.errors import RowsRefused
from reflect.core.incoming import Refused
from reflect.journal.imports import Outcome
from reflect.render.json import object_json

TOLD = 20  # refused rows named on standard error


class Brought(NamedTuple):
    """What came of a file. ``near``: what is to be said of new names that look like others."""

    outcome: Outcome
    blank: int
    source: str
    dry_run: bool = False
    near: tuple[str, ...] = ()


def tell(brought: Brought, work: Desk, *, again: str, rejects: Path | None, as_json: bool) -> None:
    """The answer, and what is to be done about rows that were left out. Leaves with their status."""
    outcome = brought.outcome
    if as_json:
        work.terminal.say(outcome_json(brought))
    else:
        work.terminal.answer(outcome_in_words(brought))
    _tell_refused(outcome, again=again, rejects=rejects, work=work)
    for note in brought.near:
        work.terminal.note(note)
    if outcome.refused or outcome.changed:
        raise typer.Exit(RowsRefused.status)


def outcome_in_words(brought: Brought) -> str:
    """``137 added, 1 blank line``"""
    outcome, blank, dry_run = brought.outcome, brought.blank, brought.dry_run
    counts = (
        [f"{outcome.added} {'to add' if dry_run else 'added'}"]
        if outcome.added and (outcome.stored or dry_run)
        else []
    )
    counts += [f"{outcome.unchanged} unchanged"] if outcome.unchanged else []
    counts += [f"{len(outcome.changed)} changed"] if outcome.changed else []
    counts += [f"{len(outcome.refused)} refused"] if outcome.refused else []
    counts += [f"{blank} blank line{'' if blank == 1 else 's'}"] if blank else []
    said = ", ".join(counts or ["nothing to add"])
    if dry_run:
        return f"{said}. This was a dry run; nothing was stored."
    return said if outcome.stored else f"{said}. Nothing was stored."


def outcome_json(brought: Brought) -> str:
    outcome = brought.outcome
    return object_json(
        {
            "added": outcome.added,
            "unchanged": outcome.unchanged,
            "changed": [row._asdict() for row in outcome.changed],
            "refused": [_refused(row) for row in outcome.refused],
            "blank": brought.blank,
            "stored": outcome.stored,
            "source": brought.source,
        }
    )


def _refused(row: Refused) -> dict[str, object]:
    return {"file": row.file or None, "line": row.line, "reason": row.reason}


def _where(row: Refused) -> str:
    """``line 12``; in a folder ``2026/11/22.txt, line 12``, or the file alone where it is its beginning."""
    if not row.file:
        return f"line {row.line}"
    return row.file if row.line == 1 else f"{row.file}, line {row.line}"


def again_with(said_source: str | None, *, source: str, date_format: str | None) -> str:
    """What must be said when a part of the file is imported by itself, under another name.

    ``date_format``: how dates are written, where the whole file had to settle it.
    """
    said = ["the same options"]
    said += [f"--source {shlex.quote(source)}"] if said_source is None else []
    said += [f"--date-format {shlex.quote(date_format)}"] if date_format else []
    return " and ".join(said)


def _tell_refused(outcome: Outcome, *, again: str, rejects: Path | None, work: Desk) -> None:
    """Each refused or changed row by line and reason, the first twenty of them, and what to do.

    ``again``: with what the refused rows go in once they are mended.
    """
    note = work.terminal.note
    for row in outcome.refused[:TOLD]:
        note(f"{_where(row)}: {row.reason}")
    if len(outcome.refused) > TOLD:
        where = f"all are in {rejects}" if rejects else "--rejects FILE keeps them all"
        note(f"... and {len(outcome.refused) - TOLD} more refused; {where}")
    if outcome.refused and not outcome.stored:
        note("Mend these rows and import the file again, or take the others with --on-error skip.")
    if outcome.refused and rejects:
        note(f"Mended, {rejects} goes in with {again}.")
    for changed in outcome.changed[:TOLD]:
        note(f"line {changed.line}: the key {changed.key!r} is known with other words")
    if len(outcome.changed) > TOLD:
        note(f"... and {len(outcome.changed) - TOLD} more changed")
    if outcome.changed:
        note(
            "Changed rows were not stored; the journal keeps the words it has (--update will come in a later "
            "version). If this is another file that counts from the same numbers, name it with --source."
        )
