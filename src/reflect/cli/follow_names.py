"""The follow-ups that a command is told about: ``f12``, ``12``, ``last``, or from standard input."""

from __future__ import annotations

from collections.abc import Sequence

from reflect.cli.desk import Desk
from reflect.core.errors import BadInput, NotFound
from reflect.journal import follow_ups
from reflect.journal.journal import Journal
from reflect.journal.reading import DIGITS


def follow_up_numbers(given: Sequence[str], journal: Journal, work: Desk) -> list[int]:
    """Each number once, in the order given. Raises BadInput, NotFound."""
    words = [word for each in given for word in (_from_stdin(work) if each == "-" else [each])]
    if not words:
        work.terminal.note("No number came in, so nothing was changed; `reflect follow list` shows them.")
    return list(dict.fromkeys(follow_up_number(word, journal) for word in words))


def follow_up_number(word: str, journal: Journal) -> int:
    """The one that is meant. Raises BadInput, NotFound."""
    if word == "last":
        return follow_ups.last(journal)
    digits = word[1:] if word[:1] in ("f", "F") else word
    if not (digits.isdecimal() and digits.isascii()):
        raise BadInput(f"{word!r} is no follow-up; they are called f1, f2 ..: `reflect follow list`.")
    if len(digits) >= DIGITS:
        raise NotFound(f"There is no follow-up {word}; `reflect follow list --state all` shows them.")
    return int(digits)


def _from_stdin(work: Desk) -> list[str]:
    if work.terminal.interactive:
        work.terminal.note("Follow-ups, one a line; Ctrl-D ends them.")
    return work.terminal.stdin.buffer.read().decode("utf-8", "replace").split()
