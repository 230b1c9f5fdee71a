"""Reading reflections: in order, by filter, by words."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.errors import BadInput, NotFound
from reflect.core.moment import Moment, moment_at, moment_on
from reflect.core.period import ALL, Period
from reflect.core.query import Filter, match_expression
from reflect.journal import finding, reflections
from reflect.journal.journal import Journal, no_journal
from reflect.journal.reading import by_number, get
from tests.conftest import DRAFT, HOME, NOW

EVERYTHING = Filter()


def add(journal: Journal, text: str, moment: Moment = DRAFT.moment) -> int:
    return reflections.add(journal, DRAFT._replace(text=text, moment=moment), now=NOW).number


def texts(journal: Journal, wanted: Filter = EVERYTHING, *, limit: int = -1) -> list[str]:
    return [found.text for found in finding.latest(journal, wanted, limit=limit)]


def at(hour: int, *, offset: int = 0, day: int = 20) -> Moment:
    zone = timezone(timedelta(hours=offset))
    return moment_at(datetime(2026, 11, day, hour, tzinfo=zone))


def test_the_local_day_orders_then_the_time_then_the_number(journal: Journal) -> None:
    add(journal, "whole day", moment_on(datetime(2026, 11, 20, tzinfo=UTC)))
    add(journal, "noon", at(12))
    add(journal, "evening in Auckland", at(20, offset=13))  # before noon in UTC
    add(journal, "day before", at(23, day=19))
    add(journal, "noon again", at(12))
    newest_first = ["noon again", "noon", "evening in Auckland", "whole day", "day before"]
    assert texts(journal) == newest_first
    oldest_first = [found.text for found in finding.between(journal, Filter())]
    assert oldest_first == ["day before", "evening in Auckland", "noon", "noon again", "whole day"]


def test_a_limit_takes_the_newest(journal: Journal) -> None:
    for n in range(5):
        add(journal, f"Cup {n}.", at(n))
    assert texts(journal, limit=2) == ["Cup 4.", "Cup 3."]
    assert texts(journal, limit=10**30) == texts(journal)


def test_more_than_are_read_at_once_come_whole_and_in_order(journal: Journal) -> None:
    many = finding.CHUNK * 2 + 5
    drafts = [
        DRAFT._replace(text=f"{n:05}", tags=(f"t{n % 3}",), details=(("n", str(n)),)) for n in range(many)
    ]
    reflections.add_all(journal, drafts, summary="many", now=NOW)
    found = list(finding.between(journal, Filter()))
    assert [reflection.text for reflection in found] == [f"{n:05}" for n in range(many)]
    assert all(reflection.details == {"n": str(int(reflection.text))} for reflection in found)
    assert finding.count(journal, Filter()) == many


def test_a_name_the_journal_does_not_know_finds_nothing_and_is_named(journal: Journal) -> None:
    add(journal, "Tea.")
    wanted = Filter(tags=("none",), point="nowhere", by="nobody", person="anybody")
    assert texts(journal, wanted) == []
    assert finding.count(journal, wanted) == 0
    assert finding.search(journal, '"tea"', wanted, limit=5) == ([], 0)
    unknown = finding.condition(journal, wanted).unknown
    assert set(unknown) == {"tag 'none'", "point 'nowhere'", "person 'nobody'", "person 'anybody'"}


def test_an_unknown_question_is_a_mistake(journal: Journal) -> None:
    with pytest.raises(BadInput, match="did you mean pressure"):
        finding.latest(journal, Filter(question="presure"), limit=1)


def test_a_period_includes_both_its_days(journal: Journal) -> None:
    for day in range(18, 23):
        add(journal, str(day), at(12, day=day))
    assert texts(journal, Filter(period=Period(date(2026, 11, 19), date(2026, 11, 21), ""))) == [
        "21",
        "20",
        "19",
    ]
    assert texts(journal, Filter(period=ALL)) == ["22", "21", "20", "19", "18"]


def test_by_number_keeps_the_order_asked_for_and_leaves_out_what_is_not_there(journal: Journal) -> None:
    for n in range(4):
        add(journal, str(n))
    assert [found.number for found in by_number(journal, [3, 99, 1])] == [3, 1]
    assert by_number(journal, []) == []


@pytest.mark.parametrize("name", ["2", "0", "-1", "x", "", "9" * 30, "9" * 5000, "1e0", " 1"])
def test_what_is_not_there_is_not_found(name: str, journal: Journal) -> None:
    add(journal, "Tea.")
    with pytest.raises(NotFound):
        get(journal, name)


PIECES = ["tea", '"a b"', "AND", "OR", "NOT", "(", ")", "*", "^", ":", "-", "+", "NEAR(", "{"]


def search_or_refuse(query: str) -> None:
    with no_journal(HOME / "nowhere.db") as journal, suppress(BadInput):
        finding.search(journal, match_expression(query), EVERYTHING, limit=1)


class TestSearch:
    def test_it_tells_how_many_there_are_beside_the_best(self, journal: Journal) -> None:
        for n in range(7):
            add(journal, f"tea {n}")
        found, how_many = finding.search(journal, match_expression("tea"), Filter(), limit=3)
        assert (len(found), how_many) == (3, 7)

    def test_of_equals_the_newest_written_comes_first(self, journal: Journal) -> None:
        for _ in range(3):
            add(journal, "tea")
        found, _ = finding.search(journal, match_expression("tea"), Filter(), limit=9)
        assert [reflection.number for reflection in found] == [3, 2, 1]

    @given(st.text(max_size=40))
    def test_whatever_is_typed_is_searched_for_or_refused(self, query: str) -> None:
        search_or_refuse(query)

    @given(st.lists(st.sampled_from(PIECES)))
    def test_whatever_is_put_together_is_searched_for_or_refused(self, pieces: list[str]) -> None:
        search_or_refuse(" ".join(pieces))

    @given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20))
    def test_a_word_that_was_written_is_found(self, word: str) -> None:
        with no_journal(HOME / "nowhere.db") as journal:
            number = add(journal, f"before {word} after")
            found, _ = finding.search(journal, match_expression(f'"{word}"'), Filter(), limit=5)
            assert [reflection.number for reflection in found] == [number]
