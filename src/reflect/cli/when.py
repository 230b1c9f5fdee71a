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
_TIME = r"(?i)\d:\d\d|\d\s*[ap]\.?m\b|\b(?:hours?|minutes?|seconds?|now|noon)\b"


def moment_in_the_past(words: str, *, now: datetime, today: date, day_starts: time = MIDNIGHT) -> Moment:
    """The moment meant by ``--on``. Raises BadInput for the unknown, the ambiguous and the future."""
    text = " ".join(words.split())
    found = _plain(text, today) or _worded(text, now, today)
    moment = moment_at(found, day_starts=day_starts) if isinstance(found, datetime) else _on(found)
    if moment.day > today + timedelta(days=1):
        raise BadInput(f"{words!r} is {moment.day}, which lies in the future; {_TRIED}.")
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
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text).astimezone()
    except ValueError:
        return None
    except OverflowError:
        raise BadInput(f"{text!r} lies outside the calendar; {_TRIED}.") from None


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
    return found.astimezone() if re.search(_TIME, text) else found.date()


def _refuse_ambiguous(text: str) -> None:
    """``4/5`` is the fourth of May to some and April the fifth to others."""
    match = re.search(r"\b(\d{1,2})[/.-](\d{1,2})\b", text)
    if match and max(int(match[1]), int(match[2])) <= 12 and match[1] != match[2]:
        raise BadInput(f"{text!r} can be read as day and month or as month and day; write it as 2026-11-20.")


def _on(day: date) -> Moment:
    try:
        return moment_on(datetime.combine(day, time()).astimezone())
    except (OverflowError, ValueError):
        raise BadInput(f"{day} lies outside the calendar; {_TRIED}.") from None
