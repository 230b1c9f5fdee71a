"""`reflect destroy`: nothing that was said is left, and the copies that still hold it are named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Reflect

SECRETS = (b"zanzibar", b"quagmire", b"xylograph", b"Ottoline", b"Pemberton", b"Jellicoe")


@pytest.fixture
def told(reflect: Reflect, tmp_path: Path) -> Reflect:
    """A journal with a reflection full of words that stand nowhere else, edited and followed up."""
    reflect("add", "The kettle leaks.", "-p", "kettle", "--with", "Ana")
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "text,detail.why,follow.strengthen,point,with,tags,date\n"
        "zanzibar,quagmire,xylograph,Jellicoe,Ottoline,Pemberton,2026-11-20\n"
    )
    columns = ("detail.why", "follow.strengthen")
    maps = [word for column in columns for word in ("--map", f"{column}={column}")]
    assert reflect("import", "csv", str(rows), *maps).status == 0
    return reflect


def on_disk(reflect: Reflect) -> set[bytes]:
    """Which of the words any file of the journal still holds."""
    files = reflect.journal.parent.glob("journal.db*")
    return {word for file in files for word in SECRETS if word.lower() in file.read_bytes().lower()}


def test_text_details_names_follow_ups_history_and_index_are_gone(told: Reflect) -> None:
    assert on_disk(told) == set(SECRETS)
    answer = told("destroy", "2", "--yes")
    assert (answer.status, answer.out) == (0, "Destroyed reflection 2.\n")
    assert on_disk(told) == set()
    assert told("search", "zanzibar").out == ""
    assert told.texts("list") == ["The kettle leaks."]


def test_what_others_use_stays(told: Reflect) -> None:
    told("add", "Ottoline again.", "--with", "Ottoline")
    told("destroy", "1", "2", "--yes")
    assert [each["with"] for each in told("list", "--json").json["reflections"]] == [["Ottoline"]]


def test_its_number_is_never_used_again_and_says_what_became_of_it(told: Reflect) -> None:
    told("destroy", "2", "--yes")
    assert told("add", "Next.").out.startswith("3 ")
    for command in (
        ["show", "2"],
        ["restore", "2"],
        ["delete", "2"],
        ["destroy", "2", "--yes"],
        ["history", "2"],
    ):
        answer = told(*command)
        assert answer.status == 3, command
        assert "Reflection 2 was destroyed" in answer.err


def test_the_same_file_does_not_bring_it_back(told: Reflect, tmp_path: Path) -> None:
    told("destroy", "2", "--yes")
    maps = ("--map", "detail.why=detail.why", "--map", "follow.strengthen=follow.strengthen")
    again = told("import", "csv", str(tmp_path / "rows.csv"), *maps)
    assert (again.status, again.out) == (0, "1 deleted here\n")


def test_undo_takes_back_nothing_else_instead_and_says_what_could_be(told: Reflect) -> None:
    told("add", "Third.")
    told("destroy", "2", "--yes")
    answer = told("undo")
    assert (answer.status, answer.out) == (2, "")
    assert "destroyed reflection 2; that can not be taken back" in answer.err
    assert "`reflect undo 3` takes back the one before (add: reflection 3)" in answer.err
    assert told("undo", "3").status == 0
    assert told.texts("list") == ["The kettle leaks."]


def test_a_change_of_which_nothing_is_left_is_not_taken_back(told: Reflect) -> None:
    told("edit", "2", "--text", "Changed.")
    told("destroy", "2", "--yes")
    for change in ("2", "3"):
        answer = told("undo", change)
        assert answer.status == 2
        assert f"What change {change} did was destroyed by change 4" in answer.err
    assert "`reflect undo 1`" in told("undo").err


def test_copies_that_still_hold_it_are_named(told: Reflect, tmp_path: Path) -> None:
    told("journal", "backup")
    told("journal", "backup", str(tmp_path / "elsewhere.copy"))
    told("add", "Later.")
    told("journal", "backup", str(tmp_path / "gone.copy"))
    (tmp_path / "gone.copy").unlink()
    said = told("destroy", "2", "--yes").err
    assert "elsewhere.copy" in said
    assert "journal.backup-" in said
    assert "gone.copy" not in said
    assert told("destroy", "3", "--yes").err == ""


def test_a_copy_that_can_not_be_read_is_named_too(told: Reflect) -> None:
    beside = told.journal.with_name("journal.backup-odd.db")
    beside.write_bytes(b"something else" * 100)
    assert str(beside) in told("destroy", "2", "--yes").err


def test_off_a_terminal_it_needs_yes(told: Reflect) -> None:
    for answer in (told("destroy", "2"), told("destroy", "2", "--no-input", terminal=("stdin", "stderr"))):
        assert (answer.status, answer.out) == (2, "")
        assert "--yes" in answer.err
    assert len(told.texts("list")) == 2


@pytest.mark.parametrize(("said", "left"), [("yes\n", 1), ("y\n", 2), ("\n", 2), ("", 2)])
def test_at_a_terminal_it_shows_what_goes_and_asks(told: Reflect, said: str, left: int) -> None:
    answer = told("destroy", "2", stdin=said, terminal=("stdin", "stdout", "stderr"))
    assert answer.status == 0
    assert "2  2026-11-20  zanzibar" in answer.err
    assert len(told.texts("list")) == left


def test_one_that_is_not_there_leaves_all_as_they_are(told: Reflect) -> None:
    assert told("destroy", "1", "9", "--yes").status == 3
    assert len(told.texts("list")) == 2


def test_names_that_an_older_state_used_go_with_the_last_that_used_them(told: Reflect) -> None:
    told("destroy", "2", "--yes")
    with closing(sqlite3.connect(told.journal)) as db:
        assert db.execute("SELECT name FROM tag").fetchall() == []
        assert db.execute("SELECT name FROM person").fetchall() == [("Ana",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_names_that_only_its_own_history_holds_go_with_it(told: Reflect) -> None:
    told("edit", "2", "--text", "#quixotry with @Wilhelmina", "-p", "jabberwock")
    told("follow", "edit", "f1", "--owner", "Thaddeus", "--note", "moribund", "--point", "kettle")
    told("follow", "add", "zanzibar", "--for", "2", "--owner", "Thaddeus", "--with", "Cornelius")
    told("follow", "edit", "f2", "--clear", "with", "--point", "kettle")
    told("edit", "2", "--text", "zanzibar", "-p", "kettle", "--clear", "tags", "--clear", "with")
    assert told("destroy", "2", "--yes").status == 0
    held = told.journal.read_bytes().lower()
    for word in (b"quixotry", b"wilhelmina", b"jabberwock", b"thaddeus", b"moribund", b"cornelius"):
        assert word not in held, word
    assert on_disk(told) == set()


def test_what_was_decided_about_a_theme_goes_with_the_last_that_held_it(told: Reflect) -> None:
    told("add", "The zanzibar leaks, and the kettle")
    told("theme", "mute", "zanzibar")
    told("theme", "mute", "kettle")
    answer = told("destroy", "3", "--yes")
    assert "theme" not in answer.err  # the imported one holds it
    assert b"zanzibar" in told.journal.read_bytes()
    answer = told("destroy", "2", "--yes")
    assert "What was decided about a theme that nothing else holds went with it: zanzibar." in answer.err
    assert on_disk(told) == set()
    assert [each["theme"] for each in told("theme", "list", "--json").json["themes"]] == ["kettle"]
    history = told("history", "--all").out
    assert "theme (destroyed)" in history
    assert "theme kettle" in history


@pytest.mark.parametrize("hidden", ["delete 3", "edit 3 --text Nothing"])
def test_a_theme_that_another_held_before_or_holds_out_of_view_stays(told: Reflect, hidden: str) -> None:
    told("add", "The zanzibar leaks")
    told("theme", "mute", "zanzibar")
    told(*hidden.split())
    assert "theme" not in told("destroy", "2", "--yes").err
    assert told("theme", "list", "--json").json["themes"] != []
    assert "zanzibar" in told("destroy", "3", "--yes").err
    assert on_disk(told) == set()


def test_what_was_merged_into_a_theme_that_goes_is_decided_as_before(told: Reflect) -> None:
    told("add", "The kettle and the quagmire")
    told("edit", "2", "--text", "Only zanzibar")
    told("theme", "merge", "kettle", "--into", "zanzibar")
    told("theme", "merge", "quagmire", "--into", "zanzibar")
    told("theme", "rename", "zanzibar", "Hot water")
    told("undo")
    told("redo")
    assert "zanzibar" in told("destroy", "2", "--yes").err
    assert b"zanzibar" not in told.journal.read_bytes().lower()
    [theme] = told("theme", "list", "--json").json["themes"]
    assert (theme["theme"], theme["phrase"], theme["merged"]) == ("Hot water", "kettle", ["quagmire"])
    for _ in range(4):
        told("undo")
    with closing(sqlite3.connect(told.journal)) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_history_does_not_name_what_was_destroyed(told: Reflect) -> None:
    told("tag", "rename", "Pemberton", "pemberton-house")
    told("undo")
    told("destroy", "2", "--yes")
    assert on_disk(told) == set()
    assert "tag (destroyed)" in told("history", "--all").out
