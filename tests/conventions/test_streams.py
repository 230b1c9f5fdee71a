"""Data goes to standard output, messages to standard error; neither knows what the other is."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.conftest import Reflect
from tests.conventions.every_command import ASKING, READING, WITHOUT_DATA, WRITING, Line

ANSWERING = [line for line in (*READING, *WRITING) if line.typed not in WITHOUT_DATA]


@pytest.mark.parametrize("line", ANSWERING, ids=str)
def test_what_a_command_answers_is_data(line: Line, lived_in: Reflect) -> None:
    assert lived_in(*line.arguments, stdin=line.stdin).out


@pytest.mark.parametrize("typed", WITHOUT_DATA)
def test_what_is_said_of_having_none_is_a_message(typed: str, lived_in: Reflect) -> None:
    answer = lived_in(*Line(typed).arguments)
    assert answer.out == ""
    assert answer.err.endswith("\n")


@pytest.mark.parametrize("line", [line for line in ANSWERING if "--json" in line.typed], ids=str)
def test_json_stands_alone_on_standard_output(line: Line, lived_in: Reflect) -> None:
    answer = lived_in(*line.arguments, stdin=line.stdin)
    assert json.loads(answer.out)["reflect"] == 1
    assert "{" not in answer.err


@pytest.mark.parametrize("line", READING, ids=str)
def test_neither_stream_is_another_for_what_the_other_is(line: Line, lived_in: Reflect) -> None:
    """(But what to do with drafts is said below their table.)"""
    files = lived_in(*line.arguments)
    data_at_a_terminal = lived_in(*line.arguments, terminal=("stdout",))
    messages_at_a_terminal = lived_in(*line.arguments, terminal=("stderr",))
    both = lived_in(*line.arguments, terminal=("stdout", "stderr"))
    assert messages_at_a_terminal.out == files.out
    assert both.out == data_at_a_terminal.out
    if line.typed != "drafts":
        assert data_at_a_terminal.err == files.err
        assert both.err == messages_at_a_terminal.err


@pytest.mark.parametrize("line", [line for line in (*READING, *WRITING) if "new" not in line.typed], ids=str)
def test_a_new_journal_is_told_of_beside_the_answer(
    line: Line, lived_in: Reflect, contents: Callable[[], dict[str, bytes]]
) -> None:
    lived_in.journal = lived_in.journal.with_name("elsewhere.db")
    answer = lived_in(*line.arguments, stdin=line.stdin)
    told = "A new journal is kept at"
    assert told not in answer.out
    assert (told in answer.err) == ("elsewhere.db" in contents())


MISTAKES = (
    "nonsense",
    "add --nonsense",
    "add Tea -q nobody-asks-this",
    "list --format pdf",
    "list --json --in nonsense",
    "show 99",
    "show 99 --json",
    "edit 99 -t leak --json",
    "undo 99",
    "import csv nowhere.csv --json",
    "report nonsense",
    "-j nowhere.db list",
)


@pytest.mark.parametrize("typed", MISTAKES)
def test_a_mistake_is_one_message_and_no_data(typed: str, lived_in: Reflect) -> None:
    answer = lived_in(*typed.split())
    assert answer.status in (2, 3, 5)
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize("line", ASKING, ids=str)
def test_where_nobody_can_be_asked_one_message_says_so(line: Line, lived_in: Reflect) -> None:
    """What it is about may stand before it."""
    answer = lived_in(*line.arguments, stdin=line.stdin)
    assert (answer.status, answer.out) == (2, "")
    about = [each for each in answer.err.splitlines() if each.startswith("Reflection ")]
    assert len(answer.err.splitlines()) == len(about) + 1
