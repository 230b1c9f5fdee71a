"""Where something gave way, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.json import (
    Record,
    follow_up_record,
    records_json,
    weekly_record,
)

if TYPE_CHECKING:
    from reflect.core.learning.pressure import Pressure, PressurePoint, WithoutPoint
    from reflect.core.themes import Theme


def pressure_json(report: Pressure) -> str:
    """``points`` and ``without_point``: together every reflection of lens pressure, once."""
    without = _without_point(report.without_point)
    return records_json("points", map(point_record, report.points), without_point=without)


def point_record(point: PressurePoint) -> Record:
    return {
        "point": point.point,
        "description": point.description,
        "reflections": [reflection.number for reflection in point.reflections],
        "count": point.times,
        "first": point.first.isoformat(),
        "last": point.last.isoformat(),
        "median_gap_days": point.median_gap_days,
        "by_week": weekly_record(point.by_week),
        "open": point.open,
        "done": point.done,
        "follow_ups": [follow_up_record(follow_up) for follow_up in point.follow_ups],
    }


def _without_point(found: WithoutPoint) -> Record:
    return {
        "count": len(found.reflections),
        "reflections": [reflection.number for reflection in found.reflections],
        "phrases": [_phrase_record(phrase) for phrase in found.phrases],
    }


def _phrase_record(phrase: Theme) -> Record:
    return {"phrase": phrase.phrase, "count": len(phrase.numbers), "reflections": list(phrase.numbers)}
