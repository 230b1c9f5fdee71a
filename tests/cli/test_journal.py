"""`reflect journal`: where everything is, a copy of it, and which journal is meant."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reflect.journal.journal import open_journal
from tests.conftest import Reflect, ReflectProcess


def test_info_says_where_everything_is(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    reflect("add", "Coffee.")
    reflect("undo")
    answer = reflect("journal", "info")
    assert answer.status == 0
    facts = {line[:15].strip(): line[15:] for line in answer.lines}
    assert facts["journal"] == str(reflect.journal)
    assert facts["reflections"] == "1"
    assert facts["configuration"] == str(reflect.config)
    assert facts["size"] == f"{reflect.journal.stat().st_size:,} bytes"
    assert Path(facts["drafts"]).name == "drafts"


def test_info_of_a_journal_that_is_not_there_yet_makes_none(reflect: Reflect) -> None:
    answer = reflect("journal", "info", "--json")
    assert answer.status == 0
    found = answer.json["journal"]
    assert (found["exists"], found["size"], found["reflections"]) == (False, 0, 0)
    assert found["journal"] == str(reflect.journal)
    assert not reflect.journal.exists()


def test_a_backup_is_a_whole_journal(reflect: Reflect, tmp_path: Path) -> None:
    reflect("add", "Tea.", "-q", "pressure", "--private", "--detail", "why=Thirst")
    answer = reflect("journal", "backup", str(tmp_path / "copy.db"))
    assert answer.status == 0
    assert str(tmp_path / "copy.db") in answer.out
    reflect("undo")
    copied = reflect("-j", str(tmp_path / "copy.db"), "show", "1", "--json").json["reflection"]
    assert (copied["text"], copied["audience"], copied["details"]) == ("Tea.", "private", {"why": "Thirst"})
    assert [file.name for file in tmp_path.glob("copy.db*")] == ["copy.db"], "one file and nothing beside it"


def test_without_a_name_it_lies_beside_the_journal(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    assert reflect("journal", "backup").status == 0
    assert reflect.journal.with_name("journal.backup-2026-11-22-140500.db").exists()


def test_a_backup_is_whole_while_somebody_writes(reflect: Reflect, tmp_path: Path) -> None:
    reflect("add", "Tea.")
    with open_journal(reflect.journal) as journal, journal.transaction():
        journal.db.execute("UPDATE reflection SET text = 'Half done.'")
        assert reflect("journal", "backup", str(tmp_path / "copy.db")).status == 0
    assert reflect.texts("-j", str(tmp_path / "copy.db"), "list") == ["Tea."]
    copy = sqlite3.connect(tmp_path / "copy.db")
    assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    copy.close()


def test_a_backup_overwrites_nothing(reflect: Reflect, tmp_path: Path) -> None:
    reflect("add", "Tea.")
    (tmp_path / "diary.txt").write_text("Dear diary")
    for there in (tmp_path / "diary.txt", reflect.journal, tmp_path):
        answer = reflect("journal", "backup", str(there))
        assert answer.status == 2, there
        assert len(answer.err.splitlines()) == 1
    assert (tmp_path / "diary.txt").read_text() == "Dear diary"
    assert reflect.texts("list") == ["Tea."]


def test_a_backup_into_a_folder_that_is_not_there_or_to_a_stream_is_refused(
    reflect: Reflect, tmp_path: Path
) -> None:
    reflect("add", "Tea.")
    nowhere = reflect("journal", "backup", str(tmp_path / "no" / "copy.db"))
    assert nowhere.status in (2, 5)
    assert len(nowhere.err.splitlines()) == 1
    assert reflect("journal", "backup", "-").status == 2


def test_there_is_nothing_to_back_up_without_a_journal(reflect: Reflect, tmp_path: Path) -> None:
    answer = reflect("journal", "backup", str(tmp_path / "copy.db"))
    assert answer.status == 3
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize(
    "place",
    [("-j", "{}", "journal", "info"), ("journal", "-j", "{}", "info"), ("journal", "info", "-j", "{}")],
)
def test_the_journal_may_be_named_anywhere_and_goes_before_the_environment(
    place: tuple[str, ...], reflect: Reflect, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    reflect("-j", str(other), "add", "Tea.")
    assert not reflect.journal.exists()
    answer = reflect(*(word.format(other) for word in place), "--json")
    assert (answer.json["journal"]["journal"], answer.json["journal"]["reflections"]) == (str(other), 1)


def test_the_environment_goes_before_the_configuration(reflect: Reflect, tmp_path: Path) -> None:
    reflect.config.write_text(f'journal = "{(tmp_path / "configured.db").as_posix()}"\n')
    reflect("add", "Tea.")
    assert reflect.journal.exists()
    reflect.environ["REFLECT_JOURNAL"] = ""
    reflect("add", "Tea.")
    assert (tmp_path / "configured.db").exists()


def test_without_any_choice_it_is_where_the_platform_keeps_such_things(
    reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    del reflect_process.environ["REFLECT_JOURNAL"]
    answer = reflect_process("add", "Tea.", environ={"XDG_DATA_HOME": str(tmp_path / "data")})
    assert answer.status == 0
    place = answer.err.splitlines()[0].removeprefix("A new journal is kept at ").removesuffix(".")
    assert Path(place).exists()
    assert Path(place).parent.name == "reflect"
