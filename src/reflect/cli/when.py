"""What people write for a moment in the past: ``2026-11-20``, ``2026-11-20 14:05``, ``last friday 4pm``.

Plain dates are read here; other words go to dateparser, which is loaded only then. What can be
read in two ways is refused.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from time import localtime

from reflect.cli.desk import Desk
from reflect.core.errors import BadInput
from reflect.core.moment import MIDNIGHT, Moment, moment_at, moment_on

_TRIED = "write 2026-11-20, 2026-11-20 14:05, yesterday, friday or 3 days ago"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME = r"(?:at\s)?(?:(\d{1,2})(?::(\d\d))?\s?(am|pm|a\.m\.|p\.m\.)?|(noon))"
_DAY_AND_TIME = (
    rf"(?P<day>.+?),?\s(?P<clock>{_TIME})",
    rf"(?P<clock>{_TIME}),?\s(?:on\s)?(?P<day>.+)",
)
_NUMBERS = r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"  # year, month, day; no other order begins with a year
_SPAN = r"\b(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|now)\b|\d\s?h\b"  # counted from this very moment
_CLOCK = r"\d:\d\d|\d\s*[ap]\.?m\b"
# A day that is told from today, and not by the calendar.
_RELATIVE = rf"(?:(?:on|last)\s)?(?:today|yesterday|tomorrow|{'|'.join(WEEKDAYS)}|.+\sago)"


def moment_of(on: str | None, work: Desk) -> Moment:
    """The moment that ``--on`` names, or this one without it. Raises BadInput."""
    if on is None:
        return work.this_moment
    return moment_in_the_past(on, now=work.now, today=work.today, day_starts=work.settings.day_starts)


def moment_in_the_past(words: str, *, now: datetime, today: date, day_starts: time = MIDNIGHT) -> Moment:
    """The moment meant by ``--on``. Raises BadInput for the unknown, the ambiguous and the future."""
    text = " ".join(words.split())
    found = (
        _plain(text, today)
        or _time_alone(text, now)
        or _day_and_time(text, now=now, today=today, day_starts=day_starts)
        or _worded(text, now, today)
    )
    moment = moment_at(found, day_starts=day_starts) if isinstance(found, datetime) else _on(found)
    if moment.day > today + timedelta(days=1):
        resolved = "" if str(moment.day) in words else f" is {moment.day}, which"
        raise BadInput(f"{words!r}{resolved} lies in the future; {_TRIED}.")
    return moment


def _plain(text: str, today: date) -> date | datetime | None:
    word = text.lower()
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if word in near:
        return today + timedelta(days=near[word])
    last = word.removeprefix("last ").removeprefix("on ")
    if last in WEEKDAYS:
        back = (today.weekday() - WEEKDAYS.index(last)) % 7
        return today - timedelta(days=back or (7 if word.startswith("last") else 0))
    try:
        return date.fromisoformat(text) if len(text) <= 10 else _local(datetime.fromisoformat(text))
    except ValueError:
        return day_in_numbers(text)


def day_in_numbers(text: str, *, tried: str = _TRIED) -> date | None:
    """Year, month and day in numbers. Raises BadInput for those that no calendar has."""
    match = re.fullmatch(_NUMBERS, text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        raise BadInput(f"{text!r} is a day that no calendar has; {tried}.") from None


def _time_alone(text: str, now: datetime) -> datetime | None:
    """``23:59``, ``4pm``: the last time a clock showed it."""
    clock = _clock(text)
    if clock is None:
        return None
    found = _local(datetime.combine(now.date(), clock))
    return found if found <= now else _local(datetime.combine(now.date() - timedelta(days=1), clock))


def _day_and_time(text: str, *, now: datetime, today: date, day_starts: time) -> datetime | None:
    """``friday 16:00``, ``3 days ago at 4pm``, ``02:30 yesterday``

    A day told from today lasts until the next one starts: with days that start at 04:00, 02:30 of it
    is after midnight. Only a clock that has not come to such a night yet means the one before.
    """
    for order in _DAY_AND_TIME:
        match = re.fullmatch(order, text, re.IGNORECASE)
        clock = match and _clock(match["clock"])
        if match and clock is not None:
            break
    else:
        return None
    named = match["day"]
    day = _plain(named, today) or _worded(named, now, today)
    if isinstance(day, datetime):
        raise BadInput(f"{text!r} names two times; {_TRIED}.")
    relative = re.fullmatch(_RELATIVE, named, re.IGNORECASE)
    if relative and clock < day_starts and (day > today or day < now.date()):
        day += timedelta(days=1)
    found = _local(datetime.combine(day, clock))
    if found > now and day.weekday() == today.weekday() and named.lower() in WEEKDAYS:
        return _local(datetime.combine(day - timedelta(days=7), clock))  # it has not come yet today
    return found


def _clock(text: str) -> time | None:
    """A time of day; None for other words and for a mere number. Raises BadInput for one there is not."""
    match = re.fullmatch(_TIME, text, re.IGNORECASE)
    if match is None or not any(match.groups()[1:]):
        return None
    if match[4]:
        return time(12)
    hour, half = int(match[1]), (match[3] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24  # there is no 13pm
    try:
        return time(hour, int(match[2] or 0))
    except ValueError:
        raise BadInput(f"{text!r} is a time that no clock shows; {_TRIED}.") from None


def local_time(found: datetime) -> datetime:
    """In local time; in the hour that a clock skips in spring, as much after it."""
    # By way of the timestamp: for an hour that is skipped, astimezone() alone went back before Python 3.12.
    seconds = found.timestamp()
    there = localtime(seconds)
    return datetime.fromtimestamp(seconds, _zone(there.tm_gmtoff, there.tm_zone))


def local_day(found: datetime) -> date:
    try:
        return local_time(found).date()
    except (ValueError, OverflowError, OSError):  # for long ago some systems know no local time
        return found.date()


@cache
def _zone(seconds: int, name: str) -> timezone:
    return timezone(timedelta(seconds=seconds), name)


def _local(found: datetime) -> datetime:
    try:
        return local_time(found)
    except (OverflowError, ValueError, OSError):
        raise BadInput(f"{found.date()} lies outside the calendar; {_TRIED}.") from None


def _worded(text: str, now: datetime, today: date) -> date | datetime:
    """Words are counted from ``today``, which may still be the calendar's yesterday; hours from ``now``."""
    refuse_ambiguous(text)
    span = re.search(_SPAN, text, re.IGNORECASE)
    if span and text.lower().endswith(" ago"):  # so long by any clock, though this one may have jumped
        return _local(parsed_words(text, now.astimezone(UTC).replace(tzinfo=None)).replace(tzinfo=UTC))
    base = now.replace(tzinfo=None)
    found = parsed_words(text, base if span else datetime.combine(today, base.time()))
    named = [day for day in WEEKDAYS if day in text.lower()]
    if named and WEEKDAYS[found.weekday()] not in named:
        raise BadInput(f"{text!r} contradicts itself: {found.date()} is no {named[0].title()}; {_TRIED}.")
    return _local(found) if span or re.search(_CLOCK, text, re.IGNORECASE) else found.date()


def parsed_words(text: str, base: datetime, *, prefer: str = "past", tried: str = _TRIED) -> datetime:
    """What dateparser understands, counted from ``base``. Raises BadInput.

    ``prefer``: which of two is meant, the ``past`` or the ``future``.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own use of old datetime functions
        import dateparser

        found = dateparser.parse(
            text,
            languages=["en"],
            settings={
                "PREFER_DATES_FROM": prefer,
                "RELATIVE_BASE": base,
                "REQUIRE_PARTS": ["day"],
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    if found is None:
        raise BadInput(f"{text!r} is not a date that can be read; {tried}.")
    return found


def refuse_ambiguous(text: str) -> None:
    """``4/5`` is the fourth of May to some and April the fifth to others."""
    match = re.search(r"(?<!\d[/.-])\b(\d{1,2})[/.-](\d{1,2})\b", text)
    if match and max(int(match[1]), int(match[2])) <= 12 and match[1] != match[2]:
        raise BadInput(f"{text!r} can be read as day and month or as month and day; write it as 2026-11-20.")


def _on(day: date) -> Moment:
    return moment_on(_local(datetime.combine(day, time())))
