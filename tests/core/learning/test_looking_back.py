"""Looking back: one old reflection a day, each with a reason that one can check."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from reflect.core.learning.looking_back import Back, looking_back
from reflect.core.reflection import Reflection
from tests.builders import TODAY, attempt, follow_up, reflection

LONG_AGO = date(2026, 3, 2)
THE_WEEK = [TODAY + timedelta(days=n) for n in range(7)]


def backs(*reflections: Reflection, today: date = TODAY) -> list[Back]:
    return looking_back(reflections, today=today)


def leak(number: int, day: date, point: str | None = "kettle") -> Reflection:
    return reflection(number, day=day, question="pressure", point=point)


def success(number: int = 1, day: date = LONG_AGO, **more: Any) -> Reflection:
    return reflection(number, day=day, question="success", **more)


def test_a_pressure_point_that_rose_again_brings_back_an_earlier_time() -> None:
    [back] = backs(leak(1, LONG_AGO), leak(2, date(2026, 11, 19)))
    assert (back.reflection.number, back.why) == (1, "point")
    assert back.reason == "the same pressure point, kettle, gave way again on Thursday 2026-11-19"


@pytest.mark.parametrize(
    ("day", "said"), [(TODAY, "again today"), (TODAY - timedelta(days=1), "again yesterday")]
)
def test_near_days_are_named_as_people_do(day: date, said: str) -> None:
    [back] = backs(leak(1, LONG_AGO), leak(2, day))
    assert back.reason.endswith(said)


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([leak(2, date(2026, 11, 2))], id="more than two weeks ago is no news"),
        pytest.param([leak(2, TODAY, "radio")], id="another point"),
        pytest.param([leak(2, TODAY, None)], id="no point at all"),
        pytest.param([reflection(2, day=TODAY, point="kettle", question="success")], id="not of pressure"),
        pytest.param([], id="it gave way once"),
    ],
)
def test_what_did_not_rise_again_brings_nothing_back(others: list[Reflection]) -> None:
    assert backs(leak(1, LONG_AGO), *others) == []


def test_twice_on_one_day_is_not_again() -> None:
    assert backs(leak(1, TODAY), leak(2, TODAY)) == []


def test_a_point_that_rose_often_brings_back_another_time_each_day() -> None:
    times = [leak(n, LONG_AGO + timedelta(days=n)) for n in range(1, 5)]
    found = [backs(*times, leak(9, TODAY), today=day)[0].reflection.number for day in THE_WEEK]
    assert set(found) == {1, 2, 3, 4}


def test_a_year_ago_today() -> None:
    there = reflection(1, day=date(2025, 11, 22))
    beside = reflection(2, day=date(2025, 11, 21))
    assert backs(there, beside) == [Back(there, "year", "a year ago today")]


def test_the_nearest_days_stand_in_where_nothing_was_written_that_day() -> None:
    three_days = reflection(1, day=date(2025, 11, 19))
    two_days = reflection(2, day=date(2025, 11, 24))
    too_far = reflection(3, day=date(2025, 11, 18))
    found = backs(three_days, two_days, too_far)
    assert {back.reflection.number for back in found} == {1, 2}
    assert {back.reason for back in found} == {"a year ago, within a few days"}


def test_the_29_february_looks_back_to_the_28th() -> None:
    there = reflection(1, day=date(2027, 2, 28))
    [back] = backs(there, today=date(2028, 2, 29))
    assert back.reason == "a year ago today"


def test_a_success_with_an_open_attempt_to_repeat_it() -> None:
    [back] = backs(success(follow_ups=(attempt(12, "open"),)))
    assert (back.why, back.reason) == ("replication", "a success to repeat: f12 is still open")


def test_an_attempt_of_this_week_is_left_alone() -> None:
    fresh = attempt(1, "open")._replace(created=follow_up().created.replace(day=18))
    assert backs(success(follow_ups=(fresh,))) == []


def test_a_success_that_nobody_tried_to_repeat_within_four_weeks() -> None:
    old, young = success(1, TODAY - timedelta(days=28)), success(2, TODAY - timedelta(days=27))
    [back] = backs(old, young)
    assert back.reflection == old
    assert back.reason == "a success that nobody has tried to repeat yet"


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_a_success_that_was_tried_or_given_up_is_answered(state: str) -> None:
    assert backs(success(follow_ups=(attempt(1, state),))) == []


def test_private_ones_come_back_too_for_the_screen_is_their_owner_s() -> None:
    [back] = backs(success(audience="private"))
    assert back.reflection.audience == "private"


def test_a_reflection_with_two_reasons_comes_once() -> None:
    both = success(1, date(2025, 11, 22))
    assert backs(both) == [Back(both, "year", "a year ago today")]


def test_this_very_day_a_year_ago_goes_before_everything_else() -> None:
    others = [success(n, LONG_AGO + timedelta(days=n)) for n in range(1, 20)]
    pressing = [leak(30, LONG_AGO), leak(31, TODAY)]
    first = backs(*others, *pressing, reflection(40, day=date(2025, 11, 22)))[0]
    assert first.reflection.number == 40


def test_the_reasons_take_turns() -> None:
    known = [success(n, LONG_AGO + timedelta(days=n)) for n in range(1, 20)]
    known += [leak(30, LONG_AGO), leak(31, LONG_AGO + timedelta(days=9)), leak(32, TODAY)]
    assert {backs(*known, today=day)[0].why for day in THE_WEEK} == {"point", "replication"}


def test_asking_twice_on_a_day_answers_the_same() -> None:
    known = [success(n, LONG_AGO + timedelta(days=n)) for n in range(1, 9)]
    assert backs(*known) == backs(*reversed(known))


def test_none_comes_twice_on_following_days_if_there_is_another() -> None:
    """Also while new ones come of age and a point rises meanwhile, which turns every wheel."""
    known = [success(n, LONG_AGO + timedelta(days=n)) for n in range(1, 4)]
    known += [success(n, TODAY - timedelta(days=30 - n)) for n in range(4, 30)]
    known += [leak(n, TODAY + timedelta(days=7 * n - 280)) for n in range(38, 44)]
    known += [reflection(n, day=date(2025, 11, 1) + timedelta(days=5 * n - 220)) for n in range(44, 60)]
    days = [TODAY + timedelta(days=n) for n in range(60)]
    shown = [backs(*known, today=day)[0].reflection.number for day in days]
    assert all(first != second for first, second in pairwise(shown))
    assert len(set(shown)) > 20


def test_the_only_one_comes_every_day() -> None:
    assert all(backs(success(), today=day)[0].reflection.number == 1 for day in THE_WEEK)


def test_what_was_written_later_was_not_there_yet() -> None:
    """Rows imported today about last year came back on no day before."""
    imported = success(1, LONG_AGO)._replace(written=reflection(day=TODAY).written)
    [back] = backs(imported)
    assert back.reflection == imported
    assert backs(imported, today=TODAY - timedelta(days=1)) == []


def test_an_empty_journal_brings_nothing_back() -> None:
    assert backs() == []


@pytest.mark.parametrize(
    ("review", "state", "said"),
    [
        (TODAY, "open", "f1 was to be looked at again today"),
        (date(2026, 11, 2), "done", "f1 was to be looked at again on Monday 2026-11-02"),
        (date(2026, 10, 1), "open", None),
        (date(2026, 11, 23), "open", None),
        (TODAY, "dropped", None),
    ],
)
def test_what_was_to_be_looked_at_again_comes_back_for_four_weeks(
    review: date, state: str, said: str | None
) -> None:
    agreed = follow_up(1, "Agree on the rota", kind="agree", review=review, state=state)
    found = backs(reflection(1, day=LONG_AGO, follow_ups=(agreed,)))
    assert [(back.why, back.reason) for back in found] == ([("review", said)] if said else [])
