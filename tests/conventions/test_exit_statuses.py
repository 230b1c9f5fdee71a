"""Every exit status is reached by real commands; what went wrong is one line that says what to do."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from reflect.core import errors
from reflect.journal import finding, reflections
from reflect.journal.sqlite import NEWEST
from tests.conftest import Reflect, ReflectProcess
from tests.conventions.every_command import Line

AT_A_TERMINAL = ("stdin", "stdout", "stderr")
LATER = {7}  # a team journal that can not be reached or refuses: there is none yet


class Case(NamedTuple):
    status: int
    typed: str
    arranged: Callable[[Reflect, pytest.MonkeyPatch], object] | None = None
    stdin: bytes = b""
    terminal: tuple[str, ...] = ()

    def __str__(self) -> str:
        how = f" ({self.arranged.__name__})" if self.arranged else ""
        return f"{self.status}: {self.typed or 'reflect'}{how}"


def an_editor_that_writes_nothing(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    script = reflect.journal.with_name("editor.py")
    script.write_text("")
    reflect.environ["EDITOR"] = f'"{sys.executable}" "{script}"'


def a_mistake_of_ours(_: Reflect, patch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise KeyError("unforeseen")

    patch.setattr(reflections, "add", fails)
    patch.setattr(finding, "latest", fails)


def a_configuration_with_a_mistake(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    reflect.config.write_text("audience = everyone\n")


def a_framework_with_a_mistake(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    file = reflect.journal.with_name("own.toml")
    file.write_text(file.read_text().replace('lens = "pressure"', 'lens = "presure"'))


def no_journal(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    reflect.journal.unlink()


def a_damaged_journal(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    reflect.journal.write_bytes(reflect.journal.read_bytes()[:5000])


def a_text_in_its_place(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    reflect.journal.write_text("Dear diary,\n" * 50)


def a_newer_journal(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(reflect.journal) as db:
        db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    db.close()


def a_folder_in_its_place(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    reflect.journal.unlink()
    reflect.journal.mkdir()


def a_file_that_may_not_be_written(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    reflect.journal.chmod(0o400)


def a_row_that_is_refused(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    with reflect.journal.with_name("table.csv").open("a") as table:
        table.write("c,The lift was gone,yesteryear\n")


def a_row_that_changed(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    assert reflect("import", "csv", "table.csv").status == 0
    file = reflect.journal.with_name("table.csv")
    file.write_text(file.read_text().replace("quick", "slow"))


def a_key_that_is_known(reflect: Reflect, _: pytest.MonkeyPatch) -> None:
    assert reflect("add", "Tea.", "--key", "known").status == 0


def a_control_c(_: Reflect, patch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    patch.setattr(finding, "latest", interrupted)


CASES = (
    # done, also where there was nothing to do
    Case(0, "add Tea"),
    Case(0, ""),
    Case(0, "list --in 'last week' -t kitchen --unsorted"),
    Case(0, "search nobody-wrote-this"),
    Case(0, "report --in 2020"),
    Case(0, "list", no_journal),
    Case(0, "add", an_editor_that_writes_nothing, terminal=AT_A_TERMINAL),
    Case(0, "edit 1", an_editor_that_writes_nothing, terminal=AT_A_TERMINAL),
    Case(0, "add Tea. --key known", a_key_that_is_known),
    Case(0, "edit 4 --text 'Tea for everybody'"),
    Case(0, "destroy 4", stdin=b"no\n", terminal=AT_A_TERMINAL),
    # a mistake of ours
    Case(1, "add Tea", a_mistake_of_ours),
    Case(1, "list", a_mistake_of_ours),
    # usage, a bad date, a bad configuration or framework, nothing given
    Case(2, "nonsense"),
    Case(2, "report nonsense"),
    Case(2, "add Tea --nonsense"),
    Case(2, "list --format pdf"),
    Case(2, "list -n 0"),
    Case(2, "search '('"),
    Case(2, "add Tea --on nonsense"),
    Case(2, "add Tea --on 4/5"),
    Case(2, "add Tea --on 2026-12-24"),
    Case(2, "list --in nonsense"),
    Case(2, "add Tea -q nobody-asks-this"),
    Case(2, "add ''"),
    Case(2, "add"),
    Case(2, "add -", stdin=b" \n"),
    Case(2, "add -", stdin=b"caf\xe9"),
    Case(2, "add -", stdin=b"tea\0pot"),
    Case(2, "edit -"),
    Case(2, "edit 1"),
    Case(2, "ask"),
    Case(2, "destroy 4"),
    Case(2, "add Tea", a_configuration_with_a_mistake),
    Case(2, "config set audience everyone"),
    Case(2, "framework add own.toml", a_framework_with_a_mistake),
    Case(2, "import csv nowhere.csv"),
    Case(2, "export week nowhere/week.md"),
    Case(2, "export jsonl nowhere/all.jsonl"),
    # not found
    Case(3, "show 99"),
    Case(3, "edit 99 -t leak"),
    Case(3, "delete 99"),
    Case(3, "restore 99"),
    Case(3, "restore 1 --revision 99"),
    Case(3, "destroy 99 --yes"),
    Case(3, "history 99"),
    Case(3, "undo 99"),
    Case(3, "drafts restore d99"),
    Case(3, "framework show nobody-knows-this"),
    Case(3, "journal use nobody-knows-this"),
    Case(3, "-j nowhere.db list"),
    Case(3, "show last", no_journal),
    Case(3, "show 1", no_journal),
    Case(3, "history 1", no_journal),
    Case(3, "edit 1", no_journal, terminal=AT_A_TERMINAL),
    Case(3, "undo", no_journal),
    # changed meanwhile
    Case(4, "edit 4 --revision 1 --text 'Tea for nobody'"),
    # the journal can not be used
    *(
        Case(5, typed, how)
        for typed in ("list", "add Tea", "edit 1 -t leak")
        for how in (
            a_damaged_journal,
            a_text_in_its_place,
            a_newer_journal,
            a_folder_in_its_place,
        )
    ),
    Case(5, "add Tea", a_file_that_may_not_be_written),
    # rows are refused
    Case(6, "import csv table.csv", a_row_that_is_refused),
    Case(6, "import csv table.csv --on-error skip", a_row_that_is_refused),
    Case(6, "import csv table.csv", a_row_that_changed),
    Case(6, "add Coffee. --key known", a_key_that_is_known),
    # Ctrl-C
    Case(130, "list", a_control_c),
)
SILENT = (130,)
ANSWERING_TOO = (6,)  # what was stored, or is


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_command_ends_with(case: Case, lived_in: Reflect, monkeypatch: pytest.MonkeyPatch) -> None:
    if case.arranged:
        case.arranged(lived_in, monkeypatch)
    answer = lived_in(*Line(case.typed).arguments, stdin=case.stdin, terminal=case.terminal)
    assert answer.status == case.status, answer.err
    assert "Traceback" not in answer.err
    if case.status and case.status not in ANSWERING_TOO:
        assert answer.out == ""
        assert len(answer.err.splitlines()) == (0 if case.status in SILENT else 1), answer.err
        assert answer.err == "" or answer.err.endswith((".\n", "?\n"))


def test_every_status_is_among_them() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    of_errors = {kind.status for kind in kinds if issubclass(kind, errors.ReflectError)}
    assert {case.status for case in CASES} | LATER == {0, 7, 130} | of_errors
    assert of_errors.isdisjoint(LATER)


@pytest.fixture
def _busy(lived_in: Reflect, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("reflect.journal.sqlite.WAIT", 0.05)
    holder = sqlite3.connect(lived_in.journal, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    yield
    holder.execute("ROLLBACK")
    holder.close()


@pytest.mark.usefixtures("_busy")
@pytest.mark.parametrize("typed", ["add Tea", "edit 1 -t leak", "undo", "import csv table.csv"])
def test_a_journal_that_is_locked_ends_with_5(typed: str, lived_in: Reflect) -> None:
    answer = lived_in(*typed.split())
    assert (answer.status, answer.out) == (5, "")


def test_where_a_mistake_of_ours_ends_it_a_report_is_written_and_the_words_are_kept(
    lived_in: Reflect, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_mistake_of_ours(lived_in, monkeypatch)
    answer = lived_in("add", "-", stdin="A long thought.")
    assert answer.status == 1
    assert len(list(lived_in.journal.parent.glob("state/reflect/reports/*"))) == 1
    drafts = lived_in.journal.parent.glob("state/reflect/drafts/*.md")
    assert "A long thought." in [file.read_text() for file in drafts]


@pytest.mark.parametrize(
    ("typed", "status"), [("list", 0), ("nonsense", 2), ("show 99", 3), ("-j nowhere/x.db add Tea", 5)]
)
def test_a_program_ends_with_it_too(typed: str, status: int, reflect_process: ReflectProcess) -> None:
    (reflect_process.journal.parent / "nowhere").write_text("a file")
    typed = typed.replace("nowhere", str(reflect_process.journal.parent / "nowhere"))
    assert reflect_process("add", "Tea.").status == 0
    assert reflect_process(*typed.split()).status == status


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_a_program_that_is_interrupted_ends_with_130(reflect_process: ReflectProcess) -> None:
    program = subprocess.Popen(
        reflect_process.command("import", "csv", "-"),
        env=reflect_process.environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdin is not None
    program.stdin.write(b"text\nTea.\n" * 20_000)  # more than a pipe holds: when this is written, it reads
    program.stdin.flush()
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=60)
    assert (program.returncode, out, err) == (130, b"", b"")
