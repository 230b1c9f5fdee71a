"""What a shell offers at TAB: reflections by their number, groups of the roster."""

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

# The groups of people on the roster.
GROUPS = (
    "SELECT DISTINCT belongs_to FROM person WHERE on_roster AND belongs_to IS NOT NULL ORDER BY belongs_to"
)


class Beginning(NamedTuple):
    """A reflection's number and how its text begins."""

    number: int
    words: str


def newest(journal: Journal, *, limit: int, deleted: bool = False) -> list[Beginning]:
    rows = journal.rows(NEWEST, {"deleted": deleted, "limit": limit})
    return [Beginning(*row) for row in rows]


def groups(journal: Journal) -> list[str]:
    return [str(name) for (name,) in journal.rows(GROUPS)]
