"""`reflect search`: words, phrases, OR, NOT and parentheses."""

from __future__ import annotations

import pytest

from tests.conftest import Reflect


@pytest.fixture
def pots(reflect: Reflect) -> Reflect:
    """Texts that are named by their first letter."""
    for arguments in (
        ("a laptop bag",),
        ("b two laptops and a phone",),
        ("c bag for the laptop",),
        ("d phone only", "-q", "pressure", "--on", "2026-10-01"),
        ("e It's o'brien's follow-up, 50% of C++ and a_b",),
        ("f Käse naïve ΣΊΣΥΦΟΣ",),
        (
            "g nothing here",
            "-t",
            "findable-tag",
            "-p",
            "findable point",
            "--by",
            "Findable",
            "--detail",
            "why=findable detail",
        ),
        ("h AND OR NOT",),
    ):
        assert reflect("add", *arguments).status == 0
    return reflect


def found(reflect: Reflect, query: str, *options: str) -> str:
    """The first letters of what a search finds, in alphabetical order."""
    return "".join(sorted(text[0] for text in reflect.texts("search", query, *options)))


@pytest.mark.parametrize(
    ("query", "letters"),
    [
        ("laptop", "abc"),
        ("laptops", "b"),
        ("LAPTOP", "abc"),
        ("lap", "abc"),
        ("la", ""),
        ("laptop bag", "ac"),
        ("bag laptop", "ac"),
        ("laptop AND bag", "ac"),
        ('"laptop bag"', "a"),
        ('"bag laptop"', ""),
        ('"laptop"', "ac"),
        ("laptop OR phone", "abcd"),
        ("laptop phone", "b"),
        ("laptop NOT bag", "b"),
        ("laptop AND NOT bag", "b"),
        ("NOT bag laptop", "b"),
        ("laptop NOT bag NOT phone", ""),
        ("laptop NOT (bag OR phone)", ""),
        ("phone OR bag laptop", "abcd"),
        ("(phone OR bag) laptop", "abc"),
        ("laptop (bag OR phone)", "abc"),
        ("((laptop))", "abc"),
        ("phone OR (laptop NOT bag)", "bd"),
        ("o'brien", "e"),
        ("o'brien's", "e"),
        ("follow-up", "e"),
        ('"follow up"', "e"),
        ("50%", "e"),
        ("c++", "ce"),
        ("a_b", "e"),
        ("kase", "f"),
        ("NAÏVE", "f"),
        ("σίσυφος", "f"),
        ('"AND"', "abcdefgh"[1:2] + "eh"),
        ("laptop*", "abc"),
        ("text:laptop", ""),
        ("^laptop", "abc"),
        ("findable", "g"),
        ("findable-tag", "g"),
        ("nothing detail", "g"),
        ("zebra", ""),
    ],
)
def test_the_grammar(query: str, letters: str, pots: Reflect) -> None:
    assert found(pots, query) == letters


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "nothing to search for"),
        ("   ", "nothing to search for"),
        ('"laptop', "character 1): this quote is not closed"),
        ("laptop (bag", "character 8): this parenthesis is not closed"),
        ("laptop bag)", "character 11): this parenthesis closes nothing"),
        ("laptop OR", "its end"),
        ("OR laptop", "character 1): a word is missing here"),
        ("laptop AND", "AND needs a word on both sides"),
        ("AND", "AND needs a word on both sides"),
        ("NOT laptop", "NOT needs a word beside it"),
        ("laptop NOT", "NOT needs a word after it"),
        ("()", "a word is missing here"),
        ("laptop ?", "no letter or digit"),
        ('""', "no letter or digit"),
    ],
)
def test_a_query_that_can_not_be_read_says_where(query: str, said: str, pots: Reflect) -> None:
    answer = pots("search", query)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1


def test_words_may_be_arguments_of_their_own(pots: Reflect) -> None:
    assert pots.texts("search", "laptop", "NOT", "bag") == ["b two laptops and a phone"]


def test_a_query_may_begin_with_a_dash(pots: Reflect) -> None:
    assert pots("search", "- laptop").status == 2
    assert found(pots, "-laptop bag") == "ac"
    assert len(pots("search", "--", "-laptop").lines) == 3


def test_periods_and_filters_narrow_it(pots: Reflect) -> None:
    assert found(pots, "phone", "-q", "pressure") == "d"
    assert found(pots, "phone", "--in", "2026-10") == "d"
    assert found(pots, "phone", "--week") == "b"
    assert found(pots, "phone", "-t", "findable-tag") == ""


def test_the_best_come_first_and_at_most_so_many(reflect: Reflect) -> None:
    reflect("add", "tea, coffee, milk, water, juice and cocoa")
    reflect("add", "tea tea tea")
    reflect("add", "coffee")
    assert reflect.texts("search", "tea") == ["tea tea tea", "tea, coffee, milk, water, juice and cocoa"]
    assert reflect.texts("search", "tea", "-n", "1") == ["tea tea tea"]


def test_a_line_shows_the_words_around_what_was_found(reflect: Reflect) -> None:
    reflect("add", "Beginning. " + "filler " * 60 + "the needle " + "filler " * 60)
    [line] = reflect("search", "needle").lines
    assert "the needle" in line
    assert "Beginning" not in line
    assert len(line) < 220


def test_what_was_found_in_a_detail_says_so(pots: Reflect) -> None:
    assert "why: findable detail" in pots("search", '"findable detail"').out


def test_nothing_found_is_no_mistake_and_says_so(pots: Reflect) -> None:
    answer = pots("search", "zebra")
    assert (answer.status, answer.out) == (0, "")
    assert "zebra" in answer.err


def test_what_was_undone_is_not_found(reflect: Reflect) -> None:
    reflect("add", "tea")
    reflect("undo")
    assert reflect.texts("search", "tea") == []


def test_a_search_without_words_says_what_is_missing(reflect: Reflect) -> None:
    answer = reflect("search")
    assert answer.status == 2
    assert "QUERY" in answer.err
