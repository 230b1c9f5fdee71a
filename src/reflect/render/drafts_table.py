"""Drafts on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reflect.render.clean import one_line
from reflect.render.layout import Excerpt, bare_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from reflect.render.drafts import DraftLine


def drafts_table(lines: Sequence[DraftLine]) -> Table:
    """Name, when it was begun, what for, and its first words."""
    table = bare_table()
    table.add_column("Draft", style="bold", no_wrap=True)
    table.add_column("Begun", no_wrap=True)
    table.add_column("For", max_width=24, overflow="fold")
    table.add_column("Words", ratio=1)
    for line in lines:
        words = Text(one_line(line.text)) if line.words else Text("nothing yet", "dim")
        for mark in reversed(line.marks):
            words = Text.assemble((f"[{mark}]", "bold"), " ", words)
        table.add_row(line.name, Text(f"{line.begun:%Y-%m-%d %H:%M}", "dim"), Text(line.what), Excerpt(words))
    return table
