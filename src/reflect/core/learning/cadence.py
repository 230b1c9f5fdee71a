"""Whether space is made for reflecting: the days on which something was written, beside the stated rhythm.

Days are kept or not; nothing here is a streak, and nobody is told to catch up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from reflect.core.learning.step import Step
from reflect.core.moment import monday_of
from reflect.core.period import Period
from reflect.core.rhythm import Rhythm

State = Literal["kept", "missed", "open", "beside"]
GUIDED, MEETING = "ask", "meet"  # how what was asked for is recorded
ENOUGH = 3  # days, before a weekday is said to be a usual one
STANDS_OUT = 1.5  # times as often as an even share
SHORT = 6  # hours
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


class Written(NamedTuple):
    """How many were written in an hour of a local day, and by which command."""

    day: date
    hour: int
    verb: str
    times: int


class Day(NamedTuple):
    """``times``: reflections written on it; ``expected``: whether the rhythm names it.

    ``state``: of a day that the rhythm names whether it was kept, missed, or is still open; ``beside`` it,
    where it does not. A day with a rhythm of any day of a week is beside it: there the week is kept.
    """

    day: date
    times: int
    expected: bool
    state: State


class Week(NamedTuple):
    """``days``: on how many of them something was written; ``expected``: how many the rhythm names, and
    ``kept`` how many of those were. With a rhythm of any day of a week both count the week itself."""

    monday: date
    days: int
    expected: int
    kept: int


class Cadence(NamedTuple):
    """``days``: one after the other, from the first written day of the period to today or its end; none
    where nothing was written by then. ``written``: on how many of them something was.

    ``kept`` and ``missed`` count ``unit``: the days of the rhythm, or weeks where any day of one will do;
    what is still open is neither. ``by_weekday`` and ``by_hour`` count days, so that one long evening is
    one. ``guided`` and ``meetings``: days with a guided reflection and with a meeting.
    """

    rhythm: Rhythm | None
    days: tuple[Day, ...]
    weeks: tuple[Week, ...]
    unit: Literal["day", "week"]
    kept: int
    missed: int
    by_weekday: tuple[int, ...]
    by_hour: tuple[int, ...]
    guided: int
    meetings: int

    @property
    def written(self) -> int:
        return sum(day.times > 0 for day in self.days)


def cadence(
    written: Iterable[Written], *, rhythm: Rhythm | None, begun: date | None, period: Period, today: date
) -> Cadence:
    """``written``: what was written by hand within ``span_of`` the same. ``begun``: the first day on which
    anything was; what was before the journal is not missed in it."""
    span = span_of(period, rhythm=rhythm, begun=begun, today=today)
    inside = [each for each in written if span and span[0] <= each.day <= span[1]]
    times: Counter[date] = Counter()
    for each in inside:
        times[each.day] += each.times
    weekly = rhythm is not None and not rhythm.weekdays
    days = _days(span, times, rhythm=rhythm, today=today)
    weeks = _weeks(days, weekly=weekly)
    hours = Counter(hour for _, hour in {(each.day, each.hour) for each in inside})
    weekdays = Counter(day.weekday() for day in times)
    kept, missed = _weeks_kept(weeks, today) if weekly else _days_kept(days)
    return Cadence(
        rhythm=rhythm,
        days=days,
        weeks=weeks,
        unit="week" if weekly else "day",
        kept=kept,
        missed=missed,
        by_weekday=tuple(weekdays[weekday] for weekday in range(7)),
        by_hour=tuple(hours[hour] for hour in range(24)),
        guided=len({each.day for each in inside if each.verb == GUIDED}),
        meetings=len({each.day for each in inside if each.verb == MEETING}),
    )


def span_of(
    period: Period, *, rhythm: Rhythm | None, begun: date | None, today: date
) -> tuple[date, date] | None:
    """The days that are told of: of the period those since the journal begun and until today. Whole weeks
    where any day of one will do, for half a week says nothing of it."""
    if begun is None:
        return None
    first = max(period.first or begun, begun)
    last = min(period.last or today, max(today, begun))
    if rhythm is not None and not rhythm.weekdays:
        first = max(monday_of(first), begun)
        last = min(monday_of(last) + 6 * DAY, max(today, begun))
    return (first, last) if first <= last else None


def next_steps(report: Cadence, *, today: date) -> tuple[Step, ...]:
    """Stating a rhythm where none is; writing today where the rhythm names it."""
    if report.rhythm is None:
        why = "say when you mean to; daily, weekly or friday will do too"
        return (Step("reflect config set rhythm weekdays", why),)
    if any(day.state == "open" and day.day == today for day in report.days):
        return (Step("reflect ask", "today is a day of the rhythm: three questions, five minutes"),)
    return ()


def usual_weekdays(report: Cadence) -> tuple[int, ...]:
    """Those on which clearly more happens than on a day of the week taken evenly; none where it is even, or
    where there is too little to tell."""
    total, counts = sum(report.by_weekday), report.by_weekday
    return tuple(day for day in range(7) if counts[day] >= ENOUGH and 7 * counts[day] >= STANDS_OUT * total)


def usual_hours(report: Cadence) -> tuple[int, int] | None:
    """The shortest stretch of the day in which half of it happens, from an hour to another; None where
    that is no short one. It may go past midnight."""
    counts, total = report.by_hour, sum(report.by_hour)
    for length in range(1, SHORT + 1):
        sums = [sum(counts[(start + n) % 24] for n in range(length)) for start in range(24)]
        best = max(range(24), key=lambda start: sums[start])
        if total >= ENOUGH and 2 * sums[best] >= total:
            return best, (best + length) % 24
    return None


def _days(
    span: tuple[date, date] | None, times: Counter[date], *, rhythm: Rhythm | None, today: date
) -> tuple[Day, ...]:
    if span is None:
        return ()
    first, last = span
    weekdays = rhythm.weekdays if rhythm else ()
    days = [date.fromordinal(ordinal) for ordinal in range(first.toordinal(), last.toordinal() + 1)]
    return tuple(
        Day(day, times[day], expected, _state(times[day], expected=expected, over=day < today))
        for day in days
        for expected in [day.weekday() in weekdays]
    )


def _state(times: int, *, expected: bool, over: bool) -> State:
    if not expected:
        return "beside"
    return "kept" if times else "missed" if over else "open"


def _weeks(days: Sequence[Day], *, weekly: bool) -> tuple[Week, ...]:
    by_week: dict[date, list[Day]] = {}
    for day in days:
        by_week.setdefault(monday_of(day.day), []).append(day)
    return tuple(
        Week(
            monday,
            days=written,
            expected=1 if weekly else sum(day.expected for day in found),
            kept=min(written, 1) if weekly else sum(day.state == "kept" for day in found),
        )
        for monday, found in by_week.items()
        for written in [sum(day.times > 0 for day in found)]
    )


def _days_kept(days: Sequence[Day]) -> tuple[int, int]:
    states = Counter(day.state for day in days)
    return states["kept"], states["missed"]


def _weeks_kept(weeks: Sequence[Week], today: date) -> tuple[int, int]:
    over = [week for week in weeks if week.monday + WEEK <= today]
    return sum(week.kept for week in weeks), sum(not week.kept for week in over)
