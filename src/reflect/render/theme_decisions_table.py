"""What was decided about themes, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reflect.render.clean import one_line
from reflect.render.layout import bare_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from reflect.core.decided import Decision


def decisions_table(decisions: Sequence[Decision]) -> Table:
    table = bare_table(expand=False)
    table.add_column("Theme", style="bold")
    table.add_column("Phrase")
    table.add_column("With")
    table.add_column("Muted", no_wrap=True)
    for each in decisions:
        table.add_row(
            Text(one_line(each.called)),
            Text(one_line(each.phrase)),
            Text(", ".join(map(one_line, each.merged)) or "–"),
            "muted" if each.muted else "–",
        )
    return table
