"""What people write for a day to come: ``2026-12-01``, ``friday``, ``2 weeks``, ``next month``, ``2026-W50``.

Of a span its last day counts: what is due in week 50 may be done on its Sunday. A day is echoed in the
answer, so that whoever meant another one sees it. What can be read in two ways is refused.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from reflect.cli.desk import Desk
from reflect.cli.when import WEEKDAYS, day_in_numbers, parsed_words, refuse_ambiguous
from reflect.core.errors import BadInput
from reflect.core.period import parse_period, week_of

_TRIED = "write 2026-12-01, tomorrow, friday, 2 weeks, next month or 2026-W50"
_SPAN = r"(?:in )?(\d{1,3}|an?|one|two|three|four|six) (day|week|month|year)s?(?: from (?:now|today))?"
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}


def day_to_come(words: str | None, work: Desk, *, what: str) -> date | None:
    """The day that ``--due`` or ``--review`` names; None without one. Raises BadInput."""
    return None if words is None else day_in_the_future(words, today=work.today, what=what)


def day_in_the_future(words: str, *, today: date, what: str = "It") -> date:
    """Raises BadInput for the unknown, the ambiguous and the past."""
    text = " ".join(words.lower().split())
    try:
        found = _named(text, today) or day_in_numbers(text, tried=_TRIED) or _calendar(text, today)
        found = found or _worded(words, today)
    except (ValueError, OverflowError):
        raise BadInput(f"{words!r} lies outside the calendar; {_TRIED}.") from None
    if found < today:
        resolved = "" if str(found) in words else f" is {found}, which"
        raise BadInput(f"{what} {words!r}{resolved} lies in the past; {_TRIED}.")
    return found


def _named(text: str, today: date) -> date | None:
    word = text.removeprefix("on ").removeprefix("by ").removeprefix("this coming ")
    if word in ("today", "tomorrow"):
        return today + timedelta(days=word == "tomorrow")
    if word in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(word) - today.weekday()) % 7 or 7)
    if word.removeprefix("next ") in WEEKDAYS:
        coming = _named(word.removeprefix("next "), today)
        assert coming is not None
        later = coming + timedelta(days=7)
        raise BadInput(f"{text!r} is {coming} to some and {later} to others; write one of them.")
    if span := re.fullmatch(_SPAN, word):
        return _after(today, int(_NUMBERS.get(span[1]) or span[1]), span[2])
    return _end_of_span(word.removeprefix("end of ").removeprefix("the "), today)


def _end_of_span(word: str, today: date) -> date | None:
    """The last day of this or the next week, month or year."""
    match = re.fullmatch(r"(this |next )?(week|month|year)", word)
    if match is None:
        return None
    then = _after(today, int(match[1] == "next "), match[2])
    if match[2] == "week":
        return week_of(then).last
    return date(then.year, 12, 31) if match[2] == "year" else _in_month(then.year, then.month, 31)


def _after(today: date, count: int, unit: str) -> date:
    """So many months after the 31 January is the last day of a shorter month."""
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + count * (12 if unit == "year" else 1)
    return _in_month(months // 12, months % 12 + 1, today.day)


def _in_month(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _calendar(text: str, today: date) -> date | None:
    """The last day of ``2026-W50``, ``2026-12``, ``2026-Q4`` or ``2027``."""
    if not re.fullmatch(r"\d{4}(-.+)?", text):
        return None
    try:
        return parse_period(text, today).last
    except BadInput:
        raise BadInput(f"{text!r} is not a date that can be read; {_TRIED}.") from None


def _worded(words: str, today: date) -> date:
    refuse_ambiguous(words)
    base = datetime.combine(today, time(12))
    return parsed_words(words, base, prefer="future", tried=_TRIED).date()
