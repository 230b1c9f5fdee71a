"""Names, inline names, and what no journal can keep."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.core.reflection import (
    NAME_LIMIT,
    TEXT_LIMIT,
    checked_draft,
    checked_name,
    checked_text,
    distinct,
    folded,
    inline_names,
)
from tests.conftest import DRAFT


@pytest.mark.parametrize(
    ("text", "tags", "people"),
    [
        ("plain", (), ()),
        ("#tea", ("tea",), ()),
        ("with @Ana and @Bo", (), ("Ana", "Bo")),
        ("(#tea), #coffee. #milk!", ("tea", "coffee", "milk"), ()),
        ("#follow-up #a.b #snake_case #v2", ("follow-up", "a.b", "snake_case", "v2"), ()),
        ("#Küche #東京 @Zoë", ("Küche", "東京"), ("Zoë",)),
        ("#tea #Tea #TEA", ("tea",), ()),
        ("ends with #tea.", ("tea",), ()),
        ("#tea-", ("tea",), ()),
        ("issue #1, item #42", (), ()),
        ("C# and F# and a@b.org", (), ()),
        ("one#word, über#word, 1#word and a_b@c", (), ()),
        ("write to a.b@c.org, a+b@c.org or <ana@c.org>", (), ()),
        ("www.example.org#part and ?q=1#part", (), ()),
        ("#_x #-x #.x #1st @2nd", (), ()),
        ('"#tea" and [@Ana]', ("tea",), ("Ana",)),
        ("https://example.org/#part and a.b/c@d", (), ()),
        ("# heading", (), ()),
        ("##double @@both", (), ()),
        ("&#x27; and x=@y", (), ()),
        ("a # b @ c", (), ()),
        ("#", (), ()),
    ],
)
def test_inline_names_begin_with_a_letter_and_stand_alone(
    text: str, tags: tuple[str, ...], people: tuple[str, ...]
) -> None:
    assert inline_names(text) == (tags, people)


@given(st.text())
def test_an_inline_name_stands_in_the_text_and_is_a_name(text: str) -> None:
    tags, people = inline_names(text)
    for sign, names in (("#", tags), ("@", people)):
        for name in names:
            assert sign + name in text


@given(st.text())
def test_folding_again_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)
    assert folded(unicodedata.normalize("NFD", name)) == folded(name)


@pytest.mark.parametrize(
    ("one", "other"), [("Straße", "STRASSE"), ("Ångström", "A\u030angstro\u0308m"), ("ΣΑΣ", "σας")]
)
def test_names_that_only_look_different_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert distinct([one, other, one]) == (one,)


@pytest.mark.parametrize(
    ("name", "what", "cleaned"),
    [
        (" tea ", "tag", "tea"),
        ("#tea", "tag", "tea"),
        (" # tea", "tag", "tea"),
        ("@Ana", "person", "Ana"),
        ("Ana Maria", "person", "Ana Maria"),
        ("#3", "point", "#3"),
        ("x" * NAME_LIMIT, "tag", "x" * NAME_LIMIT),
    ],
)
def test_a_name_loses_the_space_around_it_and_its_sign(name: str, what: str, cleaned: str) -> None:
    assert checked_name(name, what=what) == cleaned


@pytest.mark.parametrize(
    "name",
    ["", " ", "#", "# ", "a\nb", "a\tb", "a\0", "\x7f", "\x9b", "\udcff", "x" * (NAME_LIMIT + 1)],
    ids=repr,
)
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        checked_name(name, what="tag")


@given(st.text(min_size=1))
def test_text_is_kept_as_it_is_or_refused(text: str) -> None:
    if text.strip() and "\0" not in text:
        assert checked_text(text) == text
    else:
        with pytest.raises(BadInput):
            checked_text(text)


def test_the_limit_is_counted_in_bytes() -> None:
    assert checked_text("é" * (TEXT_LIMIT // 2))
    with pytest.raises(BadInput, match="1,048,578 bytes"):
        checked_text("é" * (TEXT_LIMIT // 2 + 1))


def test_a_draft_is_cleaned_whole() -> None:
    draft = DRAFT._replace(
        point=" kettle ", tags=("#tea",), by="@Ana", with_=(" Bo",), details=((" why ", " x "),)
    )
    clean = checked_draft(draft)
    assert clean == draft._replace(
        point="kettle", tags=("tea",), by="Ana", with_=("Bo",), details=(("why", " x "),)
    )


def test_what_is_missing_stays_missing() -> None:
    assert checked_draft(DRAFT) == DRAFT
