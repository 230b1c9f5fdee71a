"""Days where the clock jumps, and machines in other time zones."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from tests.conftest import Reflect

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone can not be changed there")
SPRING, AUTUMN = "2026-03-29", "2026-10-25"  # 02:00 to 03:00 is skipped in Berlin, or told twice


@pytest.fixture
def time_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def move(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def berlin(time_zone: Callable[[str], None], reflect: Reflect) -> Reflect:
    time_zone("Europe/Berlin")
    reflect.now = datetime(2026, 11, 22, 14, 5).astimezone()
    return reflect


def utc(text: str) -> datetime:
    """That instant on this machine's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone()


def last(reflect: Reflect) -> dict[str, object]:
    record: dict[str, object] = reflect("show", "last", "--json").json["reflection"]
    return record


@pytest.mark.parametrize(
    ("zone", "given", "on", "day"),
    [
        ("Europe/Berlin", SPRING, "2026-03-29T00:00:00+01:00", SPRING),
        ("Europe/Berlin", f"{SPRING} 01:59", "2026-03-29T01:59:00+01:00", SPRING),
        ("Europe/Berlin", f"{SPRING} 02:30", "2026-03-29T03:30:00+02:00", SPRING),
        ("Europe/Berlin", f"{SPRING} 03:00", "2026-03-29T03:00:00+02:00", SPRING),
        ("Europe/Berlin", f"{SPRING} 23:59", "2026-03-29T23:59:00+02:00", SPRING),
        ("Europe/Berlin", AUTUMN, "2026-10-25T00:00:00+02:00", AUTUMN),
        ("Europe/Berlin", f"{AUTUMN} 02:30", "2026-10-25T02:30:00+02:00", AUTUMN),
        ("Europe/Berlin", f"{AUTUMN} 02:30+01:00", "2026-10-25T02:30:00+01:00", AUTUMN),
        ("Europe/Berlin", f"{AUTUMN} 03:00", "2026-10-25T03:00:00+01:00", AUTUMN),
        ("Europe/Berlin", f"{AUTUMN} 23:30", "2026-10-25T23:30:00+01:00", AUTUMN),
        ("Europe/Berlin", "2026-11-20T23:30:00-08:00", "2026-11-21T08:30:00+01:00", "2026-11-21"),
        ("Africa/Cairo", "2026-04-24", "2026-04-24T01:00:00+03:00", "2026-04-24"),  # it has no midnight
        (
            "Australia/Lord_Howe",
            "2026-10-04 02:15",
            "2026-10-04T02:45:00+11:00",
            "2026-10-04",
        ),  # half an hour
        ("Pacific/Auckland", "2026-11-20", "2026-11-20T00:00:00+13:00", "2026-11-20"),
        ("Pacific/Kiritimati", "2026-11-20 00:30", "2026-11-20T00:30:00+14:00", "2026-11-20"),
        ("America/Los_Angeles", "2026-11-20 23:00", "2026-11-20T23:00:00-08:00", "2026-11-20"),
        ("America/St_Johns", "2026-11-20 23:00", "2026-11-20T23:00:00-03:30", "2026-11-20"),
        ("Asia/Kathmandu", "2026-11-20 01:00", "2026-11-20T01:00:00+05:45", "2026-11-20"),
    ],
)
def test_a_day_is_the_local_one(
    zone: str, given: str, on: str, day: str, time_zone: Callable[[str], None], reflect: Reflect
) -> None:
    time_zone(zone)
    reflect.now = datetime(2026, 11, 22, 14, 5).astimezone()
    assert reflect("add", "Tea.", "--on", given).status == 0
    record = last(reflect)
    assert (record["on"], record["day"]) == (on, day)
    assert reflect.texts("list", "--in", day) == ["Tea."]


@pytest.mark.parametrize(
    ("day", "clock", "shown"),
    [
        (SPRING, "2026-03-28T22:59", None),
        (SPRING, "2026-03-28T23:00", "2026-03-29T00:00:00+01:00"),
        (SPRING, "2026-03-29T00:59", "2026-03-29T01:59:00+01:00"),
        (SPRING, "2026-03-29T01:00", "2026-03-29T03:00:00+02:00"),
        (SPRING, "2026-03-29T21:59", "2026-03-29T23:59:00+02:00"),
        (SPRING, "2026-03-29T22:00", None),
        (AUTUMN, "2026-10-24T21:59", None),
        (AUTUMN, "2026-10-24T22:00", "2026-10-25T00:00:00+02:00"),
        (AUTUMN, "2026-10-25T00:30", "2026-10-25T02:30:00+02:00"),
        (AUTUMN, "2026-10-25T01:30", "2026-10-25T02:30:00+01:00"),
        (AUTUMN, "2026-10-25T22:59", "2026-10-25T23:59:00+01:00"),
        (AUTUMN, "2026-10-25T23:00", None),
    ],
)
def test_a_day_is_as_long_as_its_clock_says(day: str, clock: str, shown: str | None, berlin: Reflect) -> None:
    """23 hours in spring, 25 in autumn. ``shown`` is None for what belongs to a neighbour."""
    berlin.now = utc(clock)
    assert berlin("add", "Tea.").status == 0
    assert berlin.texts("list", "--in", day) == (["Tea."] if shown else [])
    assert shown is None or last(berlin)["on"] == shown


