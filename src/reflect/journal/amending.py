"""Amending reflections: editing, deleting, restoring, one or many as one change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from reflect.core.edit import DETAIL, Edit, checked_edit
from reflect.core.errors import BadInput, NotFound, StaleEdit
from reflect.core.reflection import Reflection, inline_names, narrowest
from reflect.journal import frameworks, history, names
from reflect.journal.amendments import Altered, Subject, amend
from reflect.journal.going_along import going_along
from reflect.journal.journal import Journal, when_kept
from reflect.journal.opening import open_by_amending
from reflect.journal.reading import get
from reflect.journal.revisions import first_revision, state_at
from reflect.journal.states import State, state_of

# How often it was changed, and whether it is there.
REVISION = "SELECT revision, deleted, text = '' FROM reflection WHERE number = :number"

# What is given beside the text of a reflection.
GIVEN_TAGS = """
  SELECT tag.name FROM reflection_tag t JOIN tag ON tag.number = t.tag
   WHERE t.reflection = :number AND NOT t.inline
ORDER BY tag.folded
"""
GIVEN_PEOPLE = """
  SELECT w.role, person.name FROM reflection_person w JOIN person ON person.number = w.person
   WHERE w.reflection = :number AND NOT w.inline
ORDER BY person.folded
"""


class Editable(NamedTuple):
    """A reflection, and what is given beside its text; ``question`` is ``framework/key``."""

    reflection: Reflection
    question: str | None
    tags: tuple[str, ...]
    with_: tuple[str, ...]
    from_: tuple[str, ...]


class Amended(NamedTuple):
    """What a change did. ``change`` is None when everything was so already.

    ``opens``: the follow-ups that new answers to probes opened.
    """

    change: int | None
    changed: tuple[int, ...]
    unchanged: tuple[int, ...]
    altered: tuple[Altered, ...]
    opens: tuple[str, ...] = ()
    new_names: tuple[names.NewName, ...] = ()


def editable(journal: Journal, name: str) -> Editable:
    """The reflection called ``142`` or ``last``, to be edited. Raises NotFound, also for a deleted one."""
    reflection = get(journal, name)
    _there(journal, reflection.number)
    here = {"number": reflection.number}
    people = journal.rows(GIVEN_PEOPLE, here)
    return Editable(
        reflection,
        f"{reflection.framework}/{reflection.question}" if reflection.question else None,
        tags=tuple(name for (name,) in journal.rows(GIVEN_TAGS, here)),
        with_=tuple(name for role, name in people if role == "with"),
        from_=tuple(name for role, name in people if role == "from"),
    )


def edit(
    journal: Journal,
    numbers: Sequence[int],
    wanted: Edit,
    *,
    now: datetime,
    expected: Mapping[int, int] | None = None,
) -> Amended:
    """Change reflections, all of them or none, as one change.

    ``expected``: the revisions that the writer has seen. Raises NotFound for one that is not there or is
    deleted, StaleEdit for one that was changed meanwhile, BadInput for what can not be.
    """
    wanted = checked_edit(wanted)
    known = names.KnownNames(journal)

    def fields(number: int) -> State:
        revision = _there(journal, number)
        if expected is not None and expected.get(number, revision) != revision:
            raise StaleEdit(
                f"Reflection {number} was changed meanwhile: it is at revision {revision} and you began from "
                f"{expected[number]}. `reflect history {number}` shows what changed."
            )
        state = state_of(journal, "reflection", number)
        assert state is not None
        return _edited(journal, number, state, wanted, known)

    amended = _as_one_change(journal, "edit", numbers, fields, now=now)
    return amended._replace(new_names=tuple(known.new))


def delete(journal: Journal, numbers: Sequence[int], *, now: datetime) -> Amended:
    """Out of sight, softly: undo and restore bring them back. Raises NotFound."""

    def fields(number: int) -> State:
        revision_of(journal, number)
        return {"deleted": True}

    return _as_one_change(journal, "delete", numbers, fields, now=now)


def restore(
    journal: Journal, numbers: Sequence[int], *, revision: int | None = None, now: datetime
) -> Amended:
    """Back from being deleted; with ``revision``, back to what they were then. Raises NotFound."""

    def fields(number: int) -> State:
        newest = revision_of(journal, number)
        if revision is None:
            return {"deleted": False}
        first = first_revision(journal, number)
        if not first <= revision <= newest:
            raise NotFound(
                f"Reflection {number} has no revision {revision}; it has {first} to {newest}. "
                f"`reflect history {number}` shows them."
            )
        return state_at(journal, number, revision) | {"deleted": False}

    return _as_one_change(journal, "restore", numbers, fields, now=now)


def _as_one_change(
    journal: Journal, verb: str, numbers: Sequence[int], fields: Callable[[int], State], *, now: datetime
) -> Amended:
    each = list(dict.fromkeys(numbers))
    with journal.transaction():
        wanted: list[tuple[Subject, State | None]] = [
            (Subject("reflection", number), fields(number)) for number in each
        ]
        change = history.record(journal, verb, "", now=now)
        altered = amend(journal, change, [*wanted, *going_along(journal, wanted)])
        changed = [subject.number for subject, _, _ in altered if subject.noun == "reflection"]
        opens = open_by_amending(journal, altered, change=change, now=now) if verb == "edit" else ()
        if changed:
            history.summarise(journal, change, _these(changed))
        else:
            history.forget(journal, change)
    unchanged = tuple(number for number in each if number not in set(changed))
    return Amended(change if changed else None, tuple(changed), unchanged, tuple(altered), opens)


def _these(numbers: list[int]) -> str:
    return f"reflection {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} reflections"


def revision_of(journal: Journal, number: int) -> int:
    """Its newest revision. Raises NotFound for one that never was, or was destroyed."""
    row = journal.row(REVISION, {"number": number})
    if row is None:
        raise NotFound(f"There is no reflection {number}; `reflect list` shows the numbers.")
    revision, _, destroyed = row
    if destroyed:
        raise NotFound(f"Reflection {number} was destroyed; nothing of it is left in this journal.")
    return int(revision)


def _there(journal: Journal, number: int) -> int:
    revision = revision_of(journal, number)
    if journal.row(REVISION, {"number": number})[1]:
        raise NotFound(f"Reflection {number} is deleted; `reflect restore {number}` brings it back.")
    return revision


def _edited(journal: Journal, number: int, now: State, wanted: Edit, known: names.KnownNames) -> State:
    """The fields of a reflection as they shall be; names that are met for the first time join the others."""
    after = dict(now)
    after |= {"question": None} if "question" in wanted.clear else {}
    after |= {"point": None} if "point" in wanted.clear else {}
    after |= {"speaker": None} if "by" in wanted.clear else {}
    after |= {"text": wanted.text} if wanted.text is not None else {}
    after |= when_kept(wanted.moment) if wanted.moment is not None else {}
    after |= {"highlighted": wanted.highlighted} if wanted.highlighted is not None else {}
    if wanted.question is not None:
        asked = frameworks.question_named(wanted.question, frameworks.questions(journal))
        after["question"] = asked.number
        after["audience"] = narrowest(now["audience"], asked.audience or "team")
    after |= {"audience": wanted.audience} if wanted.audience is not None else {}
    named = partial(known.number, private=after["audience"] == "private")
    after |= {"point": named("point", wanted.point)} if wanted.point else {}
    after |= {"speaker": named("person", wanted.by)} if wanted.by else {}
    after["details"] = _details(now["details"], wanted)
    after["tags"] = _tags(journal, number, now, after["text"], wanted, named)
    after["people"] = _people(now, after["text"], wanted, named)
    return after


def _details(now: list[list[str]], wanted: Edit) -> list[list[str]]:
    cleared = {field.removeprefix(DETAIL) for field in wanted.clear if field.startswith(DETAIL)}
    kept = {} if "details" in wanted.clear else {key: text for key, text in now if key not in cleared}
    return [[key, text] for key, text in (kept | dict(wanted.set_details)).items()]


Named = Callable[[names.Kind, str], int]


def _tags(
    journal: Journal, number: int, now: State, text: str, wanted: Edit, named: Named
) -> list[list[object]]:
    """Those given stay as they were, or as is said; those in the text are read again when it changed."""
    given = [tag for tag, inline in now["tags"] if not inline and "tags" not in wanted.clear]
    given = given if wanted.tags is None else [named("tag", name) for name in wanted.tags]
    given += [named("tag", name) for name in wanted.add_tags]
    reread = text != now["text"]
    standing = [named("tag", name) for name in inline_names(text).tags] if reread else []
    standing = standing if reread else [tag for tag, inline in now["tags"] if inline]
    removed = {names.find(journal, "tag", name): name for name in wanted.remove_tags}
    in_text = {names.find(journal, "tag", name) for name in inline_names(text).tags} if removed else set()
    if name := next((name for tag, name in removed.items() if tag in {*standing, *in_text} - {None}), None):
        raise BadInput(
            f"The tag {name} stands in the text of reflection {number}; edit the text to remove it."
        )
    kept = [tag for tag in given if tag not in removed]
    return sorted([tag, tag not in kept] for tag in {*kept, *standing})


def _people(now: State, text: str, wanted: Edit, named: Named) -> list[list[object]]:
    """The same, for those it was learned with and from; who stands in the text, it was learned with."""
    every: list[list[object]] = []
    said = {"with": (wanted.with_, wanted.add_with), "from": (wanted.from_, wanted.add_from)}
    for role, (complete, more) in said.items():
        here = [(person, inline) for person, of, inline in now["people"] if of == role]
        given = [person for person, inline in here if not inline and role not in wanted.clear]
        given = given if complete is None else [named("person", name) for name in complete]
        given += [named("person", name) for name in more]
        standing = [person for person, inline in here if inline]
        if text != now["text"]:
            standing = [named("person", name) for name in inline_names(text).people if role == "with"]
        every += [[person, role, person not in given] for person in {*given, *standing}]
    return sorted(every, key=lambda each: (each[0], each[1]))
