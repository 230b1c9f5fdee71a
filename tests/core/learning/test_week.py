from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from reflect.core.follow_up import FollowUp
from reflect.core.learning.audience import for_others
from reflect.core.learning.heard import Voices
from reflect.core.learning.pressure import PointHistory
from reflect.core.learning.recurring import themes_of
from reflect.core.learning.voices import GroupHeard
from reflect.core.learning.week import THEMES, Week, around, week
from reflect.core.period import ALL, Period, last_weeks, parse_period, week_of
from reflect.core.reflection import Reflection
from tests.builders import AS_OF, TODAY, attempt, follow_up, reflection

WEEK = week_of(TODAY)


def told(*reflections: Reflection, period: Period = WEEK) -> Week:
    return week(
        for_others(reflections, period=period, today=TODAY),
        period=period,
        around=around(period),
        as_of=AS_OF,
        histories={"laptops": PointHistory("From home")},
        question_order=[("capturing-learning", "together"), ("capturing-learning", "pressure")],
    )


def test_a_week_is_seen_within_thirteen() -> None:
    assert around(WEEK) == Period(date(2026, 8, 24), date(2026, 11, 22), "13 weeks")


def test_a_longer_period_is_seen_as_it_is() -> None:
    year = parse_period("2026", TODAY)
    assert around(year) == year
    assert around(ALL) == ALL
    assert around(last_weeks(13, TODAY)) == last_weeks(13, TODAY)


def test_only_the_period_is_told_of_and_points_look_further_back() -> None:
    earlier = [
        reflection(number, question="pressure", point="laptops", day=date(2026, 10, number))
        for number in (1, 2)
    ]
    found = told(*earlier, reflection(3, question="pressure", point="laptops"), reflection(4))
    assert found.total == 2
    assert found.pressure == 1
    assert [(now.point.point, now.times, now.point.times) for now in found.points] == [("laptops", 1, 3)]


def test_points_of_the_period_stand_by_what_needs_attention_and_a_failed_fix_stays_in_sight() -> None:
    before = date(2026, 10, 1)
    fixed = follow_up(1, state="done", closed=date(2026, 10, 5))
    again = follow_up(2, state="done", closed=date(2026, 10, 7))
    often = [reflection(number, question="pressure", point="often") for number in (1, 2, 3)]
    found = told(
        *often,
        reflection(4, question="pressure", point="failed", day=before, follow_ups=(fixed,)),
        reflection(5, question="pressure", point="failed"),
        reflection(6, question="pressure", point="failed earlier", day=before, follow_ups=(again,)),
        reflection(7, question="pressure", point="failed earlier", day=date(2026, 10, 9)),
    )
    assert [(each.point.point, each.times, each.failed) for each in found.points] == [
        ("failed", 1, True),
        ("often", 3, False),
        ("failed earlier", 0, True),
    ]


def test_a_quiet_point_is_told_of_only_while_something_is_open() -> None:
    quiet = reflection(1, question="pressure", point="quiet", day=date(2026, 10, 1))
    waiting = reflection(
        2,
        question="pressure",
        point="waiting",
        day=date(2026, 10, 1),
        follow_ups=(follow_up(1), follow_up(2)),
    )
    now = reflection(3, question="pressure", point="now")
    found = told(quiet, waiting, now)
    assert [(each.point.point, each.times, len(each.open)) for each in found.points] == [
        ("now", 1, 0),
        ("waiting", 0, 2),
    ]


def test_follow_ups_closed_in_the_period_are_told_even_of_older_reflections() -> None:
    old = reflection(
        1,
        day=date(2026, 10, 1),
        follow_ups=(
            follow_up(1, "This week", state="done", helped="yes", closed=date(2026, 11, 18)),
            follow_up(2, "Last week", state="done", closed=date(2026, 11, 13)),
            follow_up(3, "Given up", state="dropped", closed=date(2026, 11, 16)),
            follow_up(4, "Waiting"),
        ),
    )
    found = told(old)
    assert [each.text for each in found.closed] == ["Given up", "This week"]
    assert [each.text for each in found.open] == ["Waiting"]


def test_positives_stand_first_and_not_again_among_the_questions() -> None:
    found = told(
        reflection(1, question="pressure"),
        reflection(2, question="success"),
        reflection(3),
        reflection(4, question="together"),
        reflection(5, question="zeal"),
    )
    assert [item.reflection.number for item in found.positives] == [2]
    assert [(answers.question, len(answers.reflections)) for answers in found.others] == [
        ("together", 1),
        ("pressure", 1),
        ("zeal", 1),
        (None, 1),
    ]


def test_reflections_stand_as_they_happened_and_anonymous_ones_after_them() -> None:
    found = told(
        reflection(5, "second", by="Ana", at=time(9)),
        reflection(6, "secret", by="Bo", audience="anonymous", day=date(2026, 11, 16)),
        reflection(7, "third", by="Ana"),
        reflection(8, "first", by="Ana", day=date(2026, 11, 17)),
    )
    assert [each.text for each in found.others[0].reflections] == ["first", "second", "third", "secret"]


def test_voices_count_each_person_once_whatever_the_role() -> None:
    found = told(
        reflection(1, by="Ana", with_=("Bo", "Cy")),
        reflection(2, by="ana", from_=("Di",)),
        reflection(3),  # the owner
        reflection(4, by="Ed", with_=("Fay",), audience="anonymous"),
        reflection(5, by="Gil", day=date(2026, 10, 1)),  # not in this week
    )
    assert found.voices == Voices(heard=5, own_words=2, anonymous=1)