def test_what_was_written_in_the_hour_that_is_told_twice_keeps_its_order(berlin: Reflect) -> None:
    for clock in ("2026-10-25T00:30", "2026-10-25T00:50", "2026-10-25T01:30", "2026-10-25T01:50"):
        berlin.now = utc(clock)
        berlin("add", f"{berlin.now:%H:%M %z}")
    assert berlin.texts("list") == ["02:50 +0100", "02:30 +0100", "02:50 +0200", "02:30 +0200"]


@pytest.mark.parametrize(
    ("clock", "given", "on"),
    [
        ("2026-03-29T08:00", "yesterday", "2026-03-28T00:00:00+01:00"),
        ("2026-03-29T08:00", "yesterday 10:00", "2026-03-28T10:00:00+01:00"),
        ("2026-03-29T08:00", "1 day ago", "2026-03-28T00:00:00+01:00"),
        ("2026-03-29T08:00", "9 hours ago", "2026-03-29T00:00:00+01:00"),
        ("2026-03-29T08:00", "30 minutes ago", "2026-03-29T09:30:00+02:00"),
        ("2026-03-29T08:00", "1 day 9 hours ago", "2026-03-28T00:00:00+01:00"),
        ("2026-03-29T08:00", "02:30", "2026-03-29T03:30:00+02:00"),
        ("2026-03-30T08:00", "yesterday", "2026-03-29T00:00:00+01:00"),
        ("2026-10-25T09:00", "yesterday 10:00", "2026-10-24T10:00:00+02:00"),
        ("2026-10-25T09:00", "9 hours ago", "2026-10-25T02:00:00+02:00"),
        ("2026-10-25T09:00", "8 hours ago", "2026-10-25T02:00:00+01:00"),
        ("2026-10-25T09:00", "02:30", "2026-10-25T02:30:00+02:00"),
        ("2026-10-26T09:00", "1 day ago", "2026-10-25T00:00:00+02:00"),
        ("2026-10-26T09:00", "last sunday", "2026-10-25T00:00:00+02:00"),
    ],
)
def test_a_day_that_is_told_from_today_is_the_calendar_s(
    clock: str, given: str, on: str, berlin: Reflect
) -> None:
    berlin.now = utc(clock)
    assert berlin("add", "Tea.", "--on", given).status == 0
    assert last(berlin)["on"] == on


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ("2026-03-29T01:59", "2026-03-28"),  # 03:59, a minute after 01:59
        ("2026-03-29T02:00", SPRING),  # 04:00
        ("2026-10-25T01:59", "2026-10-24"),  # 02:59 for the second time
        ("2026-10-25T02:59", "2026-10-24"),  # 03:59
        ("2026-10-25T03:00", AUTUMN),  # 04:00
    ],
)
def test_a_night_shift_ends_by_the_clock(clock: str, day: str, berlin: Reflect) -> None:
    berlin.config.write_text('day_starts = "04:00"\n')
    berlin.now = utc(clock)
    assert berlin("add", "Tea.").status == 0
    assert last(berlin)["day"] == day


@pytest.mark.parametrize(("sunday", "week"), [(SPRING, "2026-W13"), (AUTUMN, "2026-W43")])
def test_the_week_of_such_a_sunday_ends_with_it(sunday: str, week: str, berlin: Reflect) -> None:
    for on in (f"{sunday} 00:00", f"{sunday} 23:59"):
        berlin("add", "The kettle leaks", "-q", "pressure", "-p", "kettle", "--on", on)
        assert last(berlin)["week"] == week
    [point] = berlin("report", "pressure", "--in", week, "--json").json["points"]
    assert point["count"] == 2


def test_rows_of_a_table_are_local_as_well(berlin: Reflect) -> None:
    table = berlin.journal.with_name("table.csv")
    table.write_text(f"text,date\nSkipped,{SPRING} 02:30\nTwice,{AUTUMN} 02:30\nNight,{AUTUMN} 23:30\n")
    assert berlin("import", "csv", str(table)).status == 0
    found = {record["text"]: record["on"] for record in berlin("list", "--json").json["reflections"]}
    assert found == {
        "Skipped": "2026-03-29T03:30:00+02:00",
        "Twice": "2026-10-25T02:30:00+02:00",
        "Night": "2026-10-25T23:30:00+01:00",
    }


def test_a_reflection_keeps_its_day_and_its_time_when_its_owner_travels(
    time_zone: Callable[[str], None], reflect: Reflect
) -> None:
    time_zone("Pacific/Auckland")
    reflect.now = datetime(2026, 11, 22, 8, 0).astimezone()
    reflect("add", "Breakfast in Auckland.")
    there = reflect("show", "1").out
    time_zone("America/Los_Angeles")
    reflect.now = datetime(2026, 11, 22, 8, 0).astimezone()
    reflect("add", "Breakfast in Los Angeles.")
    breakfasts = ["Breakfast in Los Angeles.", "Breakfast in Auckland."]
    assert reflect.texts("list", "--in", "2026-11-22") == breakfasts
    assert all("2026-11-22 08:00" in line for line in reflect("list").lines)
    assert "08:00" in there
    assert reflect("show", "1").out == there
