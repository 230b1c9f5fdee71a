from __future__ import annotations

from datetime import date, timedelta

from reflect.core.learning.follow_ups import FollowUps
from reflect.core.learning.pressure import grouped
from reflect.core.learning.summary import Summary, Written, summary
from reflect.core.period import last_weeks
from reflect.core.reflection import Reflection
from reflect.render.summary_plain import summary_plain
from tests.builders import TODAY, attempt, follow_up, gave_way, reflection, summary_of

PERIOD = last_weeks(13, TODAY)


def summed(*reflections: Reflection) -> Summary:
    return summary_of(reflections, period=PERIOD)


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
    assert (len(found.points), found.point_count) == (4, 5)


def test_the_next_steps_begin_with_what_did_not_hold_and_what_is_late() -> None:
    fixed = follow_up(11, state="done", closed=date(2026, 11, 2))
    late = follow_up(12, for_=7, due=TODAY - timedelta(days=1))
    found = summed(
        reflection(6, question="pressure", point="night door", day=date(2026, 10, 1), follow_ups=(fixed,)),
        reflection(7, question="pressure", point="night door", follow_ups=(late,)),
        reflection(8, question="success"),
        reflection(9),
    )
    assert [step.command for step in found.next_steps] == [
        'reflect report pressure "night door"',
        "reflect follow done f12",
        "reflect follow add --for 8",
        "reflect ask",
    ]
    assert found.next_steps[0].why == "the fix of 2026-11-02 did not hold: it gave way once since"
    assert found.next_steps[1].why == "overdue since 2026-11-21; or drop it"


def test_then_come_the_people_and_words_that_are_missing() -> None:
    found = summary_of(
        [reflection(1, question="pressure"), reflection(2)], period=PERIOD, ask=["Ana", "Bo Li", "Cy", "Di"]
    )
    assert [step.command for step in found.next_steps] == [
        "reflect add -q success",
        'reflect meet Ana "Bo Li" Cy',
        "reflect ask --unsorted",
        "reflect ask",
    ]


def test_new_is_what_was_met_for_the_first_time_in_the_last_four_weeks() -> None:
    early, late = date(2026, 9, 1), date(2026, 11, 10)
    hard = [
        reflection(1, question="pressure", point="door", day=early),
        reflection(2, question="pressure", point="door", day=late),
        reflection(3, question="pressure", point="lift", day=late),
        reflection(4, question="pressure", point="stairs", day=late),
    ]
    points, _ = grouped(hard, today=TODAY)

    def found(weeks: list[date]) -> list[str]:
        told = summary(
            [Written(week, "pressure", 1, 0) for week in weeks],
            period=PERIOD,
            today=TODAY,
            positives=[],
            points=points,
            gave_way=gave_way(points),
            without_point=0,
            first_at_points={"stairs": date(2025, 1, 1)},  # long before the period
            follow_ups=summed().follow_ups,
            themes=[],
        )
        return [f"{new.kind} {new.name} {new.first} {new.times}" for new in told.new]

    assert found([each.week for each in hard]) == ["point lift 2026-11-10 1"]
    assert found([hard[1].week]) == [], "nothing older to compare it with"


def test_when_all_is_in_order_there_is_still_something_to_ask() -> None:
    tried = attempt(1, "done", "yes")
    found = summed(reflection(1, question="success", follow_ups=(tried,)))
    assert [step.command for step in found.next_steps] == ["reflect ask"]


def test_what_did_not_help_asks_what_will_be_tried_now() -> None:
    tried = follow_up(1, helped="no", closed=date(2026, 11, 20))
    found = summed(reflection(1, question="pressure", follow_ups=(tried,)), reflection(2, question="success"))
    assert found.next_steps[0].command == "reflect follow edit f1"


def test_an_empty_period_still_tells_what_is_late() -> None:
    found = summary(
        [],
        period=PERIOD,
        today=TODAY,
        positives=[],
        points=[],
        gave_way=[],
        without_point=0,
        first_at_points={},
        follow_ups=FollowUps(
            open=(follow_up(1, due=TODAY - timedelta(days=1)),), overdue=1, done=0, dropped=0
        ),
        themes=[],
    )
    assert [step.command for step in found.next_steps][:2] == ["reflect follow done f1", "reflect add"]
    assert "overdue since 2026-11-21" in summary_plain(found, today=TODAY)


def test_an_empty_period_says_how_to_begin() -> None:
    found = summed()
    assert found.total == 0
    assert [step.command for step in found.next_steps] == ["reflect add", "reflect ask"]
