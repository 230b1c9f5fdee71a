"""Which old reflections may come back: few are read, however many there are."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from reflect.core.learning.looking_back import (
    ABOUT,
    FRESH,
    REMEMBERED,
    REVIEWED,
    UNTRIED,
    Back,
    looking_back,
    year_before,
)
from reflect.core.query import Filter
from reflect.journal import finding
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number

NO_FILTER = Filter()

# Those of the days around a year ago: some of each day, or a busy one would keep the others out.
A_YEAR_AGO = """
  SELECT number
    FROM (SELECT r.number, row_number() OVER (PARTITION BY r.day ORDER BY r.number) AS place
            FROM reflection r
           WHERE r.day BETWEEN :year_first AND :year_last AND {conditions})
   WHERE place <= 10
"""

# The points that gave way lately, the latest first.
RISEN = """
  SELECT r.point
    FROM reflection r
    JOIN question q ON q.number = r.question
   WHERE r.day BETWEEN :risen_first AND :today
     AND r.point IS NOT NULL
     AND q.lens = 'pressure'
     AND NOT r.deleted
GROUP BY r.point
ORDER BY max(r.day) DESC, r.point
   LIMIT 5
"""

# When a point gave way, the latest first.
AT_POINT = """
  SELECT r.number
    FROM reflection r
    JOIN question q ON q.number = r.question
   WHERE r.point = :at_point AND r.day <= :today AND q.lens = 'pressure' AND NOT r.deleted
ORDER BY r.day DESC, r.number DESC
   LIMIT 20
"""

# What has something to be looked at again, the latest first.
TO_REVIEW = """
  SELECT r.number
    FROM follow_up u
    JOIN reflection r ON r.number = u.reflection
   WHERE u.review BETWEEN :review_first AND :today
     AND u.state <> 'dropped'
     AND NOT u.deleted
     AND {conditions}
ORDER BY u.review DESC, r.number DESC
   LIMIT 50
"""

# What somebody wanted to repeat and has not yet.
TO_REPEAT = """
  SELECT DISTINCT r.number
    FROM follow_up u
    JOIN reflection r ON r.number = u.reflection
   WHERE u.state = 'open' AND u.kind = 'replicate' AND NOT u.deleted AND {conditions}
ORDER BY r.number DESC
   LIMIT 50
"""

# Successes that nobody tried to repeat, the latest first.
UNTRIED_SUCCESSES = """
  SELECT r.number
    FROM reflection r
   WHERE r.question IN (SELECT q.number FROM question q WHERE q.lens = 'positive')
     AND r.day <= :untried_last
     AND {conditions}
     AND NOT EXISTS (SELECT 1 FROM follow_up u
                      WHERE u.reflection = r.number AND u.kind = 'replicate' AND NOT u.deleted)
ORDER BY r.day DESC, r.number DESC
   LIMIT 50
"""


# Which of these the filter lets through.
FITTING = """
SELECT r.number FROM reflection r WHERE r.number IN (SELECT value FROM json_each(:numbers)) AND {conditions}
"""
CHOSEN = (A_YEAR_AGO, TO_REVIEW, TO_REPEAT, UNTRIED_SUCCESSES)


def backs(journal: Journal, *, today: date, wanted: Filter = NO_FILTER) -> list[Back]:
    """All of what the filter lets through that may come back today; the first is today's."""
    found = finding.condition(journal, wanted)
    if found.unknown:
        return []
    numbers = str(sorted(_candidates(journal, today, found)))
    every = looking_back(by_number(journal, json.loads(numbers)), today=today)
    fitting = found.parameters | {"numbers": numbers}
    chosen = {number for (number,) in journal.rows(FITTING.format(conditions=found.where), fitting)}
    return [back for back in every if back.reflection.number in chosen]


def _candidates(journal: Journal, today: date, chosen: finding.Condition) -> set[int]:
    """The numbers of those that come back today or came in the days before.

    A point's are found whatever the filter: it is the others that tell that it gave way again.
    """
    earlier = today - REMEMBERED
    days = {
        "today": today,
        "year_first": year_before(earlier) - ABOUT,
        "year_last": year_before(today) + ABOUT,
        "risen_first": earlier - FRESH,
        "review_first": earlier - REVIEWED,
        "untried_last": today - UNTRIED,
    }
    within: dict[str, Any] = {name: day.isoformat() for name, day in days.items()}
    found = []
    for statement in CHOSEN:
        found += journal.rows(statement.format(conditions=chosen.where), within | chosen.parameters)
    for (point,) in journal.rows(RISEN, within):
        found += journal.rows(AT_POINT, within | {"at_point": point})
    return {number for (number,) in found}
