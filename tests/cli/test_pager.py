"""What is taller than the screen is shown a page at a time, at a real terminal and nowhere else."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from reflect.cli.pager import chosen_pager
from tests.conftest import ReflectProcess

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a pseudo terminal is made in another way there")

ROWS = 24
# Tells what it was given and what LESS says, then waits for a line like a pager for a key.
PAGER = """
import os, sys
text = sys.stdin.read()
print(f"PAGED {len(text.splitlines())} lines, LESS={os.environ.get('LESS')}")
print(text.splitlines()[0])
with open("/dev/tty") as keys:
    print("LEFT" if keys.readline() else "CUT")
"""


class Screen:
    """A terminal of 24 rows and 80 columns, with a pager that tells what it does."""

    def __init__(self, reflect: ReflectProcess, folder: Path) -> None:
        self.reflect = reflect
        self.pager = folder / "pager.py"
        self.pager.write_text(PAGER)
        self.environ = {**reflect.environ, "PAGER": f"{sys.executable} {self.pager}", "NO_COLOR": "1"}
        self.environ.pop("COLUMNS")

    def starts(self, *arguments: str) -> Any:
        program, *command = self.reflect.command(*arguments)
        found = pexpect.spawn(
            program, command, env=self.environ, encoding="utf-8", timeout=60, dimensions=(ROWS, 80)
        )
        found.delaybeforesend = None
        return found

    def shows(self, *arguments: str) -> tuple[int, str]:
        """The exit status and all that was shown, nobody pressing a key."""
        running = self.starts(*arguments)
        running.expect(pexpect.EOF)
        running.close()
        return running.exitstatus, running.before.replace("\r\n", "\n")


@pytest.fixture
def screen(reflect_process: ReflectProcess, tmp_path: Path) -> Screen:
    """Somebody with a journal of forty reflections."""
    rows = "\n".join(f"2026-01-{1 + n % 28:02},Cup {n} of tea." for n in range(40))
    assert reflect_process("import", "csv", "-", stdin=f"date,text\n{rows}\n".encode()).status == 0
    return Screen(reflect_process, tmp_path)


LONG = ("list", "--all")


@pytest.mark.parametrize(
    "arguments",
    [
        LONG,
        ("list", "--all", "--format", "plain"),
        ("list", "--all", "--json"),
        ("list", "--all", "--format", "md"),
        ("search", "tea", "-n", "40"),
        ("report", "--all", "--json"),
        ("framework", "show"),
    ],
    ids=" ".join,
)
def test_what_is_taller_than_the_screen_is_paged(arguments: tuple[str, ...], screen: Screen) -> None:
    running = screen.starts(*arguments)
    running.expect(r"PAGED (\d+) lines, LESS=FIRX")
    assert int(running.match[1]) >= ROWS - 1
    running.sendline("q")
    running.expect_exact("LEFT")
    running.expect(pexpect.EOF)
    running.close()
    assert running.exitstatus == 0


def test_a_long_reflection_is_paged_too(screen: Screen) -> None:
    screen.reflect("add", "-", stdin=b"Tea.\n" * 30)
    running = screen.starts("show", "last")
    running.expect_exact("PAGED")
    running.close(force=True)


def test_lines_that_break_count_as_they_are_shown(screen: Screen) -> None:
    screen.reflect("add", "-", stdin=b"tea and " * 300)
    running = screen.starts("show", "last", "--format", "plain")
    running.expect_exact("PAGED")
    running.close(force=True)


@pytest.mark.parametrize(
    "arguments", [("list",), ("list", "-n", "19"), ("show", "last"), ("add", "Tea.", "--json"), ()]
)
def test_what_fits_is_not(arguments: tuple[str, ...], screen: Screen) -> None:
    status, shown = screen.shows(*arguments)
    assert status == 0
    assert "PAGED" not in shown
    assert "ea" in shown


@pytest.mark.parametrize("arguments", [("export", "jsonl"), ("export", "week", "--all"), ("undo",)])
def test_what_is_sent_or_answered_never_is(arguments: tuple[str, ...], screen: Screen) -> None:
    status, shown = screen.shows(*arguments)
    assert status in (0, 2)
    assert "PAGED" not in shown


def test_the_journal_is_closed_while_somebody_reads(screen: Screen) -> None:
    running = screen.starts(*LONG)
    running.expect_exact("PAGED")
    folder = screen.reflect.journal.parent
    assert [file.name for file in folder.glob("journal.db*")] == ["journal.db"], "one complete file"
    assert screen.reflect("add", "Meanwhile.").status == 0
    running.close(force=True)


def test_a_pipe_and_a_file_get_everything_at_once(screen: Screen, tmp_path: Path) -> None:
    status, shown = screen_shell(screen, f"{sys.executable} -m reflect list --all | cat")
    assert (status, shown.count("Cup")) == (0, 40)
    assert "PAGED" not in shown
    status, shown = screen_shell(screen, f"{sys.executable} -m reflect list --all < /dev/null")
    assert shown.count("Cup") == 40, "nobody could press a key"
    assert "PAGED" not in shown


def screen_shell(screen: Screen, command: str) -> tuple[int, str]:
    """The same through a shell, which redirects."""
    found = pexpect.spawn(
        "/bin/sh", ["-c", command], env=screen.environ, encoding="utf-8", timeout=60, dimensions=(ROWS, 80)
    )
    found.expect(pexpect.EOF)
    found.close()
    return found.exitstatus, found.before


@pytest.mark.parametrize("variables", [{"PAGER": "cat"}, {"PAGER": ""}, {"TERM": "dumb"}])
def test_the_environment_can_turn_it_off(variables: dict[str, str], screen: Screen) -> None:
    screen.environ |= variables
    status, shown = screen.shows(*LONG)
    assert (status, shown.count("Cup")) == (0, 40)
    assert "PAGED" not in shown


def test_no_input_turns_it_off(screen: Screen) -> None:
    assert "PAGED" not in screen.shows("--no-input", *LONG)[1]


def test_the_configuration_goes_before_pager(screen: Screen, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    screen.environ["REFLECT_CONFIG"] = str(config)
    config.write_text('pager = ""')
    assert screen.shows(*LONG)[1].count("Cup") == 40
    config.write_text("pager = 'head -n 3'")
    assert 1 <= screen.shows(*LONG)[1].count("Cup") <= 3


def test_what_a_shell_understands_goes_to_one(screen: Screen) -> None:
    screen.environ["PAGER"] = "sed 's/^/> /' | tail -n 2"
    status, shown = screen.shows(*LONG)
    assert status == 0
    assert [line[:2] for line in shown.splitlines()] == ["> ", "> "]


def test_how_less_behaves_is_left_to_who_has_said_so(screen: Screen) -> None:
    screen.environ["LESS"] = "-S"
    running = screen.starts(*LONG)
    running.expect_exact("LESS=-S")
    running.close(force=True)


@pytest.mark.parametrize("pager", ["no-such-pager --quit", "./here", "no-such-pager | cat >&2; exit 127"])
def test_a_pager_that_can_not_be_run_is_told_once_and_nothing_is_missing(pager: str, screen: Screen) -> None:
    screen.environ["PAGER"] = pager
    status, shown = screen.shows(*LONG)
    assert status == 0
    assert shown.count("Cup") == 40
    assert " ".join(shown.split()).count("can not be run") == 1
    assert "`reflect config set pager less` names another" in " ".join(shown.split())


def test_leaving_early_is_no_mistake(screen: Screen) -> None:
    screen.reflect("add", "-", stdin=b"A very long thought. " * 40000)  # more than a pipe holds
    screen.environ["PAGER"] = "head -n 1"
    status, shown = screen.shows("show", "last", "--format", "plain")
    assert status == 0
    assert "Broken" not in shown
    assert "Traceback" not in shown


def test_control_c_is_for_the_pager_alone(screen: Screen) -> None:
    screen.pager.write_text(f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n{PAGER}")
    running = screen.starts(*LONG)
    running.expect_exact("PAGED")
    running.sendintr()
    time.sleep(0.3)
    assert running.isalive()
    running.sendline("q")
    running.expect_exact("LEFT")
    running.expect(pexpect.EOF)
    running.close()
    assert running.exitstatus == 0


def test_a_pager_that_control_c_ends_ends_quietly(screen: Screen) -> None:
    running = screen.starts(*LONG)
    running.expect_exact("PAGED")
    running.sendintr()
    running.expect(pexpect.EOF)
    running.close()
    assert running.exitstatus == 0
    assert "reflect made a mistake" not in running.before


@pytest.mark.parametrize(
    ("configured", "environ", "chosen"),
    [
        (None, {"PAGER": "most"}, "most"),
        ("less -S", {"PAGER": "most"}, "less -S"),
        ("", {"PAGER": "most"}, None),
        ("cat", {}, None),
        (None, {"PAGER": " "}, None),
    ],
)
def test_configuration_then_pager_then_less(
    configured: str | None, environ: dict[str, str], chosen: str | None
) -> None:
    assert chosen_pager(environ, configured) == chosen


def test_less_is_taken_where_it_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chosen_pager({}, None) is None
    (tmp_path / "less").write_text("#!/bin/sh\n")
    (tmp_path / "less").chmod(0o700)
    assert chosen_pager({}, None) == "less"
