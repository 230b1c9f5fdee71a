from __future__ import annotations

from datetime import date, timedelta

from reflect.core.learning.follow_ups import FollowUps
from reflect.core.learning.new import fresh
from reflect.core.learning.recurring import Recurring
from reflect.core.learning.summary import Summary, summary
from reflect.core.learning.voices import NOBODY, Roster
from reflect.core.period import last_weeks
from reflect.core.reflection import Reflection
from reflect.render.summary_plain import summary_plain
from tests.builders import TODAY, attempt, follow_up, reflection, summary_of

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
    fixed = follow_up(11, "A guard at the night door until six", state="done", closed=date(2026, 11, 2))
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
    assert found.next_steps[0].why == (
        "f11 of 2026-11-02 did not hold (A guard at the night door until six): it gave way once since"
    )
    assert found.next_steps[1].why == "overdue since 2026-11-21; or drop it"


def test_then_come_the_people_and_words_that_are_missing() -> None:
    roster = Roster(4, ("Ana", "Bo Li", "Cy", "Di"), unlisted=False)
    found = summary_of([reflection(1, question="pressure"), reflection(2)], period=PERIOD, roster=roster)
    assert [step.command for step in found.next_steps] == [
        "reflect add -q success",
        'reflect meet Ana "Bo Li" Cy',
        "reflect ask --unsorted",
        "reflect ask",
    ]


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
        follow_ups=FollowUps(
            open=(follow_up(1, due=TODAY - timedelta(days=1)),), overdue=1, done=0, dropped=0
        ),
        recurring=Recurring((), (), 0),
        fresh=fresh(PERIOD, today=TODAY, begun=date(2026, 1, 1)),
    )
    assert [step.command for step in found.next_steps][:2] == ["reflect follow done f1", "reflect add"]
    assert "overdue since 2026-11-21" in summary_plain(found, today=TODAY)


def test_an_empty_period_says_how_to_begin() -> None:
    found = summed()
    assert found.total == 0
    assert [step.command for step in found.next_steps] == ["reflect add", "reflect ask"]


def test_what_is_to_be_looked_at_again_stands_behind_what_is_late() -> None:
    agreed = follow_up(1, "Two sign", kind="agree", review=date(2026, 11, 15))
    kept = follow_up(2, "One list", kind="agree", state="done", closed=TODAY, review=TODAY)
    late = follow_up(3, "Grease it", due=date(2026, 11, 20), review=date(2026, 11, 1))
    other, later = follow_up(4, "Paint it"), follow_up(5, review=TODAY + timedelta(days=1))
    gone = follow_up(6, state="dropped", review=date(2026, 11, 1))
    found = summed(
        reflection(1, question="together", follow_ups=(other, agreed, kept, late, later, gone)),
        reflection(2, question="success"),
    )
    assert [each.number for each in found.follow_ups.waiting] == [3, 1, 2, 4, 5]
    assert [each.number for each in found.follow_ups.reviews] == [3, 1, 2]
    said = summary_plain(found, today=TODAY)
    assert "Follow-ups: 4 open, 1 overdue, 3 to be looked at again; 1 done, 1 dropped" in said
    assert "  f1  agree  open, review due 2026-11-15  Two sign\n" in said
    assert found.next_steps[1].command == 'reflect follow edit f3 --review "3 months"'


def test_what_is_not_shown_of_follow_ups_is_said_to_be_elsewhere() -> None:
    waiting = tuple(map(follow_up, range(1, 8)))
    assert "… and 2 more: reflect report follow-ups" in summary_plain(
        summed(reflection(1, follow_ups=waiting)), today=TODAY
    )
    assert "more:" not in summary_plain(summed(reflection(1, follow_ups=waiting[:5])), today=TODAY)


def test_where_people_are_named_and_none_is_on_the_roster_it_says_how_to_put_them_there() -> None:
    found = summary_of([reflection()], period=PERIOD, roster=NOBODY._replace(unlisted=True))
    assert (
        "Whom to ask next: nobody is on the roster yet; whom to hear is said with reflect person add NAME"
        in summary_plain(found, today=TODAY)
    )
    assert "Whom to ask" not in summary_plain(summed(reflection()), today=TODAY)
