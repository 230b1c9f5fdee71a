"""`reflect delete` and `restore`: out of view and back, one or many."""

from __future__ import annotations

import pytest

from tests.conftest import Reflect


@pytest.fixture
def three(reflect: Reflect) -> Reflect:
    for text in ("One.", "Two.", "Three."):
        reflect("add", text)
    return reflect


def test_it_asks_nothing_and_says_what_it_did(three: Reflect) -> None:
    answer = three("delete", "2")
    assert (answer.status, answer.out, answer.err) == (0, "Deleted reflection 2.\n", "")
    assert three.texts("list") == ["Three.", "One."]
    assert three.texts("search", "two") == []


def test_several_are_one_change_and_one_undo(three: Reflect) -> None:
    assert three("delete", "1", "3").out == "Deleted reflections 1, 3.\n"
    three("undo")
    assert three.texts("list") == ["Three.", "Two.", "One."]


def test_numbers_come_from_a_pipe(three: Reflect) -> None:
    assert three("delete", "-", stdin="1\n2 2\n").out == "Deleted reflections 1, 2.\n"


def test_no_number_from_a_pipe_is_nothing_to_do(three: Reflect) -> None:
    answer = three("delete", "-", stdin="")
    assert (answer.status, answer.out) == (0, "")
    assert "No number came in" in answer.err
    amended = three("delete", "-", "--json", stdin="\n").json["amended"]
    assert (amended["change"], amended["changed"]) == (None, [])


def test_last_is_the_newest_that_is_there(three: Reflect) -> None:
    three("delete", "last")
    three("delete", "last")
    assert three.texts("list") == ["One."]


def test_one_that_is_not_there_leaves_all_as_they_are(three: Reflect) -> None:
    for number in ("9", "0", "9" * 30):
        answer = three("delete", "1", number)
        assert answer.status == 3, number
    assert len(three.texts("list")) == 3


@pytest.mark.parametrize("number", ["one", "-1", "1.5", "f1", "¹"])
def test_what_is_no_number_is_said(three: Reflect, number: str) -> None:
    answer = three("delete", "--", number)
    assert (answer.status, answer.out) == (2, "")
    assert "no number of a reflection" in answer.err


def test_what_is_deleted_already_is_no_change(three: Reflect) -> None:
    three("delete", "2")
    answer = three("delete", "2")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "Nothing changed in reflection 2.\n"
    three("undo")
    assert "Two." in three.texts("list")


def test_a_deleted_one_is_shown_as_such_and_restored(three: Reflect) -> None:
    three("delete", "2")
    assert "deleted" in three("show", "2").lines[0]
    assert three("restore", "2").out == "Restored reflection 2.\n"
    assert three.texts("search", "two") == ["Two."]


def test_what_was_deleted_together_comes_back_together(three: Reflect) -> None:
    three("delete", "-", stdin="1\n2\n")
    assert three("restore", "-", stdin="1\n2\n").out == "Restored reflections 1, 2.\n"
    assert len(three.texts("list")) == 3
    assert three("restore", "1", "2", "--revision", "1").status == 2


def test_json_answers_with_what_changed(three: Reflect) -> None:
    assert three("delete", "2", "--json").json["amended"] == {
        "change": 4,
        "changed": [2],
        "unchanged": [],
        "fields": [{"of": "2", "field": "deleted", "before": "no", "after": "yes"}],
    }


def test_an_earlier_revision_is_restored_as_a_new_one(three: Reflect) -> None:
    three("edit", "2", "--text", "Second.", "-t", "tea", "-p", "kettle")
    three("edit", "2", "--text", "2.", "--private")
    answer = three("restore", "2", "--revision", "1")
    assert answer.out.startswith("Restored reflection 2.\n")
    assert '2  text: "2." -> "Two."' in answer.lines
    shown = three("show", "2", "--json").json["reflection"]
    assert (shown["text"], shown["tags"], shown["point"], shown["audience"]) == ("Two.", [], None, "team")
    assert shown["revision"] == 4
    three("undo")
    assert three("show", "2", "--json").json["reflection"]["text"] == "2."
    three("restore", "2", "--revision", "2")
    assert three("show", "2", "--json").json["reflection"]["tags"] == ["tea"]


def test_a_revision_it_never_had_is_not_found(three: Reflect) -> None:
    for revision in ("0", "2", "-1"):
        answer = three("restore", "2", "--revision", revision)
        assert answer.status == 3
        assert "has no revision" in answer.err


def test_a_journal_that_is_not_there_is_not_made(reflect: Reflect) -> None:
    for command in ("delete 1", "restore 1", "redo", "undo", "destroy 1 --yes"):
        assert reflect(*command.split()).status == 3, command
    assert not reflect.journal.exists()
