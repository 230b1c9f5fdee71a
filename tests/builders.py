"""Reflections and follow-ups for tests that need no journal: say what matters, the rest is plain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from reflect.core.follow_up import FollowUp
from reflect.core.learning.follow_ups import FollowUps, in_order_of_due
from reflect.core.learning.positives import positives
from reflect.core.learning.pressure import grouped
from reflect.core.learning.recurring import themes_of
from reflect.core.learning.summary import THEMES, Summary, Written, summary
from reflect.core.moment import monday_of
from reflect.core.period import Period
from reflect.core.reflection import Reflection

TODAY = date(2026, 11, 22)  # a Sunday, the last day of 2026-W47
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


def attempt(number: int, state: str, helped: str | None = None) -> FollowUp:
    """An attempt to repeat a success."""
    closed = date(2026, 11, 10) if state != "open" else None
    return follow_up(number, kind="replicate", state=state, helped=helped, closed=closed)


def summary_of(reflections: Sequence[Reflection], *, period: Period, ask: Sequence[str] = ()) -> Summary:
    """The summary of reflections, found as a journal finds it."""
    hard = [each for each in reflections if each.lens == "pressure"]
    points, nameless = grouped(hard, today=TODAY)
    every = [each for one in reflections for each in one.follow_ups]
    waiting = in_order_of_due(each for each in every if each.state == "open")
    return summary(
        [Written(each.week, each.lens, 1, int(each.question is None)) for each in reflections],
        period=period,
        today=TODAY,
        positives=positives(reflections).items,
        points=points,
        without_point=len(nameless),
        first_at_points={},
        follow_ups=FollowUps(
            open=waiting,
            overdue=sum(each.overdue(TODAY) for each in waiting),
            done=sum(each.state == "done" for each in every),
            dropped=sum(each.state == "dropped" for each in every),
        ),
        themes=themes_of(reflections, top=THEMES),
        ask=ask,
        positive_question="success",
    )
