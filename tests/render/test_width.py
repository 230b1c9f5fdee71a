"""How many columns of a terminal a text takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.render.width import columns, cut


@pytest.mark.parametrize(
    ("text", "taken"),
    [("", 0), ("tea", 3), ("Müller", 6), ("Mu\u0308ller", 6), ("茶", 2), ("tea 🍵", 6), ("a\u200bb", 2)],
)
def test_some_characters_take_two_columns_and_some_none(text: str, taken: int) -> None:
    assert columns(text) == taken


def test_what_is_cut_says_so() -> None:
    assert cut("The kettle", 10) == "The kettle"
    assert cut("The kettle leaks", 12) == "The kettle…"
    assert cut("お茶がない", 10) == "お茶がない"
    assert cut("お茶がない", 9) == "お茶がな…"
    assert cut("お茶がない", 8) == "お茶が…"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))), st.integers(2, 40))
def test_it_never_takes_more_than_there_is(text: str, room: int) -> None:
    assert columns(cut(text, room)) <= room
