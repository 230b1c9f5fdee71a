"""`reflect ask`, the guided reflection, as a person meets it at a real terminal."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import Reflect, ReflectProcess

pexpect = pytest.importorskip("pexpect")
at_a_terminal = pytest.mark.skipif(os.name == "nt", reason="a pseudo terminal is made in another way there")

CONTROL_C, CONTROL_D = "\x03", "\x04"
PASTE = "\x1b[200~{}\x1b[201~"  # how a terminal hands over what was pasted
READY = "\x1b[?2004h"  # the line editor asks the terminal to mark pastes so, before each line it reads
QUESTION = r"(\d) of \d · (\S+)( \(private\))?\r\n"
PROBE = r"\n  (\S[^\r\n]*)\r\n"
END = r"\r\n(Saved:|Nothing was written\.)\r\n"


class Person:
    """Somebody who is asked, and types only when there is a prompt."""

    def __init__(self, reflect: ReflectProcess, *arguments: str) -> None:
        self.reflect = reflect
        program, *command = reflect.command("ask", *arguments)
        environ = {**reflect.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.terminal = pexpect.spawn(
            program, command, env=environ, encoding="utf-8", timeout=30, dimensions=(40, 200)
        )
        self.terminal.delaybeforesend = None

    def is_asked(self) -> str:
        """The key of the next question; its probes in between are skipped."""
        while self.terminal.expect([QUESTION, PROBE]) == 1:
            self.types("")
        return str(self.terminal.match[2])

    def is_probed(self) -> str:
        """The wording of the next probe."""
        self.terminal.expect(PROBE)
        return str(self.terminal.match[1])

    def types(self, *lines: str) -> None:
        for line in lines:
            self.sends(f"{line}\r")

    def answers(self, *lines: str) -> None:
        """Lines, and the empty one that ends an answer."""
        self.types(*lines, "")

    def sends(self, keys: str) -> None:
        self.terminal.expect_exact(READY)
        self.terminal.send(keys)

    def ends(self) -> tuple[int, str]:
        """The exit status and what was said at the end; probes before it are skipped."""
        while self.terminal.expect([END, PROBE, QUESTION]) != 0:
            self.types("")
        said = str(self.terminal.match[1])
        self.terminal.expect(pexpect.EOF)
        said += "\n" + self.terminal.before.replace("\r\n", "\n")
        self.terminal.close()
        return self.terminal.exitstatus, said

    def written(self) -> list[dict[str, Any]]:
        """What the journal holds, oldest first."""
        found: list[dict[str, Any]] = self.reflect("list", "--all", "--json").json["reflections"]
        return sorted(found, key=lambda each: int(each["number"]))

    def texts(self) -> list[str]:
        return [each["text"] for each in self.written()]


@at_a_terminal
def test_three_questions_a_positive_one_first_then_pressure(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process)
    asked = []
    for _ in range(3):
        asked.append(person.is_asked())
        person.answers(f"About {asked[-1]}.")
    status, said = person.ends()
    assert status == 0
    written = person.written()
    assert [each["text"] for each in written] == [f"About {key}." for key in asked]
    assert [each["question"] for each in written] == asked
    assert [each["lens"] for each in written][:2] == ["positive", "pressure"]
    assert written[2]["lens"] not in ("positive", "pressure")
    lines = [f"{n}  {each['question']}  " for n, each in enumerate(written, 1)]
    assert all(line in said for line in lines), said


@at_a_terminal
def test_an_empty_line_at_the_start_skips_the_question(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process)
    person.is_asked()
    person.types("")
    second = person.is_asked()
    person.answers("The kettle leaks.")
    assert person.ends()[0] == 0
    assert [(each["question"], each["text"]) for each in person.written()] == [(second, "The kettle leaks.")]


@at_a_terminal
def test_one_who_skips_everything_writes_nothing(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process)
    for _ in range(3):
        person.is_asked()
        person.types("")
    assert person.ends() == (0, "Nothing was written.\n")
    assert person.written() == []


@at_a_terminal
def test_several_lines_are_one_answer(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "-q", "success")
    person.is_asked()
    person.answers("The kettle works:", "  Bo mended it,", "and we had tea.")
    person.ends()
    assert person.texts() == ["The kettle works:\n  Bo mended it,\nand we had tea."]


@at_a_terminal
@pytest.mark.parametrize("newline", ["\r", "\n", "\r\n"])
def test_a_paste_with_blank_lines_is_one_answer(newline: str, reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "-q", "success")
    person.is_asked()
    pasted = newline.join(["First we looked.", "", "", "Then we mended it.", ""])
    person.answers(PASTE.format(pasted))
    person.ends()
    [text] = person.texts()
    assert text.rstrip("\n") == "First we looked.\n\n\nThen we mended it."


@at_a_terminal
def test_the_probes_come_after_the_answer_and_go_deeper(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "--question", "success")
    person.is_asked()
    person.answers("The handover took two minutes.")
    wordings = []
    for answer in ("The list was ready.", "", "Everybody,", "First, a list."):
        wordings.append(person.is_probed())
        if answer:
            person.answers(answer)
        else:
            person.types("")
    assert person.ends()[0] == 0
    [written] = person.written()
    assert written["text"] == "The handover took two minutes."
    probes = reflect_process("framework", "show", "--json").json["framework"]["questions"][4]["probes"]
    assert wordings == [probe["wording"] for probe in probes]
    keys = [probe["key"] for probe in probes]
    assert written["details"] == {
        keys[0]: "The list was ready.",
        keys[2]: "Everybody,",
        keys[3]: "First, a list.",
    }


@at_a_terminal
def test_a_skipped_question_has_no_probes(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "-q", "success")
    person.is_asked()
    person.types("")
    person.terminal.expect([PROBE, END])
    assert person.terminal.match[1] == "Nothing was written."


@at_a_terminal
def test_control_c_keeps_what_was_answered(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process)
    first = person.is_asked()
    person.answers("The first answer.")
    second = person.is_asked()
    person.types("Half of")
    person.sends(f"the second{CONTROL_C}")
    status, said = person.ends()
    assert status == 130
    assert "Traceback" not in said
    found = [(each["question"], each["text"]) for each in person.written()]
    assert found == [(first, "The first answer."), (second, "Half of\nthe second")]


@at_a_terminal
def test_control_c_before_anything_was_typed_writes_nothing(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process)
    person.is_asked()
    person.sends(CONTROL_C)
    assert person.ends() == (130, "Nothing was written.\n")


@at_a_terminal
def test_control_c_at_a_probe_keeps_the_answer_and_the_words_typed(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "-q", "pressure")
    person.is_asked()
    person.answers("The kettle leaks.")
    person.is_probed()
    person.sends(f"It was full{CONTROL_C}")
    assert person.ends()[0] == 130
    [written] = person.written()
    assert written["text"] == "The kettle leaks."
    assert list(written["details"].values()) == ["It was full"]


@at_a_terminal
def test_control_d_ends_it_with_what_was_answered(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process)
    person.is_asked()
    person.types("The kettle works.")
    person.sends(CONTROL_D)
    status, said = person.ends()
    assert status == 0
    assert said.startswith("Saved:")
    assert person.texts() == ["The kettle works."]


@at_a_terminal
def test_a_killed_terminal_keeps_the_answers_that_ended(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process)
    person.is_asked()
    person.answers("The first answer.")
    person.is_asked()
    person.sends("Never")
    person.terminal.close(force=True)
    assert person.texts() == ["The first answer."]


@at_a_terminal
def test_only_the_questions_of_one_framework(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "--framework", "learning-in-practice")
    asked = []
    for _ in range(3):
        asked.append(person.is_asked())
        person.types("")
    assert person.ends()[0] == 0
    assert asked[0] == "pride"
    assert set(asked[1:]) <= {"witness", "people", "practice"}


@at_a_terminal
def test_about_another_day(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "--on", "yesterday", "-q", "success")
    person.is_asked()
    person.answers("The kettle worked.")
    _, said = person.ends()
    [written] = person.written()
    yesterday = date.fromisoformat(written["written"][:10]) - timedelta(days=1)
    assert (written["day"], written["timed"]) == (str(yesterday), False)
    assert str(yesterday) in said


@at_a_terminal
def test_a_question_that_is_private_by_default_says_so(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "-q", "witness")
    person.is_asked()
    assert person.terminal.match[3] == " (private)"
    person.answers("I saw the kettle fall.")
    _, said = person.ends()
    assert "private" in said
    assert [each["audience"] for each in person.written()] == ["private"]


@at_a_terminal
def test_what_was_answered_today_is_not_asked_again(reflect_process: ReflectProcess) -> None:
    for key in ("success", "pressure", "space", "data", "together", "witness", "people", "practice"):
        reflect_process("add", "Tea.", "-q", key)
    person = Person(reflect_process)
    assert person.is_asked() == "pride"
    person.answers("The kettle works.")
    assert person.ends()[0] == 0
    answer = Person(reflect_process)
    answer.terminal.expect("Every question has been answered today")
    answer.terminal.expect(pexpect.EOF)
    answer.terminal.close()
    assert answer.terminal.exitstatus == 0


@at_a_terminal
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--no-input",), "reflect add TEXT -q QUESTION"),
        (("-q", "succes"), "did you mean success"),
        (("--framework", "gibs"), "no framework 'gibs'"),
        (("--on", "the other day"), "is not a date"),
    ],
    ids=str,
)
def test_a_mistake_is_told_before_anything_is_asked(
    arguments: tuple[str, ...], said: str, reflect_process: ReflectProcess
) -> None:
    reflect_process("add", "Tea.")
    person = Person(reflect_process, *arguments)
    person.terminal.expect(pexpect.EOF)
    person.terminal.close()
    assert person.terminal.exitstatus == 2
    assert said in person.terminal.before
    assert READY not in person.terminal.before


def test_off_a_terminal_it_says_what_a_script_writes(reflect: Reflect) -> None:
    for terminal in ((), ("stdin", "stdout"), ("stdout", "stderr")):
        answer = reflect("ask", stdin="The kettle works.\n", terminal=terminal)
        assert (answer.status, answer.out) == (2, "")
        assert "reflect add TEXT -q QUESTION" in answer.err
    assert not reflect.journal.exists()
