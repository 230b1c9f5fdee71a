"""What became lasting: practices by stage with those who carry them, agreements, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.lasting_plain import (
    MOST,
    agreed,
    carried,
    earlier,
    lasting_in_short,
    more,
    review,
    since,
    stage_name,
    title,
    waited,
)
from reflect.render.layout import Excerpt, bare_table, excerpt, plain_rows, to_copy
from reflect.render.next_steps import steps_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reflect.core.follow_up import FollowUp
    from reflect.core.learning.lasting import Lasting, Stage
    from reflect.core.period import Period
    from reflect.core.reflection import Reflection

BESIDE = 22  # columns for when something moved; a longer one is broken


def lasting_table(
    report: Lasting,
    newest: Sequence[Reflection],
    *,
    period: Period,
    filtered: bool = False,
    again: Again = NEVER,
) -> RenderableType:
    parts: list[RenderableType] = [Text(title(filtered=filtered), "bold")]
    parts.append(Text(lasting_in_short(report, period, filtered=filtered, again=again)))
    for stage in report.stages:
        name = Text.assemble(("Practices, ", "bold"), (stage_name(stage), "bold cyan"))
        parts += [Text(), name, _practices(stage), *_more(len(stage.practices), again)]
    if report.agreements:
        parts += [
            Text(),
            Text("Agreements", "bold"),
            _agreements(report),
            *_more(len(report.agreements), again),
        ]
    if report.waiting:
        parts += [Text(), Text(waited(report, period), "bold"), _waiting(newest)]
        parts += [to_copy(rest, "dim")] if (rest := earlier(report, newest, again)) else []
    return Group(*parts, *steps_table(report.next_steps, again))


def _rows() -> Table:
    table = bare_table(header=False)
    table.add_column(style="bold", no_wrap=True, min_width=4)
    table.add_column(width=BESIDE)
    table.add_column(ratio=1)
    return table


def _practices(stage: Stage) -> Table:
    table = _rows()
    for each in stage.practices[:MOST]:
        style = "yellow" if each.stale else "green" if each.follow_up.state == "done" else ""
        words = _words(each.follow_up, carried(each.follow_up), private=each.private)
        table.add_row(each.follow_up.name, Text(since(each), style), words)
    return table


def _agreements(report: Lasting) -> Table:
    table = _rows()
    for each in report.agreements[:MOST]:
        words = _words(each.follow_up, agreed(each.follow_up), private=each.private)
        table.add_row(each.follow_up.name, Text(review(each), "yellow" if each.overdue else ""), words)
    return table


def _words(follow_up: FollowUp, beside: str, *, private: bool) -> RenderableType:
    mark = Text("[private] ", "bold") if private else Text()
    words = Excerpt(Text.assemble(mark, one_line(follow_up.text)))
    return Group(words, Excerpt(Text(beside, "dim"), lines=2))


def _waiting(newest: Sequence[Reflection]) -> Table:
    table = plain_rows()
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for each in newest:
        table.add_row(str(each.number), str(each.day), excerpt(each, lines=2))
    return table


def _more(count: int, again: Again) -> Iterator[RenderableType]:
    if rest := more(count, again):
        yield to_copy(rest, "dim")
