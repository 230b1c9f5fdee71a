"""The reflections that a command is told to change: numbers as arguments, or from standard input."""

from __future__ import annotations

from collections.abc import Sequence

from reflect.cli.desk import Desk
from reflect.core.errors import BadInput, NotFound
from reflect.journal.journal import Journal
from reflect.journal.reading import DIGITS, get


def numbers_of(given: Sequence[str], journal: Journal, work: Desk) -> list[int]:
    """Each number once, in the order given; ``last`` is the newest. Raises BadInput, NotFound.

    None from a pipe is nothing to do, and no mistake: a script's list may be empty.
    """
    words = [word for each in given for word in (_from_stdin(work) if each == "-" else [each])]
    if not words:
        work.terminal.note("No number came in, so nothing was changed; `reflect list --numbers` prints them.")
    return list(dict.fromkeys(_number(word, journal) for word in words))


def number_of(given: str, journal: Journal) -> int:
    """The one number that is meant. Raises BadInput, NotFound."""
    return _number(given, journal)


def _from_stdin(work: Desk) -> list[str]:
    if work.terminal.interactive:
        work.terminal.note("Numbers, one a line; Ctrl-D ends them.")
    return work.terminal.stdin.buffer.read().decode("utf-8", "replace").split()


def _number(word: str, journal: Journal) -> int:
    if word == "last":
        return get(journal, word).number
    if not (word.isdecimal() and word.isascii()):
        raise BadInput(f"{word!r} is no number of a reflection; `reflect list --numbers` prints them.")
    if len(word) >= DIGITS:
        raise NotFound(f"There is no reflection {word}; `reflect list` shows the numbers.")
    return int(word)
