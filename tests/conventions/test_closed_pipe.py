"""`| head` has seen enough: nothing more is said, and nothing went wrong."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from reflect.core.reflection import Draft
from reflect.journal import history
from reflect.journal.journal import open_journal
from reflect.journal.writer import Writer
from tests.conftest import DRAFT, NOW, Reflect, ReflectProcess
from tests.conventions.every_command import CHANGING, READING, Line, first_of_each

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes close in another way there")
MORE_THAN_A_PIPE_HOLDS = 4000


@pytest.fixture(scope="module")
def long_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "journal.db"
    with open_journal(path, create=True) as journal, journal.transaction():
        change = history.record(journal, "add", "many", now=NOW)
        writer = Writer(journal, change, now=NOW, default_audience="team")
        for n in range(MORE_THAN_A_PIPE_HOLDS):
            writer.write(_draft(n))
    return path


def _draft(n: int) -> Draft:
    return DRAFT._replace(text=f"Cup {n} of tea.", question="pressure", point=f"kettle {n % 9}")


def read_one_line(reflect: ReflectProcess, *arguments: str) -> tuple[bytes, int, bytes]:
    """The first line of a command whose pipe then closes, its status and what it said beside."""
    program = subprocess.Popen(
        reflect.command(*arguments), env=reflect.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stderr is not None
    first = program.stdout.readline()
    program.stdout.close()
    said = program.stderr.read()
    program.stderr.close()
    return first, program.wait(timeout=60), said


@pytest.mark.parametrize("form", ["plain", "json", "jsonl", "csv", "md", "table"])
def test_a_long_list_that_is_cut_short_ends_quietly(
    form: str, long_journal: Path, reflect_process: ReflectProcess
) -> None:
    reflect_process.environ["REFLECT_JOURNAL"] = str(long_journal)
    first, status, said = read_one_line(reflect_process, "list", "--all", "--format", form)
    assert first
    assert (status, said) == (0, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "tea", "-n", "4000"),
        ("export", "jsonl"),
        ("export", "week", "--week", "2026-W47"),
        ("report", "--all", "--format", "md"),
        ("report", "pressure", "--all", "--json"),
    ],
    ids=" ".join,
)
def test_other_long_answers_end_quietly_as_well(
    arguments: tuple[str, ...], long_journal: Path, reflect_process: ReflectProcess
) -> None:
    reflect_process.environ["REFLECT_JOURNAL"] = str(long_journal)
    first, status, said = read_one_line(reflect_process, *arguments)
    assert first
    assert status == 0
    assert b"Traceback" not in said
    assert b"Broken" not in said


def into_a_closed_pipe(reflect: ReflectProcess, *arguments: str) -> tuple[int, bytes]:
    """The status of a command that can not write even its first byte, and what it said beside."""
    ours, theirs = os.pipe()
    os.close(ours)
    program = subprocess.run(
        reflect.command(*arguments),
        env=reflect.environ,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    return program.returncode, program.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("add", "--help"), ("report", "-h")], ids=" ".join)
def test_help_that_nobody_reads_is_no_mistake(
    arguments: tuple[str, ...], reflect_process: ReflectProcess
) -> None:
    assert into_a_closed_pipe(reflect_process, *arguments) == (0, b"")


@pytest.mark.parametrize("line", [*first_of_each(READING), *CHANGING[:1], *CHANGING[4:6]], ids=str)
def test_an_answer_that_nobody_reads_is_no_mistake(
    line: Line, lived_in: Reflect, reflect_process: ReflectProcess
) -> None:
    """What was to be stored is stored, and what is said beside is said as ever."""
    reflect_process.environ |= {name: os.environ[name] for name in ("XDG_STATE_HOME", "XDG_DATA_HOME")}
    before = lived_in.journal.read_bytes()
    status, said = into_a_closed_pipe(reflect_process, *line.arguments)
    assert status == 0, said
    assert b"Traceback" not in said
    assert b"Broken" not in said
    assert b"kept as draft" not in said
    if line in CHANGING:
        assert lived_in.journal.read_bytes() != before


def test_a_full_disk_behind_standard_output_is_told(reflect_process: ReflectProcess) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full")
    reflect_process("add", "Tea.")
    with full.open("wb") as nowhere:
        program = subprocess.run(
            reflect_process.command("list"),
            env=reflect_process.environ,
            stdout=nowhere,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert program.returncode == 5
    said = program.stderr.decode()
    assert len(said.splitlines()) == 1
    assert "standard output" in said.lower()


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("list >&-", 0),
        ("list 2>&-", 0),
        ("list <&-", 0),
        ("list --format table >&-", 0),
        ("--help >&-", 0),
        ("export week >&- 2>&-", 0),
        ("show 99 2>&-", 3),
        ("add More. >&- 2>&- <&-", 0),
        ("add - <&-", 2),
        ("add <&-", 2),
        ("<&- >&- 2>&-", 0),
    ],
)
def test_a_stream_that_is_not_there_is_no_mistake(
    command: str, status: int, reflect_process: ReflectProcess
) -> None:
    reflect_process("add", "Tea.")
    program = " ".join(reflect_process.command())
    ended = subprocess.run(
        ["sh", "-c", f"{program} {command}"], env=reflect_process.environ, capture_output=True, check=False
    )
    assert ended.returncode == status
    assert b"Traceback" not in ended.stderr
    assert b"mistake" not in ended.stderr
