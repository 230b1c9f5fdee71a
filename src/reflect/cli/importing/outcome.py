"""What an import answers with."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
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
    if outcome.no_action and (outcome.stored or brought.dry_run):
        work.terminal.note(no_action_in_words(outcome))
    _tell_refused(outcome, again=again, rejects=rejects, work=work)
    for note in brought.near:
        work.terminal.note(note)
    if outcome.refused or outcome.changed or outcome.edited:
        raise typer.Exit(RowsRefused.status)


def outcome_in_words(brought: Brought) -> str:
    """``137 added, 1 blank line``"""
    outcome, blank, dry_run = brought.outcome, brought.blank, brought.dry_run
    stored = outcome.stored or dry_run
    counted = [
        (outcome.added if stored else 0, "to add" if dry_run else "added"),
        (outcome.unchanged, "unchanged"),
        (len(outcome.updated) if stored else 0, "to update" if dry_run else "updated"),
        (len(outcome.changed), "changed"),
        (len(outcome.edited), "edited here since"),
        (outcome.deleted, "deleted here"),
        (len(outcome.refused), "refused"),
        (blank, f"blank line{'' if blank == 1 else 's'}"),
    ]
    counts = [f"{number} {what}" for number, what in counted if number]
    said = ", ".join(counts or ["nothing to add"])
    if dry_run:
        return f"{said}. This was a dry run; nothing was stored."
    return said if outcome.stored else f"{said}. Nothing was stored."


def no_action_in_words(outcome: Outcome) -> str:
    """``2 actions say that nothing was done (N/A, none) and opened no follow-up.``"""
    one = outcome.no_action == 1
    said = f"{outcome.no_action:,} {'action says' if one else 'actions say'} that nothing was done"
    opens = "opened" if outcome.stored else "opens" if one else "open"
    return f"{said} (N/A, none) and {opens} no follow-up."


def outcome_json(brought: Brought) -> str:
    outcome = brought.outcome
    return object_json(
        {
            "added": outcome.added,
            "unchanged": outcome.unchanged,
            "updated": list(outcome.updated),
            "changed": [row._asdict() for row in outcome.changed],
            "edited": [row._asdict() for row in outcome.edited],
            "deleted": outcome.deleted,
            "refused": [_refused(row) for row in outcome.refused],
            "blank": brought.blank,
            "no_action": outcome.no_action,
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


def again_with(said_source: str | None, *, source: str, date_formats: Sequence[tuple[str, str]] = ()) -> str:
    """What must be said when a part of the file is imported by itself, under another name.

    ``date_formats``: pairs of a field and how its dates are written, where the whole file had to settle it.
    """
    said = ["the same options"]
    said += [f"--source {shlex.quote(source)}"] if said_source is None else []
    named = [pattern if field == "on" else f"{field}={pattern}" for field, pattern in date_formats]
    said += [f"--date-format {shlex.quote(pattern)}" for pattern in named]
    return " and ".join(said)


def _tell_refused(outcome: Outcome, *, again: str, rejects: Path | None, work: Desk) -> None:
    """Each refused or changed row by line and reason, the first twenty of them, and what to do.

    ``again``: with what the refused rows go in once they are mended.
    """
    note = work.terminal.note
    for line in refused_lines(outcome, rejects):
        note(line)
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
            "Changed rows were not stored; the journal keeps the words it has. --update takes the new ones. "
            "If this is another file that counts from the same numbers, name it with --source."
        )
    _tell_edited(outcome, work)


def _tell_edited(outcome: Outcome, work: Desk) -> None:
    note = work.terminal.note
    for edited in outcome.edited[:TOLD]:
        note(f"line {edited.line}: changed in the file, and reflection {edited.number} was edited since")
    if len(outcome.edited) > TOLD:
        note(f"... and {len(outcome.edited) - TOLD} more that you edited")
    if outcome.edited:
        note(
            "Reflections that you edited stay as they are; --update --overwrite-edits takes the file's words "
            "(`reflect undo` brings yours back)."
        )


def refused_lines(outcome: Outcome, rejects: Path | None = None) -> list[str]:
    """``line 3: no text``, the first twenty."""
    lines = [f"{_where(row)}: {row.reason}" for row in outcome.refused[:TOLD]]
    if len(outcome.refused) > TOLD:
        where = f"all are in {rejects}" if rejects else "--rejects FILE keeps them all"
        lines.append(f"... and {len(outcome.refused) - TOLD} more refused; {where}")
    return lines
