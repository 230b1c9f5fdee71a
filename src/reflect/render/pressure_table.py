"""Where things gave way: the points, and the reflections that name none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reflect.core.learning.follow_ups import in_order_of_due
from reflect.render.clean import one_line
from reflect.render.empty import no_pressure
from reflect.render.layout import (
    NARROW,
    WIDE,
    ByWidth,
    bare_table,
    excerpt,
    plain_rows,
    title_of,
    weeks_header,
    weeks_of,
)
from reflect.render.pressure_plain import newest, pressure_in_short
from reflect.render.tables import follow_up_table
from reflect.render.wording import ATTACHES, counted, follow_up_counts, gap, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from rich.console import RenderableType

    from reflect.core.learning.pressure import Pressure, PressurePoint, WithoutPoint
    from reflect.core.period import Period

OPEN = 10  # follow-ups that are listed below the table


def pressure_table(report: Pressure, *, period: Period, today: date) -> RenderableType:
    parts: list[RenderableType] = [title_of("Where something gave way", period)]
    if not report.total:
        return Group(*parts, Text(), Text(no_pressure(period)))
    parts.append(Text(pressure_in_short(report)))
    if report.points:
        parts += [Text(), ByWidth(lambda width: points_table(report.points, period=period, width=width))]
    waiting = in_order_of_due(
        follow_up._replace(point=point.point)
        for point in report.points
        for follow_up in point.follow_ups
        if follow_up.state == "open"
    )
    if waiting:
        parts += [Text(), Text("Open follow-ups", "bold"), follow_up_table(waiting[:OPEN], today=today)]
    if len(waiting) > OPEN:
        parts.append(Text(f"… and {len(waiting) - OPEN:,} more, due later", "dim"))
    return Group(*parts, *_without_point(report.without_point))


def points_table(points: Sequence[PressurePoint], *, period: Period, width: int) -> Table:
    weeks = weeks_of(period, (point.by_week for point in points))
    table = bare_table(expand=False)
    table.add_column("Point")
    table.add_column("Times", justify="right", style="bold")
    if width >= WIDE:
        table.add_column("First", no_wrap=True)
    table.add_column("Last", no_wrap=True)
    if width >= WIDE:
        table.add_column("Usual gap", justify="right", no_wrap=True)
    if width >= NARROW:
        table.add_column(weeks_header(weeks), style="yellow", no_wrap=True)
    table.add_column("Follow-ups", max_width=24)
    for point in points:
        often = [str(point.first), str(point.last), gap(point.median_gap_days if point.times > 2 else None)]
        table.add_row(
            _named(point.point, point.description),
            f"{point.times:,}",
            *(often if width >= WIDE else often[1:2]),
            *([weeks.line(point.by_week)] if width >= NARROW else []),
            Text(follow_up_counts(point), "yellow" if point.open or not point.done else ""),
        )
    return table


def _without_point(found: WithoutPoint) -> Iterator[RenderableType]:
    if not found.reflections:
        return
    yield Text()
    yield Text(f"Without a point: {counted(len(found.reflections), 'reflection')}", "bold")
    if found.phrases:
        yield Text.assemble(("What recurs in them: ", "dim"), phrases(found.phrases))
    table = plain_rows()
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for reflection in newest(found.reflections):
        table.add_row(str(reflection.number), str(reflection.day), excerpt(reflection, lines=2))
    yield table
    if earlier := len(found.reflections) - len(table.rows):
        yield Text(f"… and {earlier:,} earlier: reflect list --lens pressure", "dim")
    yield Text()
    yield from (Text(line, "cyan" if line.startswith(" ") else "") for line in ATTACHES)


def _named(name: str, description: str | None) -> RenderableType:
    words = Text(one_line(name), "bold")
    return Group(words, Text(one_line(description), "dim")) if description else words
