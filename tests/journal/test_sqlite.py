"""The journal as a file: made whole, opened as it should be, copied."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from reflect.core.errors import BadInput, JournalUnusable, NotFound
from reflect.core.query import Filter
from reflect.journal import finding, reflections, sqlite
from reflect.journal.journal import Journal, no_journal, open_journal
from tests.conftest import DRAFT, NOW


def pragma(journal: Journal, name: str) -> object:
    return journal.row(f"PRAGMA {name}")[0]


def test_it_is_opened_so_that_nothing_is_lost(journal: Journal) -> None:
    said = {
        name: pragma(journal, name)
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }
    assert said == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    assert pragma(journal, "busy_timeout") == sqlite.WAIT * 1000
    assert pragma(journal, "application_id") == int.from_bytes(b"rflt")
    assert pragma(journal, "user_version") == sqlite.NEWEST


def test_reading_only_can_not_write(tmp_path: Path) -> None:
    with open_journal(tmp_path / "j.db", create=True):
        pass
    with pytest.raises(JournalUnusable), open_journal(tmp_path / "j.db", read_only=True) as journal:
        reflections.add(journal, DRAFT, now=NOW)


def test_where_there_is_none_only_create_makes_one(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "j.db"
    for read_only in (True, False):
        with pytest.raises(NotFound, match=str(path)), open_journal(path, read_only=read_only):
            pass
    assert not path.parent.exists()
    with open_journal(path, create=True):
        assert path.exists()
    assert os.listdir(path.parent) == ["j.db"]


def test_no_journal_is_an_empty_one_nowhere(tmp_path: Path) -> None:
    with no_journal(tmp_path / "j.db") as journal:
        assert finding.count(journal, Filter()) == 0
    assert list(tmp_path.iterdir()) == []


def test_one_that_another_process_made_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    with open_journal(path, create=True) as journal:
        reflections.add(journal, DRAFT, now=NOW)
    assert sqlite.create(path, lambda db: None) is False
    with open_journal(path) as journal:
        assert finding.count(journal, Filter()) == 1
    assert os.listdir(tmp_path) == ["j.db"]


def test_a_creation_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fails(_: sqlite3.Connection) -> None:
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        sqlite.create(tmp_path / "j.db", fails)
    assert list(tmp_path.iterdir()) == []


def test_without_hard_links_it_is_renamed_into_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError("not here")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "j.db"
    with open_journal(path, create=True) as journal:
        reflections.add(journal, DRAFT, now=NOW)
    assert sqlite.create(path, lambda db: None) is False
    (tmp_path / ".k.db.claim").touch()
    with (
        pytest.raises(JournalUnusable, match="Another program"),
        open_journal(tmp_path / "k.db", create=True),
    ):
        pass
    assert sorted(os.listdir(tmp_path)) == [".k.db.claim", "j.db"]


def test_a_transaction_that_fails_writes_nothing(journal: Journal) -> None:
    with pytest.raises(sqlite3.IntegrityError), journal.transaction():
        journal.db.executemany("INSERT INTO tag (name, folded) VALUES (?, ?)", [("a", "a"), ("A", "a")])
    assert journal.rows("SELECT name FROM tag") == []
    assert not journal.db.in_transaction


def test_references_are_held(journal: Journal) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        journal.row("INSERT INTO detail (reflection, key, text, position) VALUES (99, 'a', 'b', 0)")


class TestBackup:
    def test_a_copy_holds_everything_and_is_a_journal(self, journal: Journal, tmp_path: Path) -> None:
        reflections.add(journal, DRAFT, now=NOW)
        sqlite.backup(journal.db, tmp_path / "copy.db")
        with open_journal(tmp_path / "copy.db") as copy:
            assert finding.latest(copy, Filter(), limit=9) == finding.latest(journal, Filter(), limit=9)

    def test_a_file_is_never_overwritten(self, journal: Journal, tmp_path: Path) -> None:
        there = tmp_path / "there"
        there.write_text("mine")
        with pytest.raises(BadInput, match="exists already"):
            sqlite.backup(journal.db, there)
        assert there.read_text() == "mine"

    def test_a_folder_that_is_not_there_is_named(self, journal: Journal, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="can not be written"):
            sqlite.backup(journal.db, tmp_path / "none" / "copy.db")

    def test_it_has_its_name_only_when_it_is_whole(self, journal: Journal, tmp_path: Path) -> None:
        seen: list[list[str]] = []

        class Watched(sqlite3.Connection):
            def backup(self, target: sqlite3.Connection, **_: object) -> None:
                super().backup(target)
                seen.append(os.listdir(tmp_path / "copies"))
                if len(seen) > 1:
                    raise KeyboardInterrupt

        (tmp_path / "copies").mkdir()
        watched = sqlite3.connect(journal.path, factory=Watched)
        sqlite.backup(watched, tmp_path / "copies" / "one.db")
        with pytest.raises(KeyboardInterrupt):
            sqlite.backup(watched, tmp_path / "copies" / "two.db")
        watched.close()
        assert "one.db" not in seen[0]
        assert "two.db" not in seen[1]
        assert os.listdir(tmp_path / "copies") == ["one.db"]

    def test_a_file_that_another_program_makes_meanwhile_is_not_touched(
        self, journal: Journal, tmp_path: Path
    ) -> None:
        there = tmp_path / "there"

        class Slow(sqlite3.Connection):
            def backup(self, target: sqlite3.Connection, **_: object) -> None:
                super().backup(target)
                there.write_text("mine")

        slow = sqlite3.connect(journal.path, factory=Slow)
        with pytest.raises(BadInput, match="exists already"):
            sqlite.backup(slow, there)
        slow.close()
        assert there.read_text() == "mine"
        assert sorted(os.listdir(tmp_path)) == ["journal.db", "journal.db-shm", "journal.db-wal", "there"]
