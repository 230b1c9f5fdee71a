"""Editing what is there: fields, names, words that are searched for, and who was quicker."""

from __future__ import annotations

from typing import Any

import pytest

from reflect.core.edit import Edit
from reflect.core.errors import BadInput, NotFound, StaleEdit
from reflect.core.moment import moment_at
from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.journal import amending, finding, following, names, reflections, undoing
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number
from tests.conftest import DRAFT, NOW


@pytest.fixture
def kettle(journal: Journal) -> Journal:
    draft = DRAFT._replace(
        text="The kettle leaks #kitchen, said @Bo.",
        question="pressure",
        point="kettle",
        tags=("tea",),
        by="Cy",
        with_=("Ana",),
        from_=("Di",),
        details=(("why", "Old seals."), ("when", "At noon.")),
    )
    reflections.add(journal, draft, now=NOW)
    return journal


def edited(journal: Journal, **fields: Any) -> Reflection:
    amending.edit(journal, [1], Edit(**fields), now=NOW)
    return by_number(journal, [1])[0]


def found(journal: Journal, word: str) -> int:
    return finding.search(journal, f'"{word}"', Filter(), limit=9)[1]


def test_every_field_can_be_changed(kettle: Journal) -> None:
    on = moment_at(NOW.replace(day=20, hour=9))
    after = edited(
        kettle,
        text="The lamp is dark.",
        moment=on,
        question="success",
        point="lamp",
        by="Eva",
        tags=("light",),
        with_=("Flo",),
        from_=("Gil",),
        set_details=(("how", "A bulb."),),
        clear=("details",),
        audience="anonymous",
        highlighted=True,
    )
    assert (after.text, after.on, after.day) == ("The lamp is dark.", on.local, on.day)
    assert (after.question, after.lens, after.point, after.by) == ("success", "positive", "lamp", "Eva")
    assert (after.tags, after.with_, after.from_) == (("light",), ("Flo",), ("Gil",))
    assert (after.details, after.audience, after.highlighted) == ({"how": "A bulb."}, "anonymous", True)
    assert after.revision == 2


def test_every_field_can_be_emptied(kettle: Journal) -> None:
    after = edited(kettle, clear=("question", "point", "by", "tags", "with", "from", "detail.when"))
    assert (after.question, after.point, after.by, after.from_) == (None, None, None, ())
    assert (after.tags, after.with_) == (("kitchen",), ("Bo",)), "those in the text stay"
    assert after.details == {"why": "Old seals."}


def test_what_is_not_said_stays(kettle: Journal) -> None:
    [before] = by_number(kettle, [1])
    assert edited(kettle, highlighted=True) == before._replace(highlighted=True, revision=2)


def test_names_in_a_new_text_are_read_again_and_those_given_stay(kettle: Journal) -> None:
    after = edited(kettle, text="Mended by @Eva #done")
    assert after.tags == ("done", "tea")
    assert after.with_ == ("Ana", "Eva")
    assert edited(kettle, text="Mended.").tags == ("tea",)


def test_a_name_given_and_in_the_text_outlives_the_text(kettle: Journal) -> None:
    edited(kettle, add_tags=("kitchen",))
    assert edited(kettle, text="Mended.").tags == ("kitchen", "tea")


def test_a_tag_that_stands_in_the_text_is_removed_there(kettle: Journal) -> None:
    with pytest.raises(BadInput, match="kitchen stands in the text of reflection 1"):
        edited(kettle, remove_tags=("kitchen",))
    assert edited(kettle, remove_tags=("tea",)).tags == ("kitchen",)


def test_to_remove_a_tag_makes_none(kettle: Journal) -> None:
    assert edited(kettle, remove_tags=("coffee",)).tags == ("kitchen", "tea")
    assert "coffee" not in names.known(kettle, "tag")


def test_it_is_found_by_its_new_words_and_names_alone(kettle: Journal) -> None:
    edited(kettle, text="The lamp is dark.", point="corridor", set_details=(("why", "No bulb."),))
    assert [found(kettle, word) for word in ("lamp", "corridor", "bulb", "tea", "Ana", "noon")] == [1] * 6
    assert [found(kettle, word) for word in ("leaks", "kettle", "seals", "Bo", "kitchen")] == [0] * 5


def test_a_question_narrows_who_may_read_and_never_widens(kettle: Journal) -> None:
    assert edited(kettle, question="learning-in-practice/witness").audience == "private"
    assert edited(kettle, question="pressure").audience == "private"
    assert edited(kettle, audience="team").audience == "team"
    assert edited(kettle, question="learning-in-practice/witness", audience="team").audience == "team"


