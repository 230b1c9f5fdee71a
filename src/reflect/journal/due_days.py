"""When something is due, and nothing else: read after every change, so in a module of its own."""

from __future__ import annotations

from reflect.journal.journal import Journal

# The day of each open follow-up that has one.
DUE_DAYS = """
   SELECT u.due
     FROM follow_up u
LEFT JOIN reflection r ON r.number = u.reflection
    WHERE u.state = 'open' AND u.due IS NOT NULL AND NOT u.deleted AND r.deleted IS NOT TRUE
 ORDER BY u.due
"""


def due_days(journal: Journal) -> list[str]:
    """ISO days, the earliest first."""
    return [day for (day,) in journal.rows(DUE_DAYS)]
