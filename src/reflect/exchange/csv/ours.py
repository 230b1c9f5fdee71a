"""Tables that ``reflect export csv`` wrote, or ``list --format csv``: nothing about them has to be told.

They are known by their columns, whatever stands beside them and in which order.
"""

from __future__ import annotations

from typing import NamedTuple

from reflect.core.cells import restored, separated
from reflect.core.moment import Moment

SIGNATURE = {
    *("id", "on", "timed", "day", "week", "question", "framework", "lens", "text"),
    *("tags", "by", "with", "from", "point", "audience", "highlighted"),
}
FIELDS = {
    "id": "key",
    **{name: name for name in ("on", "text", "question", "tags", "by", "with", "from", "point", "audience")},
}


class Ours(NamedTuple):
    """Where the columns are that no other table has."""

    timed: int
    framework: int
    highlighted: int

    def cells(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """As they were before they were defused."""
        return tuple(map(restored, cells))

    def names(self, cell: str) -> list[str]:
        return separated(cell)

    def question(self, key: str, cells: tuple[str, ...]) -> str:
        """Named exactly: another framework may have a question with the same key."""
        framework = cells[self.framework].strip()
        return f"{framework}/{key}" if framework else key

    def moment(self, moment: Moment, cells: tuple[str, ...]) -> Moment:
        """Something that happened at midnight did, where the table says that its time is known."""
        return moment._replace(timed=cells[self.timed] == "true")

    def is_highlighted(self, cells: tuple[str, ...]) -> bool:
        return cells[self.highlighted] == "true"


def ours(header: tuple[str, ...]) -> Ours | None:
    """None for another's table."""
    if not SIGNATURE.issubset(header) or any(header.count(name) > 1 for name in SIGNATURE):
        return None
    return Ours(*(header.index(name) for name in Ours._fields))


def field_of(column: str) -> str | None:
    """The field that a column of ours is."""
    return column if column.startswith("detail.") and column != "detail." else FIELDS.get(column)
