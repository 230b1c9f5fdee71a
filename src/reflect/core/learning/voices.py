"""Who was heard, and whom to ask next.

Never a ranking: people stand in alphabetical order, each with days and lenses, and nothing is counted but
groups. In what others read, only groups are told of, and none so small that it names somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from reflect.core.again import as_typed
from reflect.core.learning.step import Step
from reflect.core.lens import LENSES
from reflect.core.reflection import folded

AT_ONCE = 6  # people that a command names
SMALLEST = 3  # members of a group that others are told of: fewer would be named by it


class Person(NamedTuple):
    """Somebody by their own name, whatever else they were called; ``group``: the one of the roster."""

    number: int
    name: str
    on_roster: bool = False
    group: str | None = None


class Heard(NamedTuple):
    """The last day on which somebody (None: the journal's owner) was heard in a role and a lens."""

    person: int | None
    role: str
    lens: str | None
    day: date


class Voice(NamedTuple):
    """Somebody who was heard: the last day in each role, None where in none, and in which lenses.

    ``person`` is None for the journal's owner.
    """

    person: str | None
    on_roster: bool
    group: str | None
    by: date | None
    with_: date | None
    from_: date | None
    lenses: tuple[str, ...]


class ToAsk(NamedTuple):
    """Somebody on the roster whose own words are missing. ``named``: the last day on which others learned
    with or from them, in the same time; ``last``: of their own words, whenever that was."""

    person: str
    group: str | None
    named: date | None
    last: date | None


class GroupHeard(NamedTuple):
    """How many of a group of the roster were heard in any role, and how many in their own words.

    ``group`` is None for those who are in none.
    """

    group: str | None
    members: int
    heard: int
    own_words: int


class Voices(NamedTuple):
    """``people``, ``ask_next`` and ``groups`` in alphabetical order; ``own``: the journal's owner."""

    people: tuple[Voice, ...]
    own: Voice | None
    ask_next: tuple[ToAsk, ...]
    groups: tuple[GroupHeard, ...]

    @property
    def in_own_words(self) -> int:
        """How many people wrote or were written down, the owner apart."""
        return sum(voice.by is not None for voice in self.people)


class Roster(NamedTuple):
    """``members``: how many are on it. ``missing``: those of them who did not say something in their own
    words, in alphabetical order. ``unlisted``: people are named, and none of them is on it."""

    members: int
    missing: tuple[str, ...]
    unlisted: bool


NOBODY = Roster(0, (), unlisted=False)


def voices(
    people: Sequence[Person],
    heard: Iterable[Heard],
    *,
    last_words: Mapping[int, date] | None = None,
    owner: int | None = None,
) -> Voices:
    """``heard``: in the time that is told of. ``last_words``: when each was last heard in their own words,
    at whatever time. ``owner``: who of them the journal's owner is, where that is known."""
    by_person: dict[int | None, list[Heard]] = {}
    for each in heard:
        by_person.setdefault(owner if each.person is None else each.person, []).append(each)
    known = sorted(people, key=lambda person: folded(person.name))
    found = {person.number: _voice(person, by_person.get(person.number, ())) for person in known}
    own = by_person.get(None)
    missing = [person for person in known if person.on_roster and found[person.number].by is None]
    return Voices(
        people=tuple(found[person.number] for person in known if person.number in by_person),
        own=_voice(Person(0, "", on_roster=False), own)._replace(person=None) if own else None,
        ask_next=tuple(_to_ask(person, found[person.number], last_words or {}) for person in missing),
        groups=heard_by_group(
            [(person.name, person.group) for person in known if person.on_roster],
            heard={folded(person.name) for person in known if person.number in by_person},
            own_words={folded(person.name) for person in known if found[person.number].by is not None},
        ),
    )


def heard_by_group(
    roster: Iterable[tuple[str, str | None]], *, heard: Collection[str], own_words: Collection[str]
) -> tuple[GroupHeard, ...]:
    """``roster``: (name, group); ``heard`` and ``own_words``: folded names."""
    members: dict[str | None, list[str]] = {}
    spelled: dict[str | None, str | None] = {}
    for name, group in roster:
        key = folded(group) if group else None
        spelled.setdefault(key, group or None)
        members.setdefault(key, []).append(folded(name))
    return tuple(
        GroupHeard(
            group=spelled[key],
            members=len(members[key]),
            heard=sum(name in heard for name in members[key]),
            own_words=sum(name in own_words for name in members[key]),
        )
        for key in sorted(members, key=lambda each: (each is None, each or ""))
    )


def groups_for_others(groups: Iterable[GroupHeard]) -> tuple[GroupHeard, ...]:
    """Without groups so small that a count would name somebody: they are counted together, if even
    together they are enough, under no name."""
    every = tuple(groups)
    large = [each for each in every if each.group is not None and each.members >= SMALLEST]
    small = [each for each in every if each not in large]
    rest = GroupHeard(
        None,
        members=sum(each.members for each in small),
        heard=sum(each.heard for each in small),
        own_words=sum(each.own_words for each in small),
    )
    return (*large, rest) if rest.members >= SMALLEST else tuple(large)


def _voice(person: Person, heard: Iterable[Heard]) -> Voice:
    last: dict[str, date] = {}
    lenses = set()
    for each in heard:
        last[each.role] = max(each.day, last.get(each.role, each.day))
        lenses.add(each.lens)
    return Voice(
        person=person.name,
        on_roster=person.on_roster,
        group=person.group,
        by=last.get("by"),
        with_=last.get("with"),
        from_=last.get("from"),
        lenses=tuple(lens for lens in LENSES if lens in lenses),
    )


def _to_ask(person: Person, voice: Voice, last_words: Mapping[int, date]) -> ToAsk:
    named = max((day for day in (voice.with_, voice.from_) if day is not None), default=None)
    return ToAsk(person.name, person.group, named=named, last=last_words.get(person.number))


def next_steps(report: Voices, *, narrowed: bool = False) -> tuple[Step, ...]:
    """Hearing whom the roster misses; putting people on it where it is empty.

    ``narrowed``: by filters; where they let nobody through, nothing tells who is missing.
    """
    if narrowed and not report.people and report.own is None:
        return ()
    names = [each.person for each in report.ask_next if _can_be_typed(each.person)][:AT_ONCE]
    if names:
        typed = [as_typed(name) for name in names]
        return (
            Step(f"reflect meet {' '.join(typed)}", "hear them in turn, at the end of a meeting"),
            Step(f"reflect add --by {typed[0]}", "write down what somebody said"),
        )
    if not report.groups:
        why = "say whom you mean to hear; then this report tells whom to ask next"
        return (Step("reflect person add NAME --group GROUP", why),)
    return ()


def _can_be_typed(name: str) -> bool:
    """Whether a meeting takes the name for one person's: commas stand between people there."""
    return "," not in name and not name.startswith("-")
