from __future__ import annotations

import re
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.framework import Probe, Question
from reflect.core.learning.audience import for_others
from reflect.core.learning.pressure import PointHistory
from reflect.core.learning.week import around, week
from reflect.core.period import ALL, Period, last_weeks, parse_period, week_of
from reflect.core.reflection import Reflection
from reflect.exchange.list_markdown import reflections_markdown
from reflect.exchange.markdown import cleaned
from reflect.exchange.weekly.rendering import laid_out, shipped_template
from reflect.exchange.weekly.telling import page
from tests.builders import AS_OF, TODAY, attempt, follow_up, reflection
from tests.exchange.test_markdown import PARSER, WORDS, blocks, said

WEEK = week_of(TODAY)
FRAMEWORK = "capturing-learning"
QUESTIONS = [
    Question(FRAMEWORK, "success", "What went well?", "positive", None, (Probe("why", "Why did it?", None),)),
    Question(FRAMEWORK, "pressure", "Where did something give way?", "pressure", None, ()),
]


def told(*reflections: Reflection, period: Period = WEEK, names: bool = True, template: str = "week") -> str:
    found = week(
        for_others(reflections, period=period, today=TODAY),
        period=period,
        around=around(period),
        as_of=AS_OF,
        histories={"laptops": PointHistory("From home to the case system")},
        question_order=[(question.framework, question.key) for question in QUESTIONS],
    )
    return laid_out(page(found, questions=QUESTIONS, names=names), shipped_template(template))


def example() -> list[Reflection]:
    why = {"why": "They sat side by side.", "who": "Intake"}
    waiting = follow_up(7, "A spare token in every bag", owner="Fay", due=date(2026, 11, 20))
    helped = follow_up(
        8, "A second route", point="laptops", state="done", helped="yes", closed=date(2026, 11, 18)
    )
    return [
        reflection(
            101,
            "Two of us paired on the form.\nDone by noon.",
            question="success",
            by="Ana",
            with_=("Bo", "Cy"),
            details=why,
            follow_ups=(attempt(9, "done", "yes"), attempt(10, "done", "no")),
        ),
        reflection(
            102,
            "Laptops could not reach the case system #remote",
            question="pressure",
            point="laptops",
            tags=("remote", "night"),
            day=date(2026, 11, 17),
            at=time(9, 30),
            follow_ups=(waiting, helped),
        ),
        reflection(103, "I did not dare to say no", audience="anonymous", by="Di", question="pressure"),
        reflection(104, "An early one", question="pressure", point="laptops", day=date(2026, 10, 1)),
        reflection(105, "Sort me later", day=date(2026, 11, 16), from_=("Ed",)),
    ]


EXPECTED = """\
# Week 2026-W47: 16 to 22 November 2026

4 reflections: 1 on what went well, 2 on what gave way. As of 22 November 2026: 1 follow-up open, 1 overdue.

## What went well, and why

- 20 November, Ana, with Bo and Cy: Two of us paired on the form.{two_spaces}
  Done by noon.
  - Why did it? They sat side by side.
  - who: Intake
  - Repeating it: tried 2, held 1.

## Where something gave way

- laptops: once; 2 times in 13 weeks (2026-W40 to 2026-W47). From home to the case system
  - Open, overdue since 20 November 2026: A spare token in every bag
  - Acted on 18 November 2026, too early to say. Done: 1 (1 helped).
- 1 reflection without a named pressure point.

## What happened to follow-ups

Of 2 follow-ups open before: 1 done (1 helped), 1 still open, overdue.

- Done at laptops, it helped: A second route

## Voices

5 people were heard, 2 in their own words. 1 reflection without a name. Time was taken to write on 3 days.

## The other reflections, by question

### Where did something give way?

- 17 November, at laptops: Laptops could not reach the case system #remote
  - Tags: night
- Anonymous: I did not dare to say no

### Not sorted to a question yet

- 16 November, from Ed: Sort me later
"""


def test_a_week_reads_from_what_went_well_to_the_words_of_all() -> None:
    assert told(*example()) == EXPECTED.replace("{two_spaces}", "  ")


