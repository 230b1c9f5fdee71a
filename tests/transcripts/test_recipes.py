"""The recipes that no transcript can run: prompts of several shells, timers, lines of a crontab."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import ReflectProcess

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the recipes are for POSIX systems")
RECIPES = (Path(__file__).resolve().parents[2] / "docs" / "recipes.md").read_text("utf-8")
SHELLS = {
    "due.bash": ["bash", "--norc", "-c", ". ./due.bash; reflect_due"],
    "due.zsh": ["zsh", "-f", "-c", ". ./due.zsh; reflect_due"],
    "due.fish": ["fish", "--no-config", "-c", "source due.fish; reflect_due"],
    "due.sh": ["sh", "-c", ". ./due.sh; reflect_due"],
}


def file(name: str) -> str:
    """What the recipes say stands in a file of that name."""
    found = re.search(rf"^```\w+ {re.escape(name)}\n(.*?)^```$", RECIPES, re.MULTILINE | re.DOTALL)
    assert found, name
    return found[1]


def crontab_lines() -> list[str]:
    return re.findall(r"^(?:\S+ ){5} (.*)$", RECIPES, re.MULTILINE)


def prompt(name: str, folder: Path, **environ: str) -> str:
    """What the prompt of a shell shows; the file with the days is where it is by default."""
    command = SHELLS[name]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not here")
    (folder / name).write_text(file(name))
    kept = {each: value for each, value in os.environ.items() if not each.startswith("XDG")}
    said = subprocess.run(
        command,
        cwd=folder,
        env=kept | {"HOME": str(folder)} | environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stderr == ""
    return said.stdout


def days_from_today(*days: int) -> str:
    today = date.today()  # noqa: DTZ011  # the shells read the clock of the machine
    return "".join(f"{today + timedelta(days=each)}\n" for each in sorted(days))


def due_file(folder: Path, *days: int) -> None:
    place = folder / ".local" / "state" / "reflect"
    place.mkdir(parents=True, exist_ok=True)
    (place / "due").write_text(days_from_today(*days))


@pytest.mark.parametrize("name", SHELLS)
def test_the_prompt_counts_what_is_due_until_today(name: str, tmp_path: Path) -> None:
    due_file(tmp_path, -400, -1, -1, 0, 1, 30)
    assert prompt(name, tmp_path) == "4 due "


@pytest.mark.parametrize("name", SHELLS)
def test_the_prompt_is_silent_when_nothing_is_due_or_there_is_no_file(name: str, tmp_path: Path) -> None:
    assert prompt(name, tmp_path) == ""
    due_file(tmp_path)
    assert prompt(name, tmp_path) == ""
    due_file(tmp_path, 1)
    assert prompt(name, tmp_path) == ""


@pytest.mark.parametrize("name", SHELLS)
def test_the_prompt_looks_where_the_state_is_kept(name: str, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere" / "reflect"
    place.mkdir(parents=True)
    (place / "due").write_text(days_from_today(-1))
    assert prompt(name, tmp_path, XDG_STATE_HOME=str(tmp_path / "elsewhere")) == "1 due "


@pytest.mark.parametrize("name", ["due.bash", "due.zsh"])
def test_the_prompt_starts_no_program(name: str, tmp_path: Path) -> None:
    due_file(tmp_path, -1)
    (tmp_path / "none").mkdir()
    shell = shutil.which(SHELLS[name][0])
    if shell is None:
        pytest.skip(f"{SHELLS[name][0]} is not here")
    (tmp_path / name).write_text(file(name))
    done = subprocess.run(
        [shell, *SHELLS[name][1:]],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": str(tmp_path / "none"), "TZ": os.environ.get("TZ", "UTC")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("1 due ", "")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
def test_systemd_takes_the_timer_and_its_service(tmp_path: Path) -> None:
    units = [
        tmp_path / f"reflect-{of}.{kind}" for of in ("reminder", "week") for kind in ("service", "timer")
    ]
    for unit in units:
        unit.write_text(file(unit.name))
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def at_hand(folder: Path, **programs: str) -> dict[str, str]:
    """A PATH with `reflect` and with programs that are only noted."""
    place = folder / "bin"
    place.mkdir()
    for name, does in ({"reflect": f'{shlex.quote(sys.executable)} -m reflect "$@"'} | programs).items():
        (place / name).write_text(f"#!/bin/sh\n{does}\n")
        (place / name).chmod(0o755)
    return {"PATH": f"{place}{os.pathsep}{os.environ['PATH']}"}


def test_the_notification_comes_only_on_a_day_without_a_reflection(
    reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    [started] = re.findall(r"^ExecStart=(.*)$", file("reflect-reminder.service"), re.MULTILINE)
    environ = reflect_process.environ | at_hand(tmp_path, **{"notify-send": 'echo "$1"'})
    ways = []
    for _ in range(2):
        ways.append(
            subprocess.run(
                shlex.split(started), env=environ, capture_output=True, text=True, check=False
            ).stdout
        )
        reflect_process("add", "Tea.")
    assert ways == ["Time to reflect\n", ""]


def test_every_line_of_a_crontab_is_one_that_cron_understands() -> None:
    lines = crontab_lines()
    assert len(lines) == 3
    assert [line for line in lines if "%" in line] == [], "which would end the command"


def test_the_reminder_of_cron_speaks_only_on_a_day_without_a_reflection(
    reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    [reminder] = [line for line in crontab_lines() if "echo" in line]
    environ = reflect_process.environ | at_hand(tmp_path)
    ways = []
    for _ in range(2):
        ways.append(
            subprocess.run(["sh", "-c", reminder], env=environ, capture_output=True, text=True, check=False)
        )
        reflect_process("add", "Tea.")
    assert [(way.stdout, way.stderr) for way in ways] == [
        ("Nothing written today: reflect ask\n", ""),
        ("", ""),
    ]


def test_the_week_goes_out_on_friday(reflect_process: ReflectProcess, tmp_path: Path) -> None:
    [weekly] = [line for line in crontab_lines() if "export week" in line]
    environ = reflect_process.environ | at_hand(tmp_path, mail='cat; echo "$@"')
    reflect_process("add", "The kettle works.", "-q", "success", "--with", "Ana")
    sent = subprocess.run(
        ["sh", "-c", weekly], env=environ, capture_output=True, text=True, check=False
    ).stdout
    assert "The kettle works." in sent
    assert "Ana" not in sent
    assert sent.endswith("-s What we learned this week team@example.org\n")


def test_the_week_as_a_page(reflect_process: ReflectProcess, tmp_path: Path) -> None:
    [started] = re.findall(r"^ExecStart=(.*)$", file("reflect-week.service"), re.MULTILINE)
    reflect_process("add", "The kettle works.", "-q", "success")
    environ = reflect_process.environ | at_hand(tmp_path) | {"HOME": str(tmp_path)}
    subprocess.run(shlex.split(started), env=environ, check=True, capture_output=True)
    page = (tmp_path / "week.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
