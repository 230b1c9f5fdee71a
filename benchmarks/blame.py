"""Every passage of a folder's CSV files that the hint takes for blaming a person, to be judged by reading.

    python benchmarks/blame.py FOLDER [-n N] [--seed SEED]

A text is a cell of at least five words. The words that were found stand between >> and <<, the question of
the hint behind them. With -n, so many drawn at random (the same ones for the same seed), in their order.
"""

from __future__ import annotations

import argparse
import random
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reflect.core.blame import Blame, found
from reflect.exchange.csv.table import open_table

FEWEST_WORDS = 5
AROUND = 240  # characters before and behind; a sentence seldom has more


class Passage(NamedTuple):
    place: str
    text: str
    blame: Blame


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Where it stands, and each cell of some words, of all tables of the folder."""
    for file in sorted(folder.glob("*.csv")):
        with open_table(file, stem=file.stem) as table:
            for record in table.records():
                for column, cell in zip(table.header, record.cells, strict=False):
                    if len(cell.split()) >= FEWEST_WORDS:
                        yield f"{file.name}, line {record.line}, {column}", cell


def shown(passage: Passage) -> str:
    """The sentence around the words, which are marked."""
    text, blame = passage.text, passage.blame
    before = re.split(r"[.!?]\s|\n\s*\n|<br/>", text[max(blame.start - AROUND, 0) : blame.start])[-1]
    behind = re.split(r"(?<=[.!?])\s|\n\s*\n|<br/>", text[blame.end : blame.end + AROUND])[0]
    marked = f"{before}>>{text[blame.start : blame.end]}<<{behind}"
    return " ".join(marked.split())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, metavar="N", help="only so many of them")
    parser.add_argument("--seed", type=int, default=0, help="what to draw them with")
    given = parser.parse_args()
    read = 0
    passages: list[Passage] = []
    for place, text in texts(given.folder):
        read += 1
        passages += [Passage(place, text, blame) for blame in found(text)]
    chosen = list(enumerate(passages, 1))
    if given.n is not None:
        chosen = sorted(random.Random(given.seed).sample(chosen, min(given.n, len(chosen))))
    for number, passage in chosen:
        print(f"{number}  {passage.place}")
        print(textwrap.fill(shown(passage), 108, initial_indent="    ", subsequent_indent="    "))
        print(f"    {passage.blame.question}\n")
    print(f"{len(passages)} passages in {read} texts; {len(chosen)} shown.")


if __name__ == "__main__":
    main()
