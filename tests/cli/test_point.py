"""`reflect point describe`: what a point is, in words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import Reflect

AT_A_TERMINAL = ("stdin", "stdout", "stderr")


@pytest.fixture(autouse=True)
def _a_point(reflect: Reflect) -> None:
    reflect("add", "It leaks.", "-q", "pressure", "-p", "kettle")


def description(reflect: Reflect) -> object:
    return reflect("point", "list", "--json").json["points"][0]["description"]


def editor(reflect: Reflect, folder: Path, code: str) -> None:
    script = folder / "editor.py"
    script.write_text(f"import sys, pathlib; file = pathlib.Path(sys.argv[1]); {code}")
    reflect.environ["EDITOR"] = f"{sys.executable} {script}"


def test_it_stands_in_lists_and_reports(reflect: Reflect) -> None:
    answer = reflect("point", "describe", "Kettle", "The", "one upstairs")
    assert (answer.status, answer.out, answer.err) == (0, "kettle: The one upstairs\n", "")
    assert reflect("point", "list").lines == ["1  2026-11-22  kettle  (The one upstairs)"]
    assert reflect("report", "pressure", "--json").json["points"][0]["description"] == "The one upstairs"


def test_it_comes_through_a_pipe(reflect: Reflect) -> None:
    assert reflect("point", "describe", "kettle", stdin="Through a pipe.\n").status == 0
    assert description(reflect) == "Through a pipe."
    assert reflect("point", "describe", "kettle", "-", stdin="- With a dash.").status == 0
    assert description(reflect) == "- With a dash."


def test_it_may_begin_with_a_hyphen(reflect: Reflect) -> None:
    assert reflect("point", "describe", "kettle", "- the one upstairs").status == 0
    assert description(reflect) == "- the one upstairs"


def test_on_a_terminal_the_editor_opens_with_what_is_said_so_far(reflect: Reflect, tmp_path: Path) -> None:
    reflect("point", "describe", "kettle", "Upstairs.")
    editor(reflect, tmp_path, "file.write_text(file.read_text() + ' By the window.\\n')")
    answer = reflect("point", "describe", "kettle", terminal=AT_A_TERMINAL)
    assert answer.out == "kettle: Upstairs. By the window.\n"
    assert reflect("drafts").out == ""


@pytest.mark.parametrize("code", ["pass", "file.write_text('')", "file.unlink()"])
@pytest.mark.parametrize("before", ["", "Upstairs."])
def test_an_editor_left_as_it_was_changes_nothing(
    before: str, code: str, reflect: Reflect, tmp_path: Path
) -> None:
    if before:
        reflect("point", "describe", "kettle", before)
    editor(reflect, tmp_path, code)
    answer = reflect("point", "describe", "kettle", terminal=AT_A_TERMINAL)
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "Nothing was changed; --clear removes a description.\n"
    assert description(reflect) == (before or None)
    assert reflect("drafts").out == ""


def test_it_is_removed_with_clear(reflect: Reflect) -> None:
    reflect("point", "describe", "kettle", "Upstairs.")
    assert reflect("point", "describe", "kettle", "--clear").out == (
        "kettle: nothing is said of it any more\n"
    )
    assert description(reflect) is None
    assert reflect("point", "describe", "kettle", "--clear").err.startswith("Nothing was changed")
    assert reflect("point", "describe", "kettle", "Upstairs.", "--clear").status == 2


def test_what_can_not_be_a_description_is_said(reflect: Reflect) -> None:
    for arguments, stdin, status in (
        (("kettel", "Hot."), "", 3),
        (("kettel",), "Hot.", 3),
        (("kettle", ""), "", 2),
        (("kettle",), "", 2),
        (("kettle", "a\0b"), "", 2),
    ):
        answer = reflect("point", "describe", *arguments, stdin=stdin)
        assert (answer.status, answer.out) == (status, ""), arguments
        assert len(answer.err.splitlines()) == 1
    assert description(reflect) is None


def test_words_that_are_no_utf_8_are_not_lost(reflect: Reflect) -> None:
    answer = reflect("point", "describe", "kettle", stdin=b"\xff hot")
    assert answer.status == 2
    assert "is kept as draft d1" in answer.err


def test_the_answer_as_a_record_and_taking_it_back(reflect: Reflect) -> None:
    answer = reflect("point", "describe", "kettle", "Upstairs.", "--json")
    assert answer.json["described"] == {"change": 2, "point": "kettle", "description": "Upstairs."}
    answer = reflect("point", "describe", "kettle", "--clear", "--json")
    assert answer.json["described"] == {"change": 3, "point": "kettle", "description": None}
    assert reflect("undo").lines == [
        "Undone: describe (point kettle).",
        'point kettle  description: nothing -> "Upstairs."',
    ]


def test_a_merge_tells_whose_description_stays(reflect: Reflect) -> None:
    reflect("add", "It leaks.", "-p", "samovar")
    reflect("point", "describe", "samovar", "The big one.")
    assert reflect("point", "merge", "samovar", "--into", "kettle").lines == [
        "Merged point samovar into kettle, in 1 reflection.",
        'point kettle  description: nothing -> "The big one."',
        'point samovar  description: "The big one." -> nothing',
    ]
