"""What is to be adopted and agreed, found in a real journal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from reflect.core.follow_up import NewFollowUp
from reflect.core.moment import moment_at
from reflect.core.period import ALL, Period, last_weeks
from reflect.core.query import Filter
from reflect.core.reflection import Draft
from reflect.journal import reflections, undoing
from reflect.journal.journal import Journal
from reflect.journal.reports.lasting import Found, find_lasting
from tests.conftest import NOW
from tests.guards.test_statements import FILTERS

TODAY = NOW.date()
WAITED = TODAY - timedelta(weeks=4)
LIST = NewFollowUp("adopt", "Print the list every evening", stage="tried", owner="Ana")
ROTA = NewFollowUp("agree", "One rota for both wards", with_=("Bo",), review=date(2026, 11, 1))


def write(journal: Journal, day: date, question: str | None, *new: NewFollowUp, **more: Any) -> int:
    moment = moment_at(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    draft = Draft("Tea.", moment, question=question, follow_ups=new)._replace(**more)
    return reflections.add(journal, draft, now=NOW).number


def found(journal: Journal, wanted: Filter | None = None) -> Found:
    wanted = wanted or Filter(period=last_weeks(13, TODAY))
    return find_lasting(journal, wanted, today=TODAY, weeks=8)


def test_what_stands_does_so_whatever_the_period(journal: Journal) -> None:
    write(journal, date(2025, 3, 1), "data", LIST)
    write(journal, date(2026, 11, 20), "together", ROTA)
    report = found(journal, Filter(period=Period(date(2026, 11, 1), None, "since"))).report
    assert [each.follow_up.text for each in report.practices] == [LIST.text]
    assert [(each.follow_up.with_, each.overdue) for each in report.agreements] == [(("Bo",), True)]


def test_what_came_with_its_reflection_counts_from_that_day_though_it_was_typed_today(
    journal: Journal,
) -> None:
    write(journal, date(2025, 3, 1), "data", LIST)
    [practice] = found(journal).report.practices
    assert (practice.moved, practice.stale) == (date(2025, 3, 1), True)


def test_dropped_and_deleted_ones_are_not_there(journal: Journal) -> None:
    write(journal, date(2026, 11, 1), "data", LIST._replace(state="dropped"))
    write(journal, date(2026, 11, 1), "data", LIST)
    undoing.undo(journal, now=NOW)
    assert found(journal).report.practices == ()


def test_what_led_to_neither_waits_after_four_weeks_newest_first(journal: Journal) -> None:
    first = write(journal, WAITED - timedelta(days=9), "data")
    second = write(journal, WAITED, "together", NewFollowUp("try", "Something else"))
    write(journal, WAITED + timedelta(days=1), "data")
    write(journal, WAITED, "data", LIST)
    write(journal, WAITED, "together", ROTA._replace(state="dropped"))
    write(journal, WAITED, "pressure")
    write(journal, date(2025, 1, 1), "data")
    told = found(journal)
    assert told.report.waiting == (second, first)
    assert [each.number for each in told.newest] == [second, first]
    assert len(found(journal, Filter(period=ALL)).report.waiting) == 3


def test_what_is_private_is_marked_and_left_out_where_only_the_team_s_is_wanted(journal: Journal) -> None:
    write(journal, date(2026, 11, 1), "data", LIST, audience="private")
    write(journal, date(2026, 11, 2), "data", LIST)
    assert [each.private for each in found(journal).report.practices] == [True, False]
    assert [each.private for each in found(journal, Filter(audiences=("team",))).report.practices] == [False]


def test_an_empty_journal_has_nothing_that_lasts(journal: Journal) -> None:
    told = found(journal)
    assert (told.report.practices, told.report.agreements, told.report.waiting, told.newest) == (
        (),
        (),
        (),
        [],
    )


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_runs_and_finds_what_fits(name: str, journal: Journal) -> None:
    wanted = FILTERS[name]
    question = None if wanted.unsorted else "pressure"
    fitting: dict[str, Any] = {"by": "Ana", "with_": ("Bo",), "from_": ("Cy",), "tags": ("kitchen", "tea")}
    point = None if wanted.without_point else "kettle"
    write(journal, date(2026, 11, 22), question, LIST, ROTA, point=point, **fitting)
    report = found(journal, wanted).report
    assert (len(report.practices), len(report.agreements)) == (1, 1)
    assert found(journal, wanted._replace(by="Nobody")).report.practices == ()
