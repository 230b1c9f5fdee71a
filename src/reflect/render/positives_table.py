"""What went well, taken apart, and whether it could be repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reflect.render.chart import bar
from reflect.render.clean import one_line
from reflect.render.empty import no_positives
from reflect.render.layout import Excerpt, bare_table, excerpt, title_of
from reflect.render.wording import detail, follow_up_state, probe_wordings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType

    from reflect.core.framework import Question
    from reflect.core.learning.positives import Positive, Positives
    from reflect.core.period import Period


def positives_table(
    report: Positives, *, period: Period, today: date, questions: Sequence[Question] = ()
) -> RenderableType:
    parts: list[RenderableType] = [title_of("What went well", period), _balance(report), Text()]
    if not report.items:
        return Group(*parts, Text(no_positives(period)))
    table = bare_table(below=1)
    table.add_column("No", justify="right", style="bold", no_wrap=True)
    table.add_column("When", style="dim", no_wrap=True)
    table.add_column("What went well, and why", ratio=1)
    table.add_column("Repeating it", max_width=18)
    for item in report.items:
        standing = Text(item.standing, _standing_style(item))
        cell = _positive(item, today=today, questions=questions)
        table.add_row(str(item.reflection.number), str(item.reflection.day), cell, standing)
    return Group(*parts, table)


def _balance(report: Positives) -> Table:
    """Positives against failures as two bars of one scale."""
    most = max(report.balance_positive, report.balance_pressure, 1)
    table = Table.grid(padding=(0, 2, 0, 0))
    rows = ("positive", report.balance_positive, "green"), ("pressure", report.balance_pressure, "yellow")
    for word, number, style in rows:
        table.add_row(
            word, Text(f"{number:,}", "bold", justify="right"), Text(bar(number / most, width=30), style)
        )
    return table


def _positive(item: Positive, *, today: date, questions: Sequence[Question]) -> RenderableType:
    reflection = item.reflection
    parts: list[RenderableType] = [excerpt(reflection, lines=6)]
    probes = probe_wordings(reflection, questions)
    for key, answer in reflection.details.items():
        parts.append(Excerpt(Text(detail(probes.get(key, one_line(key)), answer), "dim")))
    for attempt in item.follow_ups:
        said = f"{attempt.name} {follow_up_state(attempt, today)}: {one_line(attempt.text)}"
        parts.append(Excerpt(Text(said, "dim"), lines=2))
    return Group(*parts)


def _standing_style(item: Positive) -> str:
    if item.tried:
        return "green" if item.held else "yellow"
    return "" if item.follow_ups else "dim"
