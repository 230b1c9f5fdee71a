"""Measurements side by side in one run, printed as ratios: CPU time (user + system), medians.

    python benchmarks/run.py [startup] [import] [export] [--rounds N]

jrnl, the peer in `startup`, and sqlite-utils are installed into a virtual environment of their own on
the first run (from PyPI); without a network these rows are left out by name. Nothing here is a test:
a shared machine may say what it likes, only ratios of the same run mean anything.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import importing

HERE = Path(__file__).parent
PEERS = Path(tempfile.gettempdir()) / f"reflect-benchmark-peers-{os.getuid()}"
BARE = """
import sqlite3, sys
import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)

@app.command()
def add(path: str, text: str) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, text TEXT)")
    db.execute("INSERT INTO note (text) VALUES (?)", (text,))
    db.commit()
    db.close()

app()
"""
TEXT = "The Friday handover took two minutes because the list was already written"
TAB = {"_REFLECT_COMPLETE": "zsh"}  # what a shell's script says when TAB is pressed


# An installed package has its bytecode; a checkout that is run in place gets it here.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def cpu_seconds(command: list[str], environment: Mapping[str, str]) -> float:
    """User and system time of one process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def side_by_side(ways: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of each way in seconds; the ways take turns, so that noise falls on all alike."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            taken[name].append(way())
    return {name: statistics.median(times) for name, times in taken.items()}


def startup(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reflect = [str(Path(sys.executable).with_name("reflect"))]
        full, bare = folder / "full.db", folder / "bare.py"
        bare.write_text(BARE)
        environment = {**os.environ, "HOME": name, "XDG_CONFIG_HOME": name, "XDG_DATA_HOME": name}
        ours = {**environment, "REFLECT_JOURNAL": str(full)}
        rows = folder / "thousand.csv"
        rows.write_text("text\n" + "".join(f"{TEXT} {n}\n" for n in range(1000)))
        subprocess.run([*reflect, "import", "csv", str(rows)], env=ours, check=True, capture_output=True)
        fresh = iter(range(10**6))

        def first_add() -> float:
            new = {**environment, "REFLECT_JOURNAL": str(folder / f"new{next(fresh)}.db")}
            return cpu_seconds([*reflect, "add", TEXT], new)

        ways: dict[str, Callable[[], float]] = {
            "bare Typer + sqlite3, one insert": lambda: cpu_seconds(
                [sys.executable, str(bare), str(folder / "bare.db"), TEXT], environment
            ),
            "reflect add, 1,000 reflections": lambda: cpu_seconds([*reflect, "add", TEXT], ours),
            "reflect list to a pipe": lambda: cpu_seconds([*reflect, "list"], ours),
            "reflect search to a pipe": lambda: cpu_seconds([*reflect, "search", "handover"], ours),
            "TAB behind reflect show": lambda: cpu_seconds([*reflect, "show", ""], ours | TAB),
            "TAB behind reflect add -q": lambda: cpu_seconds([*reflect, "add", "-q", ""], ours | TAB),
            "reflect add, the very first": first_add,
            "import sqlmodel": lambda: cpu_seconds([sys.executable, "-c", "import sqlmodel"], environment),
        }
        jrnl = peer("jrnl==4.6", "jrnl")
        if jrnl is not None:
            config = folder / "jrnl.yaml"
            config.write_text(JRNL_CONFIG.format(journal=folder / "jrnl.txt", version="v4.6"))
            (folder / "jrnl.txt").touch()
            ways["jrnl 4.6, an empty journal"] = lambda: _jrnl(jrnl, config, folder, environment)
        medians = side_by_side(ways, rounds)
        print_ratios(medians, against=[name for name in medians if name.startswith(("bare", "jrnl"))])


JRNL_CONFIG = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals: {{default: {{journal: '{journal}'}}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %r'
version: {version}
"""


def _jrnl(jrnl: Path, config: Path, folder: Path, environment: Mapping[str, str]) -> float:
    (folder / "jrnl.txt").write_text("")
    return cpu_seconds([str(jrnl), "--config-file", str(config), TEXT], environment)


def imports(rounds: int) -> None:
    """100,000 rows into a journal, and into a table of sqlite-utils."""
    importing.imports(min(rounds, 3), peer)


def exports(rounds: int) -> None:
    """100,000 reflections as lines of JSON, and the same content by the shell of SQLite."""
    shell = shutil.which("sqlite3")
    if shell is None:
        print("export: left out, sqlite3 (the shell) is not here")
        return
    with tempfile.TemporaryDirectory() as name:
        journal = str(Path(name) / "big.db")
        subprocess.run([sys.executable, str(HERE / "big_journal.py"), "100000", journal], check=True)
        reflect = [str(Path(sys.executable).with_name("reflect")), "-j", journal, "export"]
        environment = {**os.environ, "HOME": name}
        ways = {
            "sqlite3 -json, the same content": [shell, "-json", journal, SHELL_EXPORT],
            "sqlite3 -json, one view": [shell, "-json", journal, "SELECT * FROM reflections"],
            "reflect export jsonl --in-view": [*reflect, "jsonl", "--in-view"],
            "reflect export jsonl, with history": [*reflect, "jsonl"],
        }
        timed = {what: partial(cpu_seconds, command, environment) for what, command in ways.items()}
        print_ratios(side_by_side(timed, min(rounds, 5)), against=list(ways)[:2])


SHELL_EXPORT = """
  SELECT v.*,
         (SELECT json_group_object(d.probe, d.text) FROM details d WHERE d.reflection = v.number) AS details,
         (SELECT json_group_array(json_object(
                     'number', u.number, 'kind', u.kind, 'text', u.text, 'point', u.point, 'owner', u.owner,
                     'with', u.with_people, 'due', u.due, 'review', u.review, 'where', u.link,
                     'stage', u.stage, 'state', u.state, 'helped', u.helped, 'note', u.note,
                     'created', u.created, 'closed', u.closed))
            FROM follow_ups u WHERE u.reflection = v.number) AS follow_ups
    FROM reflections v
ORDER BY day, timed DESC, instant, number
"""


def peer(requirement: str, command: str) -> Path | None:
    """A peer's command in a virtual environment of its own; None where it can not be had."""
    python = PEERS / command / "bin"
    if not (python / command).exists():
        venv.create(PEERS / command, with_pip=True)
        done = subprocess.run(
            [python / "pip", "install", "-q", requirement], capture_output=True, check=False
        )
        if done.returncode:
            print(f"{command}: left out, {requirement} can not be installed here")
            return None
    return python / command


def print_ratios(medians: Mapping[str, float], *, against: list[str]) -> None:
    print(f"{'':<36}{'ms CPU':>8}" + "".join(f"{'/ ' + name.split()[0]:>12}" for name in against))
    for what, seconds in medians.items():
        ratios = "".join(f"{seconds / medians[name]:>12.2f}" for name in against)
        print(f"{what:<36}{seconds * 1000:>8.1f}{ratios}")


PARTS: dict[str, Callable[[int], None]] = {"startup": startup, "import": imports, "export": exports}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    for part in given.parts or list(PARTS):
        PARTS[part](given.rounds)


if __name__ == "__main__":
    main()
