"""What is to be changed of a reflection, before a journal hears of it."""

from __future__ import annotations

import pytest

from reflect.core.edit import Edit, checked_edit
from reflect.core.errors import BadInput


def test_an_edit_that_names_nothing_changes_nothing() -> None:
    assert not Edit().changes
    assert Edit(text="Tea.").changes
    assert Edit(tags=()).changes, "no tags at all is a change"
    assert Edit(clear=("point",)).changes


def test_names_are_cleaned_as_in_a_new_reflection() -> None:
    edit = checked_edit(Edit(point=" kettle ", add_tags=("#tea ",), with_=("@Ana",), by=" Ben"))
    assert (edit.point, edit.add_tags, edit.with_, edit.by) == ("kettle", ("tea",), ("Ana",), "Ben")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Edit(text=" "), "The text is empty"),
        (Edit(text="tea\0pot"), "NUL"),
        (Edit(point=" "), "A point needs a name"),
        (Edit(add_tags=("a\nb",)), "the name of a tag"),
        (Edit(remove_tags=("#",)), "A tag needs a name"),
        (Edit(audience="everyone"), "choose team, anonymous, private"),
        (Edit(set_details=(("why", "a"), ("why ", "b"))), "'why' is given twice"),
        (Edit(set_details=(("why", ""),)), "The detail 'why' is empty"),
        (Edit(clear=("text",)), "'text' can not be cleared; question, point"),
        (Edit(clear=("detail.",)), "'detail.' can not be cleared"),
    ],
)
def test_what_no_journal_can_keep_is_refused(edit: Edit, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        checked_edit(edit)


def test_the_answer_to_one_probe_can_be_cleared() -> None:
    assert checked_edit(Edit(clear=("detail.why", " point"))).clear == ("detail.why", "point")
