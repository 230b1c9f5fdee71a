from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.render.snippet import snippet
from tests.builders import follow_up, reflection

LONG = "Before it all began, " * 20 + "the laptop bag was lost " + "and much came after it " * 20


def found(text: str, *terms: str) -> list[str]:
    cut = snippet(reflection(text=text), terms)
    return [cut.text[start:end] for start, end in cut.spans]


def test_a_long_text_is_cut_around_what_was_found_at_whole_words() -> None:
    cut = snippet(reflection(text=LONG), ["laptop"], length=60)
    assert cut.text == "… began, the laptop bag was lost and much came after it …"
    assert [cut.text[start:end] for start, end in cut.spans] == ["laptop"]


@pytest.mark.parametrize(
    ("text", "terms", "spans"),
    [
        ("Laptops and a laptop", ("laptop",), ["Laptops", "laptop"]),
        ("A tablet is no table", ("table",), ["tablet", "table"]),
        ("stable tables", ("table",), ["tables"]),
        ("go going gone", ("go",), ["go"]),
        ("the laptop-bag and the laptop  bag", ("laptop bag",), ["laptop-bag", "laptop bag"]),
        ("Café CAFÉ cafe", ("cafe",), ["Café", "CAFÉ", "cafe"]),
        ("case_system or case system", ("case-system",), ["case_system", "case system"]),
        ("a (b) [c] *", ("*", "("), []),
        ("nothing here", ("else",), []),
    ],
)
def test_words_are_found_as_the_search_finds_them(
    text: str, terms: tuple[str, ...], spans: list[str]
) -> None:
    assert found(text, *terms) == spans


def test_what_stands_in_a_detail_is_shown_from_there() -> None:
    cut = snippet(reflection(text="Short.", details={"why": "Because of the laptop"}), ["laptop"])
    assert (cut.part, cut.text) == ("why", "Because of the laptop")


def test_what_stands_in_a_follow_up_is_shown_from_there() -> None:
    cut = snippet(reflection(text="Short.", follow_ups=(follow_up(12, "Buy a laptop"),)), ["laptop"])
    assert (cut.part, cut.text) == ("follow-up f12", "Buy a laptop")


def test_when_only_a_name_was_found_the_text_is_shown_from_its_beginning() -> None:
    assert snippet(reflection(text="Short.", tags=("laptop",)), ["laptop"]) == ("Short.", (), "text")


@given(st.text(), st.lists(st.text(max_size=5), max_size=3), st.integers(10, 200))
def test_a_snippet_is_one_line_of_about_the_length_and_its_spans_lie_inside(
    text: str, terms: list[str], length: int
) -> None:
    cut = snippet(reflection(text=text), terms, length=length)
    assert len(cut.text) <= length + 4
    assert len(cut.text.splitlines()) <= 1
    assert all(0 <= start < end <= len(cut.text) for start, end in cut.spans)
