"""Reports as the JSON that is promised: fields may be added, never removed or retyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.moment import iso_week
from reflect.render.json import Record, compact, follow_up_record, object_json, records_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.core.learning.follow_ups import FollowUps
    from reflect.core.learning.in_time import Weekly
    from reflect.core.learning.positives import Positive, Positives
    from reflect.core.learning.pressure import Pressure, PressurePoint, WithoutPoint
    from reflect.core.learning.recurring import Recurring, TagCount
    from reflect.core.learning.summary import Summary
    from reflect.core.period import Period
    from reflect.core.themes import Theme


def positives_json(report: Positives) -> str:
    """``{"reflect": 1, "positives": [...], "balance": {"positive": n, "pressure": n}}``"""
    balance = {"positive": report.balance_positive, "pressure": report.balance_pressure}
    return records_json("positives", map(positive_record, report.items), balance=balance)


def pressure_json(report: Pressure) -> str:
    """``points`` and ``without_point``: together every reflection of lens pressure, once."""
    without = _without_point(report.without_point)
    return records_json("points", map(point_record, report.points), without_point=without)


def themes_json(report: Recurring) -> str:
    return records_json(
        "themes",
        map(theme_record, report.themes),
        tags=[_tag_record(tag) for tag in report.tags],
        looked_at=report.looked_at,
    )


def summary_json(report: Summary) -> str:
    return object_json({"summary": _summary_record(report)})


def report_jsonl(records: Iterable[Record]) -> str:
    """One record a line: what `--format jsonl` shows of a report."""
    return "".join(compact(record) + "\n" for record in records)


def positive_record(item: Positive) -> Record:
    return {
        "number": item.reflection.number,
        "question": item.reflection.question,
        "text": item.reflection.text,
        "details": item.reflection.details,
        "standing": item.standing,
        "tried": item.tried,
        "held": item.held,
        "follow_ups": [follow_up_record(follow_up) for follow_up in item.follow_ups],
    }


def point_record(point: PressurePoint) -> Record:
    return {
        "point": point.point,
        "description": point.description,
        "reflections": [reflection.number for reflection in point.reflections],
        "count": point.times,
        "first": point.first.isoformat(),
        "last": point.last.isoformat(),
        "median_gap_days": point.median_gap_days,
        "by_week": _weekly(point.by_week),
        "open": point.open,
        "done": point.done,
        "follow_ups": [follow_up_record(follow_up) for follow_up in point.follow_ups],
    }


def theme_record(theme: Theme) -> Record:
    return {
        "theme": theme.phrase,
        "count": len(theme.numbers),
        "weeks": theme.weeks,
        "trend": theme.trend,
        "by_week": _weekly(theme.by_week),
        "positive": theme.positive,
        "pressure": theme.pressure,
        "example": theme.example,
        "reflections": list(theme.numbers),
    }


def _without_point(found: WithoutPoint) -> Record:
    return {
        "count": len(found.reflections),
        "reflections": [reflection.number for reflection in found.reflections],
        "phrases": [_phrase_record(phrase) for phrase in found.phrases],
    }


def _phrase_record(phrase: Theme) -> Record:
    return {"phrase": phrase.phrase, "count": len(phrase.numbers), "reflections": list(phrase.numbers)}


def _tag_record(tag: TagCount) -> Record:
    return {
        "tag": tag.tag,
        "count": tag.times,
        "weeks": tag.weeks,
        "by_week": _weekly(tag.by_week),
        "positive": tag.positive,
        "pressure": tag.pressure,
    }


def _summary_record(report: Summary) -> Record:
    return {
        "period": _period_record(report.period),
        "count": report.total,
        "by_week": _weekly(report.weekly),
        "lenses": {lens or "none": times for lens, times in report.lenses},
        "unsorted": report.unsorted,
        "balance": {"positive": report.positives, "pressure": report.pressure},
        "repeat": [positive_record(item) for item in report.repeat],
        "points": [point_record(point) for point in report.points],
        "point_count": report.point_count,
        "without_point": report.without_point,
        "follow_ups": _follow_ups_record(report.follow_ups),
        "themes": [theme_record(theme) for theme in report.themes],
        "next": [{"command": step.command, "why": step.why} for step in report.next_steps],
    }


def _follow_ups_record(found: FollowUps) -> Record:
    return {
        "open": [follow_up_record(follow_up) for follow_up in found.open],
        "overdue": found.overdue,
        "done": found.done,
        "dropped": found.dropped,
    }


def _period_record(period: Period) -> Record:
    first, last = period.first, period.last
    return {
        "label": period.label,
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
    }


def _weekly(weekly: Weekly) -> Record:
    """``{"2026-W47": 2}``; weeks with none are left out."""
    return {iso_week(monday): times for monday, times in weekly}
