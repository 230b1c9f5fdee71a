"""`reflect meet` hears several people in turn, person after person, question after question."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Reflect, ReflectProcess
from tests.person import (
    CONTROL_C,
    CONTROL_D,
    END,
    ENTER,
    ESCAPE,
    PASTE,
    POINT,
    READY,
    TAB,
    Person,
    at_a_terminal,
    pexpect,
)

WHO, NAMES = "Who is here?", "With names or without?"
FRESH = "\x1b[2J"  # the screen is wiped
QUESTIONS = ("-q", "success", "-q", "pressure")


def meets(reflect: ReflectProcess, *arguments: str, **environ: str) -> Person:
    return Person(reflect, "meet", *arguments, **environ)


def roster(reflect: ReflectProcess, **groups: str) -> None:
    """People whom the owner means to hear, and the group each is in."""
    for name, group in groups.items():
        assert reflect("person", "add", name, *(("--group", group) if group else ())).status == 0


def spoken(person: Person) -> list[tuple[str, str, str]]:
    return [(each["by"], each["question"], each["text"]) for each in person.written()]


@at_a_terminal
def test_person_after_person_question_after_question(reflect_process: ReflectProcess) -> None:
    person = meets(reflect_process, "Ana", "Bo", *QUESTIONS, "--with-names")
    said = iter(["The list.", "The phone.", "Tea.", "The pump."])
    for name, turn in (("Ana", "1 of 2"), ("Bo", "2 of 2")):
        person.sees(FRESH, f"{name} · {turn}", "success\r\n", "What went right?")
        person.types(next(said) + ENTER)
        person.sees("pressure\r\n")
        person.types(next(said) + ENTER)
    status, told = person.ends()
    assert status == 0
    assert spoken(person) == [
        ("Ana", "success", "The list."),
        ("Ana", "pressure", "The phone."),
        ("Bo", "success", "Tea."),
        ("Bo", "pressure", "The pump."),
    ]
    assert [line.split("  ")[:2] for line in told.splitlines()[1:5]] == [
        ["1", "success"],
        ["2", "pressure"],
        ["3", "success"],
        ["4", "pressure"],
    ]
    assert told.endswith("Heard: 2 of 2.\n")
    assert {each["verb"] for each in reflect_process("history", "--json").json["changes"]} == {"meet"}


@at_a_terminal
def test_one_question_of_what_went_right_and_one_of_what_gave_way(reflect_process: ReflectProcess) -> None:
    for _ in range(2):  # answering today is no reason not to be asked in a meeting
        person = meets(reflect_process, "Ana", "--with-names")
        person.types("Tea." + ENTER)
        person.types("No tea." + ENTER)
        person.ends()
    lenses = [each["lens"] for each in person.written()]
    assert lenses == ["positive", "pressure", "positive", "pressure"]
    first, second = person.written()[0], person.written()[2]
    assert first["question"] != second["question"], "the longest unasked comes"


@at_a_terminal
def test_enter_alone_passes(reflect_process: ReflectProcess) -> None:
    person = meets(reflect_process, "Ana", "Bo", "-q", "success", "--with-names")
    person.sees("Ana · 1 of 2")
    person.passes()
    person.sees("Bo · 2 of 2")
    person.types("Tea." + ENTER)
    assert person.ends()[1].endswith("Heard: 1 of 2.\n")
    assert spoken(person) == [("Bo", "success", "Tea.")]


@at_a_terminal
@pytest.mark.parametrize(("key", "status"), [(CONTROL_C, 130), (CONTROL_D, 0)])
def test_whoever_ends_it_keeps_what_was_typed(key: str, status: int, reflect_process: ReflectProcess) -> None:
    person = meets(reflect_process, "Ana", "Bo", *QUESTIONS, "--with-names")
    person.types("Tea." + ENTER)
    person.types(f"No tea{key}")
    ended, told = person.ends()
    assert (ended, told.endswith("Heard: 1 of 2.\n")) == (status, True)
    assert [text for _, _, text in spoken(person)] == ["Tea.", "No tea"]


@at_a_terminal
def test_a_pasted_paragraph_is_one_answer_and_escape_enter_makes_a_line(
    reflect_process: ReflectProcess,
) -> None:
    person = meets(reflect_process, "Ana", "Bo", "-q", "success", "--with-names")
    person.types(PASTE.format("First.\n\nThen.") + ENTER)
    person.types(f"One{ESCAPE}{ENTER}two{ENTER}")
    person.ends()
    assert person.texts() == ["First.\n\nThen.", "One\ntwo"]


@at_a_terminal
def test_it_asks_who_is_here_and_then_once_about_names(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "Tea.", "--with", "Ana Lopez")
    person = meets(reflect_process, "-q", "success")
    person.sees(WHO)
    person.types(f"an{TAB}, bo,, bo{ENTER}")
    person.sees("Who said it is written in this journal", NAMES)
    person.types_on("o")
    for name in ("Ana Lopez · 1 of 2", "bo · 2 of 2"):
        person.sees(name)
        person.types("Tea." + ENTER)
    assert person.terminal.expect([NAMES, END]) == 1
    assert [(each["by"], each["audience"]) for each in person.written()[1:]] == [
        ("Ana Lopez", "anonymous"),
        ("bo", "anonymous"),
    ]


@at_a_terminal
@pytest.mark.parametrize(
    ("option", "question", "configured", "audience"),
    [
        ("--with-names", "success", "", "team"),
        ("--with-names", "success", 'audience = "anonymous"', "team"),
        ("--with-names", "success", 'audience = "private"', "private"),
        ("--with-names", "witness", "", "private"),
        ("--without-names", "success", "", "anonymous"),
        ("--without-names", "success", 'audience = "private"', "private"),
        ("--without-names", "witness", "", "private"),
    ],
)
def test_what_is_private_stays_so_whatever_the_meeting_agrees_on(
    option: str,
    question: str,
    configured: str,
    audience: str,
    reflect_process: ReflectProcess,
    tmp_path: Path,
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(configured)
    person = meets(reflect_process, "Ana", "-q", question, option, REFLECT_CONFIG=str(config))
    person.types("Tea." + ENTER)
    person.ends()
    assert [(each["by"], each["audience"]) for each in person.written()] == [("Ana", audience)]


@at_a_terminal
def test_without_names_nothing_that_leaves_the_journal_names_a_speaker(
    reflect_process: ReflectProcess,
) -> None:
    person = meets(reflect_process, "Anastasia", "Boris", *QUESTIONS, "--without-names")
    for text in ("Tea.", "No tea.", "Cake.", "No cake."):
        person.types(text + ENTER)
    person.ends()
    for command in (("export", "week", "--week"), ("report", "--format", "md"), ("list", "--format", "md")):
        sent = reflect_process(*command)
        assert sent.status == 0
        assert "Anastasia" not in sent.out
        assert "Boris" not in sent.out


@at_a_terminal
def test_the_purpose_stands_above(reflect_process: ReflectProcess, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('purpose = "to learn what makes a handover safe"')
    person = meets(reflect_process, "Ana", "--with-names", REFLECT_CONFIG=str(config))
    person.sees(FRESH, "to learn what makes a handover safe", "Ana · 1 of 1")


@at_a_terminal
def test_the_roster_is_heard_where_nobody_is_named_and_who_was_not_is_on_the_screen_alone(
    reflect_process: ReflectProcess,
) -> None:
    roster(reflect_process, Ana="", Bo="", Cy="")
    program = " ".join(reflect_process.command("meet", "-q", "success", "--with-names"))
    person = Person(reflect_process, program=("sh", "-c", f"{program} > {reflect_process.journal}.out"))
    for name, text in (("Ana", "Tea."), ("Bo", ""), ("Cy", "Cake.")):
        person.sees(f"{name} · ")
        person.types(text + ENTER)
    person.sees("Heard: 2 of 3. On the roster and not heard this time: Bo.")
    person.terminal.expect(pexpect.EOF)
    written = Path(f"{reflect_process.journal}.out").read_text()
    assert written.count("\n") == 2
    assert "Bo" not in written
    assert "Bo" not in str(person.written())


@at_a_terminal
def test_a_guest_is_heard_and_the_roster_is_still_told(reflect_process: ReflectProcess) -> None:
    roster(reflect_process, Ana="", Bo="")
    person = meets(reflect_process, "ana", "Guest", "-q", "success", "--with-names")
    person.types("Tea." + ENTER)
    person.types("Cake." + ENTER)
    assert person.ends()[1].endswith("Heard: 2 of 2. On the roster and not heard this time: Bo.\n")


@at_a_terminal
def test_one_group_of_the_roster(reflect_process: ReflectProcess) -> None:
    roster(reflect_process, Ana="nurses", Bo="porters", Cy="Nurses")
    person = meets(reflect_process, "--group", "nurses", "-q", "success", "--with-names")
    person.sees("Ana · 1 of 2")
    person.passes()
    person.sees("Cy · 2 of 2")
    person.passes()
    assert person.ends()[1].endswith("Heard: 0 of 2. On the roster and not heard this time: Ana, Cy.\n")


@at_a_terminal
def test_deeper_asks_the_probes_too_and_they_open_follow_ups(reflect_process: ReflectProcess) -> None:
    person = meets(reflect_process, "Ana", "-q", "pressure", "--with-names", "--deeper")
    person.types("It leaks." + ENTER)
    person.sees(POINT)
    person.types("kettle" + ENTER)
    for _ in range(3):
        person.is_probed()
        person.passes()
    person.is_probed()
    person.types("A second one." + ENTER)
    assert "at kettle  by Ana  opens f1" in person.ends()[1]


@at_a_terminal
def test_yesterday_s_meeting(reflect_process: ReflectProcess) -> None:
    person = meets(reflect_process, "Ana", "-q", "success", "--with-names", "--on", "yesterday")
    person.types("Tea." + ENTER)
    person.ends()
    [written] = person.written()
    assert written["day"] == str(date.fromisoformat(written["written"][:10]) - timedelta(days=1))


@at_a_terminal
def test_wording_that_blames_gets_its_hint_and_the_page_stays(reflect_process: ReflectProcess) -> None:
    person = meets(reflect_process, "Ana", "Bo", "-q", "success", "--with-names")
    person.types("The night nurse forgot to sign the chart" + ENTER)
    assert FRESH not in person.sees('Hint on "forgot to sign"', "Bo · 2 of 2").split("Hint on")[-1]


@at_a_terminal
@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--no-input",), 2, "reflect add TEXT --by PERSON"),
        (("-q", "succes"), 2, "did you mean success"),
        (("--group", "nurses"), 3, "reflect person add NAME --group nurses"),
        (("a\nb",), 2, "name of a person"),
        (("--on", "the other day"), 2, "is not a date"),
    ],
    ids=str,
)
def test_a_mistake_is_told_before_anything_is_asked(
    arguments: tuple[str, ...], status: int, said: str, reflect_process: ReflectProcess
) -> None:
    reflect_process("add", "Tea.")
    person = meets(reflect_process, *arguments)
    ended, told = person.leaves()
    assert (ended, said in told, READY in told) == (status, True, False)


@at_a_terminal
@pytest.mark.parametrize("key", [CONTROL_C, CONTROL_D, ENTER])
def test_whoever_leaves_before_anybody_speaks_has_written_nothing(
    key: str, reflect_process: ReflectProcess
) -> None:
    person = meets(reflect_process)
    person.sees(WHO)
    person.types(key)
    if key == ENTER:
        person.sees("Nobody was named")
        person.types(CONTROL_D)
    assert person.ends() == (130 if key == CONTROL_C else 0, "Nothing was written.\n")
    assert not reflect_process.journal.exists()


def test_off_a_terminal_it_says_what_a_script_writes(reflect: Reflect) -> None:
    for terminal in ((), ("stdin", "stdout"), ("stdout", "stderr")):
        answer = reflect("meet", "Ana", stdin="Tea.\n", terminal=terminal)
        assert (answer.status, answer.out) == (2, "")
        assert "reflect add TEXT --by PERSON" in answer.err
    assert not reflect.journal.exists()