def test_themes_are_found_over_thirteen_weeks_and_counted_in_this_one() -> None:
    earlier = [
        reflection(number, f"{name} waited for the test environment", day=TODAY - timedelta(days=7 * number))
        for number, name in enumerate(["Ana", "Bo", "Cy", "Di"], start=1)
    ]
    others = [
        reflection(number, f"{word} stood alone", day=TODAY - timedelta(days=7 * (number - 9)))
        for number, word in enumerate(["Rain", "Snow", "Hail", "Wind", "Fog"], start=10)
    ]
    found = told(*earlier, *others, reflection(20, "The test environment was down"))
    counted = {theme.phrase: (len(theme.numbers), theme.times_around) for theme in found.themes}
    assert counted.get("test environment") == (1, 5), counted


def test_themes_are_those_that_the_search_chooses_of_what_others_may_see() -> None:
    texts = [f"{word} the copper kettle and the tin lid" for word in ("Rain", "Snow", "Hail", "Wind")]
    every = [
        reflection(
            n, f"{text} {'again' if n % 2 else ''}", day=TODAY - timedelta(days=4 * n), by=f"writer {n}"
        )
        for n, text in enumerate([*texts, "Nothing at all", "Tea", "Milk"], start=1)
    ]
    long = last_weeks(13, TODAY)
    shown = for_others(every, period=long, today=TODAY)
    found = week(shown, period=long, around=long, as_of=AS_OF)
    assert list(found.themes) == themes_of(shown.around, top=THEMES)
    assert found.themes


def test_no_words_of_an_anonymous_reflection_are_an_example() -> None:
    days = [TODAY - timedelta(days=7 * n) for n in range(1, 7)]
    nameless = [
        reflection(n, f"My fear of the copper kettle {n}", day=day, by="Ana", audience="anonymous")
        for n, day in enumerate(days[:4], start=1)
    ]
    others = [
        reflection(5, "Bo saw copper kettles.", by="Bo", day=days[4]),
        reflection(6, "Tea.", by="Cy", day=days[5]),
        reflection(7, "Milk.", by="Cy", day=days[5]),
    ]
    long = last_weeks(13, TODAY)
    examples = {}
    for every in ([*nameless, *others], [*nameless, *others[1:]]):
        shown = for_others(every, period=long, today=TODAY)
        found = week(shown, period=long, around=long, as_of=AS_OF).themes
        examples[len(every)] = {theme.phrase: theme.example for theme in found}
    assert examples[7]["copper kettle"] == "Bo saw copper kettles."
    assert examples[6]["copper kettle"] == ""
    assert not any("fear" in example for each in examples.values() for example in each.values())


def test_successes_from_before_stay_in_sight_while_they_are_worth_repeating() -> None:
    def success(number: int, *attempts: FollowUp, **more: Any) -> Reflection:
        day = date(2026, 10, number)
        return reflection(number, question="success", day=day, follow_ups=attempts, **more)

    found = told(
        success(1, attempt(1, "done", "yes"), attempt(2, "done", "no")),
        success(2, attempt(3, "open")),
        success(3, attempt(4, "done", "no")),
        success(4, highlighted=True),
        success(5),
        success(6, attempt(5, "open"), audience="anonymous", by="Ana"),
        reflection(20, question="success"),
    )
    assert [each.reflection.number for each in found.earlier] == [4, 1, 2]
    assert [each.reflection.number for each in found.positives] == [20]


def test_a_week_in_which_nothing_was_written_is_empty() -> None:
    found = told()
    assert (found.total, found.positives, found.points, found.themes, found.others) == (0, (), (), (), ())


@pytest.mark.parametrize("day", [date(1, 1, 2), date(1, 1, 31), date(1, 3, 25)])
def test_what_lies_around_goes_back_to_where_the_calendar_begins_at_most(day: date) -> None:
    assert around(Period(day, day, "a day")) == Period(date.min, day, "13 weeks")
    first = Period(date.min, date.min, "a day")
    assert around(first) == first


def test_voices_are_counted_by_groups_of_the_roster_none_so_small_that_it_names_somebody() -> None:
    reflections = [
        reflection(1, by="Ana", with_=("bo",)),
        reflection(2, by="Di"),
        reflection(3, by="Cy", audience="anonymous", day=date(2026, 11, 17)),
    ]
    roster = [("Ana", "ward"), ("Bo", "ward"), ("Cy", "ward"), ("Di", "night")]
    found = week(
        for_others(reflections, period=WEEK, today=TODAY),
        period=WEEK,
        around=around(WEEK),
        as_of=AS_OF,
        roster=roster,
    )
    assert found.voices.groups == (GroupHeard("ward", members=3, heard=2, own_words=1),)


def test_an_owner_with_a_name_is_counted_as_the_one_of_the_roster() -> None:
    mine = [reflection(1), reflection(2, by="ana")]
    found = week(
        for_others(mine, period=WEEK, today=TODAY),
        period=WEEK,
        around=around(WEEK),
        as_of=AS_OF,
        roster=[("Ana", None), ("Bo", None), ("Cy", None)],
        owner="Ana",
    )
    assert (found.voices.heard, found.voices.own_words) == (1, 1)
    assert found.voices.groups == (GroupHeard(None, members=3, heard=1, own_words=1),)
