"""What comes back today, each with the reason over its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reflect.render.clean import one_line
from reflect.render.layout import Excerpt, bare_table
from reflect.render.tables import LENS_STYLES
from reflect.render.wording import labels_beside_text, marks, question_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from reflect.core.learning.looking_back import Back

LINES = 6  # of a text; `show` has the rest


def lookback_table(backs: Sequence[Back]) -> RenderableType:
    table = bare_table(header=False, below=1)
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for back in backs:
        table.add_row(str(back.reflection.number), str(back.reflection.day), _told(back))
    return table


def _told(back: Back) -> RenderableType:
    reflection = back.reflection
    style = LENS_STYLES.get(reflection.lens or "", "cyan")
    words = Text.assemble(*((f"[{mark}] ", "bold") for mark in marks(reflection)), one_line(reflection.text))
    known = [question_of(reflection), *labels_beside_text(reflection)]
    return Group(
        Text(one_line(back.reason), f"italic {style}"),
        Excerpt(words, lines=LINES),
        Excerpt(Text("  ·  ".join(known), "dim"), lines=1),
    )
