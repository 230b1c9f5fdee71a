"""A follow-up is offered where a reflection calls for one, to whoever typed the command; Enter passes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from reflect.cli.app import run
from reflect.cli.terminal import Terminal
from tests.conftest import NOW, Answer, Reflect, ReflectProcess, Stream
from tests.person import CONTROL_C, ENTER, Person, at_a_terminal

STRONGER = "What would make it stronger? (Enter: nothing) "


def typed(
    reflect: Reflect,
    *arguments: str,
    stdin: str = "",
    terminal: str = "stdin stdout stderr",
    by_hand: bool = True,
) -> Answer:
    """The command typed by a person at a terminal."""
    streams: dict[str, Any] = {"stdin": Stream(stdin.encode(), terminal="stdin" in terminal)}
    streams |= {name: Stream(terminal=name in terminal) for name in ("stdout", "stderr")}
    own = {"REFLECT_JOURNAL": str(reflect.journal), "REFLECT_CONFIG": str(reflect.config)}
    at_hand = Terminal(**streams, environ=os.environ | own)
    at_hand.by_hand = by_hand
    status = run(list(arguments), clock=lambda: NOW, terminal=at_hand)
    return Answer(status, streams["stdout"].written(), streams["stderr"].written())


PRESSURE = ("add", "The kettle leaks", "-q", "pressure", "-p", "kettle")


@pytest.mark.parametrize(
    ("question", "asked", "kind"),
    [
        ("pressure", "What would make it stronger?", "strengthen"),
        ("success", "How could it be repeated?", "replicate"),
        ("pride", "How could it be repeated?", "replicate"),
        ("data", "What would make it last?", "adopt"),
        ("together", "What should be agreed?", "agree"),
    ],
)
def test_it_is_one_question_and_its_answer_is_kept(
    question: str, asked: str, kind: str, reflect: Reflect
) -> None:
    answer = typed(reflect, "add", "It was so", "-q", question, stdin="Print the list\nand no more\n")
    assert answer.status == 0
    assert answer.err.endswith(f"{asked} (Enter: nothing) ")
    assert answer.lines[1] == f"f1  {kind}  for 1"
    [follow_up] = reflect("show", "1", "--json").json["reflection"]["follow_ups"]
    assert (follow_up["kind"], follow_up["text"]) == (kind, "Print the list")


@pytest.mark.parametrize("stdin", ["\n", "  \n", ""])
def test_an_empty_line_passes(stdin: str, reflect: Reflect) -> None:
    answer = typed(reflect, *PRESSURE, stdin=stdin)
    assert (answer.status, len(answer.lines)) == (0, 1)
    assert STRONGER in answer.err
    assert reflect("follow", "list").out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "It was so"),
        *(("add", "It was so", "-q", question) for question in ("witness", "space", "people", "practice")),
        (*PRESSURE, "--no-input"),
        (*PRESSURE, "--json"),
        (*PRESSURE, "--key", "k1"),
        (*PRESSURE, "--detail", "stronger=A second one"),
    ],
    ids=" ".join,
)
def test_where_nothing_calls_for_one_or_it_is_there_nothing_is_asked(
    arguments: tuple[str, ...], reflect: Reflect
) -> None:
    answer = typed(reflect, *arguments, stdin="Not to be read\n")
    assert (answer.status, "Enter: nothing" in answer.err) == (0, False)


@pytest.mark.parametrize("terminal", ["stdin stdout", "stdin stderr", "stdout stderr"])
def test_a_stream_that_is_no_terminal_is_no_person(terminal: str, reflect: Reflect) -> None:
    assert "Enter: nothing" not in typed(reflect, *PRESSURE, terminal=terminal).err


def test_a_script_on_a_terminal_goes_on(reflect: Reflect) -> None:
    assert "Enter: nothing" not in typed(reflect, *PRESSURE, by_hand=False).err


def test_it_can_be_turned_off(reflect: Reflect) -> None:
    reflect("config", "set", "offer", "no")
    assert "Enter: nothing" not in typed(reflect, *PRESSURE).err


def test_what_can_not_be_a_follow_up_leaves_the_reflection_stored(reflect: Reflect) -> None:
    answer = typed(reflect, *PRESSURE, stdin="Tea\0\n")
    assert answer.status == 0
    assert "The reflection is stored, the follow-up is not: The follow-up holds a NUL character" in answer.err
    assert reflect("list").lines != []


@at_a_terminal
def test_a_person_at_a_real_terminal_is_asked_and_a_script_there_is_not(
    reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    person = Person(reflect_process, *PRESSURE)
    person.sees(STRONGER)
    person.types_on("A second one\r")
    assert "f1  strengthen  for 1  at kettle" in person.leaves()[1]
    script = tmp_path / "script.sh"
    command = " ".join(f"'{word}'" for word in reflect_process.command(*PRESSURE))
    script.write_text(f"{command}\n{command}\n")
    person = Person(reflect_process, program=("sh", str(script)))
    status, said = person.leaves()
    assert (status, said.count("at kettle"), "Enter: nothing" in said) == (0, 2, False)


@at_a_terminal
def test_whoever_presses_control_c_there_has_stored_the_reflection(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, *PRESSURE)
    person.sees(STRONGER)
    person.types_on(CONTROL_C)
    status, said = person.leaves()
    assert (status, said.endswith("\n")) == (130, True)
    assert person.texts() == ["The kettle leaks"]


FRAMEWORK = """\
key = "own"
name = "Our own"
about = "For the tests."
[[question]]
key = "what"
wording = "What gave way?"
lens = "pressure"
[[question.probe]]
key = "why"
wording = "Why?"
[[question.probe]]
key = "when"
wording = "When?"
"""


@at_a_terminal
@pytest.mark.parametrize("keys", ["A second one" + ENTER + ENTER, "A second one" + CONTROL_C], ids=repr)
def test_a_guided_answer_leads_to_it_where_no_probe_asks(
    keys: str, reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_text(FRAMEWORK)
    assert reflect_process("add", "Tea").status == 0
    assert reflect_process("framework", "add", str(tmp_path / "own.toml")).status == 0
    person = Person(reflect_process, "ask", "-q", "own/what")
    person.is_asked()
    person.answers("The kettle leaks")
    person.sees("Which pressure point gave way")
    person.passes()
    for probe in ("Why?", "When?"):
        person.sees(probe)
        person.passes()
    person.sees("What would make it stronger?")
    person.types(keys)
    status, said = person.ends()
    assert (status, "opens f1" in said) == (130 if CONTROL_C in keys else 0, True)
    [follow_up] = reflect_process("show", "2", "--json").json["reflection"]["follow_ups"]
    assert (follow_up["kind"], follow_up["text"]) == ("strengthen", "A second one")
