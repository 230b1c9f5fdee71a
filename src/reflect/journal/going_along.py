"""Follow-ups go along when their reflection moves to another point, but for those that were set apart."""

from __future__ import annotations

from collections.abc import Iterable

from reflect.journal.amendments import Subject
from reflect.journal.journal import Journal
from reflect.journal.states import State

# At which point a reflection is.
POINT_OF = "SELECT point FROM reflection WHERE number = :number"

# Its follow-ups that are there too.
AT_ITS_POINT = """
  SELECT u.number FROM follow_up u JOIN reflection r ON r.number = u.reflection
   WHERE u.reflection = :number AND u.point IS r.point AND NOT u.deleted
ORDER BY u.number
"""


def going_along(
    journal: Journal, wanted: Iterable[tuple[Subject, State | None]]
) -> list[tuple[Subject, State | None]]:
    """What is to be amended of follow-ups where this is to be amended of their reflections."""
    found: list[tuple[Subject, State | None]] = []
    for (noun, number), fields in wanted:
        if noun != "reflection" or fields is None or "point" not in fields:
            continue
        (point,) = journal.row(POINT_OF, {"number": number})
        if point != fields["point"]:
            rows = journal.rows(AT_ITS_POINT, {"number": number})
            found += [(Subject("follow_up", each), {"point": fields["point"]}) for (each,) in rows]
    return found
