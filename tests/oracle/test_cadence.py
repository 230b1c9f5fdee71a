"""`report cadence` says what was worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import pytest

from reflect.core.incoming import Incoming
from reflect.core.moment import moment_at, moment_on
from reflect.core.reflection import Draft
from reflect.journal import imports, reflections
from reflect.journal.journal import open_journal
from tests.conftest import Reflect
from tests.oracle.journal import read

EXPECTED = read("cadence.toml")
ALWAYS = EXPECTED["whatever_the_rhythm"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Reflect:
    reflect = Reflect(tmp_path_factory.mktemp("cadence"))
    with open_journal(reflect.journal, create=True) as journal:
        for each in EXPECTED["written"]:
            now = each["at"].replace(tzinfo=UTC)
            on = each.get("on")
            draft = Draft(
                "Tea.",
                moment_on(datetime.combine(on, time(), UTC)) if on else moment_at(now, day_starts=time(4)),
            )
            if each["verb"] == "import":
                row = Incoming(line=2, cells=("Tea.",), key="1", draft=draft)
                imports.store(journal, [row], source="a", file="a.csv", now=now, default_audience="team")
            else:
                reflections.add(journal, draft, now=now, verb=each["verb"])
    return reflect


def told(written: Reflect, rhythm: str) -> dict[str, Any]:
    written.config.write_text(f'day_starts = "04:00"\nrhythm = "{rhythm}"\n')
    answer = written("report", "cadence", "--in", "2 weeks", "--json")
    assert answer.status == 0, answer.err
    found: dict[str, Any] = answer.json["cadence"]
    return found


@pytest.mark.parametrize("expected", EXPECTED["rhythm"], ids=lambda each: each["rhythm"])
def test_what_was_kept_and_missed(expected: dict[str, Any], written: Reflect) -> None:
    found = told(written, expected["rhythm"])
    assert (found["kept"], found["missed"]) == (expected["kept"], expected["missed"]), expected["reason"]
    said = expected["kept"] + expected["missed"]
    assert f"{expected['kept']} of {said} " in written("report", "cadence", "--in", "2 weeks").out


def test_what_happened_whatever_the_rhythm(written: Reflect) -> None:
    for expected in EXPECTED["rhythm"]:
        found = told(written, expected["rhythm"])
        assert [each["day"] for each in found["days"] if each["count"]] == ALWAYS["written"]
        for key in ("guided", "meetings", "by_weekday", "by_hour"):
            assert found[key] == ALWAYS[key], ALWAYS["reason"]


def test_it_is_said_when_it_really_happens(written: Reflect) -> None:
    assert ALWAYS["said"] in written("report", "cadence", "--in", "2 weeks").out


def test_the_calendar_shows_kept_missed_and_open_days_without_colour(
    written: Reflect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    told(written, "sunday")
    table = written("report", "cadence", "--in", "2 weeks", terminal=("stdout",)).out
    rows = [line.split() for line in table.splitlines() if line[:3] in ("Mon", "Tue", "Sat", "Sun")]
    assert rows == [["Mon", "░", "░"], ["Tue", "▒", "·"], ["Sat", "░", "·"], ["Sun", "○", "◌"]]
