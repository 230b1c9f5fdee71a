from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.render.clean import clean, first_line, one_line

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – words, 日本語, 👩‍👩‍👧", "plain – words, 日本語, 👩‍👩‍👧"),
        ("\x1b[31mred\x1b]0;title\x07", "␛[31mred␛]0;title␇"),
        ("over\rwritten", "over\nwritten"),
        ("one\r\ntwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("back\x08space \x7f \x9b31m", "back␈space ␡ \ufffd31m"),
        ("abc \u202edcba", "abc \ufffddcba"),
        ("half \ud800", "half \ufffd"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_what_would_act_gets_a_visible_stand_in(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(ANY_TEXT)
def test_nothing_that_acts_is_ever_left(text: str) -> None:
    shown = clean(text)
    assert not {unicodedata.category(c) for c in shown if c not in "\n\t"} & {"Cc", "Cs", "Zl", "Zp"}
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in shown)
    assert clean(shown) == shown
    shown.encode()


@given(ANY_TEXT)
def test_one_line_is_one_line_to_every_reader(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert len(first_line(text).splitlines()) <= 1


def test_the_first_line_says_when_more_follows() -> None:
    assert first_line("\n  line one\nline two\n") == "line one …"
    assert first_line("line one\n") == "line one"


def test_markup_is_left_as_words() -> None:
    assert clean("[bold]x[/bold] :smile:") == "[bold]x[/bold] :smile:"
