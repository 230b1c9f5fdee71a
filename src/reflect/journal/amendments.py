"""Amendments: what a change made of things that were there, kept so that it can be taken back.

Taking back an amendment is an amendment too, so that undo, redo and going back to a revision are one
thing: putting fields to what they were.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from reflect.core.reflection import inline_names
from reflect.journal.aliases import aliases, meant
from reflect.journal.journal import Journal
from reflect.journal.names import find
from reflect.journal.states import NAMES, Noun, State, find_anew, put, state_of
from reflect.journal.uses import uses_of

# What something was before a change; null where it was not there.
NOTE = "INSERT INTO amendment (change, noun, subject, before) VALUES (:change, :noun, :subject, :before)"

# What a change made, the newest first.
OF_CHANGE = """
SELECT noun, subject, before FROM amendment WHERE change = :change ORDER BY number DESC
"""

# What was made of one thing, the oldest first, and by which change.
OF_SUBJECT = """
SELECT change, before FROM amendment WHERE noun = :noun AND subject = :number ORDER BY number
"""

# A name steps aside while others take its spelling; it goes when it was not there.
PARK_TAG = "UPDATE tag SET folded = :parked WHERE number = :number"
PARK_PERSON = "UPDATE person SET folded = :parked WHERE number = :number"
PARK_POINT = "UPDATE point SET folded = :parked WHERE number = :number"
PARK = {"tag": PARK_TAG, "person": PARK_PERSON, "point": PARK_POINT}
DROP_TAG = "DELETE FROM tag WHERE number = :number"
DROP_PERSON = "DELETE FROM person WHERE number = :number"
DROP_POINT = "DELETE FROM point WHERE number = :number"
DROP = {"tag": DROP_TAG, "person": DROP_PERSON, "point": DROP_POINT}
ADD_TAG = "INSERT INTO tag (number, name, folded) VALUES (:number, '', :parked)"
ADD_PERSON = "INSERT INTO person (number, name, folded) VALUES (:number, '', :parked)"
ADD_POINT = "INSERT INTO point (number, name, folded) VALUES (:number, '', :parked)"
ADD = {"tag": ADD_TAG, "person": ADD_PERSON, "point": ADD_POINT}


class Subject(NamedTuple):
    """What is amended: ``reflection 142``."""

    noun: Noun
    number: int


class Amendment(NamedTuple):
    """``before``: the fields that were changed, as they were; None: it was not there."""

    subject: Subject
    before: State | None


class Altered(NamedTuple):
    """What an amendment did: the fields it changed, before and after; None: not there."""

    subject: Subject
    before: State | None
    after: State | None


def amend(journal: Journal, change: int, wanted: Iterable[tuple[Subject, State | None]]) -> list[Altered]:
    """Put fields of things to new values, or take names away (None), as part of a change.

    What is so already is left alone, but for aliases: where one is held, what it means takes its place.
    Inside the caller's transaction. Names come first, so that everything else says what they are then.
    """
    asked = list(wanted)
    names = _amend_names(journal, change, [each for each in asked if each[0].noun in NAMES])
    others = [each for each in asked if each[0].noun not in NAMES]
    known = aliases(journal)
    planned = []
    for subject, fields in others:
        now = state_of(journal, *subject)
        if now is None:  # destroyed
            continue
        becomes = meant(subject.noun, now | (fields or {}), known) or {}
        if subject.noun == "reflection":
            becomes = _standing_stay(journal, now, becomes)
        altered = _planned(subject, now, becomes)
        if altered is not None:
            _note(journal, change, altered)
            put(journal, *subject, now, now | (altered.after or {}))
            planned.append(altered)
    for subject, _, after in names:
        if after is None:
            journal.row(DROP[subject.noun], {"number": subject.number})
    for subject, before, after in names:
        if before and after and "name" in after:
            for reflection in uses_of(journal, subject.noun, [subject.number]).found_by:
                find_anew(journal, reflection)
    return names + planned


def _standing_stay(journal: Journal, now: State, after: State) -> State:
    """A name that is taken off stays where the text holds it, as one that was read from there."""
    tags = {tag for tag, _ in now["tags"]} - {tag for tag, _ in after["tags"]}
    people = {who for who, role, _ in now["people"] if role == "with"}
    people -= {who for who, role, _ in after["people"] if role == "with"}
    if not tags and not people:
        return after
    found = inline_names(after["text"])
    tags &= {find(journal, "tag", name) for name in found.tags}
    people &= {find(journal, "person", name) for name in found.people}
    return after | {
        "tags": sorted([*after["tags"], *([tag, True] for tag in tags)]),
        "people": sorted([*after["people"], *([who, "with", True] for who in people)]),
    }


def _amend_names(journal: Journal, change: int, wanted: list[tuple[Subject, State | None]]) -> list[Altered]:
    """All is read before anything is written, and they step aside first: they may take each other's
    spelling. What goes is only aside yet."""
    states = {subject: state_of(journal, *subject) for subject, _ in wanted}
    planned = [
        altered
        for subject, fields in wanted
        if (altered := _planned(subject, states[subject], fields)) is not None
    ]
    for altered in planned:
        _note(journal, change, altered)
        _make_room(journal, altered)
    for subject, _, after in planned:
        if after is not None:
            now = states[subject] or {}
            put(journal, *subject, now, now | after)
    return planned


def note(journal: Journal, change: int, altered: Iterable[Altered]) -> None:
    """Remember what was changed in another way."""
    for each in altered:
        _note(journal, change, each)


def of_change(journal: Journal, change: int) -> list[Amendment]:
    """What it made, the newest first."""
    return _read(journal, journal.rows(OF_CHANGE, {"change": change}))


def of_subject(journal: Journal, subject: Subject) -> list[tuple[int, Amendment]]:
    """What was made of it, the oldest first, with the number of the change."""
    rows = journal.rows(OF_SUBJECT, subject._asdict())
    read = _read(journal, [(*subject, before) for _, before in rows])
    return [(change, amendment) for (change, _), amendment in zip(rows, read, strict=True)]


def _read(journal: Journal, rows: list[Any]) -> list[Amendment]:
    with journal.reading_back("a change"):
        return [
            Amendment(Subject(noun, number), None if before is None else json.loads(before))
            for noun, number, before in rows
        ]


def as_kept(before: State | None) -> str | None:
    return None if before is None else json.dumps(before, ensure_ascii=False)


def _planned(subject: Subject, now: State | None, fields: State | None) -> Altered | None:
    if now is None or fields is None:
        return None if now == fields else Altered(subject, now, fields)
    changed = [key for key, value in fields.items() if now[key] != value]
    before, after = ({key: state[key] for key in changed} for state in (now, fields))
    return Altered(subject, before, after) if changed else None


def _note(journal: Journal, change: int, altered: Altered) -> None:
    said = {"noun": altered.subject.noun, "subject": altered.subject.number}
    journal.row(NOTE, {"change": change, "before": as_kept(altered.before), **said})


def _make_room(journal: Journal, altered: Altered) -> None:
    noun, number = altered.subject
    statement = ADD[noun] if altered.before is None else PARK[noun]
    journal.row(statement, {"number": number, "parked": f"\n{number}"})  # no name holds a line end