def test_without_names_nobody_is_named_and_the_counts_stay() -> None:
    text = told(*example(), names=False)
    assert not any(name in text for name in ("Ana", "Bo", "Cy", "Di", "Ed", "Fay"))
    assert "5 people were heard, 2 in their own words." in text
    assert "- 20 November: Two of us paired" in text


def test_who_owns_a_follow_up_is_not_told() -> None:
    assert "Fay" not in told(*example())


def test_it_depends_on_no_number() -> None:
    renumbered = [
        each._replace(
            number=each.number * 7 + 3,
            follow_ups=tuple(f._replace(number=f.number * 5, for_=1) for f in each.follow_ups),
        )
        for each in example()
    ]
    assert told(*renumbered) == told(*example())


def test_it_depends_on_no_secret_of_an_anonymous_reflection() -> None:
    def moved(each: Reflection) -> Reflection:
        if each.audience != "anonymous":
            return each
        return each._replace(number=999, by="Ana", with_=("Bo",), day=date(2026, 11, 16), timed=True)

    assert told(*reversed([moved(each) for each in example()])) == told(*example())


def test_a_point_that_gives_way_for_the_first_time_says_so() -> None:
    new = [reflection(number, question="pressure", point="lift") for number in (1, 2)]
    assert "- lift: new, 2 times; not before in 13 weeks.\n" in told(*new)


def test_a_fix_that_did_not_hold_is_on_one_screen_however_much_else_gave_way() -> None:
    fixed = follow_up(1, state="done", closed=date(2026, 10, 5))
    failed = [
        reflection(1, question="pressure", point="failed", day=date(2026, 10, 1), follow_ups=(fixed,)),
        reflection(2, question="pressure", point="failed", day=date(2026, 10, 9)),
    ]
    often = [reflection(10 * n + m, question="pressure", point=f"p{n}") for n in range(1, 7) for m in (1, 2)]
    brief = told(*failed, *often, template="brief")
    assert "- failed: not in this period; 2 times in 13 weeks" in brief
    assert "- and 2 other points\n" in brief


def test_one_screen_tells_of_a_follow_up_that_did_not_help() -> None:
    tried = follow_up(1, "Two keys", helped="no", closed=date(2026, 11, 18))
    brief = told(reflection(1, question="pressure", point="door", follow_ups=(tried,)), template="brief")
    assert "**Did not help, open again**\n\n- Two keys (did not help on 18 November 2026)\n" in brief


def test_one_screen_says_whose_success_it_was_unless_names_stay_out() -> None:
    success = reflection(1, "The list was ready.", question="success", by="Ana")
    assert "- 20 November, Ana: The list was ready. (not tried yet)" in told(success, template="brief")
    assert "Ana" not in told(success, template="brief", names=False)


def earlier_successes() -> list[Reflection]:
    return [
        reflection(
            1,
            "The list was ready.",
            question="success",
            by="Ana",
            day=date(2026, 10, 8),
            follow_ups=(attempt(1, "done", "yes"), attempt(2, "open")),
        ),
        *(
            reflection(n, f"Tea {n}.", question="success", day=date(2026, 10, n), highlighted=True)
            for n in (2, 3, 4)
        ),
    ]


def test_successes_of_the_weeks_before_are_told_though_the_week_has_none() -> None:
    text = told(reflection(9, question="pressure"), *earlier_successes()[:1])
    assert (
        """\
No success was written down in this period. What went well, even a little?

Still worth repeating, from before:

- 8 October, Ana: The list was ready. (tried 1, held 1, being tried again)
"""
        in text
    )


def test_of_successes_of_the_weeks_before_three_are_told() -> None:
    for template in ("week", "brief", "week.html"):
        text = told(*earlier_successes(), template=template)
        assert [text.count(f"Tea {n}.") for n in (2, 3, 4)] == [1, 1, 1]
        assert "The list was ready." not in text


def test_a_theme_says_what_it_is_about_and_gives_an_example() -> None:
    texts = ["Ana lost the copper kettle", "Bo mended a copper kettle", "Cy sold his copper kettle"]
    every = [
        reflection(n, text, question=question, day=TODAY - timedelta(days=7 * n))
        for n, (text, question) in enumerate(zip(texts, ("pressure", "success", "success"), strict=True), 1)
    ]
    others = [
        reflection(10 + n, word, day=TODAY - timedelta(days=n)) for n, word in enumerate(["Tea", "Rain"])
    ]
    text = told(*every, *others, period=last_weeks(13, TODAY))
    assert (
        """\
- copper kettle: 3 reflections in 3 weeks, 2 on what went well, 1 on what gave way
  - Ana lost the copper kettle
"""
        in text
    )


