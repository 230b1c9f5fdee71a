"""Which questions come today, and which in a meeting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from reflect.core.asking import meeting_questions, todays_questions

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


class Asked(NamedTuple):
    number: int
    lens: str | None


SPACE, PRESSURE, SUCCESS, PRIDE, WITNESS = (
    Asked(1, "space"),
    Asked(2, "pressure"),
    Asked(3, "positive"),
    Asked(4, "positive"),
    Asked(5, "witness"),
)
ALL = [SPACE, PRESSURE, SUCCESS, PRIDE, WITNESS]


def test_a_day_has_a_positive_then_one_of_pressure_then_another() -> None:
    lenses = [each.lens for each in todays_questions(ALL, last_answered={}, today=TODAY)]
    assert lenses[:2] == ["positive", "pressure"]
    assert lenses[2] in ("space", "witness")


def test_what_was_answered_today_is_not_asked_again() -> None:
    last = dict.fromkeys((1, 2, 3, 4), TODAY)
    assert todays_questions(ALL, last_answered=last, today=TODAY) == [WITNESS]


def test_the_longest_unasked_comes_first() -> None:
    last = {3: YESTERDAY, 4: YESTERDAY - timedelta(days=1)}
    assert todays_questions(ALL, last_answered=last, today=TODAY)[0] == PRIDE


def test_whoever_skips_a_question_is_not_met_by_it_every_day() -> None:
    first = {todays_questions(ALL, last_answered={}, today=TODAY + timedelta(days=n))[0] for n in range(5)}
    assert first == {SUCCESS, PRIDE}


def test_a_meeting_asks_one_of_what_went_right_and_one_of_what_gave_way() -> None:
    assert meeting_questions(ALL, last_answered={3: YESTERDAY}, today=TODAY) == [PRIDE, PRESSURE]


def test_in_a_meeting_others_answer_what_was_answered_today() -> None:
    last = dict.fromkeys((1, 2, 3, 4, 5), TODAY)
    assert [each.lens for each in meeting_questions(ALL, last_answered=last, today=TODAY)] == [
        "positive",
        "pressure",
    ]


def test_a_framework_without_those_has_one_question_for_a_meeting() -> None:
    assert len(meeting_questions([SPACE, WITNESS], last_answered={}, today=TODAY)) == 1
    assert meeting_questions([], last_answered={}, today=TODAY) == []
