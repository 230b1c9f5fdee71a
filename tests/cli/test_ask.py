"""`reflect ask`, the guided reflection, as a person meets it at a real terminal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.conftest import Reflect, ReflectProcess
from tests.person import (
    CONTROL_C,
    CONTROL_D,
    END,
    ENTER,
    POINT,
    PROBE,
    READY,
    TAB,
    Person,
    at_a_terminal,
    pexpect,
)


def asks(reflect: ReflectProcess, *arguments: str) -> Person:
    return Person(reflect, "ask", *arguments)


@at_a_terminal
def test_three_questions_a_positive_one_first_then_pressure(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process)
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
    assert {each["verb"] for each in reflect_process("history", "--json").json["changes"]} == {"ask"}


@at_a_terminal
def test_an_empty_line_at_the_start_skips_the_question(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process)
    person.is_asked()
    person.passes()
    second = person.is_asked()
    person.answers("The kettle leaks.")
    assert person.ends()[0] == 0
    assert [(each["question"], each["text"]) for each in person.written()] == [(second, "The kettle leaks.")]


@at_a_terminal
def test_one_who_skips_everything_writes_nothing(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process)
    for _ in range(3):
        person.is_asked()
        person.passes()
    assert person.ends() == (0, "Nothing was written.\n")
    assert person.written() == []


@at_a_terminal
def test_several_lines_are_one_answer(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process, "-q", "success")
    person.is_asked()
    person.answers("The kettle works:", "  Bo mended it,", "and we had tea.")
    person.ends()
    assert person.texts() == ["The kettle works:\n  Bo mended it,\nand we had tea."]


@at_a_terminal
def test_the_probes_come_after_the_answer_and_go_deeper(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process, "--question", "success")
    person.is_asked()
    person.answers("The handover took two minutes.")
    wordings = []
    for answer in (["The list was ready."], [], ["Everybody,"], ["First, a list."]):
        wordings.append(person.is_probed())
        person.answers(*answer)
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
def test_what_gave_way_may_get_a_point_a_new_one_or_one_that_is_known(
    reflect_process: ReflectProcess,
) -> None:
    reflect_process("add", "The kettle leaks.", "-q", "pressure", "-p", "kettle")
    for typed in ("kitchen sink", f"ke{TAB}"):
        person = asks(reflect_process, "-q", "pressure")
        person.is_asked()
        person.answers("It leaks.")
        person.sees(POINT)
        person.types(typed + ENTER)
        person.types(CONTROL_D)
        assert person.ends()[0] == 0
    assert [each["point"] for each in person.written()] == ["kettle", "kitchen sink", "kettle"]


@at_a_terminal
@pytest.mark.parametrize(("key", "status"), [(CONTROL_C, 130), (CONTROL_D, 0)])
def test_whoever_leaves_at_the_point_has_answered(
    key: str, status: int, reflect_process: ReflectProcess
) -> None:
    person = asks(reflect_process, "-q", "pressure")
    person.is_asked()
    person.answers("It leaks.")
    person.sees(POINT)
    person.types(key)
    ended, said = person.ends()
    assert ended == status
    assert said.startswith("Saved:\n1  pressure")
    assert person.texts() == ["It leaks."]


@at_a_terminal
@pytest.mark.parametrize(("key", "status"), [(CONTROL_C, 130), (CONTROL_D, 0)])
@pytest.mark.parametrize(
    ("typed", "point", "text"),
    [
        ("kettle", "kettle", "It leaks."),
        ("It was full. Nobody", None, "It leaks.\n\nIt was full. Nobody"),
        ("?", None, "It leaks."),
    ],
)
def test_what_was_typed_there_is_kept(
    typed: str, point: str | None, text: str, key: str, status: int, reflect_process: ReflectProcess
) -> None:
    person = asks(reflect_process, "-q", "pressure")
    person.is_asked()
    person.answers("It leaks.")
    person.sees(POINT)
    person.types(typed + key)
    assert person.ends()[0] == status
    assert [(each["text"], each["point"]) for each in person.written()] == [(text, point)]


@at_a_terminal
def test_the_answer_to_a_probe_opens_its_follow_up_and_one_undo_takes_all_back(
    reflect_process: ReflectProcess,
) -> None:
    person = asks(reflect_process, "-q", "pressure")
    person.is_asked()
    person.answers("It leaks.")
    person.sees(POINT)
    person.types("kettle" + ENTER)
    for answer in ("A full house.", "The pot.", "Steam.", "A second kettle."):
        person.is_probed()
        person.answers(answer)
    _, said = person.ends()
    assert said.startswith("Saved:\n1  pressure")
    assert "at kettle  opens f1" in said
    [written] = person.written()
    [follow_up] = reflect_process("show", "1", "--json").json["reflection"]["follow_ups"]
    assert list(written["details"].values())[-1] == follow_up["text"] == "A second kettle."
    assert (follow_up["kind"], follow_up["point"], follow_up["state"]) == ("strengthen", "kettle", "open")
    assert "undone" in reflect_process("undo", "--json").json
    assert person.written() == []
    assert reflect_process("undo").status == 3


@at_a_terminal
def test_a_skipped_question_has_no_probes(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process, "-q", "success")
    person.is_asked()
    person.passes()
    person.terminal.expect([PROBE, END])
    assert person.terminal.match[1] == "Nothing was written."


@at_a_terminal
def test_control_c_keeps_what_was_answered(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process)
    first = person.is_asked()
    person.answers("The first answer.")
    second = person.is_asked()
    person.types(f"Half of{ENTER}the second{CONTROL_C}")
    status, said = person.ends()
    assert status == 130
    assert "Traceback" not in said
    found = [(each["question"], each["text"]) for each in person.written()]
    assert found == [(first, "The first answer."), (second, "Half of\nthe second")]


@at_a_terminal
def test_control_c_before_anything_was_typed_writes_nothing(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process)
    person.is_asked()
    person.types(CONTROL_C)
    assert person.ends() == (130, "Nothing was written.\n")


@at_a_terminal
def test_control_c_at_a_probe_keeps_the_answer_and_the_words_typed(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process, "-q", "pressure")
    person.is_asked()
    person.answers("The kettle leaks.")
    person.is_probed()
    person.types(f"It was full{CONTROL_C}")
    assert person.ends()[0] == 130
    [written] = person.written()
    assert written["text"] == "The kettle leaks."
    assert list(written["details"].values()) == ["It was full"]


@at_a_terminal
@pytest.mark.parametrize("last", ["", ENTER])
def test_control_d_ends_it_with_what_was_answered(last: str, reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process)
    person.is_asked()
    person.types(f"The kettle works.{last}{CONTROL_D}")
    status, said = person.ends()
    assert status == 0
    assert said.startswith("Saved:")
    assert person.texts() == ["The kettle works."]


@at_a_terminal
def test_only_the_questions_of_one_framework(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process, "--framework", "learning-in-practice")
    asked = []
    for _ in range(3):
        asked.append(person.is_asked())
        person.passes()
    assert person.ends()[0] == 0
    assert asked[0] == "pride"
    assert set(asked[1:]) <= {"witness", "people", "practice"}


@at_a_terminal
def test_about_another_day(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process, "--on", "yesterday", "-q", "success")
    person.is_asked()
    person.answers("The kettle worked.")
    _, said = person.ends()
    [written] = person.written()
    yesterday = date.fromisoformat(written["written"][:10]) - timedelta(days=1)
    assert (written["day"], written["timed"]) == (str(yesterday), False)
    assert str(yesterday) in said


@at_a_terminal
def test_a_question_that_is_private_by_default_says_so(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process, "-q", "witness")
    person.is_asked()
    assert person.terminal.match[2] == " (private)"
    person.answers("I saw the kettle fall.")
    _, said = person.ends()
    assert "private" in said
    assert [each["audience"] for each in person.written()] == ["private"]


@at_a_terminal
def test_all_answers_may_be_private(reflect_process: ReflectProcess) -> None:
    person = asks(reflect_process, "-q", "success", "--private")
    person.is_asked()
    assert person.terminal.match[2] == " (private)"
    person.types(f"?{ENTER}")
    person.sees("Who reads it: you alone")
    person.answers("The kettle works.")
    person.ends()
    assert [each["audience"] for each in person.written()] == ["private"]


@at_a_terminal
def test_what_was_answered_today_is_not_asked_again(reflect_process: ReflectProcess) -> None:
    for key in ("success", "pressure", "space", "data", "together", "witness", "people", "practice"):
        reflect_process("add", "Tea.", "-q", key)
    person = asks(reflect_process)
    assert person.is_asked() == "pride"
    person.answers("The kettle works.")
    assert person.ends()[0] == 0
    answer = asks(reflect_process)
    answer.terminal.expect("Every question has been answered today")
    answer.terminal.expect(pexpect.EOF)
    answer.terminal.close()
    assert answer.terminal.exitstatus == 0


@at_a_terminal
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--no-input",), "reflect add TEXT -q QUESTION"),
        (("--no-input", "1"), "reflect edit N --detail KEY=TEXT"),
        (("--no-input", "--unsorted"), "reflect edit N -q QUESTION"),
        (("1", "-q", "success"), "give it alone"),
        (("1", "--unsorted"), "give it alone"),
        (("--unsorted", "--on", "yesterday"), "give it alone"),
        (("1", "--private"), "give it alone"),
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
    person = asks(reflect_process, *arguments)
    person.terminal.expect(pexpect.EOF)
    person.terminal.close()
    assert person.terminal.exitstatus == 2
    assert said in person.terminal.before
    assert READY not in person.terminal.before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "reflect add TEXT -q QUESTION"),
        (("1",), "reflect edit N --detail KEY=TEXT"),
        (("--unsorted",), "reflect edit N -q QUESTION"),
    ],
    ids=str,
)
def test_off_a_terminal_it_says_what_a_script_writes(
    arguments: tuple[str, ...], said: str, reflect: Reflect
) -> None:
    for terminal in ((), ("stdin", "stdout"), ("stdout", "stderr")):
        answer = reflect("ask", *arguments, stdin="The kettle works.\n", terminal=terminal)
        assert (answer.status, answer.out) == (2, "")
        assert said in answer.err
    assert not reflect.journal.exists()
