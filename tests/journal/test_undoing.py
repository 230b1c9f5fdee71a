"""Taking changes back, and doing them again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.edit import Edit
from reflect.core.errors import BadInput, NotFound, StaleEdit
from reflect.core.follow_up import NewFollowUp
from reflect.core.query import Filter
from reflect.core.reflection import AUDIENCES
from reflect.journal import (
    amending,
    choosing,
    finding,
    follow_ups,
    following,
    frameworks,
    reflections,
    renaming,
    undoing,
)
from reflect.journal.journal import Journal, no_journal
from reflect.journal.reading import by_number
from tests.builders import unchanged
from tests.conftest import DRAFT, NOW


def test_undo_takes_back_the_newest_that_stands(journal: Journal) -> None:
    for text in ("One.", "Two."):
        reflections.add(journal, DRAFT._replace(text=text), now=NOW)
    assert undoing.undo(journal, now=NOW)[:4] == (2, "add", "reflection 2", 1)
    assert undoing.undo(journal, now=NOW)[:4] == (1, "add", "reflection 1", 1)
    with pytest.raises(NotFound, match="nothing to undo"):
        undoing.undo(journal, now=NOW)


def test_undo_is_a_change_of_its_own_and_destroys_nothing(journal: Journal) -> None:
    reflections.add(journal, DRAFT, now=NOW)
    undoing.undo(journal, now=NOW + timedelta(hours=1))
    done = journal.rows("SELECT number, verb, undoes, undone_by, instant FROM change ORDER BY number")
    assert done == [
        (1, "add", None, 2, "2026-11-22T14:05:00.000000+00:00"),
        (2, "undo", 1, None, "2026-11-22T15:05:00.000000+00:00"),
    ]
    [gone] = by_number(journal, [1])
    assert (gone.deleted, gone.revision, gone.text) == (True, 2, DRAFT.text)
    assert finding.latest(journal, Filter(), limit=9) == []


def test_follow_ups_go_with_their_reflection(journal: Journal) -> None:
    due = NewFollowUp("try", "Tea.", due=NOW.date())
    reflections.add(journal, DRAFT._replace(follow_ups=(due,)), now=NOW)
    assert len(follow_ups.due(journal, by=NOW.date())) == 1
    undoing.undo(journal, now=NOW)
    assert follow_ups.due(journal, by=NOW.date()) == []
    undoing.redo(journal, now=NOW)
    assert len(follow_ups.due(journal, by=NOW.date())) == 1


def test_a_change_of_many_goes_as_one(journal: Journal) -> None:
    reflections.add(journal, DRAFT, now=NOW)
    reflections.add_all(journal, [DRAFT] * 3, summary="three", now=NOW)
    assert undoing.undo(journal, now=NOW).reflections == 3
    assert finding.count(journal, Filter()) == 1


def edit(journal: Journal, number: int, **fields: Any) -> amending.Amended:
    return amending.edit(journal, [number], Edit(**fields), now=NOW)


def texts(journal: Journal) -> list[str]:
    return [each.text for each in finding.between(journal, Filter())]


def test_an_edit_is_put_back_field_by_field(journal: Journal) -> None:
    reflections.add(journal, DRAFT._replace(tags=("kitchen",), point="kettle"), now=NOW)
    before = by_number(journal, [1])
    edit(journal, 1, text="Gone. #soon", add_tags=("tea",), clear=("point",), audience="private")
    undone = undoing.undo(journal, now=NOW)
    assert undone[:4] == (2, "edit", "reflection 1", 0)
    [after] = by_number(journal, [1])
    assert after._replace(revision=1) == before[0]
    assert after.revision == 3
    assert finding.search(journal, '"gone"', Filter(), limit=5) == ([], 0)
    assert finding.search(journal, '"kettle" AND "kitchen"', Filter(), limit=5)[1] == 1


def test_redo_follows_undo_and_goes_the_other_way(journal: Journal) -> None:
    reflections.add(journal, DRAFT._replace(text="One."), now=NOW)
    for text in ("Two.", "Three."):
        edit(journal, 1, text=text)
    undoing.undo(journal, now=NOW)
    undoing.undo(journal, now=NOW)
    undoing.undo(journal, now=NOW)
    assert texts(journal) == []
    assert undoing.redo(journal, now=NOW)[:4] == (1, "add", "reflection 1", 1)
    assert texts(journal) == ["One."]
    undoing.redo(journal, now=NOW)
    undoing.redo(journal, now=NOW)
    assert texts(journal) == ["Three."]
    with pytest.raises(NotFound, match="nothing to do again"):
        undoing.redo(journal, now=NOW)
    undoing.undo(journal, now=NOW)
    assert texts(journal) == ["Two."]


def test_a_new_change_leaves_nothing_to_redo(journal: Journal) -> None:
    reflections.add(journal, DRAFT, now=NOW)
    undoing.undo(journal, now=NOW)
    reflections.add(journal, DRAFT, now=NOW)
    with pytest.raises(NotFound):
        undoing.redo(journal, now=NOW)


def test_an_older_change_is_taken_back_where_nothing_else_changed_the_same(journal: Journal) -> None:
    reflections.add(journal, DRAFT._replace(text="One."), now=NOW)
    edit(journal, 1, text="Two.")
    edit(journal, 1, point="kettle")
    assert undoing.undo(journal, 2, now=NOW).kept == ()
    [after] = by_number(journal, [1])
    assert (after.text, after.point) == ("One.", "kettle")


def test_one_whose_fields_were_changed_since_is_refused(journal: Journal) -> None:
    reflections.add(journal, DRAFT._replace(text="One."), now=NOW)
    edit(journal, 1, text="Two.")
    edit(journal, 1, text="Three.")
    for change in (1, 2):
        with pytest.raises(StaleEdit, match="reflection 1 was changed since"):
            undoing.undo(journal, change, now=NOW)
    assert texts(journal) == ["Three."]


def test_undoing_many_keeps_those_edited_since_and_names_them(journal: Journal) -> None:
    reflections.add_all(journal, [DRAFT] * 3, summary="three", now=NOW)
    edit(journal, 2, text="Mine now.")
    undone = undoing.undo(journal, 1, now=NOW)
    assert (undone.reflections, undone.kept) == (2, (2,))
    assert texts(journal) == ["Mine now."]


def test_what_was_followed_up_since_is_kept_too(journal: Journal) -> None:
    draft = DRAFT._replace(follow_ups=(NewFollowUp("try", "Tea."),))
    reflections.add_all(journal, [draft, DRAFT], summary="two", now=NOW)
    following.done(journal, {1: "yes"}, today=NOW.date(), now=NOW)
    assert undoing.undo(journal, 1, now=NOW).kept == (1,)


def test_what_can_not_be_taken_back_is_said(journal: Journal) -> None:
    reflections.add(journal, DRAFT, now=NOW)
    undoing.undo(journal, now=NOW)
    with pytest.raises(NotFound, match="no change 9"):
        undoing.undo(journal, 9, now=NOW)
    with pytest.raises(BadInput, match="undone already, by change 2"):
        undoing.undo(journal, 1, now=NOW)
    with pytest.raises(BadInput, match="itself an undo"):
        undoing.undo(journal, 2, now=NOW)


def test_a_finished_follow_up_is_open_again(journal: Journal) -> None:
    draft = DRAFT._replace(follow_ups=(NewFollowUp("try", "Tea.", due=NOW.date()),))
    reflections.add(journal, draft, now=NOW)
    following.done(journal, {1: "yes"}, note="Still cold.", today=NOW.date(), now=NOW)
    [follow_up] = by_number(journal, [1])[0].follow_ups
    assert (follow_up.state, follow_up.helped, follow_up.closed) == ("done", "yes", NOW.date())
    assert finding.search(journal, '"cold"', Filter(), limit=5)[1] == 1
    undoing.undo(journal, now=NOW)
    [follow_up] = by_number(journal, [1])[0].follow_ups
    assert (follow_up.state, follow_up.helped, follow_up.note) == ("open", None, None)
    assert finding.search(journal, '"cold"', Filter(), limit=5)[1] == 0


def test_the_frameworks_in_use_are_put_back(journal: Journal) -> None:
    before = frameworks.questions(journal)
    choosing.use(journal, ["gibbs"], now=NOW)
    during = frameworks.questions(journal)
    undoing.undo(journal, now=NOW)
    assert [q for q in frameworks.questions(journal) if q.in_use] == [q for q in before if q.in_use]
    undoing.redo(journal, now=NOW)
    assert frameworks.questions(journal) == during


def test_what_was_taken_back_stays_so_when_its_deletion_is_taken_back(journal: Journal) -> None:
    reflections.add(journal, DRAFT, now=NOW)
    amending.delete(journal, [1], now=NOW)
    undoing.undo(journal, 1, now=NOW)
    assert undoing.undo(journal, 2, now=NOW).altered == ()
    assert texts(journal) == []
    undoing.redo(journal, now=NOW)
    undoing.redo(journal, now=NOW)
    assert texts(journal) == []
    undoing.undo(journal, 2, now=NOW)
    assert texts(journal) == [DRAFT.text]


def test_what_stayed_for_a_later_change_goes_with_that(journal: Journal) -> None:
    reflections.add_all(journal, [DRAFT] * 2, summary="two", now=NOW)
    edit(journal, 2, text="Mine now.")
    amending.delete(journal, [2], now=NOW)
    assert undoing.undo(journal, 1, now=NOW).kept == (2,)
    undoing.undo(journal, 3, now=NOW)
    assert texts(journal) == ["Mine now."]
    assert undoing.undo(journal, 2, now=NOW).reflections == 1
    assert texts(journal) == []
    undoing.redo(journal, now=NOW)
    assert texts(journal) == ["Mine now."]


def test_an_edit_that_stayed_for_a_later_one_goes_with_that(journal: Journal) -> None:
    reflections.add_all(journal, [DRAFT] * 2, summary="two", now=NOW)
    amending.edit(journal, [1, 2], Edit(text="Both.", point="kettle"), now=NOW)
    edit(journal, 2, text="Mine now.")
    assert undoing.undo(journal, 2, now=NOW).kept == (2,)
    undoing.undo(journal, 3, now=NOW)
    assert [(each.text, each.point) for each in by_number(journal, [1, 2])] == [(DRAFT.text, None)] * 2


def test_a_reflection_kept_for_its_follow_up_goes_with_it(journal: Journal) -> None:
    reflections.add_all(journal, [DRAFT] * 2, summary="two", now=NOW)
    following.add(journal, NewFollowUp("try", "Tea."), for_=1, point=None, today=NOW.date(), now=NOW)
    assert undoing.undo(journal, 1, now=NOW).kept == (1,)
    undoing.undo(journal, 2, now=NOW)
    assert texts(journal) == []


def test_an_edit_taken_back_under_a_merge_says_the_old_name_when_that_is_taken_back(
    journal: Journal,
) -> None:
    reflections.add(journal, DRAFT._replace(tags=("tea",)), now=NOW)
    reflections.add(journal, DRAFT._replace(tags=("chai",)), now=NOW)
    edit(journal, 1, tags=("door",))
    renaming.merge(journal, "tag", ["tea"], "chai", now=NOW)
    undoing.undo(journal, 3, now=NOW)
    assert by_number(journal, [1])[0].tags == ("chai",)
    undoing.undo(journal, 4, now=NOW)
    assert by_number(journal, [1])[0].tags == ("tea",)


def some_edit(fields: dict[str, Any]) -> Edit:
    return Edit(**fields)


WORDS = st.sampled_from(["One.", "Two #tea", "Three @Ana", "Four"])
EDITS = st.fixed_dictionaries(
    {
        "text": st.none() | WORDS,
        "point": st.none() | st.sampled_from(["kettle", "door"]),
        "question": st.none() | st.sampled_from(["pressure", "success"]),
        "audience": st.none() | st.sampled_from(AUDIENCES),
        "highlighted": st.none() | st.booleans(),
        "add_tags": st.lists(st.sampled_from(["tea", "kitchen"]), max_size=1).map(tuple),
        "add_with": st.lists(st.sampled_from(["Ana", "Bo"]), max_size=1).map(tuple),
        "set_details": st.lists(st.just(("why", "Age.")), max_size=1).map(tuple),
        "clear": st.lists(st.sampled_from(["point", "tags", "with", "details"]), max_size=1).map(tuple),
    }
).map(some_edit)


@given(steps=st.lists(st.one_of(st.just("add"), EDITS, st.just("delete")), min_size=1, max_size=8))
def test_all_the_way_back_and_forth_again_each_state_is_what_it_was(steps: list[Any]) -> None:
    with no_journal(Path("nowhere")) as journal:
        states = [everything(journal)]
        for step in steps:
            there = [each.number for each in finding.between(journal, Filter())]
            if step == "add" or not there:
                reflections.add(journal, DRAFT, now=NOW)
            elif step == "delete":
                amending.delete(journal, there[-1:], now=NOW)
            else:
                amending.edit(journal, there, step, now=NOW)
            if everything(journal) != states[-1]:
                states.append(everything(journal))
        for state in reversed(states[:-1]):
            undoing.undo(journal, now=NOW)
            assert everything(journal) == state
        for state in states[1:]:
            undoing.redo(journal, now=NOW)
            assert everything(journal) == state
        journal.row("INSERT INTO reflection_words (reflection_words, rank) VALUES ('integrity-check', 1)")


def everything(journal: Journal) -> list[Any]:
    """What is in view, but for how often it was changed."""
    found = [unchanged(each) for each in finding.between(journal, Filter())]
    return [*found, sorted(journal.rows("SELECT also_found_by FROM reflection WHERE NOT deleted"))]
