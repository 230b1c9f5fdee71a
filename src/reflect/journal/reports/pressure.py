"""Where something gave way, found by what counting needs; only what is shown in words is read whole."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import cache

from reflect.core.follow_up import FollowUp
from reflect.core.learning.as_of import AsOf
from reflect.core.learning.in_time import Happened, Occasion, happened
from reflect.core.learning.pressure import (
    READ_FOR_PHRASES,
    GaveWay,
    PointHistory,
    Pressure,
    elsewhere,
    grouped,
    without_point,
)
from reflect.core.learning.verdict import day_of, last_done
from reflect.core.period import ALL, Period
from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.core.themes import AS_IT_COMES, Reading
from reflect.journal import finding, names
from reflect.journal.follow_up_rows import follow_ups_at_points
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number

# When something gave way, and at which point.
OCCASION = """
   SELECT r.number, p.name, r.day, r.week, r.timed, r.instant, r.utc_offset
     FROM reflection r
LEFT JOIN point p ON p.number = r.point
    WHERE r.question IN (SELECT number FROM question WHERE lens = 'pressure')
"""

# ... and which of those alone.
AT_POINTS = "r.point IN (SELECT number FROM point WHERE name IN (SELECT value FROM json_each(:points)))"

# How often and when, by point: counted in an index where no filter asks for more.
COUNTED = """
   SELECT p.name, c.times, c.first, c.last
     FROM (  SELECT r.point, count(*) AS times, min(r.day) AS first, max(r.day) AS last
               FROM reflection r
              WHERE r.question IN (SELECT number FROM question WHERE lens = 'pressure') AND {conditions}
           GROUP BY r.point) c
LEFT JOIN point p ON p.number = c.point
"""

# When it gave way at one point, of all its life or from a day on.
AT_POINT = OCCASION + " AND r.point = :point AND NOT r.deleted ORDER BY r.day"
AT_POINT_SINCE = OCCASION + " AND r.point = :point AND NOT r.deleted AND r.day >= :day ORDER BY r.day"

# When it gave way last at each point.
LAST_AT_POINTS = """
  SELECT p.name, max(r.day)
    FROM point p JOIN reflection r ON r.point = p.number
   WHERE r.question IN (SELECT number FROM question WHERE lens = 'pressure') AND NOT r.deleted
     AND p.number IN (SELECT value FROM json_each(:points))
GROUP BY p.name
"""

# The points about which something is to be done, or was.
POINTS_WITH_FOLLOW_UPS = """
SELECT DISTINCT p.name
  FROM follow_up u JOIN point p ON p.number = u.point LEFT JOIN reflection r ON r.number = u.reflection
 WHERE u.kind <> 'replicate' AND NOT u.deleted AND r.deleted IS NOT TRUE
"""

# Every point, by its name.
POINTS = "SELECT name, number FROM point WHERE means IS NULL"

# When follow-ups were closed: the newest change that stands and found them open.
CLOSED_AT = """
  SELECT a.subject, max(c.instant)
    FROM amendment a JOIN change c ON c.number = a.change
   WHERE a.noun = 'follow_up' AND a.subject IN (SELECT value FROM json_each(:numbers))
     AND a.before ->> 'state' = 'open' AND c.undone_by IS NULL AND c.undoes IS NULL
