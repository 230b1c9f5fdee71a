"""Finds one theme: what it tells of a period, and the reflections that hold it."""

from __future__ import annotations

from typing import NamedTuple

from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.core.themes import Reading, Theme, counted_theme
from reflect.journal import finding
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number
from reflect.journal.reports.everything import Everything
from reflect.journal.themes import meant


class OneTheme(NamedTuple):
    """``reflections``: newest first; ``ways``: how the theme is spelled in the journal."""

    theme: Theme
    reflections: list[Reflection]
    ways: tuple[str, ...]


def find_theme(journal: Journal, name: str, wanted: Filter, *, reading: Reading) -> OneTheme:
    """A theme by its name or its phrase, found or not. Raises NotFound where no reflection holds it."""
    decision, ways = meant(journal, name, reading=reading)
    theme = Theme(decision.called, (), 0, (), "unknown", 0, 0, "", 0, decision.phrase, decision.merged)
    if finding.condition(journal, wanted).unknown:
        return OneTheme(theme, [], ways)
    everything = Everything(journal, wanted)
    tally = everything.tally_of(ways)
    return OneTheme(
        counted_theme(theme, tally, dates=everything.dates),
        by_number(journal, list(reversed(tally.numbers))),
        ways,
    )
