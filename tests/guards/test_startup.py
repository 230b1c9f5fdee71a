"""Starting up is a feature: the everyday commands load what they need and nothing heavy.

Modules are counted, not milliseconds, so that the guard says the same on every machine. Each command
runs as a program of its own and tells on a descriptor of its own what it had loaded at the end.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ReflectProcess
from tests.guards.test_stubs import ALL

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "alembic",
    "dateparser",
    "prompt_toolkit",
    "snowballstemmer",
    "charset_normalizer",
    "reflect.models",
    "reflect.cli.hinting",
    "reflect.core.blame",
    "reflect.journal.schema",
    "asyncio",
    "ssl",
    "urllib.request",
    "importlib.metadata",
)
MOST = 210  # modules of an everyday command; a bare Typer program has about 150
PROBE = """
import atexit, os, sys
told = int(sys.argv.pop(1))
atexit.register(lambda: os.write(told, "\\n".join(sys.modules).encode()))
from reflect.cli.app import main
main()
"""


class Run(NamedTuple):
    status: int
    modules: frozenset[str]


def loaded_by(reflect: ReflectProcess, *arguments: str, environ: Mapping[str, str] | None = None) -> Run:
    inherited = {name: value for name, value in reflect.environ.items() if name != "REFLECT_CONFIG"}
    ours, theirs = os.pipe()
    try:
        program = subprocess.Popen(
            [sys.executable, "-c", PROBE, str(theirs), *arguments],
            pass_fds=[theirs],
            env={**inherited, **(environ or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    finally:
        os.close(theirs)
    with os.fdopen(ours, "rb") as told:
        modules = told.read().decode().split("\n")
    return Run(program.wait(timeout=60), frozenset(modules))


def heavy(run: Run) -> set[str]:
    return {name for name in HEAVY if name in run.modules}


pytestmark = pytest.mark.skipif(os.name == "nt", reason="descriptors are not passed on there")
EVERYDAY = (
    ("add", "Tea.", "-q", "pressure", "-p", "kettle", "-t", "kitchen", "--with", "Ana"),
    ("add", "Tea.", "--on", "2026-11-20"),
    ("add", "Tea in the #kitchen and the #kitchens"),
    ("list",),
    ("list", "--json", "--week"),
    ("list", "--in", "last week", "-t", "kitchen", "--format", "csv"),
    ("search", "tea"),
    ("show", "last"),
    ("undo",),
)
TAB = {"_REFLECT_COMPLETE": "zsh"}


@pytest.mark.parametrize("arguments", EVERYDAY, ids=" ".join)
def test_an_everyday_command_loads_nothing_heavy(
    arguments: tuple[str, ...], reflect_process: ReflectProcess
) -> None:
    for _ in range(2):
        assert reflect_process("add", "The kettle leaks.").status == 0
    run = loaded_by(reflect_process, *arguments)
    assert run.status == 0
    assert heavy(run) == set()
    assert "rich" not in run.modules
    assert "tomllib" not in run.modules
    assert len(run.modules) <= MOST


CONFIGURED = """
journal = "journal"
purpose = "So that what helped once helps again"
rhythm = "weekdays"
day_starts = "04:00"
pager = "less"
"""


@pytest.mark.parametrize("arguments", [("add", "Tea."), ("list", "--week"), ("search", "tea")], ids=" ".join)
def test_a_configuration_costs_reading_toml_and_no_more(
    arguments: tuple[str, ...], reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text(CONFIGURED)
    places = {"REFLECT_CONFIG": str(tmp_path / "config.toml"), "XDG_DATA_HOME": str(tmp_path / "data")}
    reflect_process.environ |= places | {"REFLECT_JOURNAL": ""}
    assert reflect_process("add", "The kettle leaks.").status == 0
    run = loaded_by(reflect_process, *arguments, environ=places)
    assert run.status == 0
    assert heavy(run) == set()
    assert "tomllib" in run.modules
    assert {"rich", "tomlkit", "reflect.cli.pager", "reflect.cli.named"} & run.modules == set()
    assert len(run.modules) <= MOST


@pytest.mark.parametrize("arguments", [("add", "Tea."), ("list",), ("search", "tea")], ids=" ".join)
def test_a_machine_without_a_journal_loads_nothing_heavy_either(
    arguments: tuple[str, ...], reflect_process: ReflectProcess
) -> None:
    run = loaded_by(reflect_process, *arguments)
    assert run.status == 0
    assert heavy(run) == set()
    assert "rich" not in run.modules
    assert len(run.modules) <= MOST


def test_help_loads_no_command_and_nothing_heavy(reflect_process: ReflectProcess) -> None:
    run = loaded_by(reflect_process, "--help")
    assert run.status == 0
    assert heavy(run) == set()
    assert {"reflect.cli.add", "reflect.cli.list_", "sqlite3"} & run.modules <= {"sqlite3"}


@pytest.mark.parametrize("name", ["", *ALL])
def test_tab_loads_nothing_heavy_whatever_the_command(name: str, reflect_process: ReflectProcess) -> None:
    run = loaded_by(reflect_process, *name.split(), "-", environ=TAB)
    assert run.status == 0
    assert heavy(run) == set()
    assert "rich" not in run.modules


@pytest.mark.parametrize("arguments", [("show", ""), ("add", "-q", ""), ("list", "-t", "")], ids=" ".join)
def test_tab_reads_the_journal_without_loading_more(
    arguments: tuple[str, ...], reflect_process: ReflectProcess
) -> None:
    assert reflect_process("add", "The kettle leaks.", "-t", "kitchen").status == 0
    run = loaded_by(reflect_process, *arguments, environ=TAB)
    assert (run.status, heavy(run)) == (0, set())
    assert "tomllib" not in run.modules
    assert len(run.modules) <= MOST


def test_the_guard_sees_what_a_command_loads(reflect_process: ReflectProcess) -> None:
    reflect_process("add", "Tea.")
    assert "dateparser" in heavy(loaded_by(reflect_process, "add", "Tea.", "--on", "three days ago"))
    assert "rich" in loaded_by(reflect_process, "list", "--format", "table").modules


def test_an_import_of_plain_rows_loads_nothing_heavy(reflect_process: ReflectProcess, tmp_path: Path) -> None:
    """The declared shape of rows takes as long to load as ten thousand of them to read."""
    table = tmp_path / "rows.csv"
    table.write_text("date,text,tags\n2026-11-20 17:00,It leaks.,tea\n", encoding="utf-8")
    run = loaded_by(reflect_process, "import", "csv", str(table))
    assert (run.status, heavy(run)) == (0, set())
