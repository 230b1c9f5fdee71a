"""What one value of a date column says: numbers, the orders they may stand in, a time, an offset."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_LONGEST = 100  # characters; no date is written longer

_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?"
    r"(?:\s?(?P<zone>Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d\d)?|GMT|UTC))?"
)
_BEFORE = r"\s*(?:(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_AFTER = rf"(?:(?:T|,?\s+(?:at\s+)?){_TIME})?\s*"
_NUMBERS = re.compile(rf"{_BEFORE}(\d{{1,4}})([-/.])(\d\d?)\2(\d{{1,4}}){_AFTER}", re.IGNORECASE)
_DAY_MONTH = re.compile(
    rf"{_BEFORE}(\d\d?)(?:st|nd|rd|th|\.)?[\s-]*(?:of\s+)?([a-z]{{3,9}})\.?,?[\s-]+(\d{{4}}|\d\d){_AFTER}",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"{_BEFORE}([a-z]{{3,9}})\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+(\d{{4}}){_AFTER}", re.IGNORECASE
)
_ONLY_TIME = re.compile(rf"\s*{_TIME}\s*", re.IGNORECASE)
_THEN_TIME = re.compile(rf"(.+?)(?:T|,?\s+(?:at\s+)?){_TIME}\s*", re.IGNORECASE)


class DateParts(NamedTuple):
    """Three numbers as they stand, the orders they may have, and the time and zone beside them."""

    numbers: tuple[int, int, int]
    orders: tuple[str, ...]
    clock: time | None
    zone: timezone | None

    def days(self) -> dict[str, date]:
        """The day in each order in which there is one."""
        return {order: day for order in self.orders if (day := self.day(order))}

    def day(self, order: str) -> date | None:
        """Years of two digits are as POSIX has them: 69 to 99 are 1969 to 1999."""
        year, month, day = (self.numbers[order.index(part)] for part in "ymd")
        if year < 100:
            year += 1900 if year >= 69 else 2000
        try:
            return date(year, month, day)
        except ValueError:
            return None


def iso_wall(value: str) -> datetime | None:
    """The wall clock of 2026-03-04, 2026-03-04 17:00 or 2026-03-04T17:00:30, which most programs write.

    Nothing but a short way: what is not exactly so is read by `date_parts`.
    """
    if len(value) not in (10, 16, 19) or value[4] != "-" or value[7] != "-" or value[0] == "0":
        return None
    if len(value) > 10 and (value[10] not in " T" or value[13] != ":"):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def time_of(value: str) -> time | None:
    """The time in a value of a column of times; spreadsheets may put a day before it, which is none."""
    match = _ONLY_TIME.fullmatch(value) if len(value) <= _LONGEST else None
    if match is not None and match["zone"] is None:
        try:
            return _clock(match)[0]
        except ValueError:
            return None
    parts = date_parts(value)
    return parts.clock if parts else None


@lru_cache(maxsize=4096)
def date_parts(value: str) -> DateParts | None:
    """What stands in a value; None when it does not look like a date."""
    if len(value) > _LONGEST:
        return None
    try:
        return _of_numbers(value) or _of_names(value) or _of_iso(value.strip())
    except ValueError:
        return None


def pattern_of(value: str, order: str) -> str:
    """How ``strptime`` is told to read the date in a value of three numbers: ``%d.%m.%Y``."""
    match = _NUMBERS.fullmatch(value)
    mark, year = (match[2], match[4]) if match else ("/", "2004")
    codes = {"d": "%d", "m": "%m", "y": "%Y" if len(year) == 4 else "%y"}
    return mark.join(codes[part] for part in order)


def without_time(value: str) -> tuple[str, time, timezone | None] | None:
    """The date, as it stands, of a value that ends in a time; None when it does not."""
    match = _THEN_TIME.fullmatch(value) if len(value) <= _LONGEST else None
    try:
        clock, zone = _clock(match) if match else (None, None)
    except ValueError:
        return None
    return (match[1], clock, zone) if match and clock else None


def _of_numbers(value: str) -> DateParts | None:
    match = _NUMBERS.fullmatch(value)
    if match is None:
        return None
    first, mark, second, third = match.group(1, 2, 3, 4)
    numbers = (int(first), int(second), int(third))
    if len(first) == 4 and len(third) <= 2 and numbers[0] >= 1000:
        orders: tuple[str, ...] = ("ymd",)
    elif len(first) <= 2 and len(third) == 4 and numbers[2] >= 1000:
        orders = ("mdy", "dmy")
    elif len(first) <= 2 and len(third) == 2:
        # 04-12-25 may begin with its year; 04/12/25 does so nowhere, unless it can not be otherwise
        orders = ("mdy", "dmy", "ymd") if mark == "-" or numbers[0] > 31 else ("mdy", "dmy")
    else:
        return None
    return DateParts(numbers, orders, *_clock(match))


def _of_names(value: str) -> DateParts | None:
    if match := _DAY_MONTH.fullmatch(value):
        day, month, year = match.group(1, 2, 3)
    elif match := _MONTH_DAY.fullmatch(value):
        month, day, year = match.group(1, 2, 3)
    else:
        return None
    named = [place for place, name in enumerate(_MONTHS, 1) if name.startswith(month.lower())]
    if not named:
        return None
    return DateParts((int(day), named[0], int(year)), ("dmy",), *_clock(match))


def _of_iso(value: str) -> DateParts | None:
    """The forms of ISO 8601 that have no separators, or weeks: 20041225T1700, 2004-W52-6."""
    wall = datetime.fromisoformat(value)
    if wall.year < 1000:
        raise ValueError("no such year in any file of this century")
    day = (wall.year, wall.month, wall.day)
    zone = wall.tzinfo if isinstance(wall.tzinfo, timezone) else None
    return DateParts(day, ("ymd",), wall.time() if len(value) > len("2004-W52-6") else None, zone)


def _clock(match: re.Match[str]) -> tuple[time | None, timezone | None]:
    """The time and zone beside a date. Raises ValueError for 25:00 or 13 PM."""
    if match["hour"] is None:
        return None, None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("no such hour")
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    fraction = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    clock = time(hour, int(match["minute"]), int(match["second"] or 0), fraction)
    return clock, _zone(match["zone"])


def _zone(written: str | None) -> timezone | None:
    if written is None:
        return None
    offset = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d\d?)(?::?(\d\d))?", written, re.IGNORECASE)
    if offset is None:
        return UTC
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
