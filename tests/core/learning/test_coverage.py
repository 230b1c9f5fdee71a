"""Which questions and lenses nobody has touched for weeks."""

from __future__ import annotations

from datetime import date, timedelta

from reflect.core.learning.coverage import Answers, Asked, Coverage, coverage, together
from reflect.core.learning.step import Step
from tests.builders import TODAY

SPACE = Asked("capturing-learning", "space", "Time to think?", "space", "space")
PRESSURE = Asked("capturing-learning", "pressure", "What gave way?", "pressure", "pressure")
SUCCESS = Asked("capturing-learning", "success", "What went well?", "positive", "success")
PRIDE = Asked("learning-in-practice", "pride", "What made you proud?", "positive", "pride")
IN_USE = (SPACE, PRESSURE, SUCCESS, PRIDE)
FOUR_WEEKS = TODAY - timedelta(weeks=4)


def told(answers: dict[str, Answers], *, unsorted: int = 0) -> Coverage:
    by_lens: dict[str, list[Answers]] = {}
    for question in IN_USE:
        if said := answers.get(question.key):
            by_lens.setdefault(question.lens or "", []).append(said)
    return coverage(
        IN_USE,
        answered={(q.framework, q.key): answers[q.key] for q in IN_USE if q.key in answers},
        lenses={lens: together(found) for lens, found in by_lens.items()},
        unsorted=unsorted,
        today=TODAY,
    )


def test_what_was_answered_exactly_so_many_weeks_ago_is_touched_and_a_day_before_it_is_not() -> None:
    found = told({"space": Answers(1, FOUR_WEEKS), "pressure": Answers(1, FOUR_WEEKS - timedelta(days=1))})
    assert [each.question.key for each in found.untouched] == ["success", "pride", "pressure"]


def test_what_was_never_answered_comes_first_then_the_longest_unanswered() -> None:
    long_ago = {"space": Answers(0, date(2026, 3, 1)), "pressure": Answers(0, date(2026, 2, 1))}
    found = told(long_ago | {"pride": Answers(1, TODAY)})
    assert [each.question.key for each in found.untouched] == ["success", "pressure", "space"]
    assert found.next_steps[0] == Step("reflect ask -q success", "never answered yet")


def test_a_lens_is_touched_by_any_question_that_has_it() -> None:
    found = told({"pride": Answers(2, TODAY)})
    [positive] = [each for each in found.lenses if each.lens == "positive"]
    assert (positive.times, positive.last, positive.untouched) == (2, TODAY, False)


def test_a_lens_that_nobody_asks_is_not_untouched_and_shown_only_if_it_was_ever_answered() -> None:
    old = {"plan": Answers(0, date(2026, 1, 1))}
    found = coverage([SPACE], answered={}, lenses=old, unsorted=0, today=TODAY)
    assert [(each.lens, each.asked, each.untouched) for each in found.lenses] == [
        ("space", True, True),
        ("plan", False, False),
    ]


def test_with_everything_touched_the_longest_ago_is_next() -> None:
    days = {key: Answers(1, TODAY - timedelta(days=n)) for n, key in enumerate(("space", "success", "pride"))}
    found = told(days | {"pressure": Answers(1, TODAY)})
    assert found.untouched == ()
    assert found.next_steps == (Step("reflect ask -q pride", "last answered on 2026-11-20, the longest ago"),)


def test_what_was_answered_today_is_not_asked_again() -> None:
    everything = {question.key: Answers(1, TODAY) for question in IN_USE}
    assert told(everything).next_steps == ()


def test_too_few_positives_and_what_waits_to_be_sorted_are_next_too() -> None:
    recent = {key: Answers(1, TODAY - timedelta(days=1)) for key in ("success", "pride")}
    others = {"pressure": Answers(9, TODAY), "space": Answers(1, date(2026, 3, 1))}
    found = told(recent | others, unsorted=3)
    assert [step.command for step in found.next_steps] == [
        "reflect ask -q space",
        "reflect ask -q success",
        "reflect ask --unsorted",
    ]


def test_a_future_day_is_no_reason_to_ask() -> None:
    found = told({"space": Answers(1, TODAY + timedelta(days=1))})
    assert "space" not in [each.question.key for each in found.untouched]


def test_without_a_question_in_use_there_is_one_thing_to_do() -> None:
    found = coverage([], answered={}, lenses={}, unsorted=0, today=TODAY)
    assert [step.command for step in found.next_steps] == ["reflect framework list"]
