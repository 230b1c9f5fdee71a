"""The beginning of a text, where there is room for no more."""

from __future__ import annotations


def short(text: object, length: int = 100) -> str:
    """The first line of a text, cut behind a word where it is longer."""
    line = str(text).partition("\n")[0]
    if len(line) <= length and line == str(text):
        return line
    cut = line if len(line) < length else line[: length - 1].rpartition(" ")[0] or line[: length - 1]
    return f"{cut.rstrip(' .,;:')} …"
