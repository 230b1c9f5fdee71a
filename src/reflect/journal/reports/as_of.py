"""What changes that were made after a day found of follow-ups: by that one knows how they stood."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from reflect.core.learning.as_of import TOLD_BY_TIME, AsOf, Found
from reflect.core.period import Period
from reflect.journal.journal import Journal

# What changes that stand found of follow-ups, from an instant on, the newest change first.
FOUND_SINCE = """
  SELECT a.subject, c.instant, a.before
    FROM amendment a JOIN change c ON c.number = a.change
   WHERE a.noun = 'follow_up' AND c.instant >= :since AND c.undone_by IS NULL AND c.undoes IS NULL
     AND a.before IS NOT NULL
ORDER BY a.number DESC
"""
A_DAY = timedelta(days=1)
DAYS = ("due", "review", "closed")


def find_as_of(journal: Journal, period: Period, *, today: date, day_of: Callable[[datetime], date]) -> AsOf:
    """How to tell of follow-ups at the end of a period; ``day_of``: the local day of an instant."""
    day = period.end(today)
    if day == today:
        return AsOf(day, day_of)
    before: defaultdict[int, list[Found]] = defaultdict(list)
    since = max(day, date.min + A_DAY) - A_DAY  # a day of leeway: instants are not local
    with journal.reading_back("a change"):
        for number, instant, found in journal.rows(FOUND_SINCE, {"since": since.isoformat()}):
            before[number].append(Found(day_of(datetime.fromisoformat(instant)), _fields(json.loads(found))))
    return AsOf(day, day_of, before)


def _fields(found: dict[str, Any]) -> dict[str, Any]:
    return {
        key: date.fromisoformat(found[key]) if key in DAYS and found[key] else found[key]
        for key in TOLD_BY_TIME
        if key in found
    }
