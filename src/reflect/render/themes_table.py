"""What keeps coming back: themes, and the tags beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import no_themes
from reflect.render.layout import (
    NARROW,
    WIDE,
    ByWidth,
    Excerpt,
    bare_table,
    some,
    title_of,
    weeks_header,
    weeks_of,
)
from reflect.render.themes_plain import example_of, how_found
from reflect.render.wording import TRENDS, counted, private_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reflect.core.learning.recurring import Recurring, TagCount
    from reflect.core.period import Period
    from reflect.core.themes import Theme

TREND_STYLES = {"rising": "bold", "falling": "bold", "steady": "", "unknown": "dim"}


def themes_table(report: Recurring, *, period: Period, again: Again = NEVER) -> RenderableType:
    parts: list[RenderableType] = [title_of("What keeps coming back", period)]
    found_in = f"Found in the words of {counted(report.looked_at, 'reflection')}."
    parts += map(Text, how_found(report) or [found_in])
    if report.themes:
        parts += [Text(), ByWidth(lambda width: _themes(report, period=period, width=width))]
    else:
        parts += [Text(), Text(no_themes(period, again, looked_at=report.looked_at))]
    if report.tags:
        parts += [Text(), Text("Tags", "bold"), _tags(report.tags, period=period)]
    return Group(*parts)


def _themes(report: Recurring, *, period: Period, width: int) -> Table:
    weeks = weeks_of(report.around or period, (theme.by_week for theme in report.themes))
    table = bare_table(expand=False)
    table.add_column("Theme")
    table.add_column("Times", justify="right", style="bold")
    if report.around:
        table.add_column("Of", justify="right")
    elif width >= WIDE:
        table.add_column("Weeks", justify="right")
    if width >= NARROW:
        table.add_column(weeks_header(weeks), style="cyan", no_wrap=True)
    table.add_column("Trend", no_wrap=True)
    if width >= NARROW:
        table.add_column("Positive", justify="right", style="green")
        table.add_column("Pressure", justify="right", style="yellow")
    for theme in report.themes:
        told = theme.trend != "unknown" or width >= WIDE
        trend = TRENDS[theme.trend] if told else "–"
        beside = f"{theme.times_around:,}" if report.around else f"{theme.weeks:,}"
        table.add_row(
            Group(*_named(theme)),
            f"{len(theme.numbers):,}",
            *([beside] if report.around or width >= WIDE else []),
            *([weeks.line(theme.by_week)] if width >= NARROW else []),
            Text(trend, TREND_STYLES[theme.trend]),
            *([some(theme.positive), some(theme.pressure)] if width >= NARROW else []),
        )
    return table


def _named(theme: Theme) -> Iterator[RenderableType]:
    with_ = f" (with {', '.join(map(one_line, theme.merged))})" if theme.merged else ""
    yield Text.assemble((private_mark(theme.private) + one_line(theme.phrase), "bold"), with_)
    if theme.example:
        yield Excerpt(Text(example_of(theme), "dim"), lines=2)


def _tags(tags: Sequence[TagCount], *, period: Period) -> Table:
    weeks = weeks_of(period, (tag.by_week for tag in tags))
    table = bare_table(expand=False)
    table.add_column("Tag")
    table.add_column("Times", justify="right", style="bold")
    table.add_column(weeks_header(weeks), style="cyan", no_wrap=True)
    table.add_column("Positive", justify="right", style="green")
    table.add_column("Pressure", justify="right", style="yellow")
    for tag in tags:
        counts = some(tag.positive), some(tag.pressure)
        name = Text(f"{private_mark(tag.private)}#{one_line(tag.tag)}")
        table.add_row(name, f"{tag.times:,}", weeks.line(tag.by_week), *counts)
    return table
