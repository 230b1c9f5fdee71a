"""Only what may come back is read from the journal, and nothing that may is missed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.core.follow_up import NewFollowUp
from reflect.core.learning.looking_back import looking_back
from reflect.core.moment import moment_at
from reflect.core.period import Period
from reflect.core.query import Filter
from reflect.core.reflection import Draft
from reflect.journal import finding, reflections, undoing
from reflect.journal.journal import Journal, no_journal
from reflect.journal.looking_back import backs
from tests.conftest import NOW
from tests.guards.test_statements import FILTERS

TODAY = NOW.date()
A_YEAR = 365


def on(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


def write(journal: Journal, ago: int, *, question: str | None = "success", **more: Any) -> int:
    """A reflection written so many days ago."""
    moment = on(TODAY - timedelta(days=ago))
    draft = Draft(f"{ago} days ago.", moment_at(moment), question=question, **more)
    return reflections.add(journal, draft, now=moment).number


def test_each_reason_is_found(journal: Journal) -> None:
    year = write(journal, A_YEAR, question="space")
    before = write(journal, 200, question="pressure", point="kettle")
    write(journal, 3, question="pressure", point="kettle")
    wanted = write(journal, 20, follow_ups=(NewFollowUp("replicate", "Do it again"),))
    untried = write(journal, 100)
    write(journal, 5)
    found = {back.reflection.number: back.why for back in backs(journal, today=TODAY)}
    assert found == {year: "year", before: "point", wanted: "replication", untried: "replication"}


def test_what_was_deleted_does_not_come_back(journal: Journal) -> None:
    write(journal, 100)
    undoing.undo(journal, now=NOW)
    assert backs(journal, today=TODAY) == []


@pytest.mark.parametrize("a_day", [12, 27])
def test_the_day_a_year_ago_comes_back_in_a_busy_journal(journal: Journal, a_day: int) -> None:
    drafts = [
        Draft(f"{ago} days ago.", moment_at(on(TODAY - timedelta(days=ago))))
        for ago in range(A_YEAR + 24, A_YEAR - 5, -1)
        for _ in range(a_day)
    ]
    reflections.add_all(journal, drafts, summary="many", now=on(TODAY - timedelta(days=A_YEAR - 5)))
    first = backs(journal, today=TODAY)[0]
    assert first.reflection.day == TODAY - timedelta(days=A_YEAR)
    assert first.reason == "a year ago today"


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.one_of(st.integers(0, 60), st.integers(A_YEAR - 12, A_YEAR + 12)),
            st.sampled_from(["success", "pressure", "space"]),
            st.sampled_from([None, "kettle", "radio"]),
            st.booleans(),
            st.sampled_from([None, 20, 2]),
        ),
        max_size=12,
    )
)
def test_reading_a_few_answers_what_reading_all_would(
    written: list[tuple[int, str, str | None, bool, int | None]],
) -> None:
    with no_journal(Path("nowhere")) as journal:
        for ago, question, point, repeat, review in sorted(written, key=lambda each: -each[0]):
            again = [NewFollowUp("replicate", "Again")] if repeat and question == "success" else []
            if review is not None:
                again.append(NewFollowUp("agree", "A rota", review=TODAY - timedelta(days=review)))
            write(journal, ago, question=question, point=point, follow_ups=tuple(again))
        everything = list(finding.between(journal, Filter()))
        every = looking_back(everything, today=TODAY)
        assert backs(journal, today=TODAY) == every
        wanted = Filter(lens="pressure", period=Period(TODAY - timedelta(days=40), None, "since"))
        fitting = {reflection.number for reflection in finding.between(journal, wanted)}
        chosen = [back.reflection.number for back in backs(journal, today=TODAY, wanted=wanted)]
        assert sorted(chosen) == sorted(fitting & {back.reflection.number for back in every}), (
            "which there are; they take turns among themselves"
        )


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_runs(name: str, journal: Journal) -> None:
    wanted = FILTERS[name]
    fitting = {"by": "Ana", "with_": ("Bo",), "from_": ("Cy",), "tags": ("kitchen", "tea")}
    point, another = (None, "kettle") if wanted.without_point else ("kettle", None)
    question = None if wanted.unsorted else "pressure"
    review = NewFollowUp("agree", "A rota", review=TODAY)
    number = write(journal, 0, question=question, point=point, follow_ups=(review,), **fitting)
    write(journal, 3, question="space", point=another, follow_ups=(review,))
    found = {back.reflection.number for back in backs(journal, today=TODAY, wanted=wanted)}
    assert found == ({1, 2} if name in ("nothing", "first", "last", "audiences") else {number})
    assert backs(journal, today=TODAY, wanted=Filter(by="Nobody")) == []
