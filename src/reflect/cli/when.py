"""What people write for a moment in the past: ``2026-11-20``, ``2026-11-20 14:05``, ``last friday 4pm``.

Plain dates are read here; other words go to dateparser, which is loaded only then. What can be
read in two ways is refused.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from reflect.core.errors import BadInput
from reflect.core.moment import MIDNIGHT, Moment, moment_at, moment_on

_TRIED = "write 2026-11-20, 2026-11-20 14:05, yesterday, friday or 3 days ago"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_AND_TIME = r"(?i)(.+?),?\s(?:at\s)?(\d{1,2})(?::(\d\d))?\s?(am|pm)?"
_NUMBERS = r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"  # year, month, day; no other order begins with a year
_TIME = r"(?i)\d:\d\d|\d\s*[ap]\.?m\b|\b(?:hours?|minutes?|seconds?|now|noon)\b"


def moment_in_the_past(words: str, *, now: datetime, today: date, day_starts: time = MIDNIGHT) -> Moment:
    """The moment meant by ``--on``. Raises BadInput for the unknown, the ambiguous and the future."""
    text = " ".join(words.split())
    found = _plain(text, today) or _day_and_time(text, now, today) or _worded(text, now, today)
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
    if last in _WEEKDAYS:
        back = (today.weekday() - _WEEKDAYS.index(last)) % 7
        return today - timedelta(days=back or (7 if word.startswith("last") else 0))
    try:
        return date.fromisoformat(text) if len(text) <= 10 else local_time(datetime.fromisoformat(text))
    except ValueError:
        return _numbers(text)
    except OverflowError:
        raise BadInput(f"{text!r} lies outside the calendar; {_TRIED}.") from None


def _numbers(text: str) -> date | None:
    """Year, month and day in numbers, but for those that no calendar has."""
    match = re.fullmatch(_NUMBERS, text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        raise BadInput(f"{text!r} is a day that no calendar has; {_TRIED}.") from None


def _day_and_time(text: str, now: datetime, today: date) -> datetime | None:
    """``friday 16:00``, ``3 days ago at 4pm``"""
    match = re.fullmatch(_DAY_AND_TIME, text)
    if match is None or not (match[3] or match[4]):
        return None
    day = _plain(match[1], today) or _worded(match[1], now, today)
    hour, minute, half = int(match[2]), int(match[3] or 0), (match[4] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half:
        hour = 24  # there is no 13pm
    try:
        if not isinstance(day, datetime):
            return local_time(datetime.combine(day, time(hour, minute)))
        raise BadInput(f"{text!r} names two times; {_TRIED}.")
    except ValueError:
        raise BadInput(f"{text!r} names a time that no clock shows; {_TRIED}.") from None


def local_time(found: datetime) -> datetime:
    """In local time; in the hour that a clock skips in spring, as much after it."""
    local = found.astimezone()
    skipped = found.tzinfo is None and local.replace(tzinfo=None) != found
    return found.replace(fold=1).astimezone() if skipped else local


def _worded(text: str, now: datetime, today: date) -> date | datetime:
    _refuse_ambiguous(text)
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own use of old datetime functions
        import dateparser

        found = dateparser.parse(
            text,
            languages=["en"],
            settings={
                "PREFER_DATES_FROM": "past",
                "RELATIVE_BASE": now.replace(tzinfo=None),
                "REQUIRE_PARTS": ["day"],
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    if found is None:
        raise BadInput(f"{text!r} is not a date that can be read; {_TRIED}.")
    return local_time(found) if re.search(_TIME, text) else found.date()


def _refuse_ambiguous(text: str) -> None:
    """``4/5`` is the fourth of May to some and April the fifth to others."""
    match = re.search(r"(?<!\d[/.-])\b(\d{1,2})[/.-](\d{1,2})\b", text)
    if match and max(int(match[1]), int(match[2])) <= 12 and match[1] != match[2]:
        raise BadInput(f"{text!r} can be read as day and month or as month and day; write it as 2026-11-20.")


def _on(day: date) -> Moment:
    try:
        return moment_on(local_time(datetime.combine(day, time())))
    except (OverflowError, ValueError):
        raise BadInput(f"{day} lies outside the calendar; {_TRIED}.") from None
