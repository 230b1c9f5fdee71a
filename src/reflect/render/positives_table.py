"""What went well, taken apart, and whether it could be repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.render.chart import bar
from reflect.render.clean import one_line
from reflect.render.empty import no_positives
from reflect.render.layout import Excerpt, bare_table, excerpt, title_of, to_copy
from reflect.render.positives_plain import EARLIER, balance, heading, more, trying
from reflect.render.wording import as_of_today, detail, follow_up_state, follow_up_words, probe_wordings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType

    from reflect.core.framework import Question
    from reflect.core.learning.positives import Positive, Positives
    from reflect.core.period import Period

LINES = {"not tried yet": 3}  # of a text that waits in a row; of what was tried, more


def positives_table(
    report: Positives,
    *,
    period: Period,
    today: date,
    questions: Sequence[Question] = (),
    again: Again = NEVER,
) -> RenderableType:
    parts: list[RenderableType] = [title_of("What went well", period), _balance(report)]
    parts += [Text(line, "dim") for line in balance(report, again)[1:]]
    parts += [Text(line, "dim") for line in as_of_today(period, today)]
    if not report.items:
        parts += [Text(), Text(no_positives(period, again))]
    for standing in report.standings:
        parts += [Text(), Text(heading(standing), "bold")]
        lines = LINES.get(standing.name, 6)
        told = standing.name in ("held", "did not hold")  # of the others the heading says it all
        parts.append(_rows(standing.items, lines=lines, told=told, today=today, questions=questions))
        if rest := more(len(standing.items), standing.total, again):
            parts.append(to_copy(rest, "dim"))
        if standing.name == "not tried yet":
            parts.append(to_copy(trying(standing, again), "cyan"))
    if report.earlier:
        parts += [Text(), Text(f"{EARLIER} ({report.earlier_total:,})", "bold")]
        parts.append(_rows(report.earlier, lines=3, told=True, today=today, questions=questions))
        if rest := more(len(report.earlier), report.earlier_total, again):
            parts.append(to_copy(rest, "dim"))
    return Group(*parts)


def _balance(report: Positives) -> Table:
    """Positives against failures as two bars of one scale."""
    well, hard = report.positive, report.pressure
    most = max(well.written, hard.written, 1)
    table = Table.grid(padding=(0, 2, 0, 0))
    for word, weight, style in (("positive", well, "green"), ("pressure", hard, "yellow")):
        number = Text(f"{weight.written:,}", "bold", justify="right")
        drawn = Text(bar(weight.written / most, width=30), style)
        table.add_row(word, number, drawn, Text(f"{weight.taken_apart:,} taken apart", "dim"))
    return table


def _rows(
    items: Sequence[Positive], *, lines: int, told: bool, today: date, questions: Sequence[Question]
) -> RenderableType:
    """``told``: with what became of each."""
    table = bare_table(header=False, below=1)
    table.add_column("No", justify="right", style="bold", no_wrap=True)
    table.add_column("When", style="dim", no_wrap=True)
    table.add_column("What went well, and why", ratio=1)
    if told:
        table.add_column("Repeating it", max_width=18)
    for item in items:
        cell = _positive(item, lines=lines, today=today, questions=questions)
        row = [Text(str(item.reflection.number)), Text(str(item.reflection.day)), cell]
        table.add_row(*row, *([Text(item.standing, "green" if item.held else "yellow")] if told else []))
    return table


def _positive(item: Positive, *, lines: int, today: date, questions: Sequence[Question]) -> RenderableType:
    reflection = item.reflection
    parts: list[RenderableType] = [excerpt(reflection, lines=lines)]
    probes = probe_wordings(reflection, questions)
    for key, answer in reflection.details.items():
        parts.append(Excerpt(Text(detail(probes.get(key, one_line(key)), answer), "dim"), lines=lines))
    for attempt in item.follow_ups:
        said = f"{attempt.name} {follow_up_state(attempt, today)}: {follow_up_words(attempt)}"
        parts.append(Excerpt(Text(said, "dim"), lines=2))
    return Group(*parts)
