"""Days to come, as people write them; today is Sunday 2026-11-22."""

from __future__ import annotations

from datetime import date

import pytest

from reflect.cli.when_due import day_in_the_future
from reflect.core.errors import BadInput
from tests.builders import TODAY


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-01", "2026-12-01"),
        ("2026/12/1", "2026-12-01"),
        ("today", "2026-11-22"),
        ("Tomorrow", "2026-11-23"),
        ("friday", "2026-11-27"),
        ("by Friday", "2026-11-27"),
        ("sunday", "2026-11-29"),
        ("3 days", "2026-11-25"),
        ("in 2 weeks", "2026-12-06"),
        ("a week", "2026-11-29"),
        ("one month", "2026-12-22"),
        ("1 year", "2027-11-22"),
        ("this week", "2026-11-22"),
        ("next week", "2026-11-29"),
        ("end of month", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("next month", "2026-12-31"),
        ("next year", "2027-12-31"),
        ("2026-W50", "2026-12-13"),
        ("2026-12", "2026-12-31"),
        ("2026-Q4", "2026-12-31"),
        ("12 December", "2026-12-12"),
        ("3 January", "2027-01-03"),
        ("31.12.2026", "2026-12-31"),
    ],
)
def test_a_day_to_come(words: str, day: str) -> None:
    assert str(day_in_the_future(words, today=TODAY)) == day


def test_a_month_after_a_long_month_ends_where_the_short_one_does() -> None:
    assert day_in_the_future("1 month", today=date(2027, 1, 31)) == date(2027, 2, 28)
    assert day_in_the_future("1 year", today=date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2026-11-21", "'2026-11-21' lies in the past"),
        ("2026-W46", "is 2026-11-15, which lies in the past"),
        ("yesterday", "lies in the past"),
        ("3 days ago", "lies in the past"),
        ("next friday", "is 2026-11-27 to some and 2026-12-04 to others"),
        ("4/5", "day and month or as month and day"),
        ("2026-02-30", "no calendar has"),
        ("2026-W99", "not a date that can be read; write 2026-12-01"),
        ("someday", "not a date that can be read; write 2026-12-01"),
        ("", "not a date"),
        ("999 years", "lies outside the calendar|not a date"),
    ],
)
def test_what_is_past_or_can_not_be_read_is_refused(words: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        day_in_the_future(words, today=date(2026, 11, 22) if "999" not in words else date(9100, 1, 1))
