"""When something was written by hand, found in a real journal by its writer's own clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest

from reflect.core.carried import Carried
from reflect.core.incoming import Incoming
from reflect.core.learning.cadence import Cadence
from reflect.core.moment import MIDNIGHT, moment_at
from reflect.core.period import Period, last_weeks
from reflect.core.query import Filter
from reflect.core.reflection import Draft
from reflect.core.rhythm import rhythm_of
from reflect.journal import imports, reflections, undoing
from reflect.journal.import_lines import Sent, receive
from reflect.journal.journal import Journal
from reflect.journal.reports.cadence import find_cadence
from tests.conftest import DRAFT, NOW
from tests.guards.test_statements import FILTERS

TODAY = NOW.date()
PERIOD = last_weeks(13, TODAY)


def write(journal: Journal, now: datetime, *, verb: str = "add", **more: Any) -> int:
    draft = Draft("Tea.", moment_at(NOW))._replace(**more)
    return reflections.add(journal, draft, now=now, verb=verb).number


def found(journal: Journal, wanted: Filter | None = None, day_starts: time = MIDNIGHT) -> Cadence:
    wanted = wanted or Filter(period=PERIOD)
    rhythm = rhythm_of(["weekdays"])
    return find_cadence(journal, wanted, rhythm=rhythm, day_starts=day_starts, today=TODAY)


def written_on(cadence: Cadence) -> list[date]:
    return [day.day for day in cadence.days if day.times]


def test_the_day_of_writing_counts_and_not_what_it_was_about(journal: Journal) -> None:
    long_ago = moment_at(datetime(2026, 3, 1, 9, tzinfo=UTC))
    write(journal, datetime(2026, 11, 20, 9, tzinfo=UTC), moment=long_ago)
    assert written_on(found(journal)) == [date(2026, 11, 20)]


def test_what_was_imported_does_not_count_though_it_has_no_source_of_its_own(journal: Journal) -> None:
    row = Incoming(line=2, cells=("Tea.",), key="1", draft=DRAFT)
    imports.store(journal, [row], source="form", file="form.csv", now=NOW, default_audience="team")
    assert found(journal).days == ()
    write(journal, NOW, key="typed by a script")
    assert written_on(found(journal)) == [TODAY]


def carried(number: int, written: datetime, **more: Any) -> Carried:
    draft = Draft("Tea.", moment_at(written))._replace(**more)
    return Carried(number, uuid4().hex, draft, None, revision=1, written=written, number=number)


def test_what_another_journal_of_the_same_writer_brings_counts_when_it_was_written(journal: Journal) -> None:
    write(journal, NOW)
    laptop = [
        carried(1, datetime(2026, 11, 18, 7, tzinfo=UTC)),
        carried(2, datetime(2026, 11, 19, 8, tzinfo=UTC), source="", key="typed by a script"),
        carried(3, datetime(2026, 11, 20, 9, tzinfo=UTC), source="form", key="1"),
    ]
    receive(journal, [Sent("laptop.jsonl", own=laptop)], now=NOW)
    assert written_on(found(journal)) == [date(2026, 11, 18), date(2026, 11, 19), TODAY]
    receive(journal, [Sent("laptop.jsonl", own=laptop)], now=NOW + timedelta(days=1))
    assert [day.times for day in found(journal).days if day.times] == [1, 1, 1]


def test_what_others_shared_does_not_count(journal: Journal) -> None:
    shared = carried(1, datetime(2026, 11, 18, 7, tzinfo=UTC), by="Ana", audience="team")
    receive(journal, [Sent("ana.jsonl", named=[shared])], now=NOW)
    assert found(journal).days == ()


def test_the_clock_is_the_writers_own(journal: Journal) -> None:
    auckland = timezone(timedelta(hours=13))
    write(journal, datetime(2026, 11, 20, 0, 30, tzinfo=auckland))  # still the 19th in UTC
    cadence = found(journal)
    assert written_on(cadence) == [date(2026, 11, 20)]
    assert [hour for hour in range(24) if cadence.by_hour[hour]] == [0]


def test_both_sides_of_the_hour_that_comes_twice_belong_to_their_day(journal: Journal) -> None:
    for offset in (2, 1):  # 02:30 in summer time, then again
        write(journal, datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=offset))))
    cadence = found(journal)
    assert [(day.day, day.times) for day in cadence.days if day.times] == [(date(2026, 10, 25), 2)]
    assert cadence.by_hour[2] == 1


@pytest.mark.parametrize(
    ("at", "day"), [(time(3, 59), date(2026, 11, 19)), (time(4), date(2026, 11, 20))], ids=str
)
def test_a_night_belongs_to_the_day_before_where_days_begin_later(
    at: time, day: date, journal: Journal
) -> None:
    write(journal, datetime.combine(date(2026, 11, 20), at, UTC))
    cadence = found(journal, day_starts=time(4))
    assert written_on(cadence) == [day]
    assert cadence.by_hour[at.hour] == 1, "the hour is what the clock showed"


def test_guided_reflections_and_meetings_are_known_by_how_they_were_written(journal: Journal) -> None:
    write(journal, datetime(2026, 11, 19, 9, tzinfo=UTC), verb="ask")
    write(journal, datetime(2026, 11, 20, 9, tzinfo=UTC), verb="meet")
    cadence = found(journal)
    assert (cadence.guided, cadence.meetings) == (1, 1)


def test_what_was_deleted_is_not_told_of(journal: Journal) -> None:
    write(journal, NOW)
    undoing.undo(journal, now=NOW)
    assert found(journal).days == ()


def test_it_began_before_the_period(journal: Journal) -> None:
    write(journal, datetime(2026, 3, 2, 9, tzinfo=UTC))
    cadence = found(journal)
    assert (cadence.days[0].day, cadence.days[-1].day) == (PERIOD.first, TODAY)
    assert cadence.kept == 0


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_runs_and_finds_what_fits(name: str, journal: Journal) -> None:
    wanted = FILTERS[name]
    question = None if wanted.unsorted else "pressure"
    fitting: dict[str, Any] = {
        "by": "Ana",
        "with_": ("Bo",),
        "from_": ("Cy",),
        "tags": ("kitchen", "tea"),
        "point": None if wanted.without_point else "kettle",
    }
    write(journal, NOW, question=question, **fitting)
    assert written_on(found(journal, wanted)) == [TODAY]
    assert found(journal, wanted._replace(by="Nobody")).days == ()


@pytest.mark.parametrize("name", ["before", "around", "after", "none"])
def test_a_period_tells_the_same_as_the_whole_would_of_its_days(name: str, journal: Journal) -> None:
    for day in (2, 9, 10, 20):
        write(journal, datetime(2026, 11, day, 9, tzinfo=UTC))
    first, last = {
        "before": (date(2026, 10, 1), date(2026, 11, 9)),
        "around": (date(2026, 11, 9), date(2026, 11, 20)),
        "after": (date(2026, 11, 21), None),
        "none": (date(2026, 10, 1), date(2026, 11, 1)),
    }[name]
    everything = {day.day: day for day in found(journal, Filter()).days}
    part = found(journal, Filter(period=Period(first, last, name))).days
    expected = [day for day in everything.values() if first <= day.day <= (last or TODAY)]
    assert list(part) == expected
