"""What is to be adopted and agreed, and what led to neither."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from reflect.core.learning.lasting import WAIT, Lasting, Standing, lasting
from reflect.core.period import ALL
from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.journal import finding
from reflect.journal.follow_up_rows import AUDIENCE, FOLLOW_UP, as_follow_ups
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number

# Practices and agreements that were not dropped. What belongs to a point alone is there while no filter
# chooses reflections.
STANDING = """
    WHERE u.kind IN ('adopt', 'agree') AND u.state <> 'dropped' AND NOT u.deleted AND {conditions}
 ORDER BY u.number
"""
WHEREVER = "r.deleted IS NOT TRUE"

# From when each of them counts, and who may read it: it came with its reflection, or says itself when it
# was opened, later or elsewhere.
BEGUN = f"""
   SELECT u.number, CASE WHEN u.change = r.change AND u.created >= c.instant THEN r.day END, {AUDIENCE}
     FROM follow_up u
     JOIN change c ON c.number = u.change
LEFT JOIN reflection r ON r.number = u.reflection
    WHERE u.kind IN ('adopt', 'agree') AND u.state <> 'dropped' AND NOT u.deleted AND r.deleted IS NOT TRUE
"""  # noqa: S608 (our own fragments)

# What was put together or worked out and led to neither; what was dropped was at least considered.
WAITING = """
  SELECT r.number
    FROM reflection r
   WHERE {conditions}
     AND r.question IN (SELECT q.number FROM question q WHERE q.lens IN ('data', 'together'))
     AND r.day <= :waited_since
     AND NOT EXISTS (SELECT 1 FROM follow_up u
                      WHERE u.reflection = r.number AND u.kind IN ('adopt', 'agree') AND NOT u.deleted)
ORDER BY r.day DESC, r.number DESC
"""
NEWEST = 5  # of those that are shown with their words


class Found(NamedTuple):
    """``newest``: the first few of what waits, whole."""

    report: Lasting
    newest: list[Reflection]


def find_lasting(journal: Journal, wanted: Filter, *, today: date, weeks: int) -> Found:
    """``wanted``: its period is that of what waits; what stands does so whatever the period."""
    where, parameters, unknown = finding.condition(journal, wanted)
    waited = {"waited_since": _day_before(today)}
    rows = [] if unknown else journal.rows(WAITING.format(conditions=where), parameters | waited)
    waiting = [number for (number,) in rows]
    standing = [] if unknown else _standing(journal, wanted)
    report = lasting(standing, waiting=waiting, today=today, weeks=weeks)
    return Found(report, by_number(journal, waiting[:NEWEST]))


def _day_before(today: date) -> str:
    """The last day of what has waited long enough."""
    return (max(today, date.min + WAIT + timedelta(days=1)) - WAIT).isoformat()


def _standing(journal: Journal, wanted: Filter) -> list[Standing]:
    where, parameters, _ = finding.condition(journal, wanted._replace(period=ALL))
    if not wanted.narrows:
        where = WHEREVER
    rows = journal.rows(f"{FOLLOW_UP} {STANDING.format(conditions=where)}", parameters)
    begun = {number: (day, audience) for number, day, audience in journal.rows(BEGUN)}
    return [
        Standing(
            each._replace(audience=audience),
            begun=date.fromisoformat(day) if day else each.created.date(),
            private=audience == "private",
        )
        for each in as_follow_ups(journal, rows)
        for day, audience in [begun[each.number]]
    ]
