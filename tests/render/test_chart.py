from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reflect.render.chart import Weeks, bar, blocks

MONDAY = date(2026, 8, 24)


def weeks(*numbers: int) -> list[date]:
    return [MONDAY + timedelta(weeks=number) for number in numbers]


def test_a_week_is_a_sign_and_one_without_anything_a_dot() -> None:
    assert Weeks(weeks(0, 4)).line([(MONDAY, 1), (weeks(3)[0], 8)]) == "▂··█·"


def test_many_weeks_share_a_sign_and_none_is_lost() -> None:
    year = Weeks(weeks(0, 51))
    assert year.together == 4
    assert year.line([(monday, 1) for monday in weeks(*range(52))]) == "█" * 13


def test_nothing_is_an_empty_line() -> None:
    assert Weeks([]).line([]) == ""
    assert blocks([0, 0]) == "··"


@given(st.lists(st.integers(0, 400), max_size=40))
def test_a_line_is_never_wider_than_asked_and_shows_all_that_happened(numbers: list[int]) -> None:
    mondays = weeks(*numbers)
    line = Weeks(mondays, width=13).line([(monday, 1) for monday in mondays])
    assert len(line) <= 13
    assert (line.strip("·") != "") == bool(numbers)


def test_something_is_never_drawn_as_nothing() -> None:
    assert bar(0.001, width=10) == "█"
    assert bar(0, width=10) == ""
    assert bar(1, width=10) == "█" * 10
