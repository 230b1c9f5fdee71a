"""The search grammar, and what of a query is cut out for snippets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.core.query import match_expression, plain_terms


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("laptop", '"laptop"*'),
        ("it", '"it"'),
        ("c++", '"c++"'),
        ("abc++", '"abc++"*'),
        ('"laptop bag"', '"laptop bag"'),
        ("laptop bag", '("laptop"* AND "bag"*)'),
        ("laptop AND bag", '("laptop"* AND "bag"*)'),
        ("laptop OR bag", '("laptop"* OR "bag"*)'),
        ("one two OR three", '(("one"* AND "two"*) OR "three"*)'),
        ("(one OR two) three", '(("one"* OR "two"*) AND "three"*)'),
        ("one NOT two", '(("one"*) NOT "two"*)'),
        ("NOT two one", '(("one"*) NOT "two"*)'),
        ("one NOT two NOT three", '(("one"*) NOT ("two"* OR "three"*))'),
        ("((one))", '("one"*)'),
        ("or and not", '("or" AND "and"* AND "not"*)'),
        ('say"so"', '("say"* AND "so")'),
        ("a\0bcd", '"abcd"*'),
        ("one*", '"one*"*'),
    ],
)
def test_a_query_becomes_an_expression_in_which_every_word_is_quoted(query: str, expression: str) -> None:
    assert match_expression(query) == expression


@pytest.mark.parametrize(
    ("query", "character", "why"),
    [
        ('one "two', 5, "quote is not closed"),
        ("one (two", 5, "parenthesis is not closed"),
        ("one) two", 4, "parenthesis closes nothing"),
        ("one AND OR two", 5, "AND needs a word on both sides"),
        ("one ...", 5, "no letter or digit"),
        ("one (NOT two)", 13, "NOT needs a word beside it"),
    ],
)
def test_a_mistake_is_told_with_its_place(query: str, character: int, why: str) -> None:
    with pytest.raises(BadInput, match=re.escape(f"(character {character}): ") + f".*{why}"):
        match_expression(query)


def test_a_query_that_stops_short_is_told_so() -> None:
    with pytest.raises(BadInput, match="at its end: a word is missing here"):
        match_expression("one OR")


@given(st.text(alphabet="ab1 \"()*^:-+{}.'OR NOTAND\0", max_size=30))
def test_nothing_of_a_query_is_outside_quotes_but_our_own_signs(query: str) -> None:
    try:
        expression = match_expression(query)
    except BadInput:
        return
    outside = re.sub(r'"(?:[^"]|"")*"\*?', "", expression)
    assert set(outside.replace("AND", "").replace("OR", "").replace("NOT", "")) <= set("() ")
    assert outside.count("(") == outside.count(")")


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("laptop", ["laptop"]),
        ('laptop "case system" phone', ["laptop", "case system", "phone"]),
        ("laptop NOT bag", ["laptop"]),
        ("laptop NOT (bag OR phone) desk", ["laptop", "desk"]),
        ("(laptop OR phone) NOT bag", ["laptop", "phone"]),
        ("NOT (one (two)) three", ["three"]),
    ],
)
def test_the_terms_are_what_is_wanted(query: str, terms: list[str]) -> None:
    assert plain_terms(query) == terms
