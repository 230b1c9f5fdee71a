"""What of the questions was answered: a bar for each, and what nobody has touched for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.render.chart import bar
from reflect.render.clean import one_line
from reflect.render.coverage_plain import balance, coverage_in_short, mark
from reflect.render.empty import no_summary
from reflect.render.layout import NARROW, WIDE, ByWidth, Excerpt, bare_table, some, title_of
from reflect.render.next_steps import steps_table
from reflect.render.tables import LENS_STYLES

if TYPE_CHECKING:
    from datetime import date

    from rich.console import RenderableType

    from reflect.core.learning.coverage import Coverage
    from reflect.core.period import Period

BAR = 20  # columns


def coverage_table(report: Coverage, *, period: Period, again: Again = NEVER) -> RenderableType:
    parts: list[RenderableType] = [title_of("What was asked and answered", period)]
    parts += [] if report.total else [Text(no_summary(period, again))]
    parts.append(Text(coverage_in_short(report)))
    if report.questions:
        parts += [Text(), ByWidth(lambda width: _questions(report, width=width))]
    if report.lenses:
        parts += [Text(), Text.assemble(("Lenses", "bold"), (f"  {balance(report)}", "dim"))]
        parts.append(ByWidth(lambda width: _lenses(report, width=width)))
    return Group(*parts, *steps_table(report.next_steps, again))


def _questions(report: Coverage, *, width: int) -> Table:
    table = bare_table(expand=width >= WIDE)
    table.add_column("Question", style="bold", overflow="fold")
    table.add_column("Lens", no_wrap=True)
    table.add_column("Answers", justify="right")
    table.add_column("Last", no_wrap=True)
    if width >= NARROW:
        table.add_column("", no_wrap=True)
    if width >= WIDE:
        table.add_column("It asks", ratio=1)
    for each in report.questions:
        lens = each.question.lens or ""
        wording = Excerpt(Text(one_line(each.question.wording), "dim"), lines=1)
        table.add_row(
            Text(one_line(each.question.typed)),
            Text(lens, LENS_STYLES.get(lens, "cyan")),
            some(each.times),
            _day(each.last),
            *([_mark(each.last, untouched=each.untouched)] if width >= NARROW else []),
            *([wording] if width >= WIDE else []),
        )
    return table


def _lenses(report: Coverage, *, width: int) -> Table:
    most = max((each.times for each in report.lenses), default=0) or 1
    table = bare_table(header=False, expand=False)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", style="bold")
    table.add_column(no_wrap=True)
    table.add_column()
    for each in report.lenses:
        style = LENS_STYLES.get(each.lens, "cyan")
        said = _mark(each.last, untouched=each.untouched)
        drawn = bar(each.times / most, width=BAR if width >= NARROW else BAR // 2)
        table.add_row(
            Text(each.lens, style),
            some(each.times),
            Text(drawn, style),
            said if each.asked else Text("no question in use asks for it", "dim"),
        )
    return table


def _day(day: date | None) -> Text:
    return Text(str(day)) if day else Text("–", "dim")


def _mark(last: date | None, *, untouched: bool) -> Text:
    return Text(mark(last, untouched=untouched), "yellow")
