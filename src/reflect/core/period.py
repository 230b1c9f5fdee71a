"""Spans of local days, in the words people type: ``last week``, ``2026-W47``, ``4 weeks``, ``all``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.moment import iso_week, monday_of

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EXAMPLES = "today, week, last week, 2026-W47, 2026-11, 2026-Q4, 2026, 4 weeks or all"


class Period(NamedTuple):
    """From ``first`` to ``last``, both days included; None is unbounded."""

    first: date | None
    last: date | None
    label: str

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def end(self, today: date) -> date:
        """Its own last day, or today while it runs."""
        return min(self.last or today, today)


ALL = Period(None, None, "everything")
UNLESS_NAMED = 13  # weeks that reports look back over, a quarter of a year


def week_of(day: date) -> Period:
    """The ISO week that holds the day."""
    monday = monday_of(day)
    return Period(monday, monday + timedelta(days=6), f"week {iso_week(day)}")


def last_weeks(count: int, today: date) -> Period:
    """The last ``count`` ISO weeks, this one included."""
    first = _weeks_back(monday_of(today), count - 1, str(count))
    return Period(first, today, f"the last {count} weeks" if count > 1 else "this week")


def parse_period(words: str, today: date) -> Period:
    """The period that ``--in`` names. Raises BadInput naming what is understood."""
    text = " ".join(words.lower().split())
    named = _named(text, today)
    if named is not None:
        return named
    try:
        found = _calendar(text, today) or _counted(text, today) or _one_day(text, today)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise BadInput(f"{words!r} is not a period; write {_EXAMPLES}.")
    return found


def parse_week(words: str, today: date) -> Period:
    """The week that ``--week`` names: ``last``, ``this``, a number, or ``2026-W47``.

    A number alone is the last week that had it.
    """
    text = words.strip().lower()
    if text in ("this", "now"):
        return week_of(today)
    if text == "last":
        return week_of(today - timedelta(days=7))
    match = re.fullmatch(r"w?(\d{1,2})", text)
    found = _numbered_week(int(match[1]), today) if match else _iso_week(text)
    if found is None:
        raise BadInput(f"{words!r} is not a week; write last, 47 or {today.isocalendar().year}-W47.")
    return found


def parse_day(words: str, today: date) -> date:
    """A day: ``2026-11-20``, today, yesterday, tomorrow, friday, 3 days ago. Raises BadInput."""
    text = " ".join(words.lower().split())
    try:
        return _told_from(today, text) or date.fromisoformat(text)
    except (ValueError, OverflowError):
        raise BadInput(f"{words!r} is not a day; write it as 2026-11-20, today or yesterday.") from None


def _told_from(today: date, text: str) -> date | None:
    """The day that a word names, seen from today; a weekday is the last one there was."""
    near = {"yesterday": 1, "today": 0, "tomorrow": -1}
    if text in near:
        return today - timedelta(days=near[text])
    weekday = text.removeprefix("last ")
    if weekday in _WEEKDAYS:
        back = (today.weekday() - _WEEKDAYS.index(weekday)) % 7
        return today - timedelta(days=back or (7 if weekday != text else 0))
    ago = re.fullmatch(r"(\d+) (day|week)s? ago", text)
    return today - timedelta(**{f"{ago[2]}s": int(ago[1])}) if ago else None


def between(since: str | None, until: str | None, today: date) -> Period:
    """From ``--since`` to ``--until``; each may be a day or a period, whose edge then counts."""
    first = _edge(since, today, first=True) if since is not None else None
    last = _edge(until, today, first=False) if until is not None else None
    if first and last and first > last:
        raise BadInput(f"--since {first} is after --until {last}; nothing lies between them.")
    said = " ".join([f"since {first}"] * bool(first) + [f"until {last}"] * bool(last))
    return Period(first, last, said or ALL.label)


def _edge(words: str, today: date, *, first: bool) -> date | None:
    try:
        return parse_day(words, today)
    except BadInput:
        try:
            period = parse_period(words, today)
        except BadInput:
            raise BadInput(
                f"{words!r} is neither a day nor a period; write 2026-11-20, yesterday, {_EXAMPLES}."
            ) from None
        return period.first if first else period.last


def _named(text: str, today: date) -> Period | None:
    if text == "all":
        return ALL
    if text in ("week", "this week"):
        return week_of(today)
    if text == "last week":
        return week_of(today - timedelta(days=7))
    if text in ("month", "this month", "last month"):
        start = today.replace(day=1)
        return _month(*_year_month(start - timedelta(days=1) if "last" in text else start))
    if text in ("quarter", "this quarter"):
        return _quarter(today.year, (today.month + 2) // 3)
    if text in ("year", "this year", "last year"):
        return _year(today.year - ("last" in text))
    return None


def _one_day(text: str, today: date) -> Period | None:
    day = _told_from(today, text)
    return Period(day, day, text if text in ("today", "yesterday") else str(day)) if day else None


def _calendar(text: str, today: date) -> Period | None:
    if found := _iso_week(text):
        return found
    if match := re.fullmatch(r"w(\d{1,2})", text):
        return parse_week(match[1], today)
    if match := re.fullmatch(r"(\d{4})-q([1-4])", text):
        return _quarter(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-(\d{2})", text):
        return _month(int(match[1]), int(match[2]))
    if re.fullmatch(r"\d{4}", text):
        return _year(int(text))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        day = date.fromisoformat(text)
        return Period(day, day, text)
    return None


def _counted(text: str, today: date) -> Period | None:
    match = re.fullmatch(r"(?:the )?(?:last )?(\d+) (day|week|month|year)s?", text)
    if match is None or int(match[1]) < 1:
        return None
    count, unit = int(match[1]), match[2]
    if unit == "week":
        return last_weeks(count, today)
    if unit == "day":
        return Period(today - timedelta(days=count - 1), today, f"the last {count} days")
    months = count * (12 if unit == "year" else 1)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    day = min(today.day, _days_in(year, month + 1))
    return Period(date(year, month + 1, day) + timedelta(days=1), today, f"the last {count} {unit}s")


def _numbered_week(number: int, today: date) -> Period | None:
    """The last week with this number that has begun."""
    years = (today.isocalendar().year - back for back in range(2))
    found = (_iso_week(f"{year}-w{number}") for year in years)
    return next((week for week in found if week and week.first and week.first <= today), None)


def _iso_week(text: str) -> Period | None:
    """None also for one that the calendar has not, or not whole."""
    match = re.fullmatch(r"(\d{4})-?w(\d{1,2})", text)
    try:
        return week_of(date.fromisocalendar(int(match[1]), int(match[2]), 1)) if match else None
    except (ValueError, OverflowError):
        return None


def _month(year: int, month: int) -> Period:
    return Period(date(year, month, 1), date(year, month, _days_in(year, month)), f"{year}-{month:02}")


def _quarter(year: int, quarter: int) -> Period:
    last = quarter * 3
    return Period(date(year, last - 2, 1), date(year, last, _days_in(year, last)), f"{year}-Q{quarter}")


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def _year_month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _weeks_back(monday: date, weeks: int, said: str) -> date:
    try:
        return monday - timedelta(weeks=weeks)
    except OverflowError:
        raise BadInput(f"{said} weeks reach before the calendar begins; write all.") from None
