"""A journal as a SQLite file: making one, opening one, copying one, and saying what is wrong with one.

The file is a journal when its ``application_id`` is ours; ``user_version`` says how new its schema
is. Both are read before anything else, and nothing is ever written to a file that is not ours.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from uuid import UUID

from reflect.core.errors import BadInput, JournalUnusable, NotFound
from reflect.journal.files import make_folder, private_file

APPLICATION_ID = 1919315060  # "rflt"
NEWEST = 3  # the schema this version writes
HEADER = 100  # bytes at the head of every SQLite file
WAIT = 30.0  # seconds for another process to finish writing
MOMENT = 0.05  # ... where nobody would wait
HEAD = Path(__file__).with_name("head.sqlite.sql")
SCHEMA = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
NEW_ORIGIN = "INSERT INTO origin (id, secret) VALUES (:id, :secret)"
HAS_WORDS = "SELECT 1 FROM reflection WHERE id = :id AND text <> ''"
CHECK = "PRAGMA quick_check(1)"
DAMAGED = "is damaged; nothing was written to it. Put a backup in its place."


def create(path: Path, furnish: Callable[[sqlite3.Connection], None]) -> bool:
    """Make a new journal; False when another process was first.

    It is made whole aside and linked into place: a link never replaces what is already there, so of
    several first runs at once one wins and all agree. ``furnish`` adds what a new journal holds.
    """
    aside = _aside(path)
    try:
        make_folder(path.parent)
        private_file(aside)
        try:
            with closing(connect(aside)) as db:  # closing empties the -wal: the file is whole before it moves
                db.execute("PRAGMA journal_mode = WAL")
                _fill(db, furnish)
            return _put_in_place(aside, path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise JournalUnusable(f"No journal can be made at {path}: {error.strerror}.") from error


def in_memory(furnish: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """An empty journal that is nowhere: what a reading command sees where there is none yet."""
    db = connect(Path(":memory:"))
    _fill(db, furnish)
    return db


def open_file(path: Path, *, read_only: bool = False, patient: bool = True) -> sqlite3.Connection:
    """Open an existing journal. Raises NotFound, or JournalUnusable naming what the file is.

    One who is not ``patient`` neither waits for another program nor brings an older journal up to date.
    """
    _look_at_file(path)
    db = connect(path, wait=WAIT if patient else MOMENT)
    try:
        _look_inside(db, path, update=patient)
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA foreign_keys = ON")
        if sys.platform == "darwin":  # fsync alone leaves the words in the drive's cache there
            db.execute("PRAGMA fullfsync = ON")
            db.execute("PRAGMA checkpoint_fullfsync = ON")
        if read_only:
            db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return db


def is_behind(path: Path) -> bool:
    """Whether opening this journal would bring it up to date first, which writes to it."""
    try:
        with closing(connect(path)) as db:
            (application,) = db.execute("PRAGMA application_id").fetchone()
            (version,) = db.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(application == APPLICATION_ID and version < NEWEST)


def backup(db: sqlite3.Connection, to: Path) -> None:
    """A whole copy of an open journal in a new file. Raises BadInput when the file exists.

    Made aside and linked into place like a new journal: nothing half done ever has the file's name.
    """
    exists = BadInput(f"{to} exists already; a backup never overwrites a file. Name another.")
    if os.path.lexists(to):
        raise exists
    aside = _aside(to)
    try:
        private_file(aside)
        try:
            with closing(connect(aside)) as copy:
                db.backup(copy)
            if not _put_in_place(aside, to):
                raise exists
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput(f"{to} can not be written: {error.strerror}.") from error


def copies_holding(files: Sequence[Path], ids: Sequence[str]) -> list[Path]:
    """Those of these files in which a reflection with one of these ids still has words, or may have."""
    return [file for file in files if _holds(file, [UUID(id_).bytes for id_ in ids])]


def _holds(file: Path, ids: Sequence[bytes]) -> bool:
    """Opened as one that nobody writes, unless somebody does: reading leaves no files beside it."""
    way = "mode=ro" if Path(f"{file}-wal").exists() else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?{way}", uri=True)) as db:
            return any(db.execute(HAS_WORDS, {"id": id_}).fetchone() for id_ in ids)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return True


def unusable(error: Exception, path: Path) -> JournalUnusable | None:
    """What a SQLite error means to the owner of the journal; None when it is our own mistake."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    said = {
        sqlite3.SQLITE_BUSY: f"is being written by another program (waited {WAIT:.0f} s); try again.",
        sqlite3.SQLITE_LOCKED: "is being written by another program; try again.",
        sqlite3.SQLITE_FULL: "can not grow: the disk is full. Nothing was written; free some space.",
        sqlite3.SQLITE_READONLY: "can not be written: you may not write to it or to its folder.",
        sqlite3.SQLITE_CANTOPEN: "can not be opened; look at the rights of the file and its folder.",
        sqlite3.SQLITE_PERM: "can not be opened; look at the rights of the file and its folder.",
        sqlite3.SQLITE_IOERR: "can not be read or written: the disk reports an error or is full.",
        sqlite3.SQLITE_CORRUPT: DAMAGED,
        sqlite3.SQLITE_NOTADB: "is no journal, or is damaged; nothing was written to it.",
    }.get(code)
    undecodable = str(error).startswith("Could not decode")  # a column's text: said by Python, without a code
    if said is None and (undecodable or (path.is_file() and is_damaged(path))):
        said = DAMAGED
    return JournalUnusable(f"The journal {path} {said}") if said else None


