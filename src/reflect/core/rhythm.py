"""When the owner means to reflect."""

from __future__ import annotations

from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.near import did_you_mean

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WORDS = {"daily": tuple(range(7)), "weekdays": tuple(range(5)), "weekly": ()}


class Rhythm(NamedTuple):
    """``weekdays``: on which days, Monday being 0; none where any one day of a week will do.

    ``wording``: as it is said: ``daily``, ``weekdays``, ``weekly``, ``monday, friday``.
    """

    weekdays: tuple[int, ...]
    wording: str


def rhythm_of(words: list[str]) -> Rhythm:
    """The rhythm that one word, or several weekdays, name. Raises BadInput."""
    named = [word.strip().lower() for word in words]
    if len(named) == 1 and named[0] in WORDS:
        return Rhythm(WORDS[named[0]], named[0])
    if not named:
        raise BadInput(f"rhythm names no day; use {', '.join(WORDS)}, or days such as monday.")
    for word in named:
        if word in WORDS:
            raise BadInput(f"rhythm is {word!r} alone or days such as monday, not both.")
        if word not in WEEKDAYS:
            choices = (*WORDS, *WEEKDAYS)
            raise BadInput(
                f"rhythm knows no {word!r};{did_you_mean(word, choices)} are {', '.join(WORDS)}, "
                "or days such as monday."
            )
    days = tuple(sorted({WEEKDAYS.index(word) for word in named}))
    return Rhythm(days, ", ".join(WEEKDAYS[day] for day in days))
