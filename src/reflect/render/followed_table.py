"""What became of follow-ups, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import no_followed
from reflect.render.follow_ups_table import follow_ups_table
from reflect.render.followed_plain import TALK, TOP, ask_in_words, asked_after, in_short, more, sections
from reflect.render.layout import plain_rows, title_of, to_copy
from reflect.render.next_steps import steps_table
from reflect.render.wording import as_of_today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType

    from reflect.core.learning.follow_ups import Followed, ToAsk
    from reflect.core.period import Period


def followed_table(
    report: Followed, *, period: Period, today: date, top: int = TOP, again: Again = NEVER
) -> RenderableType:
    parts: list[RenderableType] = [title_of("Follow-ups", period)]
    if not report.every:
        return Group(*parts, Text(), Text(no_followed(period, again)))
    parts += [Text(line) for line in in_short(report)]
    parts += [Text(line, "dim") for line in as_of_today(period, today)]
    told: list[list[RenderableType]] = []
    found = sections(report, top)
    for section in found:
        shown: list[RenderableType] = [Text(), Text(section.title, "bold")]
        shown.append(follow_ups_table(section.follow_ups, today=today, header=False))
        told.append([*shown, *([to_copy(more(section, again), "dim")] if section.more else [])])
    told.insert(asked_after(found), _ask(report.ask))
    parts += [part for section in told for part in section]
    return Group(*parts, *steps_table(report.next_steps, again))


def _ask(asked: Sequence[ToAsk]) -> list[RenderableType]:
    if not asked:
        return []
    table = plain_rows()
    table.add_column(no_wrap=True, style="bold")
    table.add_column(ratio=1)
    for each in asked:
        table.add_row(one_line(each.person), ask_in_words(each))
    return [Text(), Text(TALK, "bold"), table]
