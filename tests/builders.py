"""Reflections and follow-ups for tests that need no journal: say what matters, the rest is plain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from reflect.core.follow_up import FollowUp
from reflect.core.framework import Question
from reflect.core.learning.as_of import AsOf
from reflect.core.learning.follow_ups import FollowUps, in_order_of_due, reviews_due
from reflect.core.learning.in_time import happened, newest_first
from reflect.core.learning.new import fresh, in_order, new_points
from reflect.core.learning.positives import (
    STANDINGS,
    Positive,
    Positives,
    Standing,
    Weight,
    positive,
    stands,
    weight,
)
from reflect.core.learning.pressure import (
    GaveWay,
    Histories,
    Pressure,
    PressurePoint,
    grouped,
    without_point,
)
from reflect.core.learning.recurring import Recurring, themes_of
from reflect.core.learning.summary import THEMES, Summary, Written, summary
from reflect.core.learning.voices import NOBODY, Roster
from reflect.core.moment import monday_of
from reflect.core.period import Period
from reflect.core.reflection import Reflection
from reflect.core.themes import AS_IT_COMES, Reading

TODAY = date(2026, 11, 22)  # a Sunday, the last day of 2026-W47
AS_OF = AsOf(TODAY, datetime.date)
LENSES = {"success": "positive", "pride": "positive", "pressure": "pressure", "together": "together"}


def reflection(
    number: int = 1,
    text: str = "The kettle was mended.",
    *,
    day: date = date(2026, 11, 20),
    at: time | None = None,
    question: str | None = None,
    **more: Any,
) -> Reflection:
    """Of a day without a time unless ``at`` gives one; a question brings its lens with it."""
    on = datetime.combine(day, at or time(), UTC)
    plain = Reflection(
        number=number,
        id=f"00000000-0000-7000-8000-{number:012}",
        key=None,
        source=None,
        on=on,
        written=on,
        timed=at is not None,
        day=day,
        week=monday_of(day),
        question=question,
        framework="capturing-learning" if question else None,
        lens=LENSES.get(question or ""),
        text=text,
        details={},
        tags=(),
        by=None,
        with_=(),
        from_=(),
        point=None,
        audience="team",
        highlighted=False,
        deleted=False,
        revision=1,
    )
    return plain._replace(**more)


def follow_up(number: int = 1, text: str = "Buy a second kettle", **more: Any) -> FollowUp:
    """An open one of kind ``strengthen``, for reflection 1."""
    plain = FollowUp(
        number=number,
        kind="strengthen",
        text=text,
        for_=1,
        point=None,
        owner=None,
        with_=(),
        due=None,
        review=None,
        where=None,
        stage=None,
        state="open",
        helped=None,
        note=None,
        created=datetime(2026, 11, 1, 9, 0, tzinfo=UTC),
        closed=None,
    )
    return plain._replace(**more)


def unchanged(one: Reflection) -> Reflection:
    """The same, as if neither it nor its follow-ups had ever been changed: but for how often they were."""
    return one._replace(revision=1, follow_ups=tuple(each._replace(revision=1) for each in one.follow_ups))


def attempt(number: int, state: str, helped: str | None = None) -> FollowUp:
    """An attempt to repeat a success."""
    closed = date(2026, 11, 10) if state != "open" else None
    return follow_up(number, kind="replicate", state=state, helped=helped, closed=closed)


def positives(
    reflections: Sequence[Reflection],
    *,
    questions: Sequence[Question] = (),
    earlier: Sequence[Reflection] = (),
) -> Positives:
    """What the report finds of reflections that were read whole. ``questions``: those in use."""
    by_standing: dict[str, list[Positive]] = {name: [] for name in STANDINGS}
    for each in newest_first(reflections):
        if each.lens == "positive":
            one = positive(each)
            by_standing[stands(tried=one.tried, held=one.held, waiting=one.open)].append(one)
    for found in by_standing.values():
        found.sort(key=lambda one: (not one.reflection.highlighted, -one.held))
    return Positives(
        tuple(Standing(name, len(found), tuple(found)) for name, found in by_standing.items() if found),
        _weight("positive", reflections, questions),
        _weight("pressure", reflections, questions),
        earlier=tuple(map(positive, newest_first(earlier))),
        earlier_total=len(earlier),
    )


def _weight(lens: str, reflections: Sequence[Reflection], questions: Sequence[Question]) -> Weight:
    written = [each for each in reflections if each.lens == lens]
    taken_apart = sum(bool(each.details) for each in written)
    return weight(lens, questions, written=len(written), taken_apart=taken_apart)


def pressure(
    reflections: Sequence[Reflection],
    *,
    today: date,
    histories: Histories | None = None,
    reading: Reading = AS_IT_COMES,
) -> Pressure:
    """What the report finds of reflections that were read whole; ``histories`` by the names of the points."""
    hard = [each for each in reflections if each.lens == "pressure"]
    points, nameless = grouped(hard, today=today, histories=histories)
    numbers = {one.number for one in nameless}
    whole = sorted((each for each in hard if each.number in numbers), key=happened)
    return Pressure(points, without_point(nameless, whole, reading=reading))


def gave_way(points: Iterable[PressurePoint]) -> list[GaveWay]:
    """Points as they are counted."""
    return [GaveWay(each.point, each.times, each.first, each.last) for each in points]


def summary_of(
    reflections: Sequence[Reflection],
    *,
    period: Period,
    roster: Roster = NOBODY,
    around: Period | None = None,
    begun: date = date(2026, 1, 1),
) -> Summary:
    """The summary of reflections, found as a journal finds it that began on a day."""
    hard = [each for each in reflections if each.lens == "pressure"]
    points, nameless = grouped(hard, today=TODAY)
    every = [each for one in reflections for each in one.follow_ups]
    waiting = in_order_of_due(each for each in every if each.state == "open")
    span = fresh(period, today=TODAY, begun=begun)
    new = new_points(gave_way(points), span=span, first_at_points={})
    return summary(
        [Written(each.week, each.lens, 1, int(each.question is None)) for each in reflections],
        period=period,
        today=TODAY,
        positives=positives(reflections).items,
        points=points,
        gave_way=gave_way(points),
        without_point=len(nameless),
        follow_ups=FollowUps(
            open=waiting,
            overdue=sum(each.overdue(TODAY) for each in waiting),
            done=sum(each.state == "done" for each in every),
            dropped=sum(each.state == "dropped" for each in every),
            reviews=reviews_due(every, today=TODAY),
        ),
        recurring=Recurring(tuple(themes_of(reflections, top=THEMES)), (), len(reflections), around=around),
        fresh=span,
        new=in_order(new) if span.known else (),
        roster=roster,
        positive_question="success",
    )
