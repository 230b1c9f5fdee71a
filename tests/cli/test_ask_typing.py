"""Typing an answer: lines, pastes, an explanation, the editor, one's own names."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from tests.conftest import ReflectProcess
from tests.person import (
    CONTROL_D,
    ENTER,
    ESCAPE,
    PASTE,
    POINT,
    TAB,
    Person,
    at_a_terminal,
)

pytestmark = at_a_terminal
UP, HOME = "\x1b[A", "\x01"


def is_asked(reflect: ReflectProcess, question: str = "success", **environ: str) -> Person:
    person = Person(reflect, "ask", "-q", question, **environ)
    person.is_asked()
    return person


def editor(tmp_path: Path, does: str) -> dict[str, str]:
    """A program of the owner's: ``words`` is what it finds in the file, ``file`` the file itself."""
    script = tmp_path / "my editor.py"
    script.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[-1])\nwords = file.read_text()\n" + does
    )
    return {"EDITOR": f'"{sys.executable}" "{script}"'}


def kept(reflect: ReflectProcess) -> list[str]:
    """What lies in drafts."""
    folder = reflect.journal.parent / "state" / "reflect" / "drafts"
    return [file.read_text() for file in sorted(folder.glob("*.md"))]


def test_lines_can_be_mended_before_the_answer_ends(reflect_process: ReflectProcess) -> None:
    person = is_asked(reflect_process)
    person.types(f"kettle works.{ENTER}We had tea.{UP}{HOME}The ")
    person.types_on(f"\x1b[B\x05{ENTER}{ENTER}")  # down, to the end of the line
    person.ends()
    assert person.texts() == ["The kettle works.\nWe had tea."]


@pytest.mark.parametrize("newline", ["\r", "\n", "\r\n"])
def test_a_paste_with_blank_lines_is_one_answer(newline: str, reflect_process: ReflectProcess) -> None:
    person = is_asked(reflect_process)
    person.types(PASTE.format(newline.join(["First we looked.", "", "", "Then we mended it.", ""])) + ENTER)
    person.ends()
    assert person.texts() == ["First we looked.\n\n\nThen we mended it."]


def test_words_behind_a_paste_belong_to_the_same_answer(reflect_process: ReflectProcess) -> None:
    person = is_asked(reflect_process)
    person.types(PASTE.format("First\n\nwe looked.") + f" Then{ENTER}we mended it.{ENTER}{ENTER}")
    person.ends()
    assert person.texts() == ["First\n\nwe looked. Then\nwe mended it."]


def test_escape_and_enter_end_an_answer_too(reflect_process: ReflectProcess) -> None:
    person = is_asked(reflect_process)
    person.types(f"The kettle works.{ESCAPE}{ENTER}")
    person.ends()
    assert person.texts() == ["The kettle works."]


def test_a_question_mark_alone_explains_the_question(reflect_process: ReflectProcess) -> None:
    person = is_asked(reflect_process)
    person.types(f"The kettle{ENTER}?{ENTER}")
    about = reflect_process("framework", "show", "--json").json["framework"]["about"]
    person.sees(
        "success of capturing-learning",
        "what went right, why, and how it could happen again",
        "Who reads it: you, and whoever you send an export to",
        "Why did it work, and what lies behind that?",
        "(a try at repeating it)",
        about[:40],
    )
    person.answers("works.")
    person.ends()
    assert person.texts() == ["The kettle\nworks."], "what was typed before is still there"


