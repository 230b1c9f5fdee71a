"""What a copy says of the past, before it is believed: undo and history read it much later."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from reflect.journal import frameworks
from reflect.journal.follow_up_rows import FOLLOW_UP, as_follow_ups
from reflect.journal.journal import Journal
from reflect.journal.states import FIELDS, FLAGS, Noun

# What things were.
PAST = "SELECT noun, before FROM amendment WHERE before IS NOT NULL"

# When something was done.
INSTANTS = "SELECT instant FROM change UNION ALL SELECT last FROM shared"

LISTS: dict[str, tuple[type, ...]] = {
    "details": (str, str),
    "tags": (int, bool),
    "people": (int, str, bool),
}
NUMBERS = ("question", "point", "speaker", "owner", "means", "position", "utc_offset")
DAYS = ("day", "week", "due", "review", "closed", "stage_since", "asked")
NEVER_EMPTY = ("text", "day", "week", "instant", "utc_offset", "folded", "kind", "state", "audience")


def check_copied(journal: Journal) -> None:
    """Raises ValueError, TypeError or KeyError for what no journal wrote."""
    frameworks.questions(journal)
    as_follow_ups(journal, journal.rows(FOLLOW_UP))
    for (instant,) in journal.rows(INSTANTS):
        _instant(instant)
    for noun, before in journal.rows(PAST):
        _check(noun, json.loads(before))


def _check(noun: Noun, state: dict[str, Any]) -> None:
    beside = {"reflection": [*LISTS], "follow_up": ["with"]}.get(noun, [])
    for field, value in state.items():
        if field not in FIELDS[noun] and field not in beside:
            raise ValueError(field)
        if value is None and field not in (*NEVER_EMPTY, *FLAGS, *beside):
            continue
        _reader(field)(value)


def _reader(field: str) -> Callable[[Any], object]:
    if field in LISTS:
        return lambda value: [_exactly(each, LISTS[field]) for each in value]
    if field == "with":
        return lambda value: [_exactly([each], (int,)) for each in value]
    if field in DAYS:
        return date.fromisoformat
    if field == "instant":
        return _instant
    kind = int if field in NUMBERS else bool if field in FLAGS else str
    return lambda value: _exactly([value], (kind,))


def _exactly(values: list[Any], kinds: tuple[type, ...]) -> list[Any]:
    if [type(value) for value in values] != [*kinds]:
        raise TypeError
    return values


def _instant(text: str) -> None:
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError
