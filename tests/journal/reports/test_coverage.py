"""What of the questions was answered, found in a real journal."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from reflect.core.learning.coverage import Coverage
from reflect.core.moment import moment_at
from reflect.core.period import last_weeks
from reflect.core.query import Filter
from reflect.core.reflection import Draft
from reflect.journal import choosing, reflections, undoing
from reflect.journal.journal import Journal
from reflect.journal.reports.coverage import find_coverage
from tests.conftest import NOW
from tests.guards.test_statements import FILTERS

TODAY = NOW.date()


def write(journal: Journal, day: date, question: str | None, **more: object) -> int:
    moment = moment_at(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    draft = Draft("Tea.", moment, question=question)._replace(**more)  # type: ignore[arg-type]
    return reflections.add(journal, draft, now=NOW).number


def covered(journal: Journal, wanted: Filter | None = None) -> Coverage:
    wanted = wanted or Filter(period=last_weeks(13, TODAY))
    return find_coverage(journal, wanted, today=TODAY, weeks=4)


def of_question(found: Coverage, key: str) -> tuple[int, date | None]:
    [(count, last)] = [(each.times, each.last) for each in found.questions if each.question.key == key]
    return count, last


def test_counts_are_of_the_period_and_the_last_day_of_any_time(journal: Journal) -> None:
    write(journal, date(2026, 3, 1), "space")
    write(journal, date(2026, 3, 1), "pressure")
    write(journal, date(2026, 11, 20), "pressure")
    found = covered(journal)
    assert of_question(found, "space") == (0, date(2026, 3, 1))
    assert of_question(found, "pressure") == (1, date(2026, 11, 20))
    assert of_question(found, "success") == (0, None)


def test_questions_stand_as_they_are_asked_and_only_those_in_use(journal: Journal) -> None:
    keys = [each.question.typed for each in covered(journal).questions]
    assert keys[:5] == ["space", "data", "together", "pressure", "success"]
    choosing.use(journal, ["learning-in-practice"], now=NOW)
    assert {each.question.framework for each in covered(journal).questions} == {"learning-in-practice"}


def test_a_lens_keeps_what_was_answered_under_a_framework_out_of_use(journal: Journal) -> None:
    write(journal, date(2026, 11, 20), "space")
    choosing.use(journal, ["learning-in-practice"], now=NOW)
    [space] = [each for each in covered(journal).lenses if each.lens == "space"]
    assert (space.times, space.asked, space.untouched) == (1, False, False)


def test_a_deleted_answer_is_none(journal: Journal) -> None:
    write(journal, date(2026, 11, 20), "space")
    undoing.undo(journal, now=NOW)
    assert of_question(covered(journal), "space") == (0, None)


def test_unsorted_ones_are_counted(journal: Journal) -> None:
    write(journal, date(2026, 11, 20), None)
    assert covered(journal).unsorted == 1


def test_a_filter_chooses_whose_answers_count_and_a_lens_which_questions(journal: Journal) -> None:
    write(journal, date(2026, 11, 20), "space", by="Ana")
    assert of_question(covered(journal, Filter(by="Ana")), "space") == (1, date(2026, 11, 20))
    write(journal, date(2026, 11, 20), "space", by="Bo")
    assert of_question(covered(journal, Filter(by="Ana")), "space")[0] == 1
    assert covered(journal, Filter(by="Nobody")).total == 0
    positive = covered(journal, Filter(lens="positive"))
    assert [each.question.key for each in positive.questions] == ["success", "pride"]


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_runs_and_finds_what_fits(name: str, journal: Journal) -> None:
    wanted = FILTERS[name]
    question = None if wanted.unsorted else "pressure"
    fitting: dict[str, Any] = {"by": "Ana", "with_": ("Bo",), "from_": ("Cy",), "tags": ("kitchen", "tea")}
    fitting |= {"point": None if wanted.without_point else "kettle"}
    write(journal, date(2026, 11, 22), question, **fitting)
    assert covered(journal, wanted).total == 1


def test_a_filter_counts_and_never_says_of_an_answer_that_there_is_none(journal: Journal) -> None:
    write(journal, date(2026, 11, 20), "space")
    write(journal, date(2026, 11, 22), "pressure", tags=("tea",))
    for wanted in (Filter(tags=("tea",)), Filter(by="Nobody")):
        [space] = [each for each in covered(journal, wanted).questions if each.question.key == "space"]
        assert (space.times, space.last, space.untouched) == (0, date(2026, 11, 20), False)
    hidden = Filter(audiences=("private",))
    [space] = [each for each in covered(journal, hidden).questions if each.question.key == "space"]
    assert space.last is None, "what others may not read tells them no day"