@pytest.mark.parametrize(
    ("question", "configured", "said"),
    [
        ("witness", "", "you alone; it stays out"),
        ("success", 'audience = "private"', "you alone; it stays out"),
        ("success", 'audience = "anonymous"', "you, and in what you send it carries no name"),
    ],
)
def test_it_says_who_reads_the_answer(
    question: str, configured: str, said: str, reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(configured)
    person = is_asked(reflect_process, question, REFLECT_CONFIG=str(config))
    person.types(f"?{ENTER}")
    person.sees(f"Who reads it: {said}")


def test_a_question_mark_at_a_probe_says_what_its_answer_opens(reflect_process: ReflectProcess) -> None:
    person = is_asked(reflect_process)
    person.answers("The kettle works.")
    for _ in range(3):
        person.is_probed()
        person.passes()
    person.is_probed()
    person.types(f"?{ENTER}")
    person.sees("Its answer opens a follow-up")
    person.answers("Buy another.")
    assert "opens f1" in person.ends()[1]


def test_e_alone_opens_the_editor_with_what_was_typed_so_far(
    reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    own = editor(tmp_path, "file.write_text(words + 'was mended.\\n')")
    person = is_asked(reflect_process, **own)
    person.types(f"The kettle{ENTER}e{ENTER}")
    person.ends()
    assert person.texts() == ["The kettle\nwas mended."], "closing the editor ends the answer"
    assert kept(reflect_process) == []


def test_control_x_control_e_opens_it_in_the_middle_of_a_line(
    reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    person = is_asked(reflect_process, **editor(tmp_path, "file.write_text(words.upper())"))
    person.types("The kettle\x18\x05")
    person.ends()
    assert person.texts() == ["THE KETTLE"]


@pytest.mark.parametrize(
    ("does", "said"),
    [
        pytest.param("pass", "", id="it changed nothing"),
        pytest.param("file.write_text('')", "", id="it left nothing"),
        pytest.param("file.unlink()", "", id="it took the file away"),
        pytest.param("sys.exit(3)", "status 3", id="it failed"),
    ],
)
def test_an_editor_that_brings_nothing_new_leads_back_to_what_was_typed(
    does: str, said: str, reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    person = is_asked(reflect_process, **editor(tmp_path, does))
    person.types(f"The kettle{ENTER}e{ENTER}")
    person.answers("works.")
    assert said in person.terminal.before
    person.ends()
    assert person.texts() == ["The kettle\nworks."]
    assert kept(reflect_process) == []


def test_an_editor_that_is_not_there_is_told(reflect_process: ReflectProcess) -> None:
    person = is_asked(reflect_process, EDITOR="no-such-editor")
    person.types(f"e{ENTER}")
    person.sees("'no-such-editor' can not be run")
    person.answers("The kettle works.")
    person.ends()
    assert person.texts() == ["The kettle works."]


def test_tags_and_people_are_offered_behind_their_signs(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "Tea.", "-t", "kitchen", "--with", "Ana", "-p", "kitchen sink")
    person = is_asked(reflect_process)
    person.types("The #ki")
    person.sees("kitchen")  # in a menu, before any TAB
    person.types_on(f"{TAB} works, @a{TAB} mended it.{ENTER}{ENTER}")
    person.ends()
    assert person.texts()[-1] == "The #kitchen works, @Ana mended it."
    assert (person.written()[-1]["tags"], person.written()[-1]["with"]) == (["kitchen"], ["Ana"])


def test_tab_completes_a_point_inside_a_text(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "Tea.", "-p", "kitchen sink")
    person = is_asked(reflect_process)
    person.types(f"By the kitch{TAB} again.{ENTER}{ENTER}")
    person.ends()
    assert person.texts()[-1] == "By the kitchen sink again."


def test_the_keys_of_an_answer_make_no_point(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "It leaks.", "-q", "success", "-p", "kitchen sink")
    person = is_asked(reflect_process, "pressure")
    person.answers("It leaks.")
    person.sees(POINT, "Enter: none", "known: kitchen sink")
    person.types("?" + ENTER)
    person.sees("Known points: kitchen sink.")
    person.types("e" + ENTER)
    person.sees("A point has a short name")
    person.types("kettle" + ENTER)
    person.types(CONTROL_D)
    person.ends()
    assert person.written()[-1]["point"] == "kettle"


SENTENCE = "It was full. Nobody had looked."


@pytest.mark.parametrize("words", [SENTENCE, "It was full of hot water.", "x" * 61, "x" * 301])
@pytest.mark.parametrize("said", ["", "n", "no"])
def test_a_sentence_is_no_point_and_is_kept_with_the_answer(
    words: str, said: str, reflect_process: ReflectProcess
) -> None:
    person = is_asked(reflect_process, "pressure")
    person.answers("It leaks.")
    person.sees(POINT)
    person.types(words + ENTER)
    person.sees("Is that the name of the point?")
    person.types(said + ENTER)
    person.types(CONTROL_D)
    person.ends()
    assert [(each["text"], each["point"]) for each in person.written()] == [(f"It leaks.\n\n{words}", None)]


def test_a_long_name_may_be_one_all_the_same(reflect_process: ReflectProcess) -> None:
    for asked in (True, False):  # and is known then
        person = is_asked(reflect_process, "pressure")
        person.answers("It leaks.")
        person.sees(POINT)
        person.types(SENTENCE + ENTER)
        if asked:
            person.sees("Is that the name of the point?")
            person.types("y" + ENTER)
        person.types(CONTROL_D)
        person.ends()
    assert [(each["text"], each["point"]) for each in person.written()] == [("It leaks.", SENTENCE)] * 2


def test_whoever_goes_on_telling_there_loses_nothing(reflect_process: ReflectProcess) -> None:
    person = is_asked(reflect_process, "pressure")
    person.answers("It leaks.")
    person.sees(POINT)
    person.types(SENTENCE + ENTER)
    person.sees("Is that the name of the point?")
    person.types("And it was old." + ENTER)
    person.types(CONTROL_D)
    person.ends()
    assert person.texts() == [f"It leaks.\n\n{SENTENCE}\nAnd it was old."]


def test_a_dumb_terminal_gets_lines_and_nothing_that_moves(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "ask", "-q", "success", TERM="dumb")
    person.terminal.logfile_read = screen = io.StringIO()
    person.sees("What went right?", "> ")
    person.types_on(f"The kettle works.{ENTER}{ENTER}")
    person.sees("Why did it work", "> ")
    person.types_on(ENTER * 4)
    assert person.leaves()[0] == 0
    assert person.texts() == ["The kettle works."]
    assert not re.search(r"\x1b\[\d*[A-KXm]", screen.getvalue())


def test_what_can_not_be_stored_stays_in_a_draft(reflect_process: ReflectProcess) -> None:
    person = is_asked(reflect_process)
    person.answers("The kettle works.")
    person.is_probed()
    person.types(PASTE.format("x" * (2**20 + 1)) + ENTER + ENTER)
    status, said = person.ends()
    assert status == 2
    assert said.startswith("Saved:\n1  success"), "what was saved before is told all the same"
    assert "kept as draft d1" in said
    assert kept(reflect_process) == ["x" * (2**20 + 1)]
