"""A prompt appears only on a terminal; an option or another command does without; --no-input forbids it."""

from __future__ import annotations

import ast
import io
import os
from pathlib import Path

import pytest

import reflect.cli
from reflect.cli.app import run
from reflect.cli.terminal import Terminal
from tests.conftest import NOW, Reflect, Stream
from tests.conventions.every_command import ASKING, ASKING_IN_PASSING, READING, WRITING, Line, first_of_each

AT_A_TERMINAL = ("stdin", "stdout", "stderr")
# Where a person is asked, or given an editor; each by a line of ASKING.
ASKED_IN = {
    "asking_briefly.py": "follow done f1",
    "config_edit.py": "config edit",
    "destroy.py": "destroy 4",
    "editor.py": "add",
    "exporting/share.py": "export share --anonymous-only -j ./quiet.db",
    "asking/prompting.py": "ask",
}
PIPED = ("add", "follow add --for 1", "point describe kettle")
ASKS = ("input", "confirm", "prompt", "readline", "run_editor", "getpass")


class NotToBeRead(Stream):
    """A standard input that nobody may read."""

    def read(self, _size: int | None = -1, /) -> str:
        raise AssertionError("standard input was read")

    def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]
        raise AssertionError("standard input was read")

    @property
    def buffer(self) -> io.BytesIO:
        raise AssertionError("standard input was read")


def unattended(lived_in: Reflect, *arguments: str, terminal: bool) -> tuple[int, str]:
    """The status of a command whose standard input must not be read, and what it said on standard error."""
    stdin = NotToBeRead(terminal=terminal)
    stdout, stderr = Stream(terminal=terminal), Stream(terminal=terminal)
    own = {"REFLECT_JOURNAL": str(lived_in.journal), "REFLECT_CONFIG": str(lived_in.config), "PAGER": "cat"}
    at_hand = Terminal(stdin, stdout, stderr, os.environ | own | lived_in.environ)
    return run(list(arguments), clock=lambda: NOW, terminal=at_hand), stderr.written()


TOLD_EVERYTHING = first_of_each((*READING, *WRITING))


@pytest.mark.parametrize("terminal", [False, True], ids=["in a script", "on a terminal"])
@pytest.mark.parametrize("line", TOLD_EVERYTHING, ids=str)
def test_a_command_that_was_told_everything_asks_nothing(
    line: Line, terminal: bool, lived_in: Reflect
) -> None:
    status, said = unattended(lived_in, *line.arguments, terminal=terminal)
    assert status == 0, said


@pytest.mark.parametrize("line", [line for line in ASKING if line.typed not in PIPED], ids=str)
def test_off_a_terminal_none_appears(line: Line, lived_in: Reflect) -> None:
    """(Where words are left out, standard input is read instead.)"""
    status, said = unattended(lived_in, *line.arguments, terminal=False)
    assert status == 2
    assert ASKING[line] in said


@pytest.mark.parametrize("line", ASKING, ids=str)
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_no_input_forbids_them(before: bool, line: Line, lived_in: Reflect) -> None:
    lived_in.environ["EDITOR"] = "an-editor-that-must-not-run"
    arguments = ("--no-input", *line.arguments) if before else (*line.arguments, "--no-input")
    status, said = unattended(lived_in, *arguments, terminal=True)
    assert status == 2
    assert ASKING[line] in " ".join(said.split())


@pytest.mark.parametrize("line", ASKING_IN_PASSING, ids=str)
def test_what_can_do_without_an_answer_does_so(line: Line, lived_in: Reflect) -> None:
    assert unattended(lived_in, *line.arguments, terminal=False)[0] == 0
    lived_in("undo")
    assert unattended(lived_in, *line.arguments, "--no-input", terminal=True)[0] == 0
    lived_in("undo")
    answer = lived_in(*line.arguments, stdin="\n", terminal=AT_A_TERMINAL)
    assert (answer.status, "Enter: not said" in answer.err) == (0, True)
    lived_in("undo")
    assert unattended(lived_in, *line.arguments, *ASKING_IN_PASSING[line].split(), terminal=True)[0] == 0


def test_a_question_stands_on_standard_error(lived_in: Reflect) -> None:
    answer = lived_in("destroy", "4", stdin="no\n", terminal=AT_A_TERMINAL)
    assert (answer.status, answer.out) == (0, "")
    assert "Type yes" in answer.err


def test_every_place_that_asks_is_here() -> None:
    folder = Path(reflect.cli.__file__).parent
    files = {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*.py")}
    found = {file for file, text in files.items() if _asks(ast.parse(text))}
    assert found == set(ASKED_IN)
    assert set(ASKED_IN.values()) <= {line.typed for line in (*ASKING, *ASKING_IN_PASSING)}


def _asks(tree: ast.AST) -> bool:
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call.id for call in calls if isinstance(call, ast.Name)]
    named += [call.attr for call in calls if isinstance(call, ast.Attribute)]
    return not set(named).isdisjoint(ASKS)
