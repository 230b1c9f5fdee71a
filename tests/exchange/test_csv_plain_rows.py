"""What is taken the short way is what the long way would take."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.core.follow_up import NewFollowUp
from reflect.core.incoming import Incoming, content_of, digest
from reflect.core.moment import Moment
from reflect.core.reflection import Draft
from reflect.exchange.csv import unfit
from reflect.exchange.csv.unfit import UnfitError, is_plain

WORDS = st.text(st.characters(codec=None, exclude_categories=()), max_size=8)
MOMENTS = st.builds(
    Moment,
    instant=st.datetimes(timezones=st.sampled_from([UTC, None])),
    utc_offset=st.integers(-1500, 1500),
    timed=st.booleans(),
    day=st.dates(),
)
DRAFTS = st.builds(
    Draft,
    text=WORDS,
    moment=MOMENTS,
    question=st.none() | WORDS,
    point=st.none() | WORDS,
    tags=st.lists(WORDS, max_size=2).map(tuple),
    by=st.none() | WORDS,
    with_=st.lists(WORDS, max_size=2).map(tuple),
    from_=st.lists(WORDS, max_size=2).map(tuple),
    audience=st.sampled_from([None, "team", "private", "friends"]),
    details=st.lists(st.tuples(WORDS, WORDS), max_size=1).map(tuple),
    key=st.none() | WORDS,
    inline=st.booleans(),
    highlighted=st.booleans(),
)
PLAIN = Draft("It leaks.", Moment(datetime(2026, 11, 20, tzinfo=UTC), 60, timed=True, day=date(2026, 11, 20)))


@settings(deadline=None)
@given(draft=DRAFTS)
def test_a_plain_row_fits_the_declared_shape(draft: Draft) -> None:
    if is_plain(draft):
        unfit._hold_against_the_shape(draft)


def test_an_everyday_row_is_plain() -> None:
    assert is_plain(PLAIN._replace(question="pressure", tags=("Küche", "tea"), key="7", audience="team"))


@pytest.mark.parametrize(
    "field",
    [
        {"text": ""},
        {"text": "\ud800"},
        {"audience": "friends"},
        {"moment": PLAIN.moment._replace(instant=datetime(2026, 11, 20))},  # noqa: DTZ001 - that is wrong
        {"moment": PLAIN.moment._replace(utc_offset=1441)},
    ],
)
def test_what_does_not_fit_is_not_plain(field: dict[str, Any]) -> None:
    wrong = PLAIN._replace(**field)
    assert not is_plain(wrong)
    with pytest.raises(UnfitError):
        unfit.validate(wrong)


@settings(deadline=None)
@given(draft=DRAFTS.filter(lambda draft: abs(draft.moment.utc_offset) <= 1440), dated=st.booleans())
def test_the_digest_is_of_the_same_letters_either_way(draft: Draft, dated: bool) -> None:
    day = draft.moment.instant.replace(year=2024, tzinfo=UTC)
    draft = draft._replace(moment=draft.moment._replace(instant=day), details=(), highlighted=False)
    row = Incoming(2, (), draft.key, draft, dated)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reflect.core.incoming._plain_content", content_of)
        long_way = digest(row)
    assert digest(row) == long_way


def test_digests_stay_what_they_were() -> None:
    """Journals hold them."""
    row = Incoming(2, (), "7", PLAIN._replace(tags=("Küche", 'a"b'), point="kettle", text="It\n“leaks”.\x7f"))
    timed, day = row, row._replace(draft=row.draft._replace(moment=PLAIN.moment._replace(timed=False)))
    assert digest(timed) == "a4ba4b60eae99d2d3f67a472fa766e40"
    assert digest(day) == "2add8b6f669e777e14d42ff87ab24027"
    assert digest(row._replace(dated=False)) == "e52b5e8fe286d45d70b7c5b35883c939"
    mend = NewFollowUp("strengthen", "Mend it.", "Ana", state="done", closed=date(2026, 11, 21))
    acted = row._replace(draft=PLAIN._replace(text="It leaks.", follow_ups=(mend,)))
    assert digest(acted) == "7613c8292c12e042d7e44305015b6bb4"
