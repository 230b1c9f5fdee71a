"""The summary, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.render.json import (
    Record,
    follow_up_record,
    object_json,
    period_record,
    weekly_record,
)
from reflect.render.next_steps import step_records
from reflect.render.positives_json import positive_record
from reflect.render.pressure_json import point_record
from reflect.render.themes_json import theme_record

if TYPE_CHECKING:
    from reflect.core.learning.follow_ups import FollowUps
    from reflect.core.learning.summary import Summary


def summary_json(report: Summary, *, again: Again = NEVER) -> str:
    return object_json({"summary": _summary_record(report, again)})


def _summary_record(report: Summary, again: Again) -> Record:
    return {
        "period": period_record(report.period),
        "count": report.total,
        "by_week": weekly_record(report.weekly),
        "lenses": {lens or "none": times for lens, times in report.lenses},
        "unsorted": report.unsorted,
        "balance": {"positive": report.positives, "pressure": report.pressure},
        "repeat": [positive_record(item) for item in report.repeat],
        "points": [point_record(point) for point in report.points],
        "point_count": report.point_count,
        "without_point": report.without_point,
        "follow_ups": _follow_ups_record(report.follow_ups),
        "themes": [theme_record(theme) for theme in report.themes],
        "sought": period_record(report.around or report.period),
        "new_from": report.fresh.first.isoformat() if report.fresh.known else None,
        "new": [
            {
                "kind": new.kind,
                "name": new.name,
                "first": new.first.isoformat(),
                "times": new.times,
                "private": new.private,
            }
            for new in report.new
        ],
        "ask": list(report.ask),
        "roster": report.roster.members,
        "next": step_records(report.next_steps, again),
    }


def _follow_ups_record(found: FollowUps) -> Record:
    return {
        "open": [follow_up_record(follow_up) for follow_up in found.open],
        "overdue": found.overdue,
        "done": found.done,
        "dropped": found.dropped,
        "did_not_help": found.did_not_help,
        "reviews": [follow_up_record(follow_up) for follow_up in found.reviews],
    }
