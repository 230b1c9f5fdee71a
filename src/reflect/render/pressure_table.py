"""Where things gave way: the points with their verdicts, and the reflections that name none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.core.learning.follow_ups import in_order_of_due
from reflect.render.clean import one_line
from reflect.render.empty import no_pressure
from reflect.render.layout import (
    NARROW,
    WIDE,
    ByWidth,
    Excerpt,
    bare_table,
    excerpt,
    plain_rows,
    title_of,
    to_copy,
    up_to,
    weeks_header,
    weeks_of,
)
from reflect.render.pressure_plain import (
    ELSEWHERE,
    NEWEST,
    more_elsewhere,
    more_points,
    more_without,
    pressure_in_short,
    what_recurs,
)
from reflect.render.tables import follow_up_table
from reflect.render.wording import (
    as_of_today,
    attaches,
    counted,
    failed_fix,
    follow_up_counts,
    gap,
    phrases,
    private_mark,
    verdict_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from rich.console import RenderableType

    from reflect.core.follow_up import FollowUp
    from reflect.core.learning.pressure import Elsewhere, Pressure, PressurePoint, WithoutPoint
    from reflect.core.learning.verdict import Verdict
    from reflect.core.period import Period

OPEN = 10  # follow-ups that are listed below the table
STYLES = {"recurred": "bold red", "no action": "yellow", "under way": "cyan", "quiet": "green"}


def pressure_table(
    report: Pressure, *, period: Period, today: date, top: int, again: Again = NEVER
) -> RenderableType:
    parts: list[RenderableType] = [title_of("Where something gave way", period)]
    parts.append(Text(pressure_in_short(report) if report.total else no_pressure(period, again)))
    parts += [Text(line, "dim") for line in as_of_today(period, today)]
    shown = report.points[:top]
    if shown:
        parts += [
            Text(),
            ByWidth(lambda width: points_table(shown, period=up_to(today, period), width=width)),
        ]
    if rest := more_points(report, top, again):
        parts.append(to_copy(rest, "dim"))
    if report.elsewhere:
        parts += [Text(), Text(ELSEWHERE, "bold"), _elsewhere_table(report.elsewhere[:top])]
        parts += [to_copy(rest, "dim")] if (rest := more_elsewhere(report, top, again)) else []
    parts += _open(report, today=today)
    return Group(*parts, *_without_point(report.without_point, again))


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
    table.add_column("Did it hold?", max_width=30)
    for point in points:
        if table.rows:
            table.add_row()
        often = [str(point.first), str(point.last), gap(point.median_gap_days if point.times > 2 else None)]
        table.add_row(
            _named(point, point.description),
            f"{point.times:,}",
            *(often if width >= WIDE else often[1:2]),
            *([weeks.line(point.by_week)] if width >= NARROW else []),
            _held(point.verdict, point.follow_ups),
        )
    return table


def verdict_text(verdict: Verdict) -> Text:
    return Text(verdict_words(verdict), STYLES.get(verdict.kind, ""))


def _elsewhere_table(points: Sequence[Elsewhere]) -> Table:
    table = bare_table(expand=False)
    table.add_column("Point")
    table.add_column("Last", no_wrap=True)
    table.add_column("Did it hold?", max_width=36)
    for point in points:
        last = str(point.last) if point.last else "–"
        table.add_row(_named(point, None), last, _held(point.verdict, point.follow_ups))
    return table


def _held(verdict: Verdict, follow_ups: Sequence[FollowUp]) -> RenderableType:
    words = verdict_text(verdict)
    if verdict.until:
        words.append(f" before {verdict.until}")
    parts: list[RenderableType] = [words]
    parts += [Excerpt(Text(failed_fix(verdict)), lines=3)] if verdict.failed else []
    return Group(*parts, Text(follow_up_counts(follow_ups), "dim")) if follow_ups else words


def _open(report: Pressure, *, today: date) -> Iterator[RenderableType]:
    at_points = [(point.point, point.follow_ups) for point in report.points]
    at_points += [(point.point, point.follow_ups) for point in report.elsewhere]
    waiting = in_order_of_due(
        follow_up._replace(point=name)
        for name, follow_ups in at_points
        for follow_up in follow_ups
        if follow_up.state == "open"
    )
    if waiting:
        yield Text()
        yield Text("Open follow-ups", "bold")
        yield follow_up_table(waiting[:OPEN], today=today)
    if len(waiting) > OPEN:
        yield Text(f"… and {len(waiting) - OPEN:,} more, due later", "dim")


def _without_point(found: WithoutPoint, again: Again) -> Iterator[RenderableType]:
    if not found.reflections:
        return
    yield Text()
    yield Text(f"Without a point: {counted(len(found.reflections), 'reflection')}", "bold")
    if found.phrases:
        yield Text.assemble((f"{what_recurs(found)}: ", "dim"), phrases(found.phrases))
    table = plain_rows()
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for reflection in found.newest[:NEWEST]:
        table.add_row(str(reflection.number), str(reflection.day), excerpt(reflection, lines=2))
    yield table
    if rest := more_without(found, again):
        yield to_copy(rest, "dim")
    yield Text()
    yield from (to_copy(line, "cyan") if line.startswith(" ") else Text(line) for line in attaches(again))


def _named(point: PressurePoint | Elsewhere, description: str | None) -> RenderableType:
    words = Text(private_mark(point.private) + one_line(point.point), "bold")
    return Group(words, Text(one_line(description), "dim")) if description else words
