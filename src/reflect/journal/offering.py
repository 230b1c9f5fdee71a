"""What a shell offers at TAB: reflections by their number."""

from __future__ import annotations

from typing import NamedTuple

from reflect.journal.journal import Journal

# The newest reflections, or the newest that were deleted, with the beginning of their words.
NEWEST = """
  SELECT number, substr(text, 1, 200)
    FROM reflection
   WHERE deleted = :deleted
ORDER BY number DESC
   LIMIT :limit
"""


class Beginning(NamedTuple):
    """A reflection's number and how its text begins."""

    number: int
    words: str


def newest(journal: Journal, *, limit: int, deleted: bool = False) -> list[Beginning]:
    rows = journal.rows(NEWEST, {"deleted": deleted, "limit": limit})
    return [Beginning(*row) for row in rows]
