"""The summary: one screen that is read in a minute, the most important first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import no_summary
from reflect.render.layout import (
    NARROW,
    WIDE,
    ByWidth,
    Excerpt,
    excerpt,
    plain_rows,
    title_of,
    to_copy,
    weeks_header,
    weeks_of,
)
from reflect.render.next_steps import steps_table
from reflect.render.pressure_table import verdict_text
from reflect.render.summary_plain import (
    OPEN,
    ask_in_short,
    follow_ups_in_short,
    lens_counts,
    more_follow_ups,
    new_in_short,
    new_when,
    points_in_short,
)
from reflect.render.wording import (
    TRENDS,
    as_of_today,
    counted,
    failed_fix,
    follow_up_words,
    private_mark,
    times_words,
    waiting_state,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rich.console import RenderableType

    from reflect.core.learning.summary import Summary
    from reflect.render.chart import Weeks


def summary_table(report: Summary, *, today: date, again: Again = NEVER) -> RenderableType:
    title = title_of("Summary", report.period)
    if not report.total:
        waiting = (Text(), *_follow_ups(report, today, again)) if report.follow_ups.waiting else ()
        nothing = (title, Text(), Text(no_summary(report.period, again)))
        return Group(*nothing, *waiting, *steps_table(report.next_steps, again))
    weeks = weeks_of(report.period, [report.weekly])
    sought = weeks_of(report.around, ()) if report.around else weeks
    chart = Text.assemble((f"{weeks_header(weeks)}: ", "dim"), (weeks.line(report.weekly), "cyan"))
    parts: list[RenderableType] = [title, Text(lens_counts(report))]
    parts += [*(Text(line, "dim") for line in as_of_today(report.period, today)), chart]

    def sections(width: int) -> Group:
        points = _points(report, weeks if width >= WIDE else None)
        themes = _themes(report, sought if width >= NARROW else None)
        waiting, new = _follow_ups(report, today, again), _new(report, today)
        every = (_repeat(report), points, new, waiting, themes, _ask(report, again))
        shown = [[Text(), *section] for each in every if (section := list(each))]
        return Group(*(part for section in shown for part in section))

    return Group(*parts, ByWidth(sections), *steps_table(report.next_steps, again))


def _repeat(report: Summary) -> Iterator[RenderableType]:
    if not report.repeat:
        return
    yield Text("What to repeat", "bold")
    table = plain_rows()
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(style="green", no_wrap=True)
    for item in report.repeat:
        table.add_row(str(item.reflection.number), excerpt(item.reflection, lines=2), item.standing)
    yield table


def _points(report: Summary, bars: Weeks | None) -> Iterator[RenderableType]:
    """The verdicts need the room of a narrow screen: ``bars`` only where there is more."""
    if not report.pressure:
        return
    yield Text.assemble(("Where something gave way", "bold"), (f"  {points_in_short(report)}", "dim"))
    table = plain_rows(expand=False)
    table.add_column()
    table.add_column(justify="right", style="bold", no_wrap=True)
    if bars:
        table.add_column(style="yellow", no_wrap=True)
    table.add_column(min_width=24)
    for point in report.points:
        name = Excerpt(Text(private_mark(point.private) + one_line(point.point)), lines=1)
        times = times_words(point.times)
        line = [bars.line(point.by_week)] if bars else []
        held: list[RenderableType] = [verdict_text(point.verdict)]
        held += [Excerpt(Text(failed_fix(point.verdict), "dim"), lines=2)] if point.verdict.failed else []
        table.add_row(name, times, *line, Group(*held))
    if report.points:
        yield table


def _new(report: Summary, today: date) -> Iterator[RenderableType]:
    yield Text.assemble((f"{new_when(report, today=today)}  ", "bold"), new_in_short(report))


def _follow_ups(report: Summary, today: date, again: Again) -> Iterator[RenderableType]:
    title, _, counts = follow_ups_in_short(report, today).partition(": ")
    yield Text.assemble((title, "bold"), (f"  {counts}", "dim"))
    table = plain_rows()
    table.add_column(style="bold", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True)
    for each in report.follow_ups.waiting[:OPEN]:
        state = Text(waiting_state(each, today), "bold red" if each.overdue(today) else "yellow")
        owner = Text(one_line(each.owner or ""), overflow="ellipsis")
        words: list[RenderableType] = [Excerpt(Text(follow_up_words(each)), lines=1)]
        words += [Text(f"did not help on {each.closed}", "dim")] if each.reopened else []
        table.add_row(each.name, state, Group(*words), owner)
    if report.follow_ups.waiting:
        yield table
    if more := more_follow_ups(report, again):
        yield to_copy(more, "dim")


def _themes(report: Summary, bars: Weeks | None) -> Iterator[RenderableType]:
    if not report.themes:
        return
    longer = f"  how often in this time, of all in {report.around.label}" if report.around else ""
    yield Text.assemble(("What keeps coming back", "bold"), (longer, "dim"))
    table = plain_rows(expand=False)
    table.add_column()
    table.add_column(justify="right", style="bold", no_wrap=True)
    if bars:
        table.add_column(style="cyan", no_wrap=True)
    table.add_column(no_wrap=True)
    for theme in report.themes:
        trend = "" if theme.trend == "unknown" else TRENDS[theme.trend]
        times = f"{len(theme.numbers):,} in {counted(theme.weeks, 'week')}"
        if report.around:
            times = f"{len(theme.numbers):,} of {theme.times_around:,}"
        line = [bars.line(theme.by_week)] if bars else []
        table.add_row(Text(private_mark(theme.private) + one_line(theme.phrase)), times, *line, trend)
    yield table


def _ask(report: Summary, again: Again) -> Iterator[RenderableType]:
    if asked := ask_in_short(report, again):
        yield Text.assemble(("Whom to ask next  ", "bold"), asked)
