"""Answers to probes: part of the change that wrote the reflection, or one change of their own."""

from __future__ import annotations

import pytest

from reflect.core.edit import Edit
from reflect.core.errors import BadInput, NotFound
from reflect.core.follow_up import NewFollowUp
from reflect.core.incoming import Incoming
from reflect.core.reflection import Draft, Reflection
from reflect.journal import amending, choosing, frameworks, imports, reflections, revisions, undoing
from reflect.journal.answering import answer_probe
from reflect.journal.journal import Journal
from reflect.journal.reading import get
from tests.builders import unchanged
from tests.conftest import DRAFT, NOW

LEAK = DRAFT._replace(question="pressure", point="kettle")
STRONGER = ("stronger", "A second kettle.")


def last(journal: Journal) -> Reflection:
    return get(journal, "last")


def opened(reflection: Reflection) -> list[tuple[str, str, str | None, str]]:
    return [(each.kind, each.text, each.point, each.state) for each in reflection.follow_ups]


def found(journal: Journal, word: str) -> list[int]:
    rows = journal.rows(
        "SELECT rowid FROM reflection_words WHERE reflection_words MATCH :word", {"word": word}
    )
    return [number for (number,) in rows]


def test_an_answer_opens_the_follow_up_that_its_probe_says(journal: Journal) -> None:
    stored = reflections.add(journal, LEAK._replace(details=(STRONGER, ("held", "The pot."))), now=NOW)
    assert stored.opens == ("f1",)
    assert opened(last(journal)) == [("strengthen", "A second kettle.", "kettle", "open")]
    assert last(journal).details == {"stronger": "A second kettle.", "held": "The pot."}


@pytest.mark.parametrize("framework", frameworks.SHIPPED)
def test_every_probe_that_ships_opens_what_it_says(framework: str, journal: Journal) -> None:
    choosing.use(journal, [framework], now=NOW)
    for question in frameworks.shipped(framework).questions:
        for probe in question.probes:
            draft = DRAFT._replace(question=f"{framework}/{question.key}", details=((probe.key, "Tea."),))
            assert len(reflections.add(journal, draft, now=NOW).opens) == (1 if probe.opens else 0)
            assert [each.kind for each in last(journal).follow_ups] == ([probe.opens] if probe.opens else [])


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(LEAK._replace(question=None), id="without a question"),
        pytest.param(LEAK._replace(question="success"), id="of another question"),
        pytest.param(LEAK._replace(details=(("mine", "A second kettle."),)), id="a key of one's own"),
    ],
)
def test_other_details_open_nothing(draft: Draft, journal: Journal) -> None:
    details = draft.details or (STRONGER,)
    assert reflections.add(journal, draft._replace(details=details), now=NOW).opens == ()
    assert last(journal).follow_ups == ()


def test_a_draft_that_brings_a_follow_up_of_that_kind_keeps_its_own(journal: Journal) -> None:
    own = NewFollowUp("strengthen", "Ask Bo")
    stored = reflections.add(journal, LEAK._replace(details=(STRONGER,), follow_ups=(own,)), now=NOW)
    assert stored.opens == ()
    assert opened(last(journal)) == [("strengthen", "Ask Bo", "kettle", "open")]


def test_what_is_imported_or_shipped_opens_nothing_by_itself(journal: Journal) -> None:
    draft = LEAK._replace(details=(STRONGER,))
    reflections.add_all(journal, [draft], summary="one", now=NOW)
    row = Incoming(2, (), "k", draft)
    imports.store(journal, [row], source="board", file="rows.csv", now=NOW, default_audience="team")
    assert [each.follow_ups for each in (get(journal, "1"), get(journal, "2"))] == [(), ()]


def test_one_undo_takes_all_back_and_one_redo_brings_all(journal: Journal) -> None:
    stored = reflections.add(journal, LEAK, now=NOW)
    for key, text in (STRONGER, ("held", "The pot.")):
        answer_probe(journal, stored.number, key, text, change=stored.change, now=NOW)
    assert last(journal).revision == 1, "it is still being written"
    whole = last(journal)
    undone = undoing.undo(journal, now=NOW)
    assert (undone.verb, undone.reflections) == ("add", 1)
    assert get(journal, "1").deleted
    with pytest.raises(NotFound):
        undoing.undo(journal, now=NOW)
    undoing.redo(journal, now=NOW)
    assert unchanged(get(journal, "1")) == unchanged(whole)


