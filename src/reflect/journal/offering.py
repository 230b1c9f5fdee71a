"""What a shell offers at TAB: reflections and follow-ups by their number, groups of the roster."""

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

# Follow-ups that are in view, the open ones first, with the beginning of their words.
FOLLOW_UPS = """
   SELECT u.number, substr(u.text, 1, 200)
     FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
    WHERE NOT u.deleted AND r.deleted IS NOT TRUE AND (u.state = 'open' OR :closed)
 ORDER BY u.state <> 'open', coalesce(u.due, '9999-12-31'), u.number DESC
    LIMIT :limit
"""

# The groups of people on the roster.
GROUPS = (
    "SELECT DISTINCT belongs_to FROM person WHERE on_roster AND belongs_to IS NOT NULL ORDER BY belongs_to"
)

# Themes about which something is decided.
THEMES = "SELECT coalesce(name, phrase) FROM theme WHERE means IS NULL ORDER BY folded"


class Beginning(NamedTuple):
    """A reflection's or a follow-up's number and how its text begins."""

    number: int
    words: str


def newest(journal: Journal, *, limit: int, deleted: bool = False) -> list[Beginning]:
    rows = journal.rows(NEWEST, {"deleted": deleted, "limit": limit})
    return [Beginning(*row) for row in rows]


def follow_ups(journal: Journal, *, limit: int, closed: bool) -> list[Beginning]:
    rows = journal.rows(FOLLOW_UPS, {"limit": limit, "closed": closed})
    return [Beginning(*row) for row in rows]


def groups(journal: Journal) -> list[str]:
    return [str(name) for (name,) in journal.rows(GROUPS)]


def themes(journal: Journal) -> list[str]:
    return [str(name) for (name,) in journal.rows(THEMES)]
