"""Follow-ups as a table: what is to be done, by when and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reflect.render.follow_ups_plain import facts
from reflect.render.layout import WIDE, ByWidth, bare_table
from reflect.render.wording import follow_up_state, follow_up_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType
    from rich.table import Table

    from reflect.core.follow_up import FollowUp


def follow_ups_table(found: Sequence[FollowUp], *, today: date, header: bool = True) -> RenderableType:
    """Number, kind, state, and the text over what is known beside it."""
    return ByWidth(lambda width: _table(found, today=today, header=header, wide=width >= WIDE))


def _table(found: Sequence[FollowUp], *, today: date, header: bool, wide: bool) -> Table:
    table = bare_table(header=header)
    table.add_column("No", style="bold", no_wrap=True, min_width=3)
    table.add_column("Kind", no_wrap=True, min_width=10)
    table.add_column("State", min_width=32 if wide else 24, max_width=32 if wide else 26)
    table.add_column("What", ratio=1)
    for each in found:
        words, known = Text(follow_up_words(each)), facts(each)
        cell = Group(words, Text("; ".join(known), "dim")) if known else words
        table.add_row(each.name, each.kind, state_text(each, today), cell)
    return table


def state_text(follow_up: FollowUp, today: date) -> Text:
    """Colour only repeats what the words say."""
    late = follow_up.overdue(today)
    style = "bold red" if late else "yellow" if follow_up.state == "open" else "green"
    return Text(follow_up_state(follow_up, today), style)
