"""When space was made for reflecting, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.core.learning.cadence import next_steps, usual_hours, usual_weekdays
from reflect.core.moment import iso_week, monday_of
from reflect.core.rhythm import WEEKDAYS
from reflect.render.next_steps import steps_plain
from reflect.render.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reflect.core.learning.cadence import Cadence, Day, Week
    from reflect.core.period import Period

WEEKS = 13  # that are listed one by one
NO_RHYTHM = "No rhythm is stated; this is what happened."


def cadence_plain(report: Cadence, *, period: Period, today: date, again: Again = NEVER) -> str:
    lines = [f"When space was made: {period.label}", *cadence_in_short(report, period)]
    if report.days:
        lines += ["", *_weeks(report)]
    return "\n".join([*lines, *steps_plain(next_steps(report, today=today), again)]) + "\n"


def cadence_in_short(report: Cadence, period: Period) -> Iterator[str]:
    """What the rhythm is and how it was kept; on how many days something was written, and when."""
    yield f"The rhythm: {report.rhythm.wording}.{_kept(report)}" if report.rhythm else NO_RHYTHM
    if not report.written:
        yield f"Nothing was written by hand in this time ({period.label}); imported tables do not count."
        return
    days = counted(report.written, "day")
    asked = [f"{report.guided:,} with a guided reflection"] if report.guided else []
    asked += [f"{report.meetings:,} with a meeting"] if report.meetings else []
    yield f"Written on {days} of {len(report.days):,}{', ' if asked else ''}{', '.join(asked)}."
    if said := really(report):
        yield f"It really happens {said}."


def really(report: Cadence) -> str:
    """``mostly on Friday, between 16:00 and 17:00``; nothing where nothing stands out."""
    weekdays, hours = usual_weekdays(report), usual_hours(report)
    names = [WEEKDAYS[day].capitalize() for day in weekdays]
    said = [f"on {' and '.join(filter(None, (', '.join(names[:-1]), names[-1])))}"] if names else []
    said += [f"between {hours[0]:02}:00 and {hours[1]:02}:00"] if hours else []
    return f"mostly {', '.join(said)}" if said else ""


def _kept(report: Cadence) -> str:
    past = report.kept + report.missed
    on = "on" if report.unit == "day" else "in"
    return f" Kept {on} {report.kept:,} of {counted(past, report.unit)}." if past else ""


def _weeks(report: Cadence) -> Iterator[str]:
    """The newest weeks, each in one line; those before them together."""
    earlier, newest = report.weeks[:-WEEKS], report.weeks[-WEEKS:]
    if earlier:
        days = sum(week.days for week in earlier)
        yield f"{counted(len(earlier), 'earlier week')}: written on {counted(days, 'day')}"
    by_week: dict[date, list[Day]] = {}
    for day in report.days:
        by_week.setdefault(monday_of(day.day), []).append(day)
    for week in newest:
        yield f"{iso_week(week.monday)}: {_week(week, by_week[week.monday], report)}"


def _week(week: Week, days: Sequence[Day], report: Cadence) -> str:
    """``3 of 5 kept: Monday, Wednesday, Friday; also Sunday``"""
    on_time = [WEEKDAYS[day.day.weekday()].capitalize() for day in days if day.state == "kept"]
    beside = [WEEKDAYS[day.day.weekday()].capitalize() for day in days if day.times and not day.expected]
    if report.unit == "week" or report.rhythm is None:
        return ", ".join(beside) or "nothing written"
    said = [f"{week.kept} of {week.expected} kept" + (f": {', '.join(on_time)}" if on_time else "")]
    if not week.expected:
        said = []
    said += [f"{'also ' if said else ''}{', '.join(beside)}"] if beside else []
    return "; ".join(said) or "no day of the rhythm"
