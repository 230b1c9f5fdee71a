"""Nothing that was typed is lost: not to a kill, a crash of the editor, a second editor or a full disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer, ReflectProcess

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a pseudo terminal is made in another way there")

# An editor as simple as can be: `w` and words write them into the file, `s` replaces, `q` leaves.
EDITOR = """
import os, signal, sys
file, pid = sys.argv[1:]
signal.signal(signal.SIGHUP, signal.SIG_IGN)
open(pid, "w").write(str(os.getpid()))
print("editing")
while True:
    try:
        command, _, words = input().partition(" ")
    except KeyboardInterrupt:
        print("interrupted")
        continue
    text = open(file, encoding="utf-8").read()
    if command == "q":
        sys.exit()
    old, _, new = words.partition("/")
    with open(file, "w", encoding="utf-8") as draft:
        draft.write(text.replace(old, new) if command == "s" else words + "\\n")
    print("written")
"""


class Writer:
    """Somebody with an editor open."""

    def __init__(self, reflect: ReflectProcess, folder: Path, *arguments: str) -> None:
        folder.mkdir()
        self.pid_file = folder / "pid"
        script = folder / "editor.py"
        script.write_text(EDITOR.replace("sys.argv[1:]", f"sys.argv[1], {str(self.pid_file)!r}"))
        program, *command = reflect.command(*arguments)
        environ = {**reflect.environ, "EDITOR": f'"{sys.executable}" "{script}"'}
        self.terminal = pexpect.spawn(
            program, command, env=environ, encoding="utf-8", timeout=60, dimensions=(40, 200)
        )
        self.terminal.expect("editing\r\n")

    def types(self, line: str) -> None:
        self.terminal.sendline(line)
        self.terminal.expect("written\r\n")

    def leaves(self) -> tuple[int, str]:
        self.terminal.sendline("q")
        return self.ends()

    def ends(self) -> tuple[int, str]:
        """The exit status, and what was said, on one line."""
        self.terminal.expect(pexpect.EOF)
        self.terminal.close()
        return self.terminal.exitstatus, " ".join(self.terminal.before.split())

    @property
    def editor(self) -> int:
        return int(self.pid_file.read_text())


@pytest.fixture
def writer(reflect_process: ReflectProcess, tmp_path: Path) -> Iterator[Callable[..., Writer]]:
    begun: list[Writer] = []

    def writes(*arguments: str) -> Writer:
        begun.append(Writer(reflect_process, tmp_path / f"editor {len(begun)}", *arguments))
        return begun[-1]

    yield writes
    for each in begun:
        each.terminal.close(force=True)
        with suppress(ProcessLookupError):
            os.kill(each.editor, signal.SIGKILL)


def drafts(reflect: ReflectProcess) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = reflect("drafts", "--json").json["drafts"]
    return listed


def texts(reflect: ReflectProcess) -> list[str]:
    return [each["text"] for each in reflect("list", "--all", "--json").json["reflections"]]


def wait_until(true: Callable[[], bool]) -> None:
    patience = time.monotonic() + 60
    while not true() and time.monotonic() < patience:
        time.sleep(0.05)
    assert true()


def test_a_kill_while_the_editor_is_open_leaves_a_draft_that_comes_back_whole(
    reflect_process: ReflectProcess, writer: Callable[..., Writer]
) -> None:
    at_work = writer("add", "-q", "pressure", "-t", "tea")
    at_work.types("w A long thought.")
    [draft] = drafts(reflect_process)
    assert (draft["words"], draft["being_written"]) == ("A long thought.", True)
    os.kill(at_work.terminal.pid, signal.SIGKILL)
    at_work.terminal.wait()
    [draft] = drafts(reflect_process)
    assert (draft["name"], draft["words"], draft["being_written"]) == ("d1", "A long thought.", False)
    assert reflect_process("drafts", "restore").status == 0
    [stored] = reflect_process("list", "--json").json["reflections"]
    assert (stored["text"], stored["question"], stored["tags"]) == ("A long thought.", "pressure", ["tea"])
    assert drafts(reflect_process) == []


def test_what_the_editor_saves_after_such_a_kill_is_in_the_draft(
    reflect_process: ReflectProcess, writer: Callable[..., Writer]
) -> None:
    at_work = writer("add")
    os.kill(at_work.terminal.pid, signal.SIGKILL)
    at_work.terminal.wait()
    os.write(at_work.terminal.child_fd, b"w Saved later.\n")  # pexpect itself writes to nobody who is dead
    wait_until(lambda: [draft["words"] for draft in drafts(reflect_process)] == ["Saved later."])


def test_a_killed_editor_leaves_what_it_had_saved(
    reflect_process: ReflectProcess, writer: Callable[..., Writer]
) -> None:
    at_work = writer("add")
    at_work.types("w Half a thought.")
    os.kill(at_work.editor, signal.SIGKILL)
    status, said = at_work.ends()
    assert status == 2
    assert "was ended by signal 9" in said
    assert "kept as draft d1" in said
    assert "`reflect drafts restore d1` brings it back." in said
    assert reflect_process("drafts", "restore", "d1").status == 0
    assert texts(reflect_process) == ["Half a thought."]


def test_a_kill_during_an_edit_leaves_a_draft_of_the_edit(
    reflect_process: ReflectProcess, writer: Callable[..., Writer]
) -> None:
    reflect_process("add", "Tea.")
    at_work = writer("edit", "1")
    at_work.types("s Tea./Coffee.")
    os.kill(at_work.terminal.pid, signal.SIGKILL)
    at_work.terminal.wait()
    assert texts(reflect_process) == ["Tea."]
    assert [(draft["verb"], draft["number"]) for draft in drafts(reflect_process)] == [("edit", 1)]
    assert reflect_process("drafts", "restore").status == 0
    assert texts(reflect_process) == ["Coffee."]


def test_a_second_editor_that_finishes_first_wins_and_the_other_keeps_its_words(
    reflect_process: ReflectProcess, writer: Callable[..., Writer]
) -> None:
    reflect_process("add", "Tea is cold.")
    first, second = writer("edit", "1"), writer("edit", "1")
    first.types("s Tea/Coffee")
    second.types("s cold/hot")
    assert second.leaves()[0] == 0
    status, said = first.leaves()
    assert status == 4
    assert "Reflection 1 was changed meanwhile" in said
    assert "kept as draft d1" in said
    assert "`reflect drafts restore d1 --anyway` brings it back." in said
    assert texts(reflect_process) == ["Tea is hot."]
    assert reflect_process("drafts", "restore", "d1").status == 4
    assert reflect_process("drafts", "restore", "d1", "--anyway").status == 0
    assert texts(reflect_process) == ["Coffee is cold."]
    assert reflect_process("undo").status == 0
    assert texts(reflect_process) == ["Tea is hot."], "and nothing of it is final"


def test_control_c_in_the_editor_is_for_the_editor(
    reflect_process: ReflectProcess, writer: Callable[..., Writer]
) -> None:
    reflect_process("add", "Tea.")
    at_work = writer("edit", "1")
    at_work.terminal.sendintr()
    at_work.terminal.expect("interrupted\r\n")
    at_work.types("s Tea/Coffee")
    assert at_work.leaves()[0] == 0
    assert texts(reflect_process) == ["Coffee."]
    assert drafts(reflect_process) == []


def test_two_writers_at_once_have_a_draft_each(
    reflect_process: ReflectProcess, writer: Callable[..., Writer]
) -> None:
    first, second = writer("add"), writer("add")
    first.types("w First.")
    second.types("w Second.")
    assert {(draft["name"], draft["words"]) for draft in drafts(reflect_process)} == {
        ("d1", "First."),
        ("d2", "Second."),
    }
    assert reflect_process("drafts", "restore", "d1").status == 2, "it is being written"
    assert [each.leaves()[0] for each in (first, second)] == [0, 0]
    assert texts(reflect_process) == ["Second.", "First."]


def test_a_terminal_that_is_closed_leaves_a_draft(
    reflect_process: ReflectProcess, writer: Callable[..., Writer]
) -> None:
    at_work = writer("add")
    at_work.types("w A long thought.")
    at_work.terminal.close(force=True)
    wait_until(lambda: not any(draft["being_written"] for draft in drafts(reflect_process)))
    assert [draft["words"] for draft in drafts(reflect_process)] == ["A long thought."]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk without room; where none can be made (that takes root), the test is skipped."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "tmpfs", str(disk)],
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode:
        pytest.skip("no disk can be made and filled here; that takes root on Linux")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path) -> None:
    with (disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            return


class TestAFullDisk:
    WORDS = "A long thought " * 2000

    @pytest.fixture
    def journal_on_it(self, reflect_process: ReflectProcess, full_disk: Path) -> ReflectProcess:
        reflect_process.environ["REFLECT_JOURNAL"] = str(full_disk / "journal.db")
        assert reflect_process("add", "Tea.").status == 0
        return reflect_process

    def add(self, reflect: ReflectProcess, **environ: str) -> Answer:
        return reflect("add", "-", stdin=self.WORDS.encode(), environ=environ)

    def test_below_the_journal_leaves_a_draft(self, journal_on_it: ReflectProcess, full_disk: Path) -> None:
        fill(full_disk)
        answer = self.add(journal_on_it)
        assert answer.status == 5
        assert "kept as draft d1" in answer.err
        (full_disk / "filler").unlink()
        assert journal_on_it("drafts", "restore").status == 0
        assert texts(journal_on_it) == [self.WORDS, "Tea."]

    def test_below_both_prints_the_words(self, journal_on_it: ReflectProcess, full_disk: Path) -> None:
        fill(full_disk)
        answer = self.add(journal_on_it, XDG_STATE_HOME=str(full_disk))
        assert answer.status == 5
        assert f"What you wrote, before it is lost:\n\n{self.WORDS}\n" in answer.err

    def test_below_the_drafts_is_told_before_the_editor_opens(
        self, reflect_process: ReflectProcess, full_disk: Path, tmp_path: Path
    ) -> None:
        fill(full_disk)
        reflect_process.environ |= {
            "XDG_STATE_HOME": str(full_disk),
            "EDITOR": f"touch {tmp_path / 'opened'}",
        }
        program, *command = reflect_process.command("add")
        terminal = pexpect.spawn(program, command, env=reflect_process.environ, encoding="utf-8", timeout=60)
        terminal.expect("No draft can be kept in")
        terminal.expect(pexpect.EOF)
        terminal.close()
        assert terminal.exitstatus == 5
        assert not (tmp_path / "opened").exists(), "nobody types what can not be kept"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_answer_that_nobody_can_read_is_no_reason_to_keep_a_draft(reflect_process: ReflectProcess) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            reflect_process.command("add", "Tea."),
            env=reflect_process.environ,
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 5
    assert b"draft" not in ended.stderr
    assert texts(reflect_process) == ["Tea."]
    assert drafts(reflect_process) == []
