"""Who was heard: one line for each person, in alphabetical order, and whom the roster misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.core.learning.voices import next_steps
from reflect.render.clean import one_line
from reflect.render.layout import NARROW, ByWidth, bare_table, plain_rows, title_of
from reflect.render.next_steps import steps_table
from reflect.render.voices_plain import ALL_HEARD, NO_ROSTER, group_lines, missing, voices_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rich.console import RenderableType

    from reflect.core.learning.voices import Voices
    from reflect.core.period import Period


def voices_table(report: Voices, *, period: Period, again: Again = NEVER) -> RenderableType:
    parts: list[RenderableType] = [
        title_of("Who was heard", period),
        Text(voices_in_short(report, period, again)),
    ]
    if report.people:
        parts += [Text(), ByWidth(lambda width: _people(report, width=width))]
    return Group(
        *parts, *_roster(report), *steps_table(next_steps(report, narrowed=bool(again.filters)), again)
    )


def _people(report: Voices, *, width: int) -> Table:
    groups = width >= NARROW and any(voice.group for voice in report.people)
    table = bare_table(expand=False)
    table.add_column("Person", style="bold", overflow="fold")
    if groups:
        table.add_column("Group", overflow="fold")
    if width >= NARROW:
        table.add_column("Own words", no_wrap=True)
        table.add_column("Learned with", no_wrap=True)
        table.add_column("Learned from", no_wrap=True)
    else:
        table.add_column("Last heard", no_wrap=True)
    table.add_column("About")
    for voice in report.people:
        days = (voice.by, voice.with_, voice.from_)
        last = (max(day for day in days if day),)
        table.add_row(
            Text(one_line(voice.person or "")),
            *([Text(one_line(voice.group or ""))] if groups else []),
            *(_day(day) for day in (days if width >= NARROW else last)),
            Text(", ".join(voice.lenses), "cyan"),
        )
    return table


def _roster(report: Voices) -> Iterator[RenderableType]:
    yield Text()
    yield Text("The roster", "bold")
    if not report.groups:
        yield Text(NO_ROSTER)
        return
    yield from map(Text, group_lines(report.groups))
    if not report.ask_next:
        yield Text(ALL_HEARD)
        return
    yield Text()
    yield Text("Whose words are missing", "bold")
    table = plain_rows(expand=False)
    table.add_column(style="bold", overflow="fold")
    table.add_column(overflow="fold")
    table.add_column()
    for each in report.ask_next:
        table.add_row(Text(one_line(each.person)), Text(one_line(each.group or "")), missing(each))
    yield table


def _day(day: date | None) -> Text:
    return Text(str(day)) if day else Text("–", "dim")
