"""Everything that can go wrong for a reason a person can act on.

    ReflectError            1  unexpected (never raised as such)
    ├── BadInput            2  usage, a bad date, framework or configuration, empty input
    ├── NotFound            3  no such reflection, journal, point ...
    ├── StaleEdit           4  somebody changed it meanwhile
    ├── JournalUnusable     5  locked, damaged, foreign, newer, unwritable, disk full
    └── RowsRefused         6  an import left rows out

Each error carries one complete sentence (what, where, what to do) and the exit status of the
process; only ``cli.app`` shows them.
"""

from __future__ import annotations


class ReflectError(Exception):
    """One sentence for the person at the terminal, and the exit status that goes with it."""

    status = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadInput(ReflectError):
    status = 2


class NotFound(ReflectError):
    status = 3


class StaleEdit(ReflectError):
    status = 4


class JournalUnusable(ReflectError):
    status = 5


class RowsRefused(ReflectError):
    status = 6
