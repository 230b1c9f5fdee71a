"""A guided reflection begins with what is due, and one look back with its reason."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from reflect.core.follow_up import NewFollowUp
from reflect.core.moment import moment_at
from reflect.core.reflection import Draft
from reflect.journal import reflections
from reflect.journal.journal import open_journal
from tests.conftest import ReflectProcess
from tests.person import CONTROL_C, CONTROL_D, ENTER, READY, Person, at_a_terminal, pexpect

pytestmark = at_a_terminal
NOW = datetime.now().astimezone()  # the program itself looks at the clock
OUTCOME = "Did it help?"
LOOK_BACK = "Looking back · "


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


def write(reflect: ReflectProcess, text: str, days: int = 10, **more: Any) -> None:
    with open_journal(reflect.journal, create=True) as journal:
        reflections.add(journal, Draft(text, moment_at(ago(days)), **more), now=ago(days))


def due(text: str, days: int = 0, **more: Any) -> NewFollowUp:
    """Due so many days ago."""
    return NewFollowUp("strengthen", text, due=ago(days).date(), **more)


def follow_ups(reflect: ReflectProcess) -> list[tuple[str, str | None]]:
    found = reflect("show", "1", "--json").json["reflection"]["follow_ups"]
    return [(each["state"], each["helped"]) for each in found]


@pytest.mark.parametrize(
    ("word", "state", "helped", "said"),
    [
        ("y", "done", "yes", "f1  done, it helped"),
        ("Yes", "done", "yes", "f1  done, it helped"),
        ("n", "open", "no", "f1  open again: it did not help"),
        ("no", "open", "no", "f1  open again: it did not help"),
        ("u", "done", "unsure", "f1  done, not sure whether it helped"),
        ("d", "dropped", None, "f1  dropped"),
        ("drop it", "dropped", None, "f1  dropped"),
        ("", "open", None, ""),
        ("not yet", "open", None, ""),
    ],
)
def test_a_letter_or_a_word_says_what_came_of_it(
    word: str, state: str, helped: str | None, said: str, reflect_process: ReflectProcess
) -> None:
    write(reflect_process, "The kettle leaks.", follow_ups=(due("Buy a second kettle", 3, owner="Ana"),))
    person = Person(reflect_process, "ask")
    person.sees(f"f1 · strengthen · overdue since {ago(3).date()} · Ana", "Buy a second kettle", OUTCOME)
    person.types_on(word + ENTER)
    person.is_asked()
    person.types(CONTROL_D)
    status, told = person.ends()
    assert status == 0
    assert said in told
    assert follow_ups(reflect_process) == [(state, helped)]
    if said:
        assert reflect_process("undo").status == 0
        assert follow_ups(reflect_process) == [("open", None)]


def test_an_attempt_that_did_not_help_is_followed_by_another(reflect_process: ReflectProcess) -> None:
    again = NewFollowUp("replicate", "Print the list", due=ago(1).date())
    write(reflect_process, "The list worked.", question="success", follow_ups=(again,))
    person = Person(reflect_process, "ask")
    person.sees("Print the list", OUTCOME)
    person.types_on("n" + ENTER)
    person.is_asked()
    person.types(CONTROL_D)
    assert "f1  done, it did not help; f2 is another attempt" in person.ends()[1]
    assert follow_ups(reflect_process) == [("done", "no"), ("open", None)]
    assert reflect_process("undo").status == 0
    assert follow_ups(reflect_process) == [("open", None)]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("done", "Then say whether it helped"),
        ("dunno", "Write y, n, u or d"),
        ("xqz7 ?", "Write y, n, u or d"),
        ("yn", "Write y, n, u or d"),
    ],
)
def test_what_is_not_understood_is_asked_again_and_changes_nothing(
    word: str, said: str, reflect_process: ReflectProcess
) -> None:
    both = (due("Buy a second kettle", 2), due("Mend the old one", 1))
    write(reflect_process, "The kettle leaks.", follow_ups=both)
    person = Person(reflect_process, "ask")
    person.sees(OUTCOME)
    person.types_on(word + ENTER)
    assert "Mend the old one" not in person.sees(said, OUTCOME)
    assert follow_ups(reflect_process) == [("open", None), ("open", None)]
    person.types_on("y" + ENTER)
    person.sees("Mend the old one", OUTCOME)
    person.types_on(ENTER)
    person.is_asked()
    assert follow_ups(reflect_process) == [("done", "yes"), ("open", None)]


def test_at_most_three_are_asked_about_the_longest_due_first(reflect_process: ReflectProcess) -> None:
    several = tuple(due(f"Number {days}", days) for days in (1, 4, 2, 3))
    write(reflect_process, "The kettle leaks.", follow_ups=several)
    person = Person(reflect_process, "ask")
    for days in (4, 3, 2):
        person.sees(f"Number {days}", OUTCOME)
        person.types_on(ENTER)
    person.is_asked()
    assert "Number 1" not in person.terminal.before


def test_what_is_not_due_yet_is_not_asked_about(reflect_process: ReflectProcess) -> None:
    write(reflect_process, "The kettle leaks.", follow_ups=(due("Buy a second kettle", -1),))
    person = Person(reflect_process, "ask")
    person.is_asked()
    assert OUTCOME not in person.terminal.before


@pytest.mark.parametrize("keys", [CONTROL_C, CONTROL_D])
def test_whoever_leaves_here_keeps_what_was_said_before(keys: str, reflect_process: ReflectProcess) -> None:
    both = (due("Buy a second kettle", 2), due("Mend the old one", 1))
    write(reflect_process, "The kettle leaks.", follow_ups=both)
    person = Person(reflect_process, "ask")
    person.sees(OUTCOME)
    person.types_on("y" + ENTER)
    person.sees("Mend the old one", OUTCOME)
    person.types_on(keys)
    status, told = person.ends()
    assert (status, told.split("\n")[1]) == (130 if keys == CONTROL_C else 0, "f1  done, it helped")
    assert follow_ups(reflect_process) == [("done", "yes"), ("open", None)]


def test_one_look_back_stands_before_the_questions_with_its_reason(reflect_process: ReflectProcess) -> None:
    write(reflect_process, "The kettle leaks.\nIt is old.", 50, question="pressure", point="kettle")
    write(reflect_process, "It leaks again.", 2, question="pressure", point="kettle")
    person = Person(reflect_process, "ask")
    reason = f"the same pressure point, kettle, gave way again on {ago(2):%A} {ago(2).date()}"
    person.sees(LOOK_BACK + reason, "The kettle leaks.", "It is old.", "Enter goes on")
    person.types_on(ENTER)
    assert LOOK_BACK not in person.sees("1 of 3")


def test_a_private_one_says_so(reflect_process: ReflectProcess) -> None:
    write(reflect_process, "I was tired.", 365, question="witness")
    person = Person(reflect_process, "ask")
    person.sees(LOOK_BACK, "witness  private", "I was tired.")


def test_a_success_to_repeat_shows_what_was_meant_to_be_done(reflect_process: ReflectProcess) -> None:
    write(reflect_process, "The list worked.", 20, question="success", details=(("first-step", "Print it."),))
    person = Person(reflect_process, "ask")
    person.sees(LOOK_BACK, "f1 is still open", "The list worked.", "f1  replicate  open  Print it.")


@pytest.mark.parametrize("options", [("-q", "success"), ("--framework", "learning-in-practice")], ids=str)
def test_whoever_wants_one_thing_only_is_asked_that_at_once(
    options: tuple[str, str], reflect_process: ReflectProcess
) -> None:
    write(reflect_process, "The list worked.", 60, question="space", follow_ups=(due("Print it"),))
    write(reflect_process, "It worked again.", 60, question="success")
    person = Person(reflect_process, "ask", *options)
    person.is_asked()
    assert OUTCOME not in person.terminal.before
    assert LOOK_BACK not in person.terminal.before


def test_it_is_shown_too_where_every_question_was_answered_today(reflect_process: ReflectProcess) -> None:
    for key in ("success", "pressure", "space", "data", "together", "witness", "people", "practice", "pride"):
        write(
            reflect_process, "Tea.", 0, question=key, follow_ups=(due("Pour it"),) if key == "success" else ()
        )
    person = Person(reflect_process, "ask")
    person.sees(OUTCOME)
    person.types_on("y" + ENTER)
    person.sees("Every question has been answered today", "Saved:", "f1  done, it helped")
    person.terminal.expect(pexpect.EOF)
    assert READY not in person.terminal.before