GROUP BY a.subject
"""


def find_pressure(
    journal: Journal, wanted: Filter, *, today: date, reading: Reading = AS_IT_COMES
) -> Pressure:
    """Counts are of what the filter lets through; verdicts of all that the journal knows of a point."""
    occasions = occasions_of(journal, wanted)
    concerned = {one.point for one in occasions if one.point}
    histories = point_histories(journal, _everywhere(journal, wanted) | concerned)
    points, nameless = grouped(occasions, today=today, histories=histories)
    newest = [one.number for one in nameless[-READ_FOR_PHRASES:]]
    return Pressure(
        points,
        without_point(nameless, by_number(journal, newest), reading=reading),
        elsewhere(histories, points, lasts=_lasts(journal, histories.keys() - concerned), today=today),
    )


def occasions_of(journal: Journal, wanted: Filter, *, at: Sequence[str] | None = None) -> list[Occasion]:
    """When something gave way, of what the filter lets through, in the order in which it did; ``at``: at
    these points alone."""
    where, parameters, unknown = finding.condition(journal, wanted)
    if unknown:
        return []
    if at is not None:
        where, parameters = f"{where} AND {AT_POINTS}", parameters | {"points": json.dumps(list(at))}
    return _occasions(journal, f"{OCCASION} AND {where}", parameters)


def count_at_points(journal: Journal, wanted: Filter) -> tuple[list[GaveWay], int]:
    """Each point that gave way, of what the filter lets through, and how often something did without one."""
    where, parameters, unknown = finding.condition(journal, wanted)
    rows = [] if unknown else journal.rows(COUNTED.format(conditions=where), parameters)
    with journal.reading_back("a day"):
        found = [
            GaveWay(point, times, date.fromisoformat(first), date.fromisoformat(last))
            for point, times, first, last in rows
            if point is not None
        ]
    return found, sum(times for point, times, *_ in rows if point is None)


def _everywhere(journal: Journal, wanted: Filter) -> set[str]:
    """The points that are asked about whether they gave way or not: all with follow-ups, or the one that is
    named. Who asks for some reflections asks for no other points."""
    if wanted._replace(point=None, lens=None).narrows:
        return set()
    known = {name for (name,) in journal.rows(POINTS_WITH_FOLLOW_UPS)}
    if not wanted.point:
        return known
    asked = names.find(journal, "point", wanted.point)
    return {name for name, number in journal.rows(POINTS) if number == asked and name in known}


def point_histories(journal: Journal, wanted: Iterable[str]) -> dict[str, PointHistory]:
    """Of the points with these names.

    What is held of their occasions is what a verdict needs: those since something was done, or all where
    there are none.
    """
    descriptions = names.point_descriptions(journal)
    follow_ups = follow_ups_at_points(journal)
    chosen = set(wanted)
    numbers = dict(journal.rows(POINTS))
    done = {name: last_done(follow_ups.get(name, ())) for name in chosen}
    closings = closings_of(journal, [each for name in chosen if done[name] for each in follow_ups[name]])
    return {
        name: PointHistory(
            description=descriptions.get(name),
            occasions=_for_verdict(journal, numbers[name], last),
            follow_ups=follow_ups.get(name, ()),
            closings=closings,
        )
        for name, last in done.items()
    }


def histories_for_others(
    journal: Journal,
    wanted: Filter,
    *,
    shown: Sequence[Reflection],
    around: Period,
    as_of: AsOf,
    alone: bool = True,
) -> dict[str, PointHistory]:
    """Of the points of what others see, as far as they may know them.

    ``wanted``: what they may see, whatever its period. Of what is anonymous only ``shown`` counts, which
    says no more of it than they read. A follow-up at a point alone is for whoever may see the point; without
    ``alone`` it stays out: where the owner keeps to themselves what says nothing else.
    """
    hard = [each for each in shown if each.lens == "pressure" and each.point]
    named = occasions_of(journal, wanted.only("team", "private")._replace(period=ALL)) if hard else []
    earlier = {one.number: one for one in named if one.day not in around}
    at_point: defaultdict[str | None, list[Happened]] = defaultdict(list)
    for one in earlier.values():
        at_point[one.point].append(one)
    descriptions = names.point_descriptions(journal)
    follow_ups = follow_ups_at_points(journal) if hard else {}
    histories = {}
    for name in {each.point for each in hard if each.point}:
        here = [each for each in hard if each.point == name]
        before = [
            each
            for each in as_of.follow_ups(follow_ups.get(name, ()))
            if each.for_ in earlier or (each.for_ is None and alone)
        ]
        histories[name] = PointHistory(
            description=descriptions.get(name),
            occasions=sorted([*here, *at_point[name]], key=happened),
            follow_ups=[*before, *(follow_up for each in here for follow_up in each.follow_ups)],
        )
    closings = closings_of(journal, [each for one in histories.values() for each in one.follow_ups or ()])
    return {name: history._replace(closings=closings) for name, history in histories.items()}


def _for_verdict(journal: Journal, point: int, last: FollowUp | None) -> list[Occasion]:
    if last is None:
        return []
    acted = day_of(last)
    since = _occasions(journal, AT_POINT_SINCE, {"point": point, "day": acted.isoformat()})
    if any(one.day > acted for one in since):
        return since
    return _occasions(journal, AT_POINT, {"point": point})


def closings_of(journal: Journal, follow_ups: Iterable[FollowUp]) -> dict[int, datetime]:
    """When each strengthening that was done was closed, if a change says so."""
    done = [each.number for each in follow_ups if each.kind == "strengthen" and each.state == "done"]
    rows = journal.rows(CLOSED_AT, {"numbers": str(done)})
    return {number: datetime.fromisoformat(at) for number, at in rows}


def _lasts(journal: Journal, points: Iterable[str]) -> dict[str, date]:
    numbers = dict(journal.rows(POINTS))
    rows = journal.rows(LAST_AT_POINTS, {"points": str([numbers[name] for name in points])})
    return {name: date.fromisoformat(day) for name, day in rows}


def _occasions(journal: Journal, statement: str, parameters: dict[str, object]) -> list[Occasion]:
    with journal.reading_back("a reflection"):
        found = [
            Occasion(
                number,
                point,
                date.fromisoformat(day),
                date.fromisoformat(week),
                bool(timed),
                datetime.fromisoformat(instant).astimezone(_zone(offset)),
            )
            for number, point, day, week, timed, instant, offset in journal.rows(statement, parameters)
        ]
    return sorted(found, key=happened)


@cache
def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))
