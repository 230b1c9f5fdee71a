"""Journal: a place opened."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from reflect.core.errors import JournalUnusable, NotFound
from reflect.core.moment import Moment, monday_of
from reflect.journal import sqlite


class Journal:
    """An open journal. Statements run in autocommit; what belongs together stands in ``transaction``."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self.db = db
        self.path = path

    @property
    def changed(self) -> bool:
        """Whether anything was written since it was opened."""
        return self.db.total_changes > 0

    def rows(self, statement: str, parameters: dict[str, Any] | None = None) -> list[Any]:
        return self.db.execute(statement, parameters or {}).fetchall()

    def row(self, statement: str, parameters: dict[str, Any] | tuple[Any, ...] | None = None) -> Any:
        """The first row, or None; the cursor is read to its end so that a COMMIT may follow."""
        rows = self.db.execute(statement, parameters or {}).fetchall()
        return rows[0] if rows else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that happens inside is written, or nothing of it.

        IMMEDIATE: a transaction that reads first and writes later can not wait for another writer,
        it fails at once.
        """
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:  # SQLite has left it by itself where the disk is full
                self.db.execute("ROLLBACK")
            raise

    @contextmanager
    def reading_back(self, what: str) -> Iterator[None]:
        """Inside, what was stored is understood; where it can not be, the file is damaged."""
        try:
            yield
        except (ValueError, TypeError, KeyError) as error:
            raise JournalUnusable(
                f"The journal {self.path} is damaged: {what} in it can not be read. "
                "Put a backup in its place."
            ) from error


@contextmanager
def open_journal(
    path: Path,
    *,
    create: bool = False,
    read_only: bool = False,
    patient: bool = True,
    frameworks: Sequence[str] = (),
) -> Iterator[Journal]:
    """Open the journal at ``path``, making a new one where there is none if ``create``.

    ``patient``: wait for another program that writes, and bring an older journal up to date.
    ``frameworks``: those that a new one asks from, which ship; empty: the usual ones.
    Raises NotFound where there is none, JournalUnusable for a file that is locked, damaged, foreign,
    newer, emptied or not writable; also for trouble that shows only later, inside the block.
    """
    try:
        db = _open(path, create=create, read_only=read_only, patient=patient, frameworks=frameworks)
        try:
            yield Journal(db, path)
        finally:
            db.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # the latter from a damaged file's own words
        trouble = sqlite.unusable(error, path)
        if trouble is None:
            raise
        raise trouble from error


@contextmanager
def no_journal(path: Path, frameworks: Sequence[str] = ()) -> Iterator[Journal]:
    """What reading commands see where no journal is yet: an empty one, nowhere on disk."""
    db = sqlite.in_memory(_furnishing(frameworks))
    try:
        yield Journal(db, path)
    finally:
        db.close()


def make_journal(path: Path, frameworks: Sequence[str] = ()) -> bool:
    """Make a new journal; False where something is there already."""
    return sqlite.create(path, _furnishing(frameworks))


def _open(
    path: Path, *, create: bool, read_only: bool, patient: bool, frameworks: Sequence[str]
) -> sqlite3.Connection:
    try:
        return sqlite.open_file(path, read_only=read_only, patient=patient)
    except NotFound:
        if not create:
            raise
    make_journal(path, frameworks)
    return sqlite.open_file(path, read_only=read_only)


def _furnishing(frameworks: Sequence[str]) -> Callable[[sqlite3.Connection], None]:
    def furnish(db: sqlite3.Connection) -> None:
        from reflect.journal.frameworks import install  # tomllib: only for the first `add`

        install(db, frameworks)

    return furnish


def by_place(statement: str) -> str:
    """The statement for values in the order in which its parameters stand: very many are bound faster so."""
    return re.sub(r":\w+", "?", statement)


def new_id(now: datetime) -> bytes:
    """A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random; the standard library has it from 3.14."""
    return _uuid7(now).to_bytes(16, "big")


def ids_from(now: datetime) -> Iterator[bytes]:
    """Very many of them, each the one before and one more (RFC 9562, 6.2): they are indexed in order."""
    first = _uuid7(now) & ~(1 << 61)  # room to count
    return (number.to_bytes(16, "big") for number in count(first))


def _uuid7(now: datetime) -> int:
    value = int(now.timestamp() * 1000).to_bytes(6, "big") + os.urandom(10)
    bits = int.from_bytes(value, "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76  # version
    return bits & ~(0x3 << 62) | 0x2 << 62  # variant


def instant(moment: datetime) -> str:
    """An instant as the journal keeps it: UTC, text of one width that sorts."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def when_kept(moment: Moment) -> dict[str, Any]:
    """When a reflection happened, by the columns that say it; ``week``: the Monday."""
    return {
        "instant": instant(moment.instant),
        "utc_offset": moment.utc_offset,
        "timed": moment.timed,
        "day": moment.day.isoformat(),
        "week": monday_of(moment.day).isoformat(),
    }
