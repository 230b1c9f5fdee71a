"""Whom the owner means to hear."""

from __future__ import annotations

from reflect.core.reflection import folded
from reflect.journal.journal import Journal

# Everybody on the roster, and the group they are in.
ROSTER = "SELECT name, belongs_to FROM person WHERE on_roster AND means IS NULL ORDER BY folded"


def roster(journal: Journal, *, group: str | None = None) -> tuple[str, ...]:
    """Their names, in alphabetical order; with ``group`` only those of it."""
    wanted = None if group is None else folded(group)
    known = grouped_roster(journal)
    return tuple(name for name, of in known if wanted is None or (of and folded(of) == wanted))


def grouped_roster(journal: Journal) -> list[tuple[str, str | None]]:
    """Everybody on it, each with the group they are in, in alphabetical order."""
    return [(name, group) for name, group in journal.rows(ROSTER)]