def test_many_are_one_change_all_or_none(kettle: Journal) -> None:
    reflections.add(kettle, DRAFT, now=NOW)
    amended = amending.edit(kettle, [1, 2, 1], Edit(add_tags=("both",)), now=NOW)
    assert (amended.changed, amended.unchanged) == ((1, 2), ())
    with pytest.raises(NotFound):
        amending.edit(kettle, [1, 9], Edit(add_tags=("never",)), now=NOW)
    assert names.find(kettle, "tag", "never") is None


def test_an_edit_that_changes_nothing_is_no_change(kettle: Journal) -> None:
    amended = amending.edit(kettle, [1], Edit(point="KETTLE", add_tags=("Tea",)), now=NOW)
    assert (amended.change, amended.changed, amended.unchanged) == (None, (), (1,))
    assert by_number(kettle, [1])[0].revision == 1
    assert kettle.rows("SELECT count(*) FROM change") == [(1,)]


def test_who_did_not_see_the_newest_revision_is_refused(kettle: Journal) -> None:
    edited(kettle, point="lamp")
    with pytest.raises(StaleEdit, match="at revision 2 and you began from 1"):
        amending.edit(kettle, [1], Edit(text="Late."), now=NOW, expected={1: 1})
    assert amending.edit(kettle, [1], Edit(text="Late."), now=NOW, expected={1: 2}).changed == (1,)


def test_a_deleted_one_is_not_edited(kettle: Journal) -> None:
    amending.delete(kettle, [1], now=NOW)
    for act in (lambda: edited(kettle, text="Late."), lambda: amending.editable(kettle, "1")):
        with pytest.raises(NotFound, match="restore 1"):
            act()


def test_what_is_given_beside_the_text_is_told_apart(kettle: Journal) -> None:
    there = amending.editable(kettle, "last")
    assert there.question == "capturing-learning/pressure"
    assert (there.tags, there.with_, there.from_) == (("tea",), ("Ana",), ("Di",))
    assert there.reflection.tags == ("kitchen", "tea")


def test_what_a_new_reflection_and_an_edited_one_are_found_by_is_the_same(kettle: Journal) -> None:
    (before,) = kettle.row("SELECT also_found_by FROM reflection")
    edited(kettle, highlighted=True)
    (after,) = kettle.row("SELECT also_found_by FROM reflection")
    assert sorted(after.split("\n")) == sorted(before.split("\n"))


def test_a_name_that_is_taken_off_stays_where_the_text_holds_it(journal: Journal) -> None:
    reflections.add(journal, DRAFT._replace(text="We used #vpn with @Ana", tags=("vpn",)), now=NOW)
    with pytest.raises(BadInput, match="vpn stands in the text"):
        edited(journal, remove_tags=("vpn",))
    after = edited(journal, clear=("tags", "with"))
    assert (after.tags, after.with_) == (("vpn",), ("Ana",))
    assert edited(journal, text="We used a cable").tags == ()


def test_taking_back_an_older_edit_leaves_what_the_text_holds_now(journal: Journal) -> None:
    reflections.add(journal, DRAFT, now=NOW)
    edited(journal, add_tags=("kitchen",))
    edited(journal, text="In the #kitchen")
    undoing.undo(journal, 2, now=NOW)
    assert by_number(journal, [1])[0].tags == ("kitchen",)
    edited(journal, text="Elsewhere")
    assert by_number(journal, [1])[0].tags == ()


def test_taking_back_an_edit_keeps_the_follow_up_that_was_finished_since(kettle: Journal) -> None:
    edited(kettle, set_details=(("stronger", "A second kettle"),))
    following.done(kettle, {1: "yes"}, today=NOW.date(), now=NOW)
    undone = undoing.undo(kettle, 2, now=NOW)
    assert undone.kept_besides == ("f1",)
    assert [each.helped for each in by_number(kettle, [1])[0].follow_ups] == ["yes"]


def test_an_answer_that_came_while_the_form_was_open_stays(kettle: Journal) -> None:
    """The form says what was changed in it, not all there was."""
    edited(kettle, set_details=(("changed", "Came meanwhile."),))
    after = edited(kettle, set_details=(("why", "New seals."),), clear=("detail.when",))
    assert after.details == {"why": "New seals.", "changed": "Came meanwhile."}
