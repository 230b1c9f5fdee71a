"""What a report is to the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from reflect.core.again import NEVER, Again
from reflect.core.period import Period
from reflect.core.query import Filter
from reflect.core.themes import AS_IT_COMES, Reading
from reflect.journal.journal import Journal

if TYPE_CHECKING:
    from rich.console import RenderableType

LISTS = ("table", "plain", "json", "jsonl", "md")
ONE_OBJECT = ("table", "plain", "json", "md")
OWNERS = ("table", "plain", "json", "jsonl")  # nothing that others should read


class Asked(NamedTuple):
    """What a report is to tell of, and in which format. ``wanted`` holds the period's days; ``period`` says
    it in words too. ``reading``: how the owner wants themes to be found; ``again``: how it was asked for."""

    wanted: Filter
    period: Period
    today: date
    form: str
    reading: Reading = AS_IT_COMES
    again: Again = NEVER

    @property
    def complete(self) -> bool:
        """Whether everything is told: what a script reads is not cut for the eye."""
        return self.form in ("json", "jsonl", "csv")


class Report(NamedTuple):
    """``find`` gives the report as data, and ``show`` that data as text, or as something for Rich to draw
    when the format is ``table``.

    ``sections``: which parts of what others read belong to it; empty: all. ``own_markdown``: it is no part of
    that, and ``show`` knows ``md`` too: of what has a name, for exact days would tell of the anonymous.
    """

    formats: tuple[str, ...]
    find: Callable[[Journal, Asked], Any]
    show: Callable[[Any, str, Asked], str | RenderableType]
    sections: tuple[str, ...] = ()
    own_markdown: bool = False
