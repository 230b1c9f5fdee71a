"""The rows of one source that the journal knows, and those that stood in the file at hand."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from reflect.core.incoming import Incoming, Refused
from reflect.journal.journal import Journal, by_place

# What the journal holds of rows, unless the import that brought them was undone. A digest is doubtful
# where the run that wrote it brought other words and was undone since.
FIND_ROWS = """
SELECT i.key, i.digest, i.reflection, r.deleted OR r.text = '',
       w.undone_by IS NOT NULL AND w.number <> c.number
  FROM json_each(:keys) k
 CROSS JOIN import_row i ON i.source = :source AND i.key = k.value
  JOIN reflection r ON r.number = i.reflection
  JOIN change c ON c.number = r.change
  JOIN import m ON m.number = i.run
  JOIN change w ON w.number = m.change
 WHERE c.undone_by IS NULL OR NOT r.deleted OR r.text = ''
"""

# Remember a row; after an undone import it is met again, and one that was updated says other words.
KEEP_ROW = """
INSERT INTO import_row (source, key, digest, reflection, run)
VALUES (:source, :key, :digest, :reflection, :run)
    ON CONFLICT (source, key) DO UPDATE
       SET digest = excluded.digest, reflection = excluded.reflection, run = excluded.run
"""

NEWEST_NUMBER = "SELECT coalesce(max(number), 0) FROM reflection"


class Known(NamedTuple):
    """``digest`` is empty where nobody can tell what was imported last: it is ``doubtful``."""

    digest: str
    reflection: int
    deleted: bool
    doubtful: bool = False


class ImportRows:
    """Of the rows of the file only the lines are kept, by the number of their reflection."""

    def __init__(self, journal: Journal, source: str, *, run: int) -> None:
        self.journal = journal
        self.source = source
        self.run = run
        (newest,) = journal.row(NEWEST_NUMBER)
        self.lines = array("Q", bytes(8 * (newest + 1)))  # by number; 0: not in this file, so far
        self.here: dict[str, Known] = {}  # those of the batch at hand
        self.others: dict[str, tuple[int, str]] = {}  # key -> line, digest: not stored as it stands
        self.same: dict[str, int] = {}  # digest -> how often it stood in the file, where that is not once
        self.waiting: list[tuple[object, ...]] = []  # in the order of their statement
        self.statement = by_place(KEEP_ROW)

    def keys_of(self, batch: Sequence[Incoming | Refused], said: Sequence[str]) -> list[str]:
        """By what each row is known; what the journal knows of them is at hand then."""
        keys = [
            "" if isinstance(row, Refused) else f"said {says} 1" if row.key is None else f"key {row.key}"
            for row, says in zip(batch, said, strict=True)
        ]
        self.here.clear()
        self._find(keys)
        standing = {key for key in keys if key in self.here and self._line(self.here[key])}
        for place, (key, says) in enumerate(zip(keys, said, strict=True)):
            if not key.startswith("said "):
                continue
            if key in standing:  # the same words again
                times = self.same[says] = self.same.get(says, 1) + 1
                keys[place] = f"said {says} {times}"
                self._find([keys[place]])
            standing.add(key)
        return keys

    def stood_before(self, key: str, says: str) -> int | None:
        """The line on which this key stood in the file with other words."""
        if key in self.others:
            line, said = self.others[key]
            return line if said != says else None
        known = self.here.get(key)
        line = self._line(known) if known else 0
        return line if line and known and known.digest != says else None

    def known(self, key: str) -> Known | None:
        return self.here.get(key)

    def met(self, key: str, says: str, known: Known, *, line: int) -> None:
        """A row that the journal knows."""
        self.lines[known.reflection] = self.lines[known.reflection] or line
        if known.digest != says:
            self.others.setdefault(key, (line, says))

    def turned_away(self, key: str, says: str, *, line: int) -> None:
        self.others.setdefault(key, (line, says))

    def keep(self, key: str, says: str, reflection: int, *, line: int) -> None:
        """A row that is stored, as it stands."""
        while len(self.lines) <= reflection:
            self.lines.append(0)
        self.lines[reflection] = self.lines[reflection] or line
        self.here[key] = Known(says, reflection, deleted=False)
        self.others.pop(key, None)
        self.waiting.append((self.source, key, says, reflection, self.run))

    def flush(self) -> None:
        self.journal.db.executemany(self.statement, self.waiting)
        self.waiting.clear()

    def _line(self, known: Known) -> int:
        return self.lines[known.reflection] if known.reflection < len(self.lines) else 0

    def _find(self, keys: Sequence[str]) -> None:
        said = {"source": self.source, "keys": json.dumps([key for key in keys if key])}
        for key, digest, reflection, deleted, undone in self.journal.rows(FIND_ROWS, said):
            known = Known("" if undone else digest, reflection, bool(deleted), bool(undone))
            self.here.setdefault(key, known)