def is_damaged(path: Path) -> bool:
    """Whether the file is at fault and not the program: SQLite finds one, or its tables are not ours."""
    try:
        with closing(connect(path)) as db, closing(connect(Path(":memory:"))) as new:
            new.executescript(HEAD.read_text(encoding="utf-8"))
            ours = new.execute(SCHEMA).fetchall()
            return db.execute(SCHEMA).fetchall() != ours or db.execute(CHECK).fetchone() != ("ok",)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return True


def connect(path: Path, *, wait: float = WAIT) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=wait, isolation_level=None)


def _fill(db: sqlite3.Connection, furnish: Callable[[sqlite3.Connection], None]) -> None:
    """The newest schema and what a new journal holds, in one transaction."""
    db.executescript("BEGIN;\n" + HEAD.read_text(encoding="utf-8"))
    db.execute(NEW_ORIGIN, {"id": os.urandom(16), "secret": os.urandom(32)})
    furnish(db)
    db.execute("COMMIT")


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.urandom(8).hex()}.new")


def _put_in_place(aside: Path, path: Path) -> bool:
    try:
        os.link(aside, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        return _claim_and_rename(aside, path)
    return True


def _claim_and_rename(aside: Path, path: Path) -> bool:
    claim = path.with_name(f".{path.name}.claim")
    try:
        private_file(claim)
    except FileExistsError:
        raise JournalUnusable(
            f"Another program is just making {path}; try again, or remove {claim} if none is running."
        ) from None
    try:
        if path.exists():
            return False
        aside.rename(path)
        return True
    finally:
        claim.unlink()


def _look_at_file(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(HEADER)
    except FileNotFoundError:
        raise NotFound(f"There is no journal at {path}.") from None
    except IsADirectoryError:
        raise JournalUnusable(f"{path} is a folder, not a journal; name a file in it.") from None
    except OSError as error:
        raise JournalUnusable(f"The journal {path} can not be read: {error.strerror}.") from error
    if not head:
        raise JournalUnusable(
            f"The journal {path} has been emptied: the file is there but holds nothing. "
            "Put a backup in its place, or remove the file to begin anew."
        )
    if not head.startswith(b"SQLite format 3"):
        raise JournalUnusable(f"{path} is no journal, or is damaged; nothing was written to it.")
    if len(head) < HEADER:  # which SQLite would take for an empty database
        raise JournalUnusable(f"The journal {path} {DAMAGED}")


def _look_inside(db: sqlite3.Connection, path: Path, *, update: bool) -> None:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise JournalUnusable(f"{path} is another program's database, not a journal; nothing was written.")
    if version > NEWEST:
        raise JournalUnusable(
            f"The journal {path} was written by a newer reflect (schema {version}, this one knows "
            f"{NEWEST}); install the newer version. Nothing was written."
        )
    if version < NEWEST and not update:
        raise JournalUnusable(f"{path} was written by an older reflect; any command brings it up to date.")
    if version < NEWEST:
        _bring_up_to_date(db, path, version)


def _bring_up_to_date(db: sqlite3.Connection, path: Path, version: int) -> None:
    from reflect.journal.schema import migrate  # Alembic and SQLAlchemy: only when a journal is behind

    backup(db, path.with_name(f"{path.name}.before-schema-{NEWEST}-from-{version}.{os.urandom(4).hex()}"))
    migrate(db)
