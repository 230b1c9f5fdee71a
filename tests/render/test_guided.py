"""What the guided reflection and a meeting show."""

from __future__ import annotations

from datetime import date

import pytest

from reflect.core.framework import Probe, Question
from reflect.core.lens import LENSES, LOOKS_AT
from reflect.render import guided
from tests.builders import TODAY, attempt, reflection
from tests.render.drawing import drawn

ESCAPE = "\x1b"
QUESTION = Question(
    "capturing-learning",
    "success",
    "What went right? Small things count, and this is a long question that needs more than one line.",
    "positive",
    None,
    (
        Probe("why", "Why did it work, and what lies behind that, when you look at it for a while?", None),
        Probe("first-step", "What is the first step?", "replicate"),
    ),
)
HARMFUL = f"red{ESCAPE}[31m\nhere"


def test_a_question_stands_under_its_place_and_breaks_between_words() -> None:
    assert drawn(guided.question_asked(QUESTION, where="1 of 3", private=True), width=60) == (
        "\n1 of 3 · success (private)\n"
        "What went right? Small things count, and this is a long\n"
        "question that needs more than one line."
    )
    assert drawn(guided.question_asked(QUESTION, where="", private=False)).split("\n")[1] == "success"


def test_lines_stay_readable_on_a_wide_screen() -> None:
    about = "Words and words. " * 30
    explained = guided.question_explained(QUESTION, about=about, audience="team", deeper=True)
    assert max(map(len, drawn(explained, width=200).split("\n"))) <= 100


def test_an_explanation_says_what_it_looks_at_who_reads_it_and_what_follows() -> None:
    said = drawn(
        guided.question_explained(QUESTION, about="Every day.", audience="team", deeper=True), width=60
    )
    assert "It looks at what went right, why, and how it could happen" in said
    assert "whoever you send an export to" in said
    assert "An answer is followed by these" in said
    assert "  -  Why did it work, and what lies behind that, when you\n     look at it for a while?" in said
    assert "  -  What is the first step? (a try at repeating it)" in said
    assert said.rstrip().endswith("Every day.")


def test_in_a_meeting_it_says_when_the_probes_are_asked() -> None:
    said = drawn(guided.question_explained(QUESTION, about="", audience="anonymous", deeper=False))
    assert "`reflect ask N` goes deeper later" in said
    assert "carries no name" in said


def test_a_question_without_lens_or_probes_can_be_explained() -> None:
    bare = QUESTION._replace(lens=None, probes=())
    said = drawn(guided.question_explained(bare, about="", audience="private", deeper=True))
    assert "looks at" not in said
    assert "you alone" in said


@pytest.mark.parametrize("lens", LENSES)
def test_every_lens_says_what_it_looks_at(lens: str) -> None:
    assert LOOKS_AT[lens]


@pytest.mark.parametrize(
    ("due", "said"), [(date(2026, 11, 1), "overdue since 2026-11-01"), (TODAY, "due 2026-11-22")]
)
def test_what_is_due_says_since_when_and_whose_it_is(due: date, said: str) -> None:
    shown = guided.follow_up_due("f3", "strengthen", "Buy it.", owner="Ana", due=due, today=TODAY)
    assert drawn(shown) == f"\nf3 · strengthen · {said} · Ana\nBuy it."


def test_what_comes_back_shows_its_reason_its_beginning_and_what_is_open() -> None:
    long = "\n".join(f"Line {n}." for n in range(20))
    old = reflection(7, long, question="success", audience="private", follow_ups=(attempt(3, "open"),))
    said = drawn(guided.came_back(old, "a year ago today", today=TODAY)).split("\n")
    assert said[1] == "Looking back · a year ago today"
    assert said[2] == "7  success  private  Friday 20 November 2026"
    assert said[3:9] == [*(f"  Line {n}." for n in range(5)), "  Line 5. …"]
    assert said[9] == "  f3  replicate  open  Buy a second kettle"


def test_each_question_stands_beside_its_key() -> None:
    under = {"1": QUESTION, "2": QUESTION._replace(key="pressure", lens="pressure")}
    assert drawn(guided.keys_of_questions(under)) == "\n1\xa0success · 2\xa0pressure"
    assert "2  pressure  What went right?" in drawn(guided.questions_to_choose(under))


def test_a_turn_says_whose_it_is_and_why_one_meets() -> None:
    said = drawn(guided.turn_of("Ana", turn="2 of 5", purpose="safe handovers")).split("\n")
    assert said[:3] == ["Why we do this: safe handovers", "", "Ana · 2 of 5"]
    assert drawn(guided.turn_of("Ana", turn="2 of 5", purpose=None)).startswith("Ana · 2 of 5")


def test_nothing_in_somebody_s_words_acts_on_the_terminal() -> None:
    harmful = Question("own", HARMFUL, HARMFUL, "positive", None, (Probe(HARMFUL, HARMFUL, "try"),))
    old = reflection(1, HARMFUL, question=HARMFUL, point=HARMFUL, by=HARMFUL, tags=(HARMFUL,))
    shown = [
        guided.question_asked(harmful, where="1 of 1", private=False),
        guided.question_explained(harmful, about=HARMFUL, audience="team", deeper=True),
        guided.question_again(harmful, {HARMFUL: HARMFUL}),
        guided.probe_asked(harmful.probes[0]),
        guided.probe_explained(harmful.probes[0], harmful),
        guided.follow_up_due("f1", "try", HARMFUL, owner=HARMFUL, due=TODAY, today=TODAY),
        guided.came_back(old, HARMFUL, today=TODAY),
        guided.looked_at(old, where="1 of 1"),
        guided.turn_of(HARMFUL, turn="1 of 1", purpose=HARMFUL),
        guided.keys_of_questions({"1": harmful}),
        guided.questions_to_choose({"1": harmful}),
    ]
    for each in shown:
        assert ESCAPE not in drawn(each)
        assert "␛" in drawn(each)
