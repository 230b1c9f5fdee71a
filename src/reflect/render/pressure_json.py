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
    from collections.abc import Iterable

    from reflect.core.follow_up import FollowUp
    from reflect.core.learning.pressure import Elsewhere, Pressure, PressurePoint, WithoutPoint
    from reflect.core.learning.verdict import Verdict
    from reflect.core.themes import Theme


def pressure_json(report: Pressure) -> str:
    """``points`` and ``without_point``: together every reflection of lens pressure, once."""
    without = _without_point(report.without_point)
    other = [_elsewhere(point) for point in report.elsewhere]
    return records_json("points", map(point_record, report.points), without_point=without, elsewhere=other)


def point_record(point: PressurePoint) -> Record:
    return {
        "point": point.point,
        "private": point.private,
        "description": point.description,
        "reflections": [reflection.number for reflection in point.reflections],
        "count": point.times,
        "first": point.first.isoformat(),
        "last": point.last.isoformat(),
        "median_gap_days": point.median_gap_days,
        "by_week": weekly_record(point.by_week),
        **verdict_record(point.verdict),
        "open": point.open,
        "done": point.done,
        "follow_ups": follow_up_records(point.follow_ups),
    }


def verdict_record(verdict: Verdict) -> Record:
    return {
        "verdict": verdict.kind,
        "since": verdict.since.isoformat() if verdict.since else None,
        "recurred": verdict.recurred,
        "until": verdict.until.isoformat() if verdict.until else None,
        "fix": {"number": verdict.fix.name, "text": verdict.fix.text} if verdict.fix else None,
    }


def follow_up_records(follow_ups: Iterable[FollowUp]) -> list[Record]:
    return [follow_up_record(follow_up) for follow_up in follow_ups]


def _elsewhere(point: Elsewhere) -> Record:
    return {
        "point": point.point,
        "private": point.private,
        "description": point.description,
        "last": point.last.isoformat() if point.last else None,
        **verdict_record(point.verdict),
        "follow_ups": follow_up_records(point.follow_ups),
    }


def _without_point(found: WithoutPoint) -> Record:
    return {
        "count": len(found.reflections),
        "reflections": [reflection.number for reflection in found.reflections],
        "phrases": [_phrase_record(phrase) for phrase in found.phrases],
    }


def _phrase_record(phrase: Theme) -> Record:
    return {"phrase": phrase.phrase, "count": len(phrase.numbers), "reflections": list(phrase.numbers)}
