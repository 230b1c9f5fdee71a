"""Other names for tags, people and points: renaming one, merging some.

The old name stays behind as an alias, so that wherever it is typed or stands in a text it means the new.
Texts are never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.reflection import checked_name, folded
from reflect.journal import history
from reflect.journal.amendments import Altered, Subject, amend, note
from reflect.journal.journal import Journal
from reflect.journal.names import Kind, Name, known_name, listed
from reflect.journal.states import State, state_of
from reflect.journal.uses import Uses, in_view, uses_of

# Whoever has a spelling: a name, or an alias and what it means.
SPELLED_TAG = "SELECT number, means FROM tag WHERE folded = :folded"
SPELLED_PERSON = "SELECT number, means FROM person WHERE folded = :folded"
SPELLED_POINT = "SELECT number, means FROM point WHERE folded = :folded"
SPELLED = {"tag": SPELLED_TAG, "person": SPELLED_PERSON, "point": SPELLED_POINT}

# The old spelling stays behind.
LEAVE_TAG = "INSERT INTO tag (name, folded, means) VALUES (:name, :folded, :means) RETURNING number"
LEAVE_PERSON = "INSERT INTO person (name, folded, means) VALUES (:name, :folded, :means) RETURNING number"
LEAVE_POINT = "INSERT INTO point (name, folded, means) VALUES (:name, :folded, :means) RETURNING number"
LEAVE = {"tag": LEAVE_TAG, "person": LEAVE_PERSON, "point": LEAVE_POINT}

# What means a name besides itself.
ALIASES_OF_TAG = "SELECT number FROM tag WHERE means = :number ORDER BY number"
ALIASES_OF_PERSON = "SELECT number FROM person WHERE means = :number ORDER BY number"
ALIASES_OF_POINT = "SELECT number FROM point WHERE means = :number ORDER BY number"
ALIASES_OF = {"tag": ALIASES_OF_TAG, "person": ALIASES_OF_PERSON, "point": ALIASES_OF_POINT}

# What is said of a name beside what it is called, and what is said when nothing is.
SAID: dict[Kind, State] = {
    "tag": {},
    "person": {"on_roster": False, "belongs_to": None},
    "point": {"description": ""},
}


class Renamed(NamedTuple):
    """What a rename or a merge did; ``change`` is None when it was so already, or for a dry run.

    ``before``: the old names, as the journal spelled them; ``name``: the one that they mean now.
    ``reflections``, ``follow_ups``: how many in view say it now.
    """

    change: int | None
    before: tuple[str, ...]
    name: str
    reflections: int
    follow_ups: int
    altered: tuple[Altered, ...] = ()


def rename(
    journal: Journal, kind: Kind, old: str, new: str, *, now: datetime, dry_run: bool = False
) -> Renamed:
    """Call it something else. Raises NotFound, and BadInput for a name that another one has."""
    new = checked_name(new, what=kind)
    with journal.transaction():
        name = known_name(journal, kind, old)
        spelling = {"name": new, "folded": folded(new)}
        wanted = [(Subject(kind, name.number), spelling)]
        has_it = journal.row(SPELLED[kind], {"folded": folded(new)})
        if has_it is not None and has_it[0] != name.number:
            number, means = has_it
            if means != name.number:
                raise BadInput(_taken(journal, kind, name, new))
            wanted.append((Subject(kind, number), _spelling(journal, kind, name)))
        used = uses_of(journal, kind, [name.number])
        if dry_run or new == name.spelled:
            return _renamed(journal, None, [name], new, used)
        change = history.record(journal, "rename", f"{kind} {name.spelled} to {new}", now=now)
        left = None if has_it is not None else _spelling(journal, kind, name)
        altered = amend(journal, change, wanted)
        altered += [] if left is None else [_left_behind(journal, kind, left, means=name.number)]
        note(journal, change, altered[len(wanted) :])
        return _renamed(journal, change, [name], new, used)._replace(altered=tuple(altered))


def merge(
    journal: Journal, kind: Kind, old: Sequence[str], into: str, *, now: datetime, dry_run: bool = False
) -> Renamed:
    """Make names one: wherever the old ones are used, the other is from now on.

    Raises NotFound for one that the journal does not know, BadInput for a name and itself.
    """
    with journal.transaction():
        hint = f"`reflect {kind} rename OLD NEW` gives a new name."
        target = known_name(journal, kind, into, hint=hint)
        merged = [name for name in _each_once(journal, kind, old, target) if name.number != target.number]
        used = uses_of(journal, kind, [name.number for name in merged])
        if dry_run or not merged:
            return _renamed(journal, None, merged, target.spelled, used)
        change = history.record(
            journal,
            "merge",
            f"{kind} {listed([name.spelled for name in merged])} into {target.spelled}",
            now=now,
        )
        wanted = _become_aliases(journal, kind, merged, target)
        wanted += [(Subject("reflection", number), {}) for number in used.reflections]
        wanted += [(Subject("follow_up", number), {}) for number in used.follow_ups]
        altered = amend(journal, change, wanted)  # which puts what aliases mean in their place
        return _renamed(journal, change, merged, target.spelled, used)._replace(altered=tuple(altered))


def _taken(journal: Journal, kind: Kind, name: Name, new: str) -> str:
    """Why it can not be called so, and what can be done."""
    other = known_name(journal, kind, new)
    there = f"There is a {kind} {other.spelled!r} already"
    if folded(other.spelled) != folded(new):
        there = f"The {kind} {new!r} means {other.spelled!r} already"
    return f"{there}; `reflect {kind} merge` makes {name.spelled!r} and {other.spelled!r} one."


def _spelling(journal: Journal, kind: Kind, name: Name) -> State:
    state = state_of(journal, kind, name.number) or {}
    return {"name": state["name"], "folded": state["folded"]}


def _left_behind(journal: Journal, kind: Kind, spelling: State, *, means: int) -> Altered:
    (number,) = journal.row(LEAVE[kind], spelling | {"means": means})
    return Altered(Subject(kind, number), None, state_of(journal, kind, number))


def _each_once(journal: Journal, kind: Kind, given: Sequence[str], target: Name) -> list[Name]:
    """Raises BadInput for the target itself, in whatever spelling; an alias of it is merged already."""
    found: dict[int, Name] = {}
    for each in given:
        name = known_name(journal, kind, each)
        if folded(checked_name(each, what=kind)) == folded(target.spelled):
            raise BadInput(f"A {kind} can not be merged into itself: {each!r} is {target.spelled!r}.")
        found[name.number] = name
    return list(found.values())


def _become_aliases(
    journal: Journal, kind: Kind, merged: list[Name], target: Name
) -> list[tuple[Subject, State | None]]:
    """The old names and their aliases mean the target; what was said of them and not of it is said of it."""
    said = {key: (state_of(journal, kind, target.number) or {})[key] for key in SAID[kind]}
    wanted: list[tuple[Subject, State | None]] = []
    for name in merged:
        state = state_of(journal, kind, name.number) or {}
        said = {key: value or state[key] for key, value in said.items()}
        numbers = [number for (number,) in journal.rows(ALIASES_OF[kind], {"number": name.number})]
        wanted += [(Subject(kind, number), {"means": target.number}) for number in numbers]
        wanted.append((Subject(kind, name.number), {"means": target.number, **SAID[kind]}))
    return [(Subject(kind, target.number), said), *wanted]


def _renamed(journal: Journal, change: int | None, before: list[Name], name: str, used: Uses) -> Renamed:
    return Renamed(change, tuple(each.spelled for each in before), name, *in_view(journal, used))