def test_an_empty_week_says_so() -> None:
    assert told() == "# Week 2026-W47: 16 to 22 November 2026\n\nNothing was written in this period.\n"


def test_a_week_without_a_success_asks_for_one() -> None:
    assert "What went well, even a little?" in told(reflection(question="pressure"))


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (week_of(date(2026, 12, 31)), "# Week 2026-W53: 28 December 2026 to 3 January 2027"),
        (week_of(date(2026, 10, 1)), "# Week 2026-W40: 28 September to 4 October 2026"),
        (parse_period("2026-11", TODAY), "# Reflections: 1 to 30 November 2026"),
        (parse_period("today", TODAY), "# Reflections: 22 November 2026"),
        (ALL, "# Reflections: everything"),
    ],
)
def test_the_title_names_the_days(period: Period, title: str) -> None:
    assert told(period=period).splitlines()[0] == title


def test_days_carry_their_year_where_the_period_has_several() -> None:
    assert "- 20 November 2026: " in told(reflection(), period=ALL)


def test_themes_say_how_often_now_and_over_the_longer_span() -> None:
    texts = ["Ana waited for", "Bo waited for", "Cy lost", "Di repaired"]
    earlier = [
        reflection(n, f"{words} the test environment", day=TODAY - timedelta(days=7 * n))
        for n, words in enumerate(texts, start=1)
    ]
    others = [
        reflection(20 + n, f"{word} stood alone", day=TODAY - timedelta(days=7 * n))
        for n, word in enumerate(["Rain", "Snow", "Hail", "Wind", "Fog"], start=1)
    ]
    text = told(*earlier, *others, reflection(30, "The test environment was down"))
    said = r"^- test environment: 1 reflection; 5 in 13 weeks\n  - The test environment was down$"
    assert re.search(said, text, re.MULTILINE), text


HEADINGS = [
    "Week 2026-W47: 16 to 22 November 2026",
    "What went well, and why",
    "Where something gave way",
    "What happened to follow-ups",
    "Voices",
    "The other reflections, by question",
    "Where did something give way?",
    "Not sorted to a question yet",
]
SOMETHING = WORDS.filter(lambda words: bool(cleaned(words)))


@given(text=WORDS, name=SOMETHING, point=SOMETHING, detail=SOMETHING)
def test_no_words_change_the_structure(text: str, name: str, point: str, detail: str) -> None:
    document = told(
        reflection(1, text, question="success", by=name, details={"why": detail}, tags=(name,)),
        reflection(2, text, with_=(name,)),
        reflection(3, text, question="pressure", point=point, follow_ups=(follow_up(1, detail),)),
        reflection(4, text, question="pressure", audience="anonymous", by=f"other {name}"),
    )
    tokens = PARSER.parse(document)
    assert set(blocks(tokens)) == {"heading", "paragraph", "bullet_list", "list_item"}
    said(tokens)  # which fails on anything but text
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert [words for words in headings if words != "What keeps coming back"] == HEADINGS


def test_a_list_of_reflections_is_headed_and_safe() -> None:
    shown = for_others(example(), period=WEEK, today=TODAY)
    text = reflections_markdown(shown, period=WEEK, title="Reflections of # week", questions=QUESTIONS)
    assert text.splitlines()[0] == "# Reflections of # week"
    assert text.count("\n- ") == 4
    assert text.rstrip().endswith("- Anonymous: I did not dare to say no")
    assert "103" not in text


def test_an_empty_list_says_so() -> None:
    shown = for_others([], period=WEEK, today=TODAY)
    assert (
        reflections_markdown(shown, period=WEEK, title="Nothing")
        == "# Nothing\n\nThere is nothing to show.\n"
    )


@given(st.integers(0, 3))
def test_the_document_ends_with_one_newline(count: int) -> None:
    text = told(*(reflection(n, question="pressure") for n in range(1, count + 1)))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
