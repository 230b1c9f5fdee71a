"""`reflect add` without text on a terminal opens the owner's editor."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from reflect.journal import reflections
from tests.conftest import Answer, Reflect, ReflectProcess

ON_A_TERMINAL = ("stdin", "stdout", "stderr")


@pytest.fixture
def editor(tmp_path: Path, reflect: Reflect) -> Path:
    """A program of the owner's: what stands in this file is what it does to the draft."""
    script = tmp_path / "my editor.py"
    reflect.environ["EDITOR"] = f'"{sys.executable}" "{script}"'
    return script


def writes(script: Path, text: bytes, *, status: int = 0) -> None:
    script.write_text(f"import sys; open(sys.argv[-1], 'wb').write({text!r}); sys.exit({status})")


def drafts(reflect: Reflect) -> list[bytes]:
    folder = reflect.journal.parent / "state" / "reflect" / "drafts"
    assert not list(folder.glob("*.new")), "nothing is left beside them"
    return [file.read_bytes() for file in folder.glob("*.md")]


def add(reflect: Reflect, *options: str, terminal: Sequence[str] = ON_A_TERMINAL) -> Answer:
    return reflect("add", *options, terminal=terminal)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"Tea.\n", "Tea."),
        (b"Tea.", "Tea."),
        (b"Tea.\n\n", "Tea.\n"),
        (b"Tea.\r\n", "Tea."),
        (b"two\nlines\n", "two\nlines"),
        ("  é\t🎉 \n".encode(), "  é\t🎉 "),
    ],
    ids=repr,
)
def test_what_was_written_is_stored_but_for_one_final_newline(
    written: bytes, text: str, reflect: Reflect, editor: Path
) -> None:
    writes(editor, written)
    answer = add(reflect, "-q", "success")
    assert answer.status == 0, answer.err
    assert reflect.texts("list", "-q", "success") == [text]
    assert drafts(reflect) == [], "the draft is gone"


@pytest.mark.parametrize("written", [b"", b"\n", b"  \n\n"], ids=repr)
def test_an_editor_that_is_left_empty_stores_nothing_and_is_no_mistake(
    written: bytes, reflect: Reflect, editor: Path
) -> None:
    writes(editor, written)
    answer = add(reflect)
    assert (answer.status, answer.out, answer.err) == (0, "", "Nothing was written.\n")
    assert not reflect.journal.exists()
    assert drafts(reflect) == []


def test_an_editor_that_changes_nothing_stores_nothing(reflect: Reflect, editor: Path) -> None:
    editor.write_text("")
    assert add(reflect).status == 0
    assert not reflect.journal.exists()
    assert drafts(reflect) == []


def test_an_editor_that_fails_keeps_the_words_and_says_where(reflect: Reflect, editor: Path) -> None:
    writes(editor, b"half a thought", status=3)
    answer = add(reflect)
    assert answer.status == 2
    assert "status 3" in answer.err
    assert drafts(reflect) == [b"half a thought"]
    assert str(reflect.journal.parent / "state") in answer.err
    assert not reflect.journal.exists()


def test_an_editor_that_fails_without_words_leaves_nothing_behind(reflect: Reflect, editor: Path) -> None:
    writes(editor, b"", status=1)
    assert add(reflect).status == 2
    assert drafts(reflect) == []


def test_an_editor_that_is_not_there_is_named(reflect: Reflect) -> None:
    reflect.environ["EDITOR"] = "no-such-editor --wait"
    answer = add(reflect)
    assert answer.status == 2
    assert "'no-such-editor' can not be run" in answer.err
    assert drafts(reflect) == []


@pytest.mark.parametrize("setting", ["'unclosed", "   "])
def test_an_editor_that_can_not_be_read_is_named(setting: str, reflect: Reflect) -> None:
    reflect.environ["EDITOR"] = setting
    answer = add(reflect)
    assert answer.status == 2
    assert "EDITOR" in answer.err


@pytest.mark.parametrize(
    ("written", "said"),
    [(b"caf\xe9", "not valid UTF-8"), (b"tea\0pot", "NUL"), (b"x" * (2**20 + 1), "1,048,577")],
)
def test_words_that_can_not_be_stored_are_kept_and_it_says_where(
    written: bytes, said: str, reflect: Reflect, editor: Path
) -> None:
    writes(editor, written)
    answer = add(reflect)
    assert answer.status == 2
    assert said in answer.err
    assert drafts(reflect) == [written]
    assert str(reflect.journal.parent / "state") in answer.err


