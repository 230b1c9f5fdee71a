"""Follow-ups that are still of account, though their reflections lie too far back to be told of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from reflect.core.follow_up import FollowUp
from reflect.core.period import Period
from reflect.core.query import Filter
from reflect.journal import finding
from reflect.journal.follow_up_rows import FOLLOW_UP, as_follow_ups
from reflect.journal.journal import Journal
from reflect.journal.reports.follow_ups import find_follow_ups

# Those at a point alone, where the point is one of reflections that the filter lets through.
AT_POINTS_ALONE = """
    WHERE u.reflection IS NULL AND NOT u.deleted
      AND u.point IN (SELECT r.point FROM reflection r WHERE {conditions})
 ORDER BY u.number
"""


def find_older(
    journal: Journal, wanted: Filter, *, period: Period, beside: Collection[int], alone: bool, today: date
) -> list[FollowUp]:
    """What is open or to be looked at again, and what was closed since the period began, of reflections that
    are not told of; and what is at points alone.

    ``beside``: the reflections that are told of. ``alone``: whether others may know what is at a point alone;
    it is for whoever may see the point, which one reflection at it that is named shows.
    """
    since = Period(period.first, today if period.last else None, period.label)
    of_reflections = [
        each
        for each in find_follow_ups(journal, wanted._replace(period=since), today=today)
        if each.for_ is not None and each.for_ not in beside
    ]
    at_points = _at_points(journal, wanted._replace(period=Period(None, period.last, ""))) if alone else []
    return [*of_reflections, *at_points]


def _at_points(journal: Journal, wanted: Filter) -> list[FollowUp]:
    where, parameters, unknown = finding.condition(journal, wanted)
    if unknown:
        return []
    return as_follow_ups(
        journal, journal.rows(f"{FOLLOW_UP} {AT_POINTS_ALONE.format(conditions=where)}", parameters)
    )
