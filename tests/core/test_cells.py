from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.cells import defused, joined, restored, separated
from tests.drafts import several

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", " =1", "＝1", "'=1", "''-1", '=HYPERLINK("x")')
WORDS = ("", "Tea.", "'tis late", "5 - 3", "a=b", "x@y.org", "'", "''")


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_defused(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", WORDS)
def test_words_stay_as_they_are(cell: str) -> None:
    assert defused(cell) == restored(cell) == cell


@given(st.text(st.one_of(st.sampled_from("=+-@' \t\r\nx＝"), st.characters()), max_size=6))
def test_every_cell_comes_back(cell: str) -> None:
    assert restored(defused(cell)) == cell


@given(several)
def test_names_in_one_cell_come_back(names: tuple[str, ...]) -> None:
    assert separated(joined(names)) == list(names)


def test_names_stand_plain_where_they_can() -> None:
    assert joined(["Ana", "Bo"]) == "Ana; Bo"
    assert joined(["Smith; Ana", 'the "boss"']) == '"Smith; Ana"; "the ""boss"""'
    assert separated("") == []
