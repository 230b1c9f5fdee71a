"""When space was made for reflecting, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.core.learning.cadence import next_steps
from reflect.core.moment import iso_week
from reflect.core.rhythm import WEEKDAYS
from reflect.render.json import Record, object_json, period_record
from reflect.render.next_steps import step_records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reflect.core.learning.cadence import Cadence, Day, Week
    from reflect.core.period import Period


def cadence_json(report: Cadence, *, period: Period, today: date, again: Again = NEVER) -> str:
    hours = {f"{hour:02}": days for hour, days in enumerate(report.by_hour) if days}
    return object_json(
        {
            "cadence": {
                "period": period_record(period),
                "rhythm": report.rhythm.wording if report.rhythm else None,
                "first": report.days[0].day.isoformat() if report.days else None,
                "last": report.days[-1].day.isoformat() if report.days else None,
                "unit": report.unit,
                "kept": report.kept,
                "missed": report.missed,
                "written": report.written,
                "guided": report.guided,
                "meetings": report.meetings,
                "by_weekday": dict(zip(WEEKDAYS, report.by_weekday, strict=True)),
                "by_hour": hours,
                "weeks": [_week_record(week) for week in report.weeks],
                "days": list(day_records(report)),
                "next": step_records(next_steps(report, today=today), again),
            }
        }
    )


def day_records(report: Cadence) -> Iterable[Record]:
    """The days on which something was written, and those that the rhythm names."""
    return (_day_record(day) for day in report.days if day.times or day.expected)


def _day_record(day: Day) -> Record:
    return {
        "day": day.day.isoformat(),
        "count": day.times,
        "expected": day.expected,
        "state": day.state,
    }


def _week_record(week: Week) -> Record:
    return {
        "week": iso_week(week.monday),
        "days": week.days,
        "expected": week.expected,
        "kept": week.kept,
    }
