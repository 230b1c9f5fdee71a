"""Aliases: names left behind by a rename or a merge, and what they mean now.

Nothing in the journal holds the number of an alias: what is put somewhere is put as what it means. So
an old state that is brought back after a merge says the new name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reflect.journal.journal import Journal
from reflect.journal.names import Kind

if TYPE_CHECKING:
    from reflect.journal.states import Noun, State

# Each alias, and the name it stands for.
TAG_ALIASES = "SELECT number, means FROM tag WHERE means IS NOT NULL"
PERSON_ALIASES = "SELECT number, means FROM person WHERE means IS NOT NULL"
POINT_ALIASES = "SELECT number, means FROM point WHERE means IS NOT NULL"
ALIASES: dict[Kind, str] = {"tag": TAG_ALIASES, "person": PERSON_ALIASES, "point": POINT_ALIASES}

Aliases = dict[Kind, dict[int, int]]  # the number of an alias -> the number of what it means


def aliases(journal: Journal) -> Aliases:
    return {kind: dict(journal.rows(statement)) for kind, statement in ALIASES.items()}


def meant(noun: Noun, state: State, known: Aliases) -> State:
    """The fields of a reflection or a follow-up with what aliases mean in their place."""
    if noun not in ("reflection", "follow_up"):
        return state
    people, points, tags = known["person"], known["point"], known["tag"]
    after = dict(state)
    for field, of in (("speaker", people), ("owner", people), ("point", points)):
        if state.get(field) in of:
            after[field] = of[state[field]]
    if any(person in people for person in state.get("with", ())):
        after["with"] = sorted({people.get(person, person) for person in state["with"]})
    if any(tag in tags for tag, _ in state.get("tags", ())):
        after["tags"] = _once([[tags.get(tag, tag), inline] for tag, inline in state["tags"]])
    if any(person in people for person, _, _ in state.get("people", ())):
        every = [[people.get(person, person), role, inline] for person, role, inline in state["people"]]
        after["people"] = _once(every)
    return after


def _once(every: list[list[Any]]) -> list[list[Any]]:
    """Each name once in each role, in order; inline where all of them were."""
    found: dict[tuple[Any, ...], bool] = {}
    for *name, inline in every:
        found[tuple(name)] = inline and found.get(tuple(name), True)
    return [[*name, inline] for name, inline in sorted(found.items())]
