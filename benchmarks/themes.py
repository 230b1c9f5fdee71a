"""Themes measured: what is found in labelled English reports and in German notes, and what it costs.

    python benchmarks/themes.py [quality] [german] [cost] [--sizes 100000 1000000]

`quality` runs ../shared/tools/score_themes.py, and is left out by name where that folder is not there.
`german` plants phrases in notes (tests/core/german_notes.py). `cost` makes big journals (a million
reflections take minutes) and prints CPU time and peak memory of `report themes`, beside its start-up.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
REFLECT = Path(sys.executable).with_name("reflect")
SEEDS = 6
TOP = 20

sys.path.insert(0, str(HERE.parent))


def quality(_: list[int]) -> None:
    tool, data = SHARED / "tools" / "score_themes.py", SHARED / "data" / "themes"
    if not tool.exists():
        print("quality: left out, ../shared is not here")
        return
    environment = os.environ | {"PATH": f"{REFLECT.parent}{os.pathsep}{os.environ['PATH']}"}
    files = (tool, data / "safenet_even.csv", "--zipf", data / "en_zipf.tsv")
    subprocess.run([sys.executable, *map(str, files)], env=environment, check=True)


def german(_: list[int]) -> None:
    from reflect.core.themes import recurring_themes
    from tests.core.german_notes import found_share, notes

    shares = []
    for seed in range(1, SEEDS + 1):
        documents, holding = notes(seed=seed)
        themes = recurring_themes(documents, top=TOP)
        shares.append(found_share(themes, holding))
        if seed == 1:
            print("German themes:", ", ".join(theme.phrase for theme in themes))
    print(f"German, over {SEEDS} planted samples: planted {sum(shares) / SEEDS:.3f}")


def cost(sizes: list[int]) -> None:
    print(f"{'':<44}{'s CPU':>8}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as name:
        journal = Path(name) / "big.db"
        tell("start-up: report themes --help", ["report", "themes", "--help"])
        for size in sizes:
            subprocess.run([sys.executable, HERE / "big_journal.py", str(size), journal], check=True)
            for asked in (["--all"], ["--all", "--json"], []):
                words = " ".join(["report themes", *asked])
                tell(f"{size:>9,}: {words}", ["-j", str(journal), "report", "themes", *asked])
            journal.unlink()


def tell(what: str, arguments: list[str]) -> None:
    """CPU time and peak memory of one run, of a process whose only child it is."""
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss)\n"
    )
    command = [sys.executable, "-c", script, str(REFLECT), *arguments]
    seconds, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    unit = 2**20 if sys.platform == "darwin" else 2**10
    print(f"{what:<44}{float(seconds):>8.2f}{int(peak) / unit:>9.0f}")


PARTS: dict[str, Callable[[list[int]], None]] = {"quality": quality, "german": german, "cost": cost}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--sizes", nargs="+", type=int, default=[100_000])
    given = parser.parse_args()
    for part in given.parts or list(PARTS):
        PARTS[part](given.sizes)


if __name__ == "__main__":
    main()
