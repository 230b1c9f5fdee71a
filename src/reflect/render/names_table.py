"""Lists of names on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reflect.render.clean import one_line
from reflect.render.layout import Excerpt, bare_table, some
from reflect.render.names import also, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from reflect.core.known_name import KnownName

HEADERS = {"tag": "Tag", "person": "Person", "point": "Point"}


def names_table(kind: str, names: Sequence[KnownName]) -> RenderableType:
    """How often and when last, and the name over what it is and what else means it."""
    on_roster = any(name.on_roster for name in names)
    groups = any(name.group for name in names)
    table = bare_table(expand=kind == "point")
    table.add_column("Times", justify="right", style="bold", no_wrap=True)
    table.add_column("Last", style="dim", no_wrap=True)
    table.add_column(HEADERS[kind], ratio=1 if kind == "point" else None)
    if on_roster:
        table.add_column("Roster", no_wrap=True)
    if groups:
        table.add_column("Group", max_width=20)
    for name in names:
        parts: list[RenderableType] = [Text(shown(name))]
        parts += [Excerpt(Text(one_line(name.description), "dim"))] if name.description else []
        parts += [Excerpt(Text(also(name), "dim"), lines=2)] if name.aliases else []
        cells: list[RenderableType] = [some(name.times), str(name.last or "–"), Group(*parts)]
        cells += ["yes" if name.on_roster else ""] if on_roster else []
        cells += [Text(one_line(name.group or ""))] if groups else []
        table.add_row(*cells)
    return table
