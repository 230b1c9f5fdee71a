"""What is open whenever it was written, what a period opened and closed, and whom to ask."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from reflect.core.follow_up import FollowUp
from reflect.core.learning.follow_ups import Followed, followed
from reflect.core.period import ALL, Period, week_of
from tests.builders import TODAY, follow_up

WEEK = week_of(TODAY)  # the 16th to the 22nd of November
BEFORE, WITHIN = date(2026, 11, 10), date(2026, 11, 18)


def report(*every: FollowUp, period: Period = WEEK) -> Followed:
    return followed(every, period=period, today=TODAY, opened_on=lambda each: each.created.date())


def closed(number: int, helped: str | None, on: date = WITHIN, **more: Any) -> FollowUp:
    return follow_up(number, state="done", helped=helped, closed=on, **more)


def numbers(found: tuple[FollowUp, ...]) -> list[int]:
    return [each.number for each in found]


def test_all_that_is_open_is_told_the_overdue_first() -> None:
    found = report(
        follow_up(1),
        follow_up(2, due=TODAY),
        follow_up(3, due=BEFORE),
        follow_up(4, due=TODAY + timedelta(9)),
    )
    assert numbers(found.open) == [3, 2, 4, 1]
    assert numbers(found.overdue) == [3]


def test_what_was_closed_in_the_period_is_told_by_what_came_of_it() -> None:
    found = report(
        closed(1, "yes"),
        closed(2, "no"),
        closed(3, "unsure"),
        closed(4, None),
        follow_up(5, state="dropped", closed=WITHIN),
        closed(6, "yes", on=BEFORE),
    )
    groups = (found.helped, found.did_not_help, found.unsure, found.not_said, found.dropped)
    assert list(map(numbers, groups)) == [[1], [2], [3], [4], [5]]
    assert numbers(report(closed(6, "yes", on=BEFORE), period=ALL).helped) == [6]


def test_what_did_not_help_and_is_open_again_is_both() -> None:
    again = follow_up(1, helped="no", closed=WITHIN)
    found = report(again)
    assert (numbers(found.open), numbers(found.did_not_help)) == ([1], [1])
    assert found.every == (again,)
    assert found.next_steps[0].command == "reflect follow edit f1"


def test_what_was_given_up_after_it_did_not_help_is_dropped() -> None:
    found = report(follow_up(1, state="dropped", helped="no", closed=WITHIN))
    assert (numbers(found.did_not_help), numbers(found.dropped)) == ([], [1])


def test_what_was_written_in_the_period_is_opened_in_it() -> None:
    new = follow_up(2, created=follow_up().created.replace(day=17))
    assert numbers(report(follow_up(1), new).opened) == [2]


@pytest.mark.parametrize("state", ["open", "done"])
def test_a_day_to_look_again_that_came_is_told_also_of_what_is_done(state: str) -> None:
    found = report(follow_up(1, kind="agree", state=state, review=TODAY, closed=BEFORE))
    assert numbers(found.reviews) == [1]


def test_what_was_dropped_or_is_not_due_for_it_is_not_looked_at_again() -> None:
    later = follow_up(1, review=TODAY + timedelta(1))
    assert report(later, follow_up(2, state="dropped", review=BEFORE)).reviews == ()


def test_people_are_asked_in_the_order_of_their_names_each_once() -> None:
    found = report(
        follow_up(1, owner="Zoe", due=BEFORE),
        follow_up(2, owner="Ana", kind="adopt"),
        follow_up(3, owner="Ana", due=BEFORE),
        follow_up(4, owner="Bo", due=TODAY),
    )
    assert [(each.person, numbers(each.overdue), numbers(each.unasked)) for each in found.ask] == [
        ("Ana", [3], [2]),
        ("Zoe", [1], []),
    ]


@pytest.mark.parametrize(("weeks", "asked_again"), [(4, False), (5, True)])
def test_a_carrier_is_asked_how_they_are_every_four_weeks(weeks: int, asked_again: bool) -> None:
    carried = follow_up(1, kind="adopt", owner="Ana", asked=TODAY - timedelta(weeks=weeks))
    assert bool(report(carried).ask) == asked_again


def test_what_is_late_and_nobodys_needs_an_owner() -> None:
    commands = [step.command for step in report(follow_up(7, due=BEFORE)).next_steps]
    assert commands == ["reflect follow done f7", "reflect follow edit f7 --owner PERSON"]


def test_where_nothing_is_open_the_next_one_is_asked_for() -> None:
    [step] = report(closed(1, "yes")).next_steps
    assert step.command == "reflect follow add --for last"
