"""Which old reflections may come back: few are read, however many there are."""

from __future__ import annotations

from datetime import date

from reflect.core.learning.looking_back import (
    ABOUT,
    FRESH,
    REMEMBERED,
    UNTRIED,
    Back,
    looking_back,
    year_before,
)
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number

# Those of the days around a year ago: some of each day, or a busy one would keep the others out.
A_YEAR_AGO = """
  SELECT number
    FROM (SELECT r.number, row_number() OVER (PARTITION BY r.day ORDER BY r.number) AS place
            FROM reflection r
           WHERE r.day BETWEEN :first AND :last AND NOT r.deleted)
   WHERE place <= 10
"""

# The points that gave way lately, the latest first.
RISEN = """
  SELECT r.point
    FROM reflection r
    JOIN question q ON q.number = r.question
   WHERE r.day BETWEEN :first AND :last AND r.point IS NOT NULL AND q.lens = 'pressure' AND NOT r.deleted
GROUP BY r.point
ORDER BY max(r.day) DESC, r.point
   LIMIT 5
"""

# When a point gave way, the latest first.
AT_POINT = """
  SELECT r.number
    FROM reflection r
    JOIN question q ON q.number = r.question
   WHERE r.point = :point AND r.day <= :last AND q.lens = 'pressure' AND NOT r.deleted
ORDER BY r.day DESC, r.number DESC
   LIMIT 20
"""

# What somebody wanted to repeat and has not yet.
TO_REPEAT = """
  SELECT DISTINCT r.number
    FROM follow_up u
    JOIN reflection r ON r.number = u.reflection
   WHERE u.state = 'open' AND u.kind = 'replicate' AND NOT u.deleted AND NOT r.deleted
ORDER BY r.number DESC
   LIMIT 50
"""

# Successes that nobody tried to repeat, the latest first.
UNTRIED_SUCCESSES = """
  SELECT r.number
    FROM reflection r
   WHERE r.question IN (SELECT q.number FROM question q WHERE q.lens = 'positive')
     AND r.day <= :last
     AND NOT r.deleted
     AND NOT EXISTS (SELECT 1 FROM follow_up u
                      WHERE u.reflection = r.number AND u.kind = 'replicate' AND NOT u.deleted)
ORDER BY r.day DESC, r.number DESC
   LIMIT 50
"""


def backs(journal: Journal, *, today: date) -> list[Back]:
    """All that may come back today; the first is today's."""
    return looking_back(by_number(journal, sorted(_candidates(journal, today))), today=today)


def _candidates(journal: Journal, today: date) -> set[int]:
    """The numbers of those that come back today or came in the days before."""
    earlier, last = today - REMEMBERED, today.isoformat()
    first_then, last_then = year_before(earlier) - ABOUT, year_before(today) + ABOUT
    around = {"first": first_then.isoformat(), "last": last_then.isoformat()}
    lately = {"first": (earlier - FRESH).isoformat(), "last": last}
    found = journal.rows(A_YEAR_AGO, around) + journal.rows(TO_REPEAT)
    found += journal.rows(UNTRIED_SUCCESSES, {"last": (today - UNTRIED).isoformat()})
    for (point,) in journal.rows(RISEN, lately):
        found += journal.rows(AT_POINT, {"point": point, "last": last})
    return {number for (number,) in found}