def test_words_are_kept_when_an_option_turns_out_wrong_afterwards(reflect: Reflect, editor: Path) -> None:
    writes(editor, b"A long thought.")
    answer = add(reflect, "-q", "presure")
    assert answer.status == 2
    assert drafts(reflect) == [b"A long thought."]
    assert str(reflect.journal.parent / "state") in answer.err


def test_words_are_kept_when_the_journal_is_unusable(reflect: Reflect, editor: Path) -> None:
    reflect.journal.write_text("Dear diary, " * 20)
    writes(editor, b"A long thought.")
    answer = add(reflect)
    assert answer.status == 5
    assert drafts(reflect) == [b"A long thought."]
    assert str(reflect.journal.parent / "state") in answer.err


def test_a_bad_date_is_told_before_the_editor_opens(reflect: Reflect, editor: Path) -> None:
    writes(editor, b"A long thought.")
    assert add(reflect, "--on", "someday").status == 2
    assert drafts(reflect) == [], "nobody wrote a word in vain"


def test_visual_goes_before_editor_goes_before_the_configuration(
    reflect: Reflect, editor: Path, tmp_path: Path
) -> None:
    def program(name: str) -> str:
        script = tmp_path / f"{name}.py"
        writes(script, name.encode())
        return f"{sys.executable} {script}"

    reflect.config.write_text(f"editor = '{program('configured')}'\n")
    reflect.environ |= {"EDITOR": program("editor"), "VISUAL": program("visual")}
    add(reflect)
    del reflect.environ["VISUAL"]
    add(reflect)
    del reflect.environ["EDITOR"]
    add(reflect)
    assert reflect.texts("list") == ["configured", "editor", "visual"]


def test_without_a_terminal_no_editor_opens(reflect: Reflect, editor: Path) -> None:
    writes(editor, b"from the editor")
    assert reflect("add", stdin="from the pipe").status == 0
    assert reflect.texts("list") == ["from the pipe"]


def test_no_input_forbids_the_editor(reflect: Reflect, editor: Path) -> None:
    writes(editor, b"from the editor")
    answer = add(reflect, "--no-input")
    assert answer.status == 2
    assert not reflect.journal.exists()


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_control_c_in_the_editor_is_for_the_editor_alone(
    reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    import pty

    script = tmp_path / "editor.py"
    script.write_text(
        "import signal, sys, time\n"
        "try:\n"
        f"    open({str(tmp_path / 'opened')!r}, 'w').close()\n"
        "    time.sleep(30)\n"
        "except KeyboardInterrupt:\n"
        "    time.sleep(0.5)\n"
        "    open(sys.argv[1], 'w').write('Written after Ctrl-C.')\n"
    )
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        reflect_process.command("add"),
        env=reflect_process.environ | {"EDITOR": f'"{sys.executable}" "{script}"'},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    try:
        patience = time.monotonic() + 60
        while not (tmp_path / "opened").exists() and time.monotonic() < patience:
            time.sleep(0.02)
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to all that run in it
        assert program.wait(timeout=60) == 0
    finally:
        program.kill()
        os.close(ours)
        os.close(theirs)
    assert "Written after Ctrl-C." in reflect_process("list").out


def test_words_are_kept_and_named_whatever_ends_the_command(
    reflect: Reflect, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reflections, "add", interrupted)
    writes(editor, b"A long thought.")
    answer = add(reflect)
    assert answer.status == 130
    assert drafts(reflect) == [b"A long thought."]
    assert str(reflect.journal.parent / "state") in answer.err.replace("\n", "")


def test_where_words_are_kept_is_said_once(reflect: Reflect, editor: Path) -> None:
    writes(editor, b"half a thought", status=3)
    answer = add(reflect, terminal=("stdin", "stderr"))
    assert " ".join(answer.err.split()).count("kept as draft d1 in") == 1


def test_an_editor_that_removes_its_file_wrote_nothing(reflect: Reflect, editor: Path) -> None:
    editor.write_text("import os, sys; os.unlink(sys.argv[1])")
    answer = add(reflect)
    assert (answer.status, answer.err) == (0, "Nothing was written.\n")


def test_a_folder_for_drafts_that_can_not_be_made_is_told(reflect: Reflect, editor: Path) -> None:
    (reflect.journal.parent / "state").write_text("in the way")
    writes(editor, b"A long thought.")
    answer = add(reflect)
    assert answer.status == 5
    assert "No draft can be kept in" in answer.err
    assert "mistake" not in answer.err
