"""A table of made-up reports into a journal, beside what the same table costs without a journal's care.

`sqlite-utils insert --csv` and `enable-fts` keep the rows as they are and index their text; `import csv` also
knows each row again, resolves its names, and keeps a history. The rows have tags and a pressure point each.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

HEADER = ("id", "date", "text", "point", "tags")
WORDS = """
the handover list was on the wall before shift and nobody had to ask who had the keys when the pump stopped
again because a valve that we closed last week was open and the crew found it at night
"""


def make_table(path: Path, rows: int) -> None:
    """About 560 bytes a row, as long as a narrative in an incident log."""
    pick = random.Random(4)
    words = WORDS.split()
    began = datetime(2006, 1, 1)  # noqa: DTZ001 - a wall clock, as a table has it
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("id", "date", "text", "point", "tags"))
        for number in range(1, rows + 1):
            when = began + timedelta(minutes=9 * number)
            text = " ".join(pick.choices(words, k=pick.randint(40, 160)))
            tags = ", ".join(f"tag{pick.randrange(60)}" for _ in range(pick.randrange(4)))
            table.writerow([number, f"{when:%Y-%m-%d %H:%M}", text, f"point {pick.randrange(40)}", tags])


def measured(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a command, measured by a process of its own."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], env=environment, check=True, capture_output=True, text=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def imports(rounds: int, peer: Callable[[str, str], Path | None], *, rows: int = 100_000) -> None:
    """The median of some rounds, side by side, and the ratio."""
    sqlite_utils = peer("sqlite-utils", "sqlite-utils")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "reports.csv"
        make_table(table, rows)
        ours: list[tuple[float, float]] = []
        theirs: list[float] = []
        for number in range(rounds):
            journal, database = folder / f"{number}.db", folder / f"{number}.sqlite"
            environment = {**os.environ, "HOME": name, "REFLECT_JOURNAL": str(journal)}
            reflect = str(Path(sys.executable).with_name("reflect"))
            ours.append(measured([reflect, "import", "csv", str(table)], environment))
            if sqlite_utils is not None:
                insert = [str(sqlite_utils), "insert", str(database), "reports", str(table), "--csv"]
                index = [str(sqlite_utils), "enable-fts", str(database), "reports", "text"]
                theirs.append(sum(measured(command, environment)[0] for command in (insert, index)))
            for made in (journal, database):
                made.unlink(missing_ok=True)
    seconds, megabytes = sorted(ours)[len(ours) // 2]
    print(f"{f'import csv, {rows:,} rows':<36}{seconds:6.2f} s CPU  {megabytes:5.0f} MB at its peak")
    if theirs:
        other = sorted(theirs)[len(theirs) // 2]
        print(f"{'sqlite-utils insert and enable-fts':<36}{other:6.2f} s CPU  ratio {seconds / other:.2f}")
