"""Where something stands in a TOML text: tomllib keeps no positions."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from typing import Any

# What closes lists and tables that are open at the end of a line, from the inside out.
_CLOSINGS = ("", "]", "}", "]}", "}]", "]}]", "}]}", "]}]}", "}]}]", "]}]}]")


def line_of(text: str, path: tuple[str | int, ...]) -> int:
    """The line, counted from 1, in which what stands at ``path`` begins.

    tomllib keeps no positions, so it is asked again with the beginning of the text: TOML is read from top to
    bottom and only ever adds, so a thing stands just past the longest beginning that does not hold it yet.
    """
    lines, ends = text.split("\n"), statement_ends(text)
    nth = bisect_left(ends, True, key=lambda end: _holds("\n".join(lines[:end]), path))
    without = ends[nth - 1] if nth else 0
    for end in range(without + 1, ends[nth]):  # a statement of several lines: look into its lists
        statement = "\n".join(lines[ends[nth - 1] : end])
        closing = next((each for each in _CLOSINGS if _holds(f"{statement}\n{each}", ())), None)
        if closing is not None:
            if _holds("\n".join([*lines[:end], closing]), path):
                break
            without = end
    return without + 1


def statement_ends(text: str) -> list[int]:
    """After how many lines a statement is complete, from 0 on: one that is cut short does not parse."""
    lines, ends = text.split("\n"), [0]
    for end in range(1, len(lines) + 1):
        if _holds("\n".join(lines[ends[-1] : end]), ()):
            ends.append(end)
    return ends


def mistake_in(text: str, error: tomllib.TOMLDecodeError) -> tuple[str, int]:
    """What the parser says of a text it refuses, and the line in which the mistake begins."""
    words, _, place = str(error).rpartition(" (at ")
    line = re.search(r"line (\d+)", place)
    # At the end of the document the parser has lost sight of where the open text or list began.
    return words, int(line[1]) if line else statement_ends(text)[-1] + 1


def _holds(text: str, path: tuple[str | int, ...]) -> bool:
    """Whether this beginning of a file parses and holds something at ``path``."""
    try:
        found: Any = tomllib.loads(text)
        for step in path:
            found = found[step]
    except (ValueError, RecursionError, LookupError):
        return False
    return True