def test_later_answers_are_one_change_of_their_own(journal: Journal) -> None:
    stored = reflections.add(journal, LEAK._replace(details=(("held", "The pot."),)), now=NOW)
    before = last(journal)
    first = answer_probe(journal, stored.number, *STRONGER, now=NOW)
    second = answer_probe(journal, stored.number, "before", "A full house.", change=first.change, now=NOW)
    assert (first.revision, second.revision) == (2, 2)
    assert (first.opens, second.opens) == (("f1",), ())
    assert list(last(journal).details) == ["held", "stronger", "before"]
    assert found(journal, "house") == [1]
    whole = last(journal)
    undone = undoing.undo(journal, now=NOW)
    assert (undone.verb, undone.change) == ("edit", first.change)
    assert unchanged(last(journal)) == unchanged(before)
    assert found(journal, "house") == []
    undoing.redo(journal, now=NOW)
    assert unchanged(last(journal)) == unchanged(whole)


def test_a_question_chosen_and_its_probes_are_one_change(journal: Journal) -> None:
    reflections.add(journal, LEAK._replace(question=None, details=(("mine", "My own."),)), now=NOW)
    before = last(journal)
    chosen = amending.edit(journal, [1], Edit(question="pressure"), now=NOW)
    for key, text in (STRONGER, ("held", "The pot.")):
        answered = answer_probe(journal, 1, key, text, change=chosen.change, now=NOW)
        assert answered.change == chosen.change
    assert last(journal).revision == 2
    whole = last(journal)
    assert undoing.undo(journal, now=NOW).change == chosen.change
    assert unchanged(last(journal)) == unchanged(before)
    undoing.redo(journal, now=NOW)
    assert unchanged(last(journal)) == unchanged(whole)


def test_an_edit_opens_what_its_new_answers_open(journal: Journal) -> None:
    reflections.add(journal, LEAK, now=NOW)
    before = last(journal)
    assert amending.edit(journal, [1], Edit(set_details=(STRONGER,)), now=NOW).opens == ("f1",)
    assert opened(last(journal)) == [("strengthen", "A second kettle.", "kettle", "open")]
    assert found(journal, "second") == [1]
    again = amending.edit(journal, [1], Edit(set_details=(("stronger", "Two more."),)), now=NOW)
    assert again.opens == (), "an answer in other words is no new one"
    for _ in range(2):
        undoing.undo(journal, now=NOW)
    assert unchanged(last(journal)) == unchanged(before)
    redone = undoing.redo(journal, now=NOW)
    assert redone.verb == "edit"
    assert opened(last(journal)) == [("strengthen", "A second kettle.", "kettle", "open")]


def test_an_answer_to_a_probe_answered_before_takes_its_place(journal: Journal) -> None:
    reflections.add(journal, LEAK._replace(details=(("held", "The pot."),)), now=NOW)
    answer_probe(journal, 1, "held", "Nothing.", now=NOW)
    assert last(journal).details == {"held": "Nothing."}
    undoing.undo(journal, now=NOW)
    assert last(journal).details == {"held": "The pot."}


def test_an_answer_behind_another_s_change_is_a_change_of_its_own(journal: Journal) -> None:
    """Or undoing the other would take this answer with it."""
    stored = reflections.add(journal, LEAK, now=NOW)
    other = amending.edit(journal, [1], Edit(set_details=(("signs", "Steam."),)), now=NOW)
    answered = answer_probe(journal, 1, "held", "The pot.", change=stored.change, now=NOW)
    assert answered.change not in (stored.change, other.change)
    assert last(journal).details == {"signs": "Steam.", "held": "The pot."}


def test_a_private_one_has_follow_ups_too(journal: Journal) -> None:
    stored = reflections.add(journal, LEAK._replace(audience="private"), now=NOW)
    answered = answer_probe(journal, stored.number, *STRONGER, change=stored.change, now=NOW)
    assert answered.opens == ("f1",)
    assert opened(last(journal)) == [("strengthen", "A second kettle.", "kettle", "open")]


@pytest.mark.parametrize("text", ["", "  \n", "a\0b"])
def test_an_answer_that_can_not_be_kept_changes_nothing(text: str, journal: Journal) -> None:
    reflections.add(journal, LEAK, now=NOW)
    before = revisions.changes(journal, limit=-1)
    with pytest.raises(BadInput):
        answer_probe(journal, 1, "held", text, now=NOW)
    assert revisions.changes(journal, limit=-1) == before


def test_what_is_deleted_or_never_was_has_no_probes(journal: Journal) -> None:
    reflections.add(journal, LEAK, now=NOW)
    undoing.undo(journal, now=NOW)
    for number in (1, 99):
        with pytest.raises(NotFound):
            answer_probe(journal, number, "held", "The pot.", now=NOW)
