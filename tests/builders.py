"""Reflections and follow-ups for tests that need no journal: say what matters, the rest is plain."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from reflect.core.follow_up import FollowUp
from reflect.core.moment import monday_of
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
