"""What a change did, in words: each field before and after, with names for numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple

from reflect.journal.amendments import Altered, Subject
from reflect.journal.journal import Journal
from reflect.journal.states import NAMES, State, state_of

# What a number stands for.
QUESTION_NAMED = """
SELECT f.key || '/' || q.key FROM question q JOIN framework f ON f.number = q.framework
 WHERE q.number = :number
"""
TAG_NAMED = "SELECT name FROM tag WHERE number = :number"
PERSON_NAMED = "SELECT name FROM person WHERE number = :number"
POINT_NAMED = "SELECT name FROM point WHERE number = :number"
THEME_NAMED = "SELECT coalesce(name, phrase) FROM theme WHERE number = :number"
FRAMEWORK_NAMED = "SELECT key FROM framework WHERE number = :number"
NAMED = {
    "question": QUESTION_NAMED,
    "tag": TAG_NAMED,
    "person": PERSON_NAMED,
    "point": POINT_NAMED,
    "theme": THEME_NAMED,
    "framework": FRAMEWORK_NAMED,
}


class Difference(NamedTuple):
    """``of``: ``142``, ``f12`` or ``tag kettle``; ``before`` and ``after``: None where nothing was."""

    of: str
    field: str
    before: str | None
    after: str | None


def differences(journal: Journal, altered: Iterable[Altered]) -> list[Difference]:
    """What changed, in the order of the fields; the fields that were left out are as they are now.

    Aliases come and go with the names that they mean, without a word.
    """
    return [each for one in altered for each in _of_one(journal, one)]


def _of_one(journal: Journal, altered: Altered) -> list[Difference]:
    noun, number = altered.subject
    now = state_of(journal, noun, number) or {}
    before = None if altered.before is None else now | altered.before
    after = None if altered.after is None else now | altered.after
    if noun in NAMES and _is_alias(before) and _is_alias(after):
        return []
    of = called(journal, altered.subject, after or before)
    found = []
    for field in _fields(noun, before, after):
        sides = [None if side is None else _in_words(journal, noun, field, side) for side in (before, after)]
        if sides[0] != sides[1]:
            found.append(Difference(of, field, *sides))
    return found


def _is_alias(name: State | None) -> bool:
    return name is None or name["means"] is not None


def called(journal: Journal, subject: Subject, state: State | None = None) -> str:
    """``142``, ``f12``, ``tag kettle``; a name as it is in a state of it, or now."""
    match subject.noun:
        case "reflection":
            return str(subject.number)
        case "follow_up":
            return f"f{subject.number}"
        case "question":
            return f"question {_named(journal, 'question', subject.number)}"
        case "framework":
            return f"framework {_named(journal, 'framework', subject.number)}"
        case name:
            return f"{name} {(state or {}).get('name') or _named(journal, name, subject.number)}"


def _fields(noun: str, before: State | None, after: State | None) -> list[str]:
    if noun == "reflection":
        keys = {key: None for side in (before, after) if side for key, _ in side["details"]}
        details = [f"detail {key}" for key in keys]
        return [*("text", "on", "question", "point", "tags", "by", "with", "from"), *details, *_PLAIN]
    if noun == "follow_up":
        fields = ["text", "kind", "point", "owner", "with", "due", "review", "link", "stage", "stage_since"]
        return [*fields, "role", "asked", "state", "helped", "note", "closed", "deleted"]
    if noun in ("framework", "question"):
        return ["position"]
    if noun == "theme":
        return ["name", "means", "muted"]
    return ["name", "means", "description", "group", "roster"]


_PLAIN = ("audience", "highlighted", "deleted")


def _in_words(journal: Journal, noun: str, field: str, state: State) -> str | None:
    if field.startswith("detail "):
        return dict(state["details"]).get(field.removeprefix("detail "))
    match field:
        case "on":
            return _moment(state)
        case "question" | "point":
            return _named(journal, field, state[field])
        case "by" | "owner":
            return _named(journal, "person", state["speaker" if field == "by" else "owner"])
        case "tags":
            return _listed(journal, "tag", [tag for tag, _ in state["tags"]])
        case "with" if noun == "follow_up":
            return _listed(journal, "person", state["with"])
        case "with" | "from":
            return _listed(journal, "person", [who for who, role, _ in state["people"] if role == field])
        case "means":
            return _named(journal, noun, state["means"])
        case "group" | "roster":
            return _value(state.get("belongs_to" if field == "group" else "on_roster"))
        case "position":
            return None if state["position"] is None else f"place {state['position'] + 1}"
        case _:
            return _value(state.get(field))


def _value(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value in (None, "") else str(value)


def _moment(state: State) -> str:
    if not state["timed"]:
        return str(state["day"])
    local = datetime.fromisoformat(state["instant"]).astimezone(
        timezone(timedelta(minutes=state["utc_offset"]))
    )
    said = f"{local:%Y-%m-%d %H:%M}"
    return said if said.startswith(str(state["day"])) else f"{said} (counts for {state['day']})"


def _listed(journal: Journal, kind: str, numbers: list[int]) -> str | None:
    return ", ".join(sorted(filter(None, (_named(journal, kind, number) for number in numbers)))) or None


def _named(journal: Journal, kind: str, number: int | None) -> str | None:
    row = None if number is None else journal.row(NAMED[kind], {"number": number})
    return row and str(row[0])
