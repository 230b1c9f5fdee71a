"""What a copy of a whole journal tells another that is in use, beside the reflections themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from reflect.core.carried import CarriedFollowUp, FromOthers
from reflect.core.errors import BadInput
from reflect.core.reflection import checked_name
from reflect.exchange.follow_up_line import FollowUpLine

NAMED = ("point", "person")
SHARE = "share"  # where a journal keeps that something came in a share file


def at_points_alone(beside: Mapping[str, Sequence[Mapping[str, Any]]], *, name: str) -> list[CarriedFollowUp]:
    """The follow-ups that no reflection's line tells of. Raises BadInput.

    ``beside``: the lines of a copy that are no reflections, by what they are.
    """
    try:
        names = {kind: {each["number"]: each["name"] for each in beside.get(kind, ())} for kind in NAMED}
        with_whom: dict[int, list[str]] = {}
        for each in beside.get("list", ()):
            for follow_up, person in each["rows"] if each["of"] == "with_whom" else ():
                with_whom.setdefault(follow_up, []).append(names["person"][person])
        return [
            _carried(each, names, with_whom)
            for each in beside.get("follow_up", ())
            if each["reflection"] is None and not each["deleted"]
        ]
    except (LookupError, TypeError, ValueError, AttributeError, ValidationError, BadInput):
        raise BadInput(
            f"{name}: a follow-up of a point in it can not be read; nothing was stored. "
            "`export jsonl --in-view` writes a file without them."
        ) from None


def _carried(
    row: Mapping[str, Any], names: Mapping[str, Mapping[int, str]], with_whom: Mapping[int, list[str]]
) -> CarriedFollowUp:
    said = {
        **{field: value for field, value in row.items() if field != "point"},
        "where": row["link"],
        "owner": None if row["owner"] is None else names["person"][row["owner"]],
        "with": with_whom.get(row["number"], []),
    }
    point = checked_name(names["point"][row["point"]], what="point")
    return CarriedFollowUp(UUID(row["id"]).hex, point, FollowUpLine.model_validate(said).new())


def from_others(beside: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[int, FromOthers]:
    """Which reflections had been shared with that journal, by their numbers there; what is none is left
    alone."""
    lists = [each.get("rows") for each in beside.get("list", ()) if each.get("of") == "imported"]
    found: dict[int, FromOthers] = {}
    for row in (row for rows in lists if isinstance(rows, list) for row in rows):
        with suppress(LookupError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
            source, key, digest, number, _ = row
            said = json.loads(digest) if source == SHARE else {}
            if said:
                seen, followed = int(said["seen"]), int(said.get("followed", 0))
                found[int(number)] = FromOthers(UUID(key).hex, seen, followed)
    return found


def past_states(beside: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[int, list[str]]:
    """Fingerprints of what reflections were before, by their numbers there; what is none is left alone."""
    found: dict[int, list[str]] = {}
    for each in beside.get("past", ()):
        number, states = each.get("reflection"), each.get("states")
        if isinstance(number, int) and isinstance(states, list):
            found[number] = [state for state in states if isinstance(state, str)]
    return found
