from __future__ import annotations

from collections import Counter
from datetime import date

from reflect.core.trend import Dates, direction

START = date(2026, 1, 5).toordinal()
EVERY_DAY = range(START, START + 200)


def dates(days: range) -> Dates:
    return Dates(len(days), sum(days), sum(day * day for day in days))


def test_a_theme_that_comes_up_mostly_late_is_rising() -> None:
    assert direction(Counter(EVERY_DAY[-40::2]), among=dates(EVERY_DAY)) == "rising"


def test_a_theme_that_comes_up_mostly_early_is_falling() -> None:
    assert direction(Counter(EVERY_DAY[:40:2]), among=dates(EVERY_DAY)) == "falling"


def test_a_theme_spread_evenly_is_steady() -> None:
    assert direction(Counter(EVERY_DAY[5::10]), among=dates(EVERY_DAY)) == "steady"


def test_eleven_are_too_few_to_say_and_twelve_are_not() -> None:
    assert direction(Counter(EVERY_DAY[-11:]), among=dates(EVERY_DAY)) == "unknown"
    assert direction(Counter(EVERY_DAY[-12:]), among=dates(EVERY_DAY)) == "rising"


def test_a_theme_is_not_rising_because_people_write_more_than_they_used_to() -> None:
    later_twice = [*EVERY_DAY, *EVERY_DAY[100:]]
    everything = Dates(len(later_twice), sum(later_twice), sum(day * day for day in later_twice))
    assert direction(Counter(later_twice[::5]), among=everything) == "steady"


def test_what_all_hold_and_what_all_happened_on_one_day_is_steady() -> None:
    assert direction(Counter(EVERY_DAY), among=dates(EVERY_DAY)) == "steady"
    one_day = [START] * 30
    assert direction(Counter(one_day[:20]), among=Dates(30, 30 * START, 30 * START**2)) == "steady"


def test_the_arrow_appears_where_the_textbook_statistic_passes_the_5_percent_mark() -> None:
    # 2 x 2: with two days the test is the two-sample comparison of shares, z = 2.08 and 1.83 here.
    def shares(later: int, earlier: int) -> str:
        held = [START] * earlier + [START + 1] * later
        return direction(
            Counter(held), among=Dates(60, 60 * START + 30, 30 * START**2 + 30 * (START + 1) ** 2)
        )

    assert shares(later=17, earlier=9) == "rising"
    assert shares(later=16, earlier=9) == "steady"
