"""Days where the clock jumps, on a machine in another time zone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from tests.conftest import Reflect

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone can not be changed there")


@pytest.fixture
def time_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def move(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "given", "on", "day"),
    [
        ("Europe/Berlin", "2026-03-29", "2026-03-29T00:00:00+01:00", "2026-03-29"),
        ("Europe/Berlin", "2026-03-29 01:59", "2026-03-29T01:59:00+01:00", "2026-03-29"),
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T03:30:00+02:00", "2026-03-29"),
        ("Europe/Berlin", "2026-03-29 03:00", "2026-03-29T03:00:00+02:00", "2026-03-29"),
        ("Europe/Berlin", "2026-10-25", "2026-10-25T00:00:00+02:00", "2026-10-25"),
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00", "2026-10-25"),
        ("Europe/Berlin", "2026-10-25 23:30", "2026-10-25T23:30:00+01:00", "2026-10-25"),
        ("Africa/Cairo", "2026-04-24", "2026-04-24T01:00:00+03:00", "2026-04-24"),
        ("Pacific/Auckland", "2026-11-20", "2026-11-20T00:00:00+13:00", "2026-11-20"),
        ("America/Los_Angeles", "2026-11-20 23:00", "2026-11-20T23:00:00-08:00", "2026-11-20"),
        ("Asia/Kathmandu", "2026-11-20 01:00", "2026-11-20T01:00:00+05:45", "2026-11-20"),
    ],
)
def test_a_day_is_the_local_one(
    zone: str, given: str, on: str, day: str, time_zone: Callable[[str], None], reflect: Reflect
) -> None:
    time_zone(zone)
    reflect.now = datetime(2026, 11, 22, 14, 5).astimezone()
    assert reflect("add", "Tea.", "--on", given).status == 0
    record = reflect("show", "last", "--json").json["reflection"]
    assert (record["on"], record["day"]) == (on, day)


def test_a_reflection_keeps_its_day_when_its_owner_travels(
    time_zone: Callable[[str], None], reflect: Reflect
) -> None:
    time_zone("Pacific/Auckland")
    reflect.now = datetime(2026, 11, 22, 8, 0).astimezone()
    reflect("add", "Breakfast in Auckland.")
    time_zone("America/Los_Angeles")
    reflect.now = datetime(2026, 11, 22, 8, 0).astimezone()
    reflect("add", "Breakfast in Los Angeles.")
    assert reflect.texts("list", "--in", "2026-11-22") == [
        "Breakfast in Los Angeles.",
        "Breakfast in Auckland.",
    ]
    assert "2026-11-22 08:00" in reflect("show", "1").out or "08:00" in reflect("show", "1").out
