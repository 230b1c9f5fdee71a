"""The command reference and the man page are what the commands say of themselves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import reflect
from reflect.cli import reference
from reflect.cli.surroundings import ENVIRONMENT, EXIT_STATUS, FILES
from reflect.core import errors
from tests.guards.test_stubs import ALL

DOCS = Path(__file__).resolve().parents[2] / "docs"
MADE = ("commands.md", "reflect.1")
PAGE = DOCS / "reflect.1"


@pytest.mark.parametrize(
    "environ", [{}, {"COLUMNS": "40", "LC_ALL": "C", "TERM": "dumb"}], ids=["here", "elsewhere"]
)
def test_what_is_committed_is_what_the_commands_say(environ: dict[str, str], tmp_path: Path) -> None:
    """If this fails, run `python -m reflect.cli.reference`."""
    command = [sys.executable, "-m", "reflect.cli.reference", str(tmp_path)]
    subprocess.run(command, env=os.environ | environ, check=True, timeout=60)
    for name in MADE:
        made, committed = (folder / name for folder in (tmp_path, DOCS))
        assert made.read_bytes() == committed.read_bytes(), "run `python -m reflect.cli.reference`"


@pytest.mark.parametrize("name", ALL)
def test_every_command_is_described(name: str) -> None:
    assert f"\n### reflect {name}\n" in (DOCS / "commands.md").read_text("utf-8")
    assert f'\n.SS "reflect {name}"\n' in PAGE.read_text("utf-8").replace(r"\-", "-")


def test_a_shared_option_is_described_once() -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    for option in ("`--since DAY`", "`--lens LENS`", "`--journal JOURNAL`", "`--include-private`"):
        assert text.count(f"{option} |") == 1


def test_options_under_the_same_heading_are_the_same_for_every_command() -> None:
    said: dict[str, set[Any]] = {}
    for context in reference.every_command():
        for name, options in reference.by_heading(context).items():
            if name not in reference.OWN:
                said.setdefault(name, set()).add(tuple(options))
    assert said
    assert [name for name, ways in said.items() if len(ways) > 1] == []


def test_every_exit_status_is_explained() -> None:
    known = {
        kind.status for kind in vars(errors).values() if isinstance(kind, type) and hasattr(kind, "status")
    }
    assert known | {0, 130} == set(EXIT_STATUS)


def test_every_environment_variable_is_explained() -> None:
    sources = (path.read_text("utf-8") for path in Path(reflect.__file__).parent.rglob("*.py"))
    read = {name for text in sources for name in re.findall(r"environ(?:\.get\(|\[)\"([A-Z][A-Z_]+)\"", text)}
    assert {"REFLECT_JOURNAL", "EDITOR"} <= read
    assert read <= set(ENVIRONMENT)


@pytest.mark.skipif(sys.platform != "linux", reason="the places named are those of Linux")
def test_the_files_are_where_they_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    from reflect.cli import places

    home = {"HOME": "/home/ana"}
    monkeypatch.setenv("HOME", "/home/ana")
    files = {name.replace("~", "/home/ana") for name in FILES}
    folders = (
        places.drafts_folder(home),
        places.reports_folder(home),
        places.config_file(home),
        places.due_file(home),
    )
    assert {str(folder) for folder in folders} <= files
    assert str(places.place("data", home) / "journal.db") in files


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not here")
def test_the_man_page_is_set_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", PAGE], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "NAME" in done.stdout


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not here")
def test_the_man_page_is_read_with_man_at_80_columns() -> None:
    environ = os.environ | {"MANWIDTH": "80", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["man", "--warnings", "-l", PAGE], env=environ, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    read = done.stdout
    assert [line for line in read.splitlines() if len(line) > 80] == []
    for heading in (
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "COMMANDS",
        "EXIT STATUS",
        "ENVIRONMENT",
        "FILES",
    ):
        assert f"\n{heading}\n" in read
    assert "--no-input" in read, "with hyphens that can be copied"


def test_the_wheel_installs_the_man_page_and_the_scripts() -> None:
    import tomllib

    settings = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))
    installed = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert installed["docs/reflect.1"] == "share/man/man1/reflect.1"
    assert [file for file in installed if not (DOCS.parent / file).exists()] == []
