"""From Python a journal answers as on the command line: what is set holds there too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from reflect import Journal, ReflectError
from tests.conftest import NOW, Reflect

ROSTER = ("Ana", "Bo")


@pytest.fixture
def owned(reflect: Reflect, monkeypatch: pytest.MonkeyPatch) -> Reflect:
    """Ana's journal; she and Bo are on the roster, and only she wrote."""
    monkeypatch.setenv("REFLECT_CONFIG", str(reflect.config))
    reflect.config.write_text('name = "Ana"\n')
    for name in ROSTER:
        reflect("person", "add", name)
    reflect("add", "The kettle was mended.", "-q", "success")
    return reflect


@contextmanager
def opened(reflect: Reflect, **options: Any) -> Iterator[Journal]:
    with Journal.open(reflect.journal, clock=lambda: reflect.now, **options) as journal:
        yield journal


def test_the_owner_needs_not_be_asked(owned: Reflect) -> None:
    with opened(owned) as journal:
        assert list(journal.summary().ask) == owned("report", "--json").json["summary"]["ask"] == ["Bo"]
        told = owned("report", "voices", "--json").json["voices"]
        assert [each.person for each in journal.voices().ask_next] == ["Bo"]
        assert [each["person"] for each in told["ask_next"]] == ["Bo"]


def test_a_script_can_say_whose_journal_it_is(owned: Reflect) -> None:
    with opened(owned, name="Bo") as journal:
        assert list(journal.summary().ask) == ["Ana"]


def test_days_begin_when_they_do_on_the_command_line_unless_the_script_says_otherwise(
    owned: Reflect,
) -> None:
    owned.config.write_text('day_starts = "04:00"\n')
    owned.now = datetime(2026, 11, 20, 2, tzinfo=timezone(timedelta(0)))
    with opened(owned) as journal:
        assert journal.today == journal.add("Late.").day == date(2026, 11, 19)
    with opened(owned, day_starts=time()) as journal:
        assert journal.today == date(2026, 11, 20)


def test_what_nobody_says_may_be_read_by_whom_the_configuration_says(owned: Reflect) -> None:
    owned.config.write_text('audience = "private"\n')
    with opened(owned) as journal:
        assert journal.add("Tea.").audience == "private"
        assert journal.add("Tea.", audience="team").audience == "team"


def test_themes_are_read_in_the_languages_and_without_the_words_that_are_set(owned: Reflect) -> None:
    for week in range(4):
        owned.now = NOW - timedelta(weeks=week)
        owned("add", "The reservoir pump failed.")
    owned.now = NOW
    with opened(owned) as journal:
        assert [each.phrase for each in journal.themes().themes] == ["reservoir pump failed"]
    owned.config.write_text('stop_words = ["reservoir", "pump", "failed"]\n')
    with opened(owned) as journal:
        assert not journal.themes().themes
        assert owned("report", "themes", "--json").json["themes"] == []


def test_the_rhythm_is_the_stated_one_unless_another_is_named(owned: Reflect) -> None:
    owned.config.write_text('rhythm = "weekly"\n')
    with opened(owned) as journal:
        assert journal.cadence().unit == "week"
        assert journal.cadence(rhythm=["weekdays"]).unit == "day"


def test_a_mistake_in_the_configuration_is_told(owned: Reflect) -> None:
    owned.config.write_text("name = 7\n")
    with pytest.raises(ReflectError, match=r"config\.toml"), opened(owned):
        pass
