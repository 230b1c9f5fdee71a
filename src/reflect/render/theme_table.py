"""One theme on a terminal: when it came up, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import not_this_theme
from reflect.render.layout import title_of, weeks_of
from reflect.render.tables import search_table
from reflect.render.themes_plain import theme_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from reflect.core.period import Period
    from reflect.core.reflection import Reflection
    from reflect.core.themes import Theme


def theme_table(
    theme: Theme,
    reflections: Sequence[Reflection],
    ways: Sequence[str],
    *,
    period: Period,
    again: Again = NEVER,
) -> RenderableType:
    parts: list[RenderableType] = [title_of(one_line(theme.phrase), period)]
    if not reflections:
        return Group(*parts, Text(), Text(not_this_theme(period, again)))
    weeks = weeks_of(period, [theme.by_week])
    parts.append(Text(theme_line(theme).partition(": ")[2]))
    parts.append(Text.assemble((weeks.line(theme.by_week), "cyan"), ("  by week", "dim")))
    return Group(*parts, Text(), search_table(reflections, ways))
