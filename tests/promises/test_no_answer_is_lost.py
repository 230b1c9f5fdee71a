"""Nothing that is typed into a guided reflection or a meeting is lost, whatever ends it, and whenever.

What stands on the screen is on disk: in the journal once an answer has ended, in a draft before.
"""

from __future__ import annotations

import os
import random
import signal
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ReflectProcess
from tests.person import CONTROL_C, ENTER, PASTE, POINT, Person, at_a_terminal, pexpect

pytestmark = at_a_terminal
PARAGRAPH = "First we looked.\n\nThen we mended it,\nand had tea."
ENDINGS = {"killed": signal.SIGKILL, "ended": signal.SIGTERM, "the terminal is gone": signal.SIGHUP}
# What the owner's editor does: it saves, and tells its own number; then it stays.
EDITOR = """
import os, pathlib, signal, sys, time
signal.signal(signal.SIGHUP, signal.SIG_IGN)
file = pathlib.Path(sys.argv[-1])
file.write_text(file.read_text() + "Saved in the editor.\\n")
pathlib.Path({pid!r}).write_text(str(os.getpid()))
print("editing", flush=True)
time.sleep(60)
"""


def drafts(reflect: ReflectProcess) -> list[Path]:
    return sorted((reflect.journal.parent / "state" / "reflect" / "drafts").glob("*.md"))


def the_draft(reflect: ReflectProcess) -> str:
    [file] = drafts(reflect)
    return file.read_text()


def restored(reflect: ReflectProcess) -> dict[str, Any]:
    """The reflection that the draft becomes, or that it is the answer in."""
    assert reflect("drafts", "restore").status == 0
    assert drafts(reflect) == []
    found: dict[str, Any] = reflect("show", "last", "--json").json["reflection"]
    return found


def ends(person: Person, how: signal.Signals) -> None:
    os.kill(person.terminal.pid, how)
    person.terminal.expect(pexpect.EOF)
    person.terminal.close(force=True)


@pytest.mark.parametrize("how", ENDINGS.values(), ids=ENDINGS)
def test_in_the_middle_of_a_word(how: signal.Signals, reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "ask", "-q", "pressure", "--on", "2026-11-20")
    person.is_asked()
    person.types(f"The kettle{ENTER}lea")
    person.sees("lea")
    ends(person, how)
    assert the_draft(reflect_process) == "The kettle\nlea"
    found = restored(reflect_process)
    assert (found["text"], found["question"], found["day"]) == ("The kettle\nlea", "pressure", "2026-11-20")


def test_a_draft_is_for_its_owner_alone(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "ask", "-q", "witness")
    person.is_asked()
    person.types("I was t")
    person.sees("I was t")
    person.is_killed()
    for file in (drafts(reflect_process)[0], drafts(reflect_process)[0].with_suffix(".json")):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert restored(reflect_process)["audience"] == "private"


def test_after_a_pasted_paragraph(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "ask", "-q", "success")
    person.is_asked()
    person.types(PASTE.format(PARAGRAPH.replace("\n", "\r")))
    person.sees("and had tea.")
    person.is_killed()
    assert restored(reflect_process)["text"] == PARAGRAPH


def test_at_any_moment_what_was_seen_is_there(reflect_process: ReflectProcess) -> None:
    """Words are typed and taken back, and the kill comes whenever it comes."""
    moments = random.Random(11)
    for _ in range(6):
        person = Person(reflect_process, "ask", "-q", "success")
        person.is_asked()
        person.types("w0 ")
        for word in range(1, 40):
            person.types_on(f"w{word} ")
        seen = moments.randrange(1, 40)
        person.sees(f"w{seen}")
        person.is_killed()
        words = the_draft(reflect_process).split()
        assert words[: seen + 1] == [f"w{word}" for word in range(seen + 1)]
        assert reflect_process("drafts", "drop", "last").status == 0


def test_what_was_taken_back_is_taken_back(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "ask", "-q", "success")
    person.is_asked()
    person.types("Never mind")
    person.sees("Never mind")
    person.types_on("\x7f" * len("Never mind"))
    person.types_on(f"{ENTER}")
    assert person.ends() == (0, "Nothing was written.\n")
    assert drafts(reflect_process) == []


def test_at_a_probe_and_it_still_opens_its_follow_up(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "ask", "-q", "success")
    person.is_asked()
    person.answers("The kettle works.")
    for _ in range(3):
        person.is_probed()
        person.passes()
    person.is_probed()
    person.types("Buy anoth")
    person.sees("Buy anoth")
    person.is_killed()
    assert person.texts() == ["The kettle works."]
    found = restored(reflect_process)
    assert list(found["details"].values()) == ["Buy anoth"]
    assert [(each["kind"], each["text"]) for each in found["follow_ups"]] == [("replicate", "Buy anoth")]


def test_at_a_probe_of_what_was_written_before(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "The kettle leaks.", "-q", "pressure")
    person = Person(reflect_process, "ask", "1")
    person.is_probed()
    person.answers("A full house.")
    person.is_probed()
    person.types("The p")
    person.sees("The p")
    person.is_killed()
    assert list(restored(reflect_process)["details"].values()) == ["A full house.", "The p"]


def test_while_the_point_is_asked_for(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "ask", "-q", "pressure")
    person.is_asked()
    person.answers("The kettle leaks.")
    person.sees(POINT)
    person.is_killed()
    found = restored(reflect_process)
    assert (found["text"], found["question"]) == ("The kettle leaks.", "pressure")


