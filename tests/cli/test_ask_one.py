"""`reflect ask N` goes deeper into what is written already."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import ReflectProcess
from tests.person import CONTROL_C, CONTROL_D, ENTER, Person, at_a_terminal

pytestmark = at_a_terminal
WORDINGS = {
    "before": "What was going on just before it gave way?",
    "held": "What held all the same, and who or what helped it hold?",
    "signs": "What early sign could we look out for next time?",
    "stronger": "What would make it stronger before the pressure comes back?",
}


def shown(reflect: ReflectProcess, number: int = 1) -> dict[str, Any]:
    record: dict[str, Any] = reflect("show", str(number), "--json").json["reflection"]
    return record


def test_the_probes_that_have_no_answer_yet_are_asked(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "It leaks.", "-q", "pressure", "-p", "kettle", "--detail", "held=The pot.")
    before = shown(reflect_process)
    person = Person(reflect_process, "ask", "1")
    person.sees("1  pressure", "It leaks.", WORDINGS["held"], "The pot.")
    assert person.is_probed() == WORDINGS["before"]
    person.answers("A full house.")
    assert person.is_probed() == WORDINGS["signs"]
    person.passes()
    assert person.is_probed() == WORDINGS["stronger"]
    person.answers("A second kettle.")
    assert person.ends() == (0, "Saved:\n1  before, stronger  opens f1\n")
    after = shown(reflect_process)
    details = {"held": "The pot.", "before": "A full house.", "stronger": "A second kettle."}
    assert after["details"] == details
    [follow_up] = after["follow_ups"]
    assert (follow_up["kind"], follow_up["point"], follow_up["text"]) == (
        "strengthen",
        "kettle",
        "A second kettle.",
    )
    assert reflect_process("undo").status == 0
    assert shown(reflect_process) == {**before, "revision": 3}, "all of it was one change"


def test_last_is_the_newest(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "Tea.", "-q", "success")
    reflect_process("add", "It leaks.", "-q", "pressure")
    person = Person(reflect_process, "ask", "last")
    person.sees("2  pressure", "It leaks.")


def test_a_question_is_asked_in_the_words_of_its_time(reflect_process: ReflectProcess) -> None:
    framework = """
        key = "own"
        name = "Own"
        about = "My own."
        [[question]]
        key = "tea"
        wording = "{}"
        [[question.probe]]
        key = "hot"
        wording = "{}"
        [[question.probe]]
        key = "sweet"
        wording = "Was it sweet?"
    """
    reflect_process("framework", "add", "-", stdin=framework.format("Was there tea?", "Was it hot?").encode())
    reflect_process("add", "Yes.", "-q", "own/tea")
    reflect_process("framework", "add", "-", stdin=framework.format("Any tea?", "How hot?").encode())
    person = Person(reflect_process, "ask", "1")
    person.sees("Was there tea?", "Was it hot?")


@pytest.mark.parametrize(("key", "status"), [(CONTROL_C, 130), (CONTROL_D, 0)])
def test_whoever_leaves_keeps_what_was_typed(key: str, status: int, reflect_process: ReflectProcess) -> None:
    reflect_process("add", "It leaks.", "-q", "pressure")
    person = Person(reflect_process, "ask", "1")
    person.is_probed()
    person.types(f"A full{key}")
    assert person.ends() == (status, "Saved:\n1  before\n")
    assert shown(reflect_process)["details"] == {"before": "A full"}


def test_what_has_no_question_may_be_given_one_first(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "It leaks.")
    before = shown(reflect_process)
    person = Person(reflect_process, "ask", "1")
    person.sees("1  unsorted", "It leaks.", "4\xa0pressure", "Which question?")
    person.types_on("4")
    assert person.is_probed() == WORDINGS["before"]
    person.answers("A full house.")
    person.is_probed()
    person.types(CONTROL_D)
    assert person.ends() == (0, "Saved:\n1  pressure  before\n")
    after = shown(reflect_process)
    assert (after["question"], after["details"]) == ("pressure", {"before": "A full house."})
    assert reflect_process("undo").status == 0
    assert shown(reflect_process) == {**before, "revision": 3}, "the question and its probes are one change"


def test_it_may_stay_without_one(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "It leaks.")
    person = Person(reflect_process, "ask", "1")
    person.sees("Which question?")
    person.types_on(ENTER)
    assert person.ends() == (0, "Nothing was written.\n")
    assert shown(reflect_process)["revision"] == 1


def test_nothing_is_left_to_ask(reflect_process: ReflectProcess) -> None:
    answered = [part for key in WORDINGS for part in ("--detail", f"{key}=Tea.")]
    reflect_process("add", "It leaks.", "-q", "pressure", *answered)
    status, said = Person(reflect_process, "ask", "1").leaves()
    assert (status, said) == (0, "\nEvery probe of reflection 1 has its answer.\n")


@pytest.mark.parametrize(("name", "said"), [("7", "no reflection 7"), ("tea", "no reflection tea")])
def test_one_that_is_not_there_is_told(name: str, said: str, reflect_process: ReflectProcess) -> None:
    reflect_process("add", "It leaks.")
    status, told = Person(reflect_process, "ask", name).leaves()
    assert status == 3
    assert said in told


def test_a_deleted_one_is_restored_first(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "It leaks.")
    reflect_process("delete", "1")
    status, told = Person(reflect_process, "ask", "1").leaves()
    assert status == 3
    assert "reflect restore 1" in told
