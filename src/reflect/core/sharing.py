"""What of a journal is sent to a team: what its writer marked for it, by name or anonymously.

Anonymous ones go without name, number, exact day and order, and never less than three at once: one or two
would tell who wrote them. One of a week that has hardly begun waits, for its day could be counted out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from reflect.core.learning.audience import whole_week
from reflect.core.period import Period
from reflect.core.reflection import Reflection, inline_names

FEWEST = 3  # anonymous reflections in one file
SHORTEST = 2  # characters of a first name that is looked for by itself


class Shared(NamedTuple):
    """A reflection as it goes out. ``id``: the one under which it is known outside, a UUID."""

    id: str
    reflection: Reflection
    wording: str | None


class TakenBack(NamedTuple):
    """What went out under an id and is not to be read any more; ``revision``: the reflection's now."""

    id: str
    revision: int


class Chosen(NamedTuple):
    """``too_few``, ``too_soon``, ``by_person``: the anonymous ones that are held back, and why."""

    named: tuple[Reflection, ...]
    anonymous: tuple[Reflection, ...]
    too_few: int = 0
    too_soon: int = 0
    by_person: int = 0


def chosen(
    reflections: Sequence[Reflection], *, period: Period, today: date, chosen_by_person: bool = False
) -> Chosen:
    """What may go of these. ``chosen_by_person``: a filter names someone, who would then be known to stand
    behind every anonymous one."""
    named = tuple(each for each in reflections if each.audience == "team")
    anonymous = [each for each in reflections if each.audience == "anonymous"]
    if chosen_by_person:
        return Chosen(named, (), by_person=len(anonymous))
    whole = tuple(each for each in anonymous if whole_week(each.week, period, today))
    too_soon = len(anonymous) - len(whole)
    if len(whole) < FEWEST:
        return Chosen(named, (), too_few=len(whole), too_soon=too_soon)
    return Chosen(named, whole, too_soon=too_soon)


def names_in(reflection: Reflection, people: Iterable[str]) -> tuple[str, ...]:
    """The people who are named in an anonymous text, in whatever of it goes out."""
    said = [reflection.own_words, *reflection.tags, reflection.point or ""]
    said += [follow_up.text for follow_up in reflection.follow_ups]
    words = "\n".join(said)
    found = dict.fromkeys(f"@{name}" for name in inline_names(words).people)
    for person in people:
        first = person.split(" ")[0]
        looked_for = {person, first} if len(first) >= SHORTEST else {person}
        if any(re.search(rf"(?<![\w@]){re.escape(name)}(?!\w)", words) for name in looked_for):
            found[person] = None
    return tuple(found)
