"""The days on which something is due, in a small file: a shell's prompt reads it without a journal or Python.

One line for each open follow-up with a day, the earliest first, and nothing else: no words, no names.
It is a convenience; that it can not be written is no reason to say anything.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reflect.cli.places import due_file
from reflect.core.errors import ReflectError
from reflect.journal.due_days import due_days
from reflect.journal.files import make_folder, put
from reflect.journal.journal import Journal, open_journal


def write_due(journal: Journal, environ: Mapping[str, str]) -> None:
    """Write what is due in the journal, where the file says something else."""
    with suppress(OSError, ValueError, sqlite3.Error, ReflectError):
        text = "".join(f"{day}\n" for day in due_days(journal))
        file = due_file(environ)
        if text != _written(file):
            make_folder(file.parent)
            put(file, [text])


def write_due_of(path: Path, environ: Mapping[str, str]) -> None:
    """The same for a journal that is used from now on; where it is not made yet, nothing is due."""
    with suppress(OSError, ReflectError):
        if path.exists():
            with open_journal(path, read_only=True, patient=False) as journal:
                write_due(journal, environ)
        elif _written(due_file(environ)):
            put(due_file(environ), [])


def _written(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except FileNotFoundError:
        return ""
