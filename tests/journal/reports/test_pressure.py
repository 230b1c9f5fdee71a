"""What the pressure report counts is what the journal holds, however it is cut."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.core.follow_up import NewFollowUp
from reflect.core.moment import moment_on
from reflect.core.period import ALL, Period
from reflect.core.query import Filter
from reflect.core.reflection import Draft
from reflect.journal import finding, reflections
from reflect.journal.journal import Journal, open_journal
from reflect.journal.reports.positives import find_positives
from reflect.journal.reports.pressure import find_pressure, point_histories
from tests.builders import pressure
from tests.conftest import NOW, Reflect

TODAY = NOW.date()


def drafts(seed: int = 7, count: int = 120) -> list[Draft]:
    """A year of drawn reflections: points, people, tags, and follow-ups in every state."""
    pick = Random(seed)
    made = []
    for number in range(count):
        day = TODAY - timedelta(days=pick.randint(0, 360))
        question = pick.choice(("pressure", "pressure", "success", None))
        state = pick.choice(("open", "done", "done", "dropped"))
        closed = min(day + timedelta(days=pick.randint(0, 40)), TODAY)
        follow_up = NewFollowUp(
            pick.choice(("strengthen", "strengthen", "try")) if question == "pressure" else "replicate",
            f"To do {number}",
            state=state,
            closed=closed if state != "open" else None,
            helped=pick.choice(("yes", "no", None)) if state == "done" else None,
        )
        made.append(
            Draft(
                text=f"Reflection {number}",
                moment=moment_on(datetime(day.year, day.month, day.day, tzinfo=UTC)),
                question=question,
                point=pick.choice(("kettle", "door", "lift", None)) if question == "pressure" else None,
                by=pick.choice(("Ana", "Bo", None)),
                tags=(pick.choice(("tea", "rain")),),
                follow_ups=(follow_up,) if question and pick.random() > 0.6 else (),
            )
        )
    return made


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drawn") / "journal.db"
    with open_journal(path, create=True) as journal:
        reflections.add_all(journal, drafts(), summary="drawn", now=NOW)
    return path


def counts(journal: Journal, wanted: Filter) -> dict[str | None, int]:
    found = find_pressure(journal, wanted, today=TODAY)
    told: dict[str | None, int] = {point.point: point.times for point in found.points}
    return told | {None: len(found.without_point.reflections)}


def test_what_is_found_by_counting_is_what_whole_reflections_say(drawn: Path) -> None:
    """The light way and the long way give the same points, verdicts and order."""
    with open_journal(drawn) as journal:
        for period in (ALL, Period(TODAY - timedelta(days=91), TODAY, "a quarter")):
            wanted = Filter(period=period)
            light = find_pressure(journal, wanted, today=TODAY)
            whole = list(finding.between(journal, wanted))
            names = {each.point for each in whole if each.point}
            slow = pressure(whole, today=TODAY, histories=point_histories(journal, names))
            assert [
                (each.point, [one.number for one in each.reflections], each.by_week, each.verdict)
                for each in light.points
            ] == [
                (each.point, [one.number for one in each.reflections], each.by_week, each.verdict)
                for each in slow.points
            ]
            assert light.without_point.phrases == slow.without_point.phrases


@pytest.mark.parametrize("by", ["tag", "day"])
def test_filters_split_the_counts_exactly(by: str, drawn: Path) -> None:
    middle = TODAY - timedelta(days=180)
    parts = {
        "tag": [Filter(tags=("tea",)), Filter(tags=("rain",))],
        "day": [
            Filter(period=Period(None, middle, "first")),
            Filter(period=Period(middle + timedelta(days=1), None, "then")),
        ],
    }[by]
    with open_journal(drawn) as journal:
        every = counts(journal, Filter())
        split = [counts(journal, part) for part in parts]
        assert every == {name: sum(part.get(name, 0) for part in split) for name in every}
        weights = [find_positives(journal, part, top=None).positive for part in parts]
        assert (
            sum(weight.written for weight in weights)
            == find_positives(journal, Filter(), top=None).positive.written
        )


@settings(max_examples=5)
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_rows_come_in_changes_nothing(drawn: Path, random: Random) -> None:
    mixed = drafts(count=40)
    random.shuffle(mixed)
    told = []
    for number, some in enumerate((drafts(count=40), mixed)):
        path = drawn.parent / f"order{number}.db"
        path.unlink(missing_ok=True)
        with open_journal(path, create=True) as journal:
            reflections.add_all(journal, some, summary="drawn", now=NOW)
            found = find_pressure(journal, Filter(), today=TODAY)
            told.append(
                [
                    (p.point, p.times, p.first, p.last, p.by_week, p.verdict._replace(fix=None))
                    for p in found.points
                ]
            )
    assert told[0] == told[1]


def test_only_so_many_of_each_standing_are_read_and_all_are_counted(drawn: Path) -> None:
    with open_journal(drawn) as journal:
        every = find_positives(journal, Filter(), top=None)
        few = find_positives(journal, Filter(), top=2)
        assert [standing.total for standing in few.standings] == [
            len(standing.items) for standing in every.standings
        ]
        for some, whole in zip(few.standings, every.standings, strict=True):
            assert some.items == whole.items[:2]
        assert (few.positive, few.pressure) == (every.positive, every.pressure)


def test_a_verdict_turns_and_turns_back_as_people_work(reflect: Reflect) -> None:
    def told() -> tuple[str, int]:
        [point] = reflect("report", "pressure", "--json").json["points"]
        return point["verdict"], point["recurred"]

    reflect("add", "It leaked.", "-q", "pressure", "-p", "kettle", "--on", "2026-09-01")
    assert told() == ("no action", 0)
    reflect("follow", "add", "A new seal", "--for", "1")
    assert told() == ("under way", 0)
    reflect("follow", "done", "f1", "--helped", "yes", "--on", "2026-10-01")
    assert told() == ("quiet", 0)
    reflect("add", "It leaked again.", "-q", "pressure", "-p", "kettle", "--on", "2026-11-01")
    assert told() == ("recurred", 1)
    reflect("delete", "2")
    assert told() == ("quiet", 0)
    reflect("restore", "2")
    reflect("follow", "done", "f1", "--helped", "no")
    assert told() == ("under way", 0), "what did not help is open again"
    reflect("undo")
    assert told() == ("recurred", 1)


def test_the_time_of_what_was_done_today_is_that_of_the_command(reflect: Reflect) -> None:
    def recurred() -> int:
        [point] = reflect("report", "pressure", "--json").json["points"]
        return int(point["recurred"])

    morning = reflect.now.replace(hour=8)
    reflect.now = morning
    reflect("add", "It leaked.", "-q", "pressure", "-p", "kettle", "--on", "2026-09-01")
    reflect("follow", "add", "A new seal", "--for", "1")
    reflect("add", "Before breakfast.", "-q", "pressure", "-p", "kettle")
    reflect.now = morning + timedelta(hours=1)
    reflect("follow", "done", "f1")
    assert recurred() == 0
    reflect.now = morning + timedelta(hours=2)
    reflect("add", "Two hours later.", "-q", "pressure", "-p", "kettle")
    assert recurred() == 1
    reflect("undo")
    reflect("undo")
    reflect("redo")
    reflect("add", "Some time today.", "-q", "pressure", "-p", "kettle", "--on", date.isoformat(TODAY))
    assert recurred() == 0, "a day without a time counts as before"
