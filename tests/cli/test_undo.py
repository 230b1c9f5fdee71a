"""`reflect undo`: the last change is taken back; twice goes back two."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Reflect


def test_it_says_what_it_took_back(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    answer = reflect("undo")
    assert answer.status == 0
    assert answer.out == "Undone: add (reflection 1); 1 reflection gone from view, none destroyed.\n"


def test_twice_goes_back_two(reflect: Reflect) -> None:
    for text in ("One.", "Two.", "Three."):
        reflect("add", text)
    reflect("undo")
    assert reflect.texts("list") == ["Two.", "One."]
    reflect("undo")
    assert reflect.texts("list") == ["One."]
    reflect("add", "Four.")
    reflect("undo")
    reflect("undo")
    assert reflect.texts("list") == []


def test_nothing_to_undo_is_not_found(reflect: Reflect) -> None:
    assert reflect("undo").status == 3
    assert not reflect.journal.exists()
    reflect("add", "Tea.")
    reflect("undo")
    answer = reflect("undo")
    assert (answer.status, answer.out, answer.err) == (3, "", "There is nothing to undo.\n")


def test_an_add_that_stored_nothing_is_no_change(reflect: Reflect) -> None:
    reflect("add", "One.", "--key", "k")
    reflect("add", "Two.")
    reflect("add", "One again.", "--key", "k")
    reflect("add", "Three.", "-q", "nonsense")
    reflect("undo")
    assert reflect.texts("list") == ["One."]


def test_an_import_is_taken_back_whole_and_comes_back_whole(reflect: Reflect, tmp_path: Path) -> None:
    file = tmp_path / "tea.csv"
    file.write_text("id,text,date\n1,Tea.,2026-11-20\n2,Coffee.,2026-11-21\n")
    reflect("add", "Water.")
    assert reflect("import", "csv", str(file)).status == 0
    assert len(reflect.texts("list")) == 3
    answer = reflect("undo")
    assert "2 reflections gone from view" in answer.out
    assert reflect.texts("list") == ["Water."]
    assert reflect("import", "csv", str(file)).status == 0
    assert reflect.texts("list") == ["Water.", "Coffee.", "Tea."]
    assert reflect.texts("search", "coffee") == ["Coffee."]


def test_json_answers_with_the_change(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    assert reflect("undo", "--json").json == {
        "reflect": 1,
        "undone": {
            "change": 1,
            "verb": "add",
            "summary": "reflection 1",
            "reflections": 1,
            "kept": [],
            "kept_besides": [],
            "fields": [{"of": "1", "field": "deleted", "before": "no", "after": "yes"}],
        },
    }


def test_what_was_undone_is_gone_from_reports_and_exports(reflect: Reflect) -> None:
    reflect("add", "The kettle leaks.", "-q", "pressure", "-p", "kettle")
    reflect("add", "The toaster sings.", "-q", "pressure", "-p", "toaster")
    reflect("undo")
    for arguments in (
        ("report", "pressure", "--all"),
        ("report", "--all", "--format", "md"),
        ("export", "week", "--all"),
        ("export", "jsonl", "--in-view"),
    ):
        said = reflect(*arguments).out
        assert "kettle" in said
        assert "toaster" not in said


def test_taking_back_what_was_deleted_since_says_that_there_is_nothing_to_see(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    reflect("delete", "1")
    answer = reflect("undo", "1")
    assert (answer.status, answer.out) == (0, "Undone: add (reflection 1).\n")
    assert "Nothing to see changed" in answer.err
    assert "Nothing to see changed" in reflect("undo", "2").err
    assert reflect.texts("list") == []
