"""Whatever is done, and in whatever order it is taken back: the journal is as if that had never been done.

Or taking it back is refused, in a sentence, and nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.core.edit import Edit
from reflect.core.errors import BadInput, NotFound, ReflectError, StaleEdit
from reflect.core.follow_up import NewFollowUp
from reflect.core.follow_up_edit import FollowUpEdit
from reflect.core.query import Filter
from reflect.journal import (
    amending,
    choosing,
    finding,
    following,
    names,
    naming,
    reflections,
    renaming,
    undoing,
)
from reflect.journal.journal import Journal, no_journal
from tests.builders import unchanged
from tests.conftest import DRAFT, NOW

TODAY = NOW.date()
KINDS: tuple[names.Kind, ...] = ("tag", "person", "point")
NUMBERS = st.integers(1, 4)
NAMES = st.sampled_from(["tea", "chai", "Ana", "Bo"])
TEXTS = st.sampled_from(["Nothing new.", "The #tea leaks.", "@Ana said so.", "Again #chai @Bo."])


class Step(NamedTuple):
    """``what`` is done, with what is ``given``."""

    what: Callable[..., object]
    given: tuple[Any, ...]

    def __repr__(self) -> str:
        return f"{self.what.__name__}{self.given}"


def add(journal: Journal, text: str, point: str | None, tag: str | None, follow_up: str | None) -> None:
    opened = (NewFollowUp("try", follow_up),) if follow_up else ()
    tags = (tag,) if tag else ()
    reflections.add(journal, DRAFT._replace(text=text, point=point, tags=tags, follow_ups=opened), now=NOW)


def add_some(journal: Journal, many: int, by: str | None) -> None:
    reflections.add_all(journal, [DRAFT._replace(by=by)] * many, summary=f"{many} reflections", now=NOW)


def edit(journal: Journal, numbers: list[int], wanted: Edit) -> None:
    amending.edit(journal, numbers, wanted, now=NOW)


def delete(journal: Journal, numbers: list[int]) -> None:
    amending.delete(journal, numbers, now=NOW)


def restore(journal: Journal, number: int, revision: int | None) -> None:
    amending.restore(journal, [number], revision=revision, now=NOW)


def follow(journal: Journal, reflection: int | None, point: str | None, owner: str) -> None:
    new = NewFollowUp("try", "Tea first.", owner=owner)
    following.add(journal, new, for_=reflection, point=point, today=TODAY, now=NOW)


def follow_edit(journal: Journal, number: int, owner: str | None, point: str | None) -> None:
    following.edit(journal, number, FollowUpEdit(owner=owner, point=point), today=TODAY, now=NOW)


def done(journal: Journal, numbers: list[int], helped: str | None) -> None:
    following.done(journal, dict.fromkeys(numbers, helped), today=TODAY, now=NOW)


def rename(journal: Journal, kind: names.Kind, old: str, new: str) -> None:
    renaming.rename(journal, kind, old, new, now=NOW)


def merge(journal: Journal, kind: names.Kind, old: str, into: str) -> None:
    renaming.merge(journal, kind, [old], into, now=NOW)


def group(journal: Journal, people: list[str], of: str) -> None:
    naming.roster_add(journal, people, group=of, now=NOW)


def describe(journal: Journal, point: str, words: str) -> None:
    naming.describe_point(journal, point, words, now=NOW)


def use(journal: Journal, framework: str) -> None:
    choosing.use(journal, [framework], now=NOW)


def undo(journal: Journal, back: int) -> None:
    """One of the newest changes that stand, or one that stands no more."""
    rows = journal.rows("SELECT number FROM change WHERE undoes IS NULL ORDER BY number DESC")
    undoing.undo(journal, rows[back % len(rows)][0] if rows else 1, now=NOW)


def step(what: Callable[..., object], *given: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.tuples(*given).map(lambda each: Step(what, each))


def some_edit(fields: dict[str, Any]) -> Edit:
    return Edit(**fields)


EDITS = st.fixed_dictionaries(
    {},
    optional={
        "text": TEXTS,
        "point": NAMES,
        "by": NAMES,
        "question": st.sampled_from(["pressure", "success"]),
        "audience": st.sampled_from(["team", "private"]),
        "tags": st.lists(NAMES, max_size=2).map(tuple),
        "add_with": st.lists(NAMES, max_size=1).map(tuple),
        "set_details": st.just((("why", "Age."),)),
    },
).map(some_edit)
SOME = st.lists(NUMBERS, min_size=1, max_size=3, unique=True)
UNDO = step(undo, st.integers(0, 9))
STEPS = st.one_of(
    step(add, TEXTS, st.none() | NAMES, st.none() | NAMES, st.none() | st.just("Mend it.")),
    step(add_some, st.integers(2, 3), st.none() | NAMES),
    step(edit, SOME, EDITS),
    step(edit, SOME, EDITS),
    step(delete, SOME),
    step(restore, NUMBERS, st.none() | st.integers(1, 3)),
    step(follow, st.none() | NUMBERS, st.none() | NAMES, NAMES),
    step(follow_edit, NUMBERS, st.none() | NAMES, st.none() | NAMES),
    step(done, SOME, st.sampled_from(["yes", "no", None])),
    step(rename, st.sampled_from(KINDS), NAMES, NAMES),
    step(merge, st.sampled_from(KINDS), NAMES, NAMES),
    step(group, st.lists(NAMES, min_size=1, max_size=2, unique=True), st.sampled_from(["day", "night"])),
    step(describe, NAMES, TEXTS),
    step(use, st.sampled_from(["gibbs", "learning-in-practice"])),
    UNDO,
    UNDO,
)
BEGIN = [Step(add, ("The #tea leaks.", "chai", None, "Mend it.")), Step(add_some, (2, "Ana"))]


@settings(max_examples=150)
@given(steps=st.lists(STEPS, min_size=1, max_size=14))
def test_all_of_it_can_be_taken_back_and_done_again(steps: list[Step]) -> None:
    with no_journal(Path("nowhere")) as journal:
        empty = view(journal)
        for each in [*BEGIN, *steps]:
            before = view(journal)
            try:
                each.what(journal, *each.given)
            except ReflectError:
                assert view(journal) == before
        states = [view(journal), *undone(journal)]
        assert states[-1] == empty
        for state in reversed(states[:-1]):
            undoing.redo(journal, now=NOW)
            assert view(journal) == state
        journal.row("INSERT INTO reflection_words (reflection_words, rank) VALUES ('integrity-check', 1)")


def undone(journal: Journal) -> Iterator[list[Any]]:
    """How the journal is after each taking back of the newest, until nothing is left."""
    while True:
        try:
            undoing.undo(journal, now=NOW)
        except NotFound:
            return
        yield view(journal)


def view(journal: Journal) -> list[Any]:
    """What is in view, but for how often it was changed; names that are used by nothing stay known."""
    follow_ups = journal.rows(
        "SELECT u.number, u.text, u.state, u.helped, u.due, u.closed, p.name, o.name"
        "  FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection"
        "  LEFT JOIN point p ON p.number = u.point LEFT JOIN person o ON o.number = u.owner"
        " WHERE NOT u.deleted AND r.deleted IS NOT TRUE ORDER BY u.number"
    )
    said = [
        *journal.rows("SELECT name, on_roster, belongs_to FROM person WHERE on_roster ORDER BY name"),
        *journal.rows("SELECT name, description FROM point WHERE description <> '' ORDER BY name"),
        *journal.rows("SELECT key FROM framework WHERE position IS NOT NULL ORDER BY position"),
        *(journal.rows(f"SELECT name FROM {kind} WHERE means IS NOT NULL ORDER BY name") for kind in KINDS),
    ]
    found = [unchanged(each) for each in finding.between(journal, Filter())]
    words = journal.rows("SELECT number, also_found_by FROM reflection WHERE NOT deleted ORDER BY number")
    return [found, words, follow_ups, said]


class Did(NamedTuple):
    """A change of the second test, and what it made of which reflections."""

    change: int
    what: str
    numbers: list[int]
    fields: dict[str, Any]


PLAIN: st.SearchStrategy[tuple[str, Any, set[str]]] = st.one_of(
    st.tuples(st.just("edit"), SOME, st.sets(st.sampled_from(["text", "point", "by"]), min_size=1)),
    st.tuples(st.just("edit"), SOME, st.sets(st.sampled_from(["text", "point", "by"]), min_size=1)),
    st.tuples(st.just("delete"), SOME, st.just(set())),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just(set())),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just(set())),
)


@settings(max_examples=150)
@given(steps=st.lists(PLAIN, min_size=2, max_size=12))
def test_what_stands_is_all_that_was_done(steps: list[tuple[str, Any, set[str]]]) -> None:
    """Only the changes that stand are done in a second journal: both say the same."""
    with no_journal(Path("nowhere")) as journal, no_journal(Path("elsewhere")) as other:
        did: list[Did] = []
        for number in range(1, 5):
            reflections.add(journal, DRAFT._replace(text=f"The {number}."), now=NOW)
            reflections.add(other, DRAFT._replace(text=f"The {number}."), now=NOW)
            did.append(Did(number, "add", [number], {}))
        for turn, (what, given_, names_) in enumerate(steps):
            if what == "undo":
                try:
                    each = did[given_ % len(did)]
                    if undoing.undo(journal, each.change, now=NOW).kept:
                        return  # a part of it stays: the first test has more of these
                except (StaleEdit, BadInput):
                    continue
                did.remove(each)
            else:
                fields: dict[str, Any] = {name: f"{name} {turn}" for name in names_}
                try:
                    done_ = (
                        amending.delete(journal, given_, now=NOW)
                        if what == "delete"
                        else amending.edit(journal, given_, Edit(**fields), now=NOW)
                    )
                except NotFound:
                    continue
                if done_.change is not None:
                    did.append(Did(done_.change, what, list(done_.changed), fields))
            if not did:
                break
        for each in did:
            if each.what == "edit":
                amending.edit(other, each.numbers, Edit(**each.fields), now=NOW)
        written = {number for each in did if each.what != "delete" for number in each.numbers}
        deleted = {number for each in did if each.what == "delete" for number in each.numbers}
        out = [number for number in range(1, 5) if number not in written or number in deleted]
        if out:
            amending.delete(other, out, now=NOW)
        assert said_in(journal) == said_in(other)


def said_in(journal: Journal) -> list[tuple[Any, ...]]:
    return [(each.number, each.text, each.point, each.by) for each in finding.between(journal, Filter())]
