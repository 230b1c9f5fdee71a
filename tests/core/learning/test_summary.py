from __future__ import annotations

from datetime import date, timedelta

from reflect.core.learning.summary import Summary, summary
from reflect.core.period import last_weeks
from reflect.core.reflection import Reflection
from tests.builders import TODAY, attempt, follow_up, reflection

PERIOD = last_weeks(13, TODAY)


def summed(*reflections: Reflection) -> Summary:
    return summary(reflections, period=PERIOD, today=TODAY, positive_question="success")


def test_the_counts_of_lenses_add_up_to_all() -> None:
    found = summed(
        reflection(1, question="success"),
        reflection(2, question="pressure"),
        reflection(3, question="pressure", point="laptops"),
        reflection(4),
        reflection(5, question="went-otherwise"),  # a question without a lens
    )
    assert found.lenses == (("pressure", 2), (None, 2), ("positive", 1))
    assert sum(times for _, times in found.lenses) == found.total == 5
    assert (found.unsorted, found.positives, found.pressure) == (1, 1, 2)
    assert (found.point_count, found.without_point) == (1, 1)


def test_follow_ups_come_overdue_first_and_those_without_a_day_last() -> None:
    found = summed(
        reflection(1, follow_ups=(follow_up(1), follow_up(2, due=date(2026, 12, 1)))),
        reflection(2, follow_ups=(follow_up(3, due=date(2026, 11, 21)), follow_up(4, due=TODAY))),
        reflection(3, follow_ups=(follow_up(5, state="done"), follow_up(6, state="dropped"))),
    ).follow_ups
    assert [each.number for each in found.open] == [3, 4, 2, 1]
    assert (found.overdue, found.done, found.dropped) == (1, 1, 1)  # what is due today is not late yet


def test_only_the_first_few_of_each_are_on_the_screen() -> None:
    found = summed(
        *(reflection(number, question="success") for number in range(1, 6)),
        *(reflection(number, question="pressure", point=f"p{number}") for number in range(6, 11)),
    )
    assert (len(found.repeat), found.positives) == (3, 5)
    assert (len(found.points), found.point_count) == (3, 5)


def test_the_next_steps_follow_from_what_is_there() -> None:
    late = follow_up(12, for_=7, due=TODAY - timedelta(days=1))
    found = summed(
        reflection(7, question="pressure", follow_ups=(late,)),
        reflection(8),
    )
    assert [step.command for step in found.next_steps] == [
        "reflect show 7",
        "reflect list --unsorted",
        "reflect report pressure",
        'reflect add -q success "..."',
    ]
    assert found.next_steps[0].why == "f12 is overdue since 2026-11-21"


def test_when_all_is_in_order_there_is_still_something_to_ask() -> None:
    tried = attempt(1, "done", "yes")
    found = summed(reflection(1, question="success", follow_ups=(tried,)))
    assert [step.command for step in found.next_steps] == ["reflect ask"]


def test_an_empty_period_says_how_to_begin() -> None:
    found = summed()
    assert found.total == 0
    assert [step.command for step in found.next_steps] == ['reflect add "..."', "reflect ask"]
