"""A follow-up that an import brings was opened when its source says, or else with its reflection."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOW, Reflect

TABLE = "When,What,Then\n2026-03-02,The kettle leaked,Buy a kettle\n2026-11-19,The hook broke,Two hooks\n"
MAPPED = ("--map", "on=When", "--map", "text=What", "--map", "follow.strengthen=Then")


def opened(reflect: Reflect, *period: str) -> list[str]:
    found = reflect("report", "follow-ups", *period, "--json").json["followed"]["opened"]
    return [each["text"] for each in found]


def follow_ups(reflect: Reflect) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reflect("follow", "list", "--json").json["follow_ups"]
    return sorted(found, key=lambda each: str(each["text"]))


def import_table(reflect: Reflect, table: str = TABLE, *options: str) -> str:
    file = reflect.journal.with_name("log.csv")
    file.write_text(table)
    answer = reflect("import", "csv", str(file), *MAPPED, "--source", "log", *options)
    assert answer.status == 0, answer.err
    return answer.out


def carry(here: Reflect, there: Reflect) -> str:
    file = here.journal.with_name("all.jsonl")
    here("export", "jsonl", str(file))
    answer = there("import", "jsonl", str(file))
    assert answer.status == 0, answer.err
    return answer.out


@pytest.fixture
def two(tmp_path: Path) -> tuple[Reflect, Reflect]:
    """Both in use; what is written here is a week old."""
    here, there = Reflect(tmp_path / "here"), Reflect(tmp_path / "there")
    for each in (here, there):
        each.journal.parent.mkdir()
        each("add", "Tea.")
    here.now = NOW - timedelta(weeks=2)
    here("add", "One list for both wards", "-q", "data")
    here.now = NOW - timedelta(weeks=1)
    here("follow", "add", "Print it", "--for", "2", "--owner", "Ana")
    here("follow", "add", "Descale it", "--point", "kettle")
    here("add", "The kettle leaks", "-q", "pressure", "-p", "kettle")
    here("follow", "add", "Descale it", "--point", "kettle")
    return here, there


def test_that_of_a_row_was_opened_on_the_day_of_its_reflection(reflect: Reflect) -> None:
    import_table(reflect)
    assert opened(reflect, "--week") == ["Two hooks"]
    assert opened(reflect, "--in", "2026-03") == ["Buy a kettle"]
    assert opened(reflect, "--all") == ["Buy a kettle", "Two hooks"]


def test_what_a_known_row_says_only_later_is_of_then(reflect: Reflect) -> None:
    key = ("--map", "key=When")
    import_table(reflect, TABLE.replace("Two hooks", ""), *key)
    reflect.now = NOW + timedelta(days=9)
    import_table(reflect, TABLE, *key, "--update")
    assert opened(reflect, "--in", "today") == ["Two hooks"]


def test_the_same_rows_are_known_again(reflect: Reflect) -> None:
    import_table(reflect)
    assert import_table(reflect) == "2 unchanged\n"


def test_another_journal_says_itself_when_it_was_opened(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    carry(here, there)
    told = [each["created"] for each in follow_ups(there)]
    assert told == [each["created"] for each in follow_ups(here)]
    assert opened(there, "--week") == []
    assert opened(there, "--week", "last") == ["Print it", "Descale it"]
    assert carry(here, there) == "3 unchanged\n"


def test_what_is_adopted_counts_from_when_it_was_opened_there(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    carry(here, there)
    for each in two:
        [practice] = each("report", "lasting", "--json").json["lasting"]["practices"]
        assert practice["moved"] == "2026-11-15"


def test_what_a_team_shared_was_opened_with_its_reflection(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    file = here.journal.with_name("share.jsonl")
    here("export", "share", str(file), "--by", "Ana", "--yes")
    there("import", "jsonl", str(file))
    assert opened(there, "--week") == []


@pytest.mark.parametrize(
    "created", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-11-01T00:00:00", "x", 7]
)
def test_a_day_that_can_not_be_is_no_trouble(created: object, two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    file = here.journal.with_name("all.jsonl")
    here("export", "jsonl", str(file), "--in-view")
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    for line in lines:
        for each in line.get("follow_ups", ()):
            each["created"] = created
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert there("import", "jsonl", str(file)).status in (0, 2)
    assert there("report", "follow-ups", "--all").status == 0
