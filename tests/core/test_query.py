"""The search grammar, and what of a query is cut out for snippets."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.core.query import DEPTH, WORDS, match_expression, plain_terms


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("laptop", '"laptop"*'),
        ("it", '"it"'),
        ("c++", '"c++"'),
        ("abc++", '"abc++"*'),
        ('"laptop bag"', '"laptop bag"'),
        ("laptop bag", '"laptop"* AND "bag"*'),
        ("laptop AND bag", '"laptop"* AND "bag"*'),
        ("laptop OR bag", '"laptop"* OR "bag"*'),
        ("one two OR three", '"one"* AND "two"* OR "three"*'),
        ("(one OR two) three", '("one"* OR "two"*) AND "three"*'),
        ("one NOT two", '"one"* NOT "two"*'),
        ("NOT two one", '"one"* NOT "two"*'),
        ("one NOT two NOT three", '"one"* NOT "two"* NOT "three"*'),
        ("((one))", '(("one"*))'),
        ("or and not", '"or" AND "and"* AND "not"*'),
        ('say"so"', '"say"* AND "so"'),
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


def matched_by_fts(query: str, *texts: str) -> list[str]:
    """What SQLite's own full-text search finds."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    db.executemany("INSERT INTO words VALUES (?)", [(text,) for text in texts])
    found = db.execute("SELECT text FROM words WHERE words MATCH ? ORDER BY rowid", [match_expression(query)])
    answer = [text for (text,) in found]
    db.close()
    return answer


DOCUMENTS = tuple(" ".join(word for n, word in enumerate("abcd") if m >> n & 1) for m in range(1, 16))


@st.composite
def queries(draw: st.DrawFn, depth: int = 3) -> tuple[str, frozenset[str]]:
    """A query and the documents it is meant to find."""
    words = st.sampled_from("abcd").map(lambda w: (w, frozenset(d for d in DOCUMENTS if w in d)))
    part = words if depth == 0 else words | queries(depth - 1).map(lambda q: (f"({q[0]})", q[1]))
    pieces, found = [], frozenset[str]()
    for _ in range(draw(st.integers(1, 2))):
        wanted = draw(st.lists(part, min_size=1, max_size=2))
        unwanted = draw(st.lists(part, max_size=2))
        pieces.append(" ".join([q for q, _ in wanted] + [f"NOT {q}" for q, _ in unwanted]))
        all_of = frozenset(DOCUMENTS).intersection(*(f for _, f in wanted))
        found |= all_of.difference(*(f for _, f in unwanted))
    return " OR ".join(pieces), found


@given(queries())
def test_a_query_finds_what_it_means(query: tuple[str, frozenset[str]]) -> None:
    assert frozenset(matched_by_fts(query[0], *DOCUMENTS)) == query[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("(", ")"),
        ("a (", ")"),
        ("a OR a b (", ") b OR c"),
        ("a OR a b NOT c NOT (", ")"),
        ("c OR b NOT c (", ") NOT c NOT d OR a"),
    ],
)
def test_parentheses_are_understood_as_deep_as_they_may_stand(before: str, after: str) -> None:
    """The innermost and the outermost hold as much as any."""
    inside = f"{before.rstrip('(')} a {after.lstrip(')')}".replace("NOT  a", "NOT a")

    def nested(depth: int) -> str:
        return before * depth + inside + after * depth

    matched_by_fts(nested(DEPTH), "a", "b")
    with pytest.raises(BadInput, match=rf"parentheses stand {DEPTH} deep at most"):
        match_expression(nested(DEPTH + 1))


@pytest.mark.parametrize("join", [" ", " OR ", " NOT ", " a NOT "])
def test_as_many_words_are_understood_as_there_may_be(join: str) -> None:
    per_word = 2 if "a" in join else 1
    most = (WORDS - 1) // per_word
    query = "a" + f"{join}b" * most
    assert matched_by_fts(query, "a", "a b") == [text for text in ("a", "a b") if _meant(join, text)]
    with pytest.raises(BadInput, match=f"may hold {WORDS}"):
        match_expression(query + f"{join}b" * 2)


def _meant(join: str, text: str) -> bool:
    """Whether ``a`` joined so with any number of ``b`` finds the text."""
    return {" ": "b" in text, " OR ": True, " NOT ": "b" not in text, " a NOT ": "b" not in text}[join]


def test_thousands_of_words_are_refused_in_one_sentence() -> None:
    with pytest.raises(BadInput, match="holds 100,001 words"):
        match_expression("a" + " NOT b" * 100_000)


def test_a_query_that_is_no_text_is_told_so() -> None:
    with pytest.raises(BadInput, match=r"not valid UTF-8 \(character 4\)"):
        match_expression("abc\udcff")
