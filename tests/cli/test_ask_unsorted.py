"""`reflect ask --unsorted` gives a question to what has none, one key each."""

from __future__ import annotations

import pytest

from tests.conftest import ReflectProcess
from tests.person import CONTROL_C, CONTROL_D, ENTER, TAB, Person, at_a_terminal

pytestmark = at_a_terminal
WHICH = "Which question?"
AT, TAGS = "Which pressure point gave way?", "Which tags besides?"


def sorts(reflect: ReflectProcess, *texts: str) -> Person:
    for text in texts:
        reflect("add", text)
    return Person(reflect, "ask", "--unsorted")


def test_each_is_shown_the_newest_first_and_takes_one_key(reflect_process: ReflectProcess) -> None:
    person = sorts(reflect_process, "It leaks.", "It works.")
    for text, place, key in (("It works.", "1 of 2", "5"), ("It leaks.", "2 of 2", "4")):
        person.sees(place, text, "4\xa0pressure", "5\xa0success", WHICH)
        person.types_on(key)
        person.sees(AT)
        person.types(ENTER)
        person.sees(TAGS)
        person.types(ENTER)
    assert person.ends() == (0, "Saved:\n2  success\n1  pressure\n")
    assert [each["question"] for each in person.written()] == ["pressure", "success"]


def test_point_and_tags_come_with_completion(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "Tea.", "-q", "success", "-p", "kitchen sink", "-t", "kettle")
    person = sorts(reflect_process, "It leaks. #old")
    person.sees(WHICH)
    person.types_on("4")
    person.sees(AT)
    person.types(f"ki{TAB}{ENTER}")
    person.sees(TAGS)
    person.types(f"ke{TAB} #new{ENTER}")
    assert person.ends() == (0, "Saved:\n2  pressure  at kitchen sink  #kettle #new\n")
    found = person.written()[-1]
    assert (found["point"], found["tags"]) == ("kitchen sink", ["kettle", "new", "old"])


def test_each_is_a_change_of_its_own(reflect_process: ReflectProcess) -> None:
    person = sorts(reflect_process, "It leaks.", "It works.")
    for _ in range(2):
        person.sees(WHICH)
        person.types_on("4")
        person.types(ENTER)
        person.types(ENTER)
    person.ends()
    for questions in ([None, "pressure"], [None, None]):
        assert reflect_process("undo").status == 0
        assert [each["question"] for each in person.written()] == questions


def test_a_key_skips_one_and_another_leaves(reflect_process: ReflectProcess) -> None:
    person = sorts(reflect_process, "One.", "Two.", "Three.")
    person.sees("Three.", WHICH)
    person.types_on("s")
    person.sees("Two.", WHICH)
    person.types_on("q")
    assert person.ends() == (0, "Nothing was written.\n")
    assert {each["question"] for each in person.written()} == {None}


@pytest.mark.parametrize(("key", "status"), [(CONTROL_C, 130), (CONTROL_D, 0)])
def test_whoever_leaves_keeps_what_was_sorted(key: str, status: int, reflect_process: ReflectProcess) -> None:
    person = sorts(reflect_process, "One.", "Two.")
    person.sees(WHICH)
    person.types_on("4")
    person.types(ENTER)
    person.types(ENTER)
    person.sees(WHICH)
    person.types_on("4")
    person.sees(AT)
    person.types(key)
    assert person.ends() == (status, "Saved:\n2  pressure\n")
    assert [each["question"] for each in person.written()] == [None, "pressure"]


@pytest.mark.parametrize(("key", "status"), [(CONTROL_C, 130), (CONTROL_D, 0)])
def test_what_was_typed_there_is_kept_too(key: str, status: int, reflect_process: ReflectProcess) -> None:
    person = sorts(reflect_process, "One.", "Two.")
    person.sees(WHICH)
    person.types_on("4")
    person.sees(AT)
    person.types("kettle" + ENTER)
    person.sees(TAGS)
    person.types("new" + key)
    assert person.ends() == (status, "Saved:\n2  pressure  at kettle  #new\n")
    person = Person(reflect_process, "ask", "--unsorted")
    person.sees(WHICH)
    person.types_on("4")
    person.sees(AT)
    person.types("kett" + key)
    assert person.ends() == (status, "Saved:\n1  pressure  at kett\n")


def test_a_sentence_in_the_place_of_a_point_goes_to_the_text(reflect_process: ReflectProcess) -> None:
    person = sorts(reflect_process, "It leaks.")
    person.sees(WHICH)
    person.types_on("4")
    person.sees(AT)
    person.types("It was full. Nobody looked." + ENTER)
    person.types(ENTER)
    person.sees(TAGS)
    person.types(ENTER)
    person.ends()
    [written] = person.written()
    assert (written["text"], written["point"]) == ("It leaks.\n\nIt was full. Nobody looked.", None)


def test_a_question_mark_tells_what_the_questions_ask(reflect_process: ReflectProcess) -> None:
    person = sorts(reflect_process, "One.")
    person.sees(WHICH)
    person.types_on("?")
    person.sees("success   What went right? Small things count.", WHICH)


def test_one_that_has_a_point_is_not_asked_for_it(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "It leaks.", "-p", "kettle")
    person = sorts(reflect_process)
    person.sees(WHICH)
    person.types_on("4")
    assert AT not in person.sees(TAGS)
    person.types(ENTER)
    person.ends()
    assert person.written()[0]["point"] == "kettle"


def test_a_private_question_makes_it_private_and_says_so(reflect_process: ReflectProcess) -> None:
    person = sorts(reflect_process, "I was tired.")
    person.sees(WHICH)
    person.types_on("6")
    person.types(ENTER)
    person.types(ENTER)
    assert person.ends() == (0, "Saved:\n1  witness  private\n")
    assert person.written()[0]["audience"] == "private"


def test_one_that_somebody_changed_meanwhile_is_left_as_it_is(reflect_process: ReflectProcess) -> None:
    person = sorts(reflect_process, "It leaks.", "It works.")
    person.sees("It works.", WHICH)
    reflect_process("edit", "2", "-t", "new")
    person.types_on("5")
    person.types(ENTER)
    person.types(ENTER)
    person.sees("Reflection 2 was changed meanwhile", "It leaks.", WHICH)
    person.types_on("q")
    person.ends()
    assert [each["question"] for each in person.written()] == [None, None]


def test_where_nothing_is_unsorted_that_is_said(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "It leaks.", "-q", "pressure")
    status, said = Person(reflect_process, "ask", "--unsorted").leaves()
    assert (status, said) == (0, "\nEvery reflection answers a question; there is nothing to sort.\n")
