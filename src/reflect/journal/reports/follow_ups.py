"""Finds the follow-ups that a report of a period is about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.period import ALL
from reflect.core.query import Filter
from reflect.journal import finding, names
from reflect.journal.follow_up_rows import FOLLOW_UP, IN_VIEW, as_follow_ups
from reflect.journal.journal import Journal

# What is open or to be looked at again, whenever it was written.
STILL_WAITING = "u.state = 'open' OR (u.state = 'done' AND u.review <= :today)"

# What was opened or closed in a period. Days are local ones, and the instant is not: one more on either side.
IN_PERIOD = """
 u.closed BETWEEN :first AND :last OR (u.created >= :created_from AND u.created < :created_before)
"""

# Filters are put together from these, beside those of its reflection.
AT_POINT = "u.point = :at"
OF_PERSON = """(u.owner = :who OR EXISTS (SELECT 1 FROM follow_up_person w
                 WHERE w.follow_up = u.number AND w.person = :who))"""

# How many were closed in a period, or tried in vain and are open again, by how that was.
CLOSED = """
  SELECT u.state, coalesce(u.helped, '') = 'no', count(*)
    FROM follow_up u {beside}
   WHERE {conditions} AND (u.state <> 'open' OR u.closed IS NOT NULL)
     AND coalesce(u.closed, '0001-01-01') BETWEEN :first AND :last
GROUP BY u.state, coalesce(u.helped, '') = 'no'
"""
ITS_REFLECTION = "LEFT JOIN reflection r ON r.number = u.reflection"


def find_follow_ups(journal: Journal, wanted: Filter, *, today: date) -> list[FollowUp]:
    """All that is open, and what was opened or closed in the period, where the filter lets it through.

    A point is that of the follow-up itself, and a person in any role may be its owner too.
    """
    used, said = _narrowed(journal, wanted)
    when, days = _when(wanted, today)
    statement = f"{FOLLOW_UP} WHERE {' AND '.join(used)} AND ({when}) ORDER BY u.number"
    return as_follow_ups(journal, journal.rows(statement, said | days))


def find_waiting(journal: Journal, wanted: Filter, *, today: date) -> list[FollowUp]:
    """All that is open, or done and to be looked at again, and nothing else."""
    used, said = _narrowed(journal, wanted)
    statement = f"{FOLLOW_UP} WHERE {' AND '.join(used)} AND ({STILL_WAITING}) ORDER BY u.number"
    return as_follow_ups(journal, journal.rows(statement, said | {"today": today.isoformat()}))


class Closed(NamedTuple):
    """How many were closed in a period; ``did_not_help``: also those that are open again; none that was
    dropped."""

    done: int
    dropped: int
    did_not_help: int


def count_closed(journal: Journal, wanted: Filter) -> Closed:
    """What has no day was closed before everything."""
    used, said = _narrowed(journal, wanted)
    first, last = wanted.period.first or date.min, wanted.period.last or date.max
    beside = ITS_REFLECTION if len(used) > 1 else ""
    statement = CLOSED.format(beside=beside, conditions=" AND ".join(used))
    rows = journal.rows(statement, said | {"first": first.isoformat(), "last": last.isoformat()})
    return Closed(
        done=sum(times for state, _, times in rows if state == "done"),
        dropped=sum(times for state, _, times in rows if state == "dropped"),
        did_not_help=sum(times for state, failed, times in rows if failed and state != "dropped"),
    )


def _when(wanted: Filter, today: date) -> tuple[str, dict[str, Any]]:
    first, last = wanted.period.first, wanted.period.last
    if first is None and last is None:
        return "true", {}
    first, last = first or date.min, last or date.max
    return f"{STILL_WAITING} OR {IN_PERIOD}", {
        "today": today.isoformat(),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "created_from": (max(first, date(1, 1, 3)) - timedelta(days=2)).isoformat(),
        "created_before": (min(last, date(9999, 12, 28)) + timedelta(days=3)).isoformat(),
    }


def _narrowed(journal: Journal, wanted: Filter) -> tuple[list[str], dict[str, Any]]:
    """What is asked of the follow-up, and of the reflection that it follows from."""
    used, said = [IN_VIEW], dict[str, Any]()
    if wanted.point:
        used.append(AT_POINT)
        said["at"] = names.find(journal, "point", wanted.point)
    of_reflection = wanted._replace(period=ALL, point=None)
    if of_reflection.narrows:
        found = finding.condition(journal, of_reflection)
        condition = found.where
        if wanted.person and not of_reflection._replace(person=None).narrows:
            condition = f"({condition} OR {OF_PERSON})"
            said["who"] = names.find(journal, "person", wanted.person)
        used.append("false" if found.unknown else condition)
        said |= found.parameters
    return used, said
