"""Every report on a big journal: what a whole command costs beside the bare SQL it needs and its start-up.

    python benchmarks/reports.py [--count 100000] [--journal BIG.db] [--rounds N] [NAME...]

Start-up is the same command on an empty journal. The bare SQL is what the command asks of SQLite, noted as it
runs and then run again alone, each row fetched. CPU time (user + system), medians; memory is the peak of the
command. For 13 weeks a report may cost start-up and twice its SQL; for everything a second.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from big_journal import big_journal

from reflect.cli.report import app
from reflect.cli.terminal import Terminal

REPORTS = sorted(
    command.name or command.callback.__name__ for command in app.registered_commands if command.callback
)
PERIODS = {"13 weeks": (), "everything": ("--all",)}
REFLECT = [sys.executable, "-m", "reflect"]


def cost(journal: Path, *arguments: str) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a command."""
    code = (
        "import resource, subprocess, sys;"
        "ended = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "sys.exit(ended.stderr.decode()) if ended.returncode else"
        " print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    command = [sys.executable, "-c", code, *REFLECT, "-j", str(journal), *arguments]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(told[0]), float(told[1])


def statements(journal: Path, arguments: Iterable[str]) -> list[str]:
    """What a command asks of SQLite, values and all."""
    from reflect.cli.app import run

    asked: list[str] = []
    connect = sqlite3.connect

    def noting(*given: object, **more: object) -> sqlite3.Connection:
        db = connect(*given, **more)  # type: ignore[call-overload]
        db.set_trace_callback(asked.append)
        return db  # type: ignore[no-any-return]

    sqlite3.connect = noting  # type: ignore[assignment]
    try:
        with tempfile.TemporaryFile("w+") as nowhere:
            terminal = Terminal(stdin=sys.stdin, stdout=nowhere, stderr=nowhere, environ=os.environ)
            run(["-j", str(journal), *arguments], clock=lambda: datetime.now(UTC), terminal=terminal)
    finally:
        sqlite3.connect = connect
    return [each for each in asked if each.lstrip().upper().startswith(("SELECT", "WITH"))]


def bare(journal: Path, asked: Iterable[str]) -> float:
    """CPU seconds of the statements alone, every row fetched."""
    db = sqlite3.connect(journal)
    started = time.process_time()
    for statement in asked:
        db.execute(statement).fetchall()
    taken = time.process_time() - started
    db.close()
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(REPORTS)}; all unless named")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--journal", type=Path, help="one that benchmarks/big_journal.py made before")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        empty, big = Path(folder) / "empty.db", asked.journal or Path(folder) / "big.db"
        today = datetime.now(UTC).date()
        big_journal(0, empty, today=today)
        if asked.journal is None:
            big_journal(asked.count, big, today=today)
        for period, options in PERIODS.items():
            print(f"\n{period:30} {'command':>8} {'start':>7} {'SQL':>7} {'of start + 2 SQL':>17} {'MB':>5}")
            for name in asked.names or REPORTS:
                tell(name, ("report", name, *options), big, empty, rounds=asked.rounds)


def tell(name: str, arguments: tuple[str, ...], big: Path, empty: Path, *, rounds: int) -> None:
    sql = statements(big, arguments)
    taken: dict[str, list[float]] = {"command": [], "start": [], "SQL": [], "MB": []}
    for _ in range(rounds):
        cpu, memory = cost(big, *arguments)
        taken["command"].append(cpu)
        taken["MB"].append(memory)
        taken["start"].append(cost(empty, *arguments)[0])
        taken["SQL"].append(bare(big, sql))
    command, start, alone, memory = (statistics.median(times) for times in taken.values())
    share = command / (start + 2 * alone)
    print(f"{name:30} {command:7.3f}s {start:6.3f}s {alone:6.3f}s {share:16.2f}x {memory:5.0f}", flush=True)


if __name__ == "__main__":
    main()