@pytest.mark.parametrize("how", ENDINGS.values(), ids=ENDINGS)
def test_in_the_middle_of_a_point(how: signal.Signals, reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "ask", "-q", "pressure")
    person.is_asked()
    person.answers("The kettle leaks.")
    person.sees(POINT)
    person.types("kettle")
    person.sees("kettle")
    ends(person, how)
    found = restored(reflect_process)
    assert (found["text"], found["point"]) == ("The kettle leaks.", "kettle")


def test_in_the_middle_of_a_sentence_where_a_point_is_asked_for(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "ask", "-q", "pressure")
    person.is_asked()
    person.answers("The kettle leaks.")
    person.sees(POINT)
    person.types("It was full. Nobody")
    person.sees("Nobody")
    person.is_killed()
    found = restored(reflect_process)
    assert (found["text"], found["point"]) == ("The kettle leaks.\n\nIt was full. Nobody", None)


def test_in_the_middle_of_what_sorts_one(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "The kettle leaks.")
    person = Person(reflect_process, "ask", "--unsorted")
    person.sees("Which question?")
    person.types_on("4")
    person.sees(POINT)
    person.types("kettle" + ENTER)
    person.types("#new")
    person.sees("#new")
    person.is_killed()
    found = restored(reflect_process)
    assert (found["text"], found["question"]) == ("The kettle leaks.", "pressure")
    assert (found["point"], found["tags"]) == ("kettle", ["new"])


def test_in_a_meeting_the_words_are_their_speaker_s(reflect_process: ReflectProcess) -> None:
    person = Person(reflect_process, "meet", "Ana", "Bo", "-q", "success", "--without-names")
    person.types("Tea." + ENTER)
    person.sees("Bo · ")
    person.types("The li")
    person.sees("The li")
    person.is_killed()
    assert person.texts() == ["Tea."]
    found = restored(reflect_process)
    assert (found["text"], found["by"], found["audience"]) == ("The li", "Bo", "anonymous")


@pytest.fixture
def editing(reflect_process: ReflectProcess, tmp_path: Path) -> Callable[[], tuple[Person, int]]:
    """Somebody who typed a line and opened an editor, and the editor's number."""
    script, pid = tmp_path / "editor.py", tmp_path / "pid"
    script.write_text(EDITOR.format(pid=str(pid)))

    def begin() -> tuple[Person, int]:
        own = f'"{sys.executable}" "{script}"'
        person = Person(reflect_process, "ask", "-q", "success", EDITOR=own)
        person.is_asked()
        person.types(f"Typed before.{ENTER}e{ENTER}")
        person.sees("editing")
        return person, int(pid.read_text())

    return begin


def test_a_kill_of_reflect_while_the_editor_is_open(
    editing: Callable[[], tuple[Person, int]], reflect_process: ReflectProcess
) -> None:
    person, editor = editing()
    os.kill(person.terminal.pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.kill(editor, signal.SIGKILL)
    person.terminal.close(force=True)
    found = restored(reflect_process)
    assert (found["text"], found["question"]) == ("Typed before.\nSaved in the editor.", "success")


def test_a_kill_of_the_editor_leads_back_with_what_it_saved(
    editing: Callable[[], tuple[Person, int]], reflect_process: ReflectProcess
) -> None:
    person, editor = editing()
    os.kill(editor, signal.SIGKILL)
    person.sees("was ended by signal 9")
    person.answers("Typed behind.")
    assert person.ends()[0] == 0
    assert person.texts() == ["Typed before.\nSaved in the editor.\nTyped behind."]
    assert drafts(reflect_process) == []


def test_an_editor_that_writes_no_words_is_no_loss(reflect_process: ReflectProcess, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[-1], 'wb').write(b'caf\\xe9')")
    person = Person(reflect_process, "ask", "-q", "success", EDITOR=f'"{sys.executable}" "{script}"')
    person.is_asked()
    person.types(f"Typed before.{ENTER}e{ENTER}")
    person.sees("not valid UTF-8")
    person.is_killed()
    assert drafts(reflect_process)[0].read_bytes() == b"caf\xe9"


def test_control_c_while_it_is_stored_or_typed(reflect_process: ReflectProcess) -> None:
    for keys in (f"Half{CONTROL_C}", f"Half{ENTER}{ENTER}{CONTROL_C}", f"Half{ENTER}{CONTROL_C}{CONTROL_C}"):
        person = Person(reflect_process, "ask", "-q", "success")
        person.is_asked()
        person.types(keys)
        person.leaves()
        assert person.texts()[-1] == "Half"
        assert drafts(reflect_process) == []
        reflect_process("undo")


def test_a_journal_that_can_not_be_written_leaves_a_draft_that_is_named(
    reflect_process: ReflectProcess,
) -> None:
    reflect_process("add", "Tea.")
    person = Person(reflect_process, "ask", "-q", "success")
    person.is_asked()
    reflect_process.journal.write_bytes(b"no journal at all")
    person.answers("The kettle works.")
    status, said = person.ends()
    assert status == 5
    assert "What you wrote is kept as draft d1" in said
    assert the_draft(reflect_process) == "The kettle works."


def test_where_no_draft_can_be_kept_that_is_told_and_the_answer_stored(
    reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("this is no folder")
    person = Person(reflect_process, "ask", "-q", "success")
    person.is_asked()
    person.answers("The kettle works.")
    person.sees("No draft can be kept in")
    assert person.ends()[0] == 0
    assert person.texts() == ["The kettle works."]


def test_a_machine_that_is_slow_loses_nothing_either(reflect_process: ReflectProcess) -> None:
    """Words typed before the prompt was there are words."""
    person = Person(reflect_process, "ask", "-q", "success")
    person.terminal.send("Typed early")
    person.sees("Typed early")
    time.sleep(0.2)
    person.is_asked()
    person.answers(" and late")
    person.ends()
    assert person.texts() == ["Typed early and late"]
