"""Spans of local days in the words people type."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.core.period import ALL, Period, between, last_weeks, parse_day, parse_period, parse_week, week_of

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", "2026-11-22", "2026-11-22"),
        ("yesterday", "2026-11-21", "2026-11-21"),
        ("week", "2026-11-16", "2026-11-22"),
        ("This  Week", "2026-11-16", "2026-11-22"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("2026-W47", "2026-11-16", "2026-11-22"),
        ("2026w47", "2026-11-16", "2026-11-22"),
        ("w47", "2026-11-16", "2026-11-22"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("month", "2026-11-01", "2026-11-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("quarter", "2026-10-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-q4", "2026-10-01", "2026-12-31"),
        ("year", "2026-01-01", "2026-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("1 day", "2026-11-22", "2026-11-22"),
        ("7 days", "2026-11-16", "2026-11-22"),
        ("1 week", "2026-11-16", "2026-11-22"),
        ("4 weeks", "2026-10-26", "2026-11-22"),
        ("the last 4 weeks", "2026-10-26", "2026-11-22"),
        ("1 month", "2026-10-23", "2026-11-22"),
        ("12 months", "2025-11-23", "2026-11-22"),
        ("2 years", "2024-11-23", "2026-11-22"),
        ("Friday", "2026-11-20", "2026-11-20"),
        ("3 days ago", "2026-11-19", "2026-11-19"),
    ],
)
def test_words_name_a_span_with_both_its_days(words: str, first: str, last: str) -> None:
    period = parse_period(words, TODAY)
    assert (str(period.first), str(period.last)) == (first, last)
    assert period.label


def test_all_is_everything() -> None:
    assert parse_period("ALL", TODAY) == ALL
    assert date.min in ALL
    assert date.max in ALL


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "week 47",
        "2026-W54",
        "2025-W53",
        "2026-W0",
        "2026-13",
        "2026-00",
        "2026-Q5",
        "0 days",
        "-1 weeks",
        "2026-02-30",
        "0000",
        "99999 years",
        "999999999999 weeks",
        "2 fortnights",
        "9" * 5000 + " weeks",
        "w54",
    ],
    ids=range(18),
)
def test_what_is_no_period_is_refused_and_says_what_is(words: str) -> None:
    with pytest.raises(BadInput, match=r"today, week, last week, 2026-W47|before the calendar|is not a week"):
        parse_period(words, TODAY)


@pytest.mark.parametrize(
    ("words", "monday"),
    [
        ("this", "2026-11-16"),
        ("last", "2026-11-09"),
        ("47", "2026-11-16"),
        ("W47", "2026-11-16"),
        ("1", "2025-12-29"),
        ("2025-W52", "2025-12-22"),
    ],
)
def test_a_week_is_named_by_its_number(words: str, monday: str) -> None:
    period = parse_week(words, TODAY)
    assert str(period.first) == monday
    assert period.last == period.first + timedelta(6)  # type: ignore[operator]


@pytest.mark.parametrize("words", ["", "0", "54", "2025-W53", "9999-W52", "next", "2026-11"])
def test_what_is_no_week_is_refused(words: str) -> None:
    with pytest.raises(BadInput, match="is not a week"):
        parse_week(words, TODAY)


def test_the_week_at_the_turn_of_the_year_belongs_to_the_year_of_its_thursday() -> None:
    assert parse_week("53", date(2027, 1, 1)).label == "week 2026-W53"
    assert parse_week("this", date(2027, 1, 1)).label == "week 2026-W53"


def test_a_week_that_has_not_come_yet_is_that_of_last_year() -> None:
    """At the beginning of a year one asks for the last weeks of the one before."""
    january = date(2027, 1, 12)
    assert parse_week("53", january).label == "week 2026-W53"
    assert parse_week("51", january).label == "week 2026-W51"
    assert parse_week("2", january).label == "week 2027-W02"
    assert parse_week("3", january).label == "week 2026-W03"
    assert parse_period("w52", january).label == "week 2026-W52"
    assert parse_week("2027-W51", january).label == "week 2027-W51", "said with its year, it is that one"


@given(st.dates(min_value=date(1, 1, 8), max_value=date(9999, 12, 26)))
def test_a_week_holds_its_day_and_seven_days(day: date) -> None:
    week = week_of(day)
    assert day in week
    assert parse_period(week.label.removeprefix("week "), day)[:2] == week[:2]


@given(st.dates(min_value=date(100, 1, 1)), st.integers(1, 500))
def test_so_many_weeks_end_today_and_begin_on_a_monday(today: date, count: int) -> None:
    period = last_weeks(count, today)
    assert period.first is not None
    assert period.last == today
    assert period.first.weekday() == 0
    assert (today - period.first).days // 7 == count - 1


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2026-11-01", None, "2026-11-01", "None"),
        (None, "2026-11-01", "None", "2026-11-01"),
        ("yesterday", "today", "2026-11-21", "2026-11-22"),
        ("2026-10", "2026-10", "2026-10-01", "2026-10-31"),
        ("last week", "last week", "2026-11-09", "2026-11-15"),
        ("monday", "friday", "2026-11-16", "2026-11-20"),
        ("sunday", None, "2026-11-22", "None"),
        ("last sunday", None, "2026-11-15", "None"),
        ("2 weeks ago", "1 day ago", "2026-11-08", "2026-11-21"),
        ("2026-11-01", "2026-11-01", "2026-11-01", "2026-11-01"),
        (None, None, "None", "None"),
    ],
)
def test_since_and_until_take_days_and_the_edges_of_periods(
    since: str | None, until: str | None, first: str, last: str
) -> None:
    period = between(since, until, TODAY)
    assert (str(period.first), str(period.last)) == (first, last)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadInput, match="after"):
        between("2026-11-20", "2026-11-19", TODAY)


@pytest.mark.parametrize(("since", "until"), [("someday", None), ("", None), (None, ""), ("", "today")])
def test_an_edge_that_is_nothing_is_refused(since: str | None, until: str | None) -> None:
    """An empty one too: a script whose variable is empty means no everything."""
    with pytest.raises(BadInput, match="neither a day nor a period"):
        between(since, until, TODAY)


def test_a_day_is_read() -> None:
    assert parse_day(" Yesterday ", TODAY) == date(2026, 11, 21)
    with pytest.raises(BadInput, match=r"'22\.11\.2026' is not a day"):
        parse_day("22.11.2026", TODAY)


def test_only_days_are_in_a_period() -> None:
    assert "today" not in Period(None, None, "all")
