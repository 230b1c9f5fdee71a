"""What its owner says of a name: who is on the roster and in which group, what a point is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from reflect.core.reflection import checked_name, checked_text
from reflect.journal import history, names
from reflect.journal.amendments import Altered, Subject, amend
from reflect.journal.journal import Journal
from reflect.journal.names import Name, NewName
from reflect.journal.states import Noun, State


class Said(NamedTuple):
    """``change`` is None when it was so already. ``of``: of whom it was said, as the journal spells them."""

    change: int | None
    of: tuple[str, ...]
    altered: tuple[Altered, ...]
    new_names: tuple[NewName, ...] = ()


def roster_add(
    journal: Journal,
    people: Sequence[str],
    *,
    group: str | None = None,
    no_group: bool = False,
    now: datetime,
) -> Said:
    """Put people on the roster. Who is there already stays, in another group where one is named.

    ``no_group``: out of the group that they are in. Raises BadInput.
    """
    fields: State = {"on_roster": True}
    if group is not None or no_group:
        fields["belongs_to"] = None if no_group or group is None else checked_name(group, what="group")
    with journal.transaction():
        known = [names.known_as(journal, "person", name) for name in people]
        said = _say(journal, "roster", "person", known, fields, "{} on it", now=now)
        new = (NewName("person", name.number, name.spelled) for name in known if name.new)
        return said._replace(new_names=tuple(new))


def roster_remove(journal: Journal, people: Sequence[str], *, now: datetime) -> Said:
    """Take people off the roster; what they wrote stays. Raises NotFound."""
    with journal.transaction():
        known = [names.known_name(journal, "person", name) for name in people]
        return _say(journal, "roster", "person", known, {"on_roster": False}, "{} off it", now=now)


def described(journal: Journal, point: str) -> tuple[str, str]:
    """Its name as the journal spells it, and what is said of it. Raises NotFound."""
    name = names.known_name(journal, "point", point)
    return name.spelled, names.point_descriptions(journal).get(name.spelled, "")


def describe_point(journal: Journal, point: str, description: str | None, *, now: datetime) -> Said:
    """Say what a point is; None: nothing is said of it any more. Raises NotFound, BadInput."""
    fields = {"description": "" if description is None else checked_text(description, what="The description")}
    with journal.transaction():
        known = [names.known_name(journal, "point", point)]
        return _say(journal, "describe", "point", known, fields, "point {}", now=now)


def _say(
    journal: Journal, verb: str, noun: Noun, known: list[Name], fields: State, summary: str, *, now: datetime
) -> Said:
    """One change, unless all is so already."""
    each = {name.number: name.spelled for name in known}
    change = history.record(journal, verb, summary.format(names.listed(list(each.values()))), now=now)
    altered = amend(journal, change, [(Subject(noun, number), fields) for number in each])
    if not altered:
        history.forget(journal, change)
    return Said(change if altered else None, tuple(each.values()), tuple(altered))
