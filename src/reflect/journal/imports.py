"""Rows from outside: each known by its source and key, stored once, all of a file or none of it.

A row without a key of its own is known by what it says and by how many of the same stood before it
in the file, so that two equal rows stay two and the same file again is nothing new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.incoming import Incoming, Refused, digest
from reflect.journal import history
from reflect.journal.journal import Journal
from reflect.journal.names import NewName
from reflect.journal.writer import Writer

# What the journal holds of a row, unless the import that brought it was undone.
FIND_ROW = """
SELECT i.digest
  FROM import_row i
  JOIN reflection r ON r.number = i.reflection
  JOIN change c ON c.number = r.change
 WHERE i.source = :source AND i.key = :key AND (c.undone_by IS NULL OR NOT r.deleted OR r.text = '')
"""

# Remember a row; after an undone import it is met again.
KEEP_ROW = """
INSERT INTO import_row (source, key, digest, reflection, run)
VALUES (:source, :key, :digest, :reflection, :run)
    ON CONFLICT (source, key) DO UPDATE SET digest = :digest, reflection = :reflection, run = :run
"""

# One run of an import.
ADD_RUN = "INSERT INTO import (source, file, change) VALUES (:source, :file, :change) RETURNING number"

# The triggers that keep the index of words, and what brings it up to date after a run without them.
INDEX_TRIGGERS = """
SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'reflection_words_%'
"""
NEWEST_NUMBER = "SELECT coalesce(max(number), 0) FROM reflection"
INDEX_NEW_WORDS = """
INSERT INTO reflection_words (rowid, text, also_found_by)
SELECT number, text, also_found_by FROM searchable WHERE number > :after
"""


class Changed(NamedTuple):
    """A row whose key is known with other words; the journal keeps what it has."""

    line: int
    key: str


class Outcome(NamedTuple):
    """``stored`` is False when nothing was written: refused rows, or a dry run.

    ``new_names``: those that the journal did not know before.
    """

    added: int
    unchanged: int
    changed: tuple[Changed, ...]
    refused: tuple[Refused, ...]
    stored: bool
    new_names: tuple[NewName, ...] = ()


class _NotStored(Exception):  # leaves the transaction, nothing more
    pass


class Run:
    """One file on its way into a journal."""

    def __init__(
        self,
        journal: Journal,
        *,
        source: str,
        file: str,
        now: datetime,
        default_audience: str,
        on_refused: Callable[[Refused], None],
    ) -> None:
        self.journal = journal
        self.source = source
        self.file = file
        self.on_refused = on_refused
        self.now = now
        self.change = history.record(journal, "import", f"from {file}", now=now)
        self.writer = Writer(
            journal, self.change, now=now, default_audience=default_audience, narrow_only=True
        )
        said = {"source": source, "file": file, "change": self.change}
        self.number = int(journal.row(ADD_RUN, said)[0])
        self.seen: dict[str, tuple[int, str]] = {}  # key -> line, digest
        self.same: Counter[str] = Counter()  # how often a digest stood in the file so far
        self.added = 0
        self.unchanged = 0
        self.changed: list[Changed] = []
        self.refused: list[Refused] = []
        self.new_names: list[NewName] = []

    def take(self, row: Incoming) -> None:
        said = digest(row)
        key = self._key(row, said)
        if key in self.seen and self.seen[key][1] != said:
            reason = f"the key {row.key!r} stood on line {self.seen[key][0]} already, with other words"
            self.refuse(Refused(row.line, row.cells, reason))
            return
        known = self.journal.row(FIND_ROW, {"source": self.source, "key": key})
        self.seen[key] = (row.line, said)
        if known is None:
            self._store(row, key, said)
        elif known[0] == said:
            self.unchanged += 1
        else:
            self.changed.append(Changed(row.line, row.key or ""))

    def refuse(self, row: Refused) -> None:
        self.refused.append(row)
        self.on_refused(row)

    def outcome(self, *, stored: bool) -> Outcome:
        return Outcome(self.added, self.unchanged, tuple(self.changed), tuple(self.refused), stored)

    def _key(self, row: Incoming, said: str) -> str:
        if row.key is not None:
            return f"key {row.key}"
        self.same[said] += 1
        return f"said {said} {self.same[said]}"

    def _store(self, row: Incoming, key: str, said: str) -> None:
        db = self.journal.db
        db.execute("SAVEPOINT one_row")
        try:
            stored = self.writer.write(row.draft._replace(source=self.source, key=row.key))
        except BadInput as error:
            db.execute("ROLLBACK TO one_row")
            db.execute("RELEASE one_row")
            self.writer.known.clear()  # names that this row added are gone again
            self.refuse(Refused(row.line, row.cells, error.sentence.rstrip(".")))
            return
        kept = {"source": self.source, "key": key, "digest": said, "reflection": stored.number}
        self.journal.row(KEEP_ROW, kept | {"run": self.number})
        db.execute("RELEASE one_row")
        self.added += 1
        self.new_names += stored.new_names


def store(
    journal: Journal,
    rows: Iterable[Incoming | Refused],
    *,
    source: str,
    file: str,
    now: datetime,
    default_audience: str,
    skip_refused: bool = False,
    dry_run: bool = False,
    on_refused: Callable[[Refused], None] = lambda _: None,
    before_commit: Callable[[], None] = lambda: None,
    progress: Callable[[int], None] = lambda _: None,
) -> Outcome:
    """Store the rows that are new, in one transaction.

    A refused row leaves the whole file out unless ``skip_refused``; all rows are read in any case, so
    that every mistake is told at once. ``on_refused`` is called with each while nothing is stored yet, and
    ``before_commit`` when all are read, so that their own failure leaves the file out; ``progress`` with
    the number of rows read so far.
    """
    try:
        with journal.transaction(), _index_of_words_at_the_end(journal):
            run = Run(
                journal,
                source=source,
                file=file,
                now=now,
                default_audience=default_audience,
                on_refused=on_refused,
            )
            for count, row in enumerate(rows, 1):
                if isinstance(row, Refused):
                    run.refuse(row)
                else:
                    run.take(row)
                progress(count)
            if dry_run or not run.added or (run.refused and not skip_refused):
                raise _NotStored
            what = "1 reflection" if run.added == 1 else f"{run.added} reflections"
            history.summarise(journal, run.change, f"{what} from {file}")
            before_commit()
    except _NotStored:
        return run.outcome(stored=not dry_run and (skip_refused or not run.refused))
    return run.outcome(stored=True)._replace(new_names=tuple(run.new_names))


@contextmanager
def _index_of_words_at_the_end(journal: Journal) -> Iterator[None]:
    """Inside, words are not indexed row by row (six times dearer) but once at the end."""
    triggers = journal.rows(INDEX_TRIGGERS)
    (before,) = journal.row(NEWEST_NUMBER)
    for name, _ in triggers:
        journal.db.execute(f"DROP TRIGGER {name}")
    yield
    journal.db.execute(INDEX_NEW_WORDS, {"after": before})
    for _, statement in triggers:
        journal.db.execute(statement)
