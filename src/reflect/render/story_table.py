"""The story of a pressure point as a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import no_story
from reflect.render.layout import Excerpt, bare_table, title_of, to_copy, up_to, weeks_header, weeks_of
from reflect.render.pressure_table import STYLES as VERDICTS
from reflect.render.story_plain import did_not_hold, earlier, later, name_of, verdict_sentence, words_of
from reflect.render.wording import as_of_today, detail

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from rich.console import RenderableType
    from rich.table import Table

    from reflect.core.framework import Question
    from reflect.core.learning.story import Event, Story
    from reflect.core.period import Period

STYLES = {
    "gave way": "yellow",
    "went well": "green",
    "opened": "cyan",
    "done": "green",
    "did not help": "bold red",
}


def story_table(
    story: Story,
    *,
    period: Period,
    today: date,
    top: int,
    questions: Sequence[Question] = (),
    again: Again = NEVER,
) -> RenderableType:
    parts: list[RenderableType] = [title_of(one_line(story.point), period)]
    parts += [Text(one_line(story.description), "dim")] if story.description else []
    parts.append(Text(verdict_sentence(story, today=today), VERDICTS.get(story.verdict.kind, "")))
    parts += map(Text, did_not_hold(story))
    parts += [Text(line, "dim") for line in as_of_today(period, today)]
    if not story.events:
        return Group(*parts, Text(), Text(no_story(story.point, period, again)))
    if story.by_week:
        weeks = weeks_of(up_to(today, period), [story.by_week])
        drawn = (weeks.line(story.by_week), "yellow")
        parts.append(Text.assemble((f"{weeks_header(weeks)}: ", "dim"), drawn))
    parts.append(Text())
    if rest := earlier(story, top, again):
        parts.append(to_copy(rest, "dim"))
    probes = {
        (each.framework, each.key, probe.key): one_line(probe.wording)
        for each in questions
        for probe in each.probes
    }
    return Group(*parts, _timeline(story.events[-top:], probes))


def _timeline(events: Sequence[Event], probes: Mapping[tuple[str, str, str], str]) -> Table:
    table = bare_table(header=False)
    table.add_column("Day", no_wrap=True)
    table.add_column("What", no_wrap=True)
    table.add_column("No", justify="right", style="bold", no_wrap=True)
    table.add_column("Words", ratio=1)
    before: date | None = None
    for event in events:
        day = "" if event.day == before else str(event.day)
        table.add_row(
            day, Text(event.what, STYLES.get(event.what, "")), name_of(event), _words(event, probes)
        )
        before = event.day
    return table


def _words(event: Event, probes: Mapping[tuple[str, str, str], str]) -> RenderableType:
    words = Text(words_of(event))
    if said := later(event):
        words = Text.assemble((f"{said}: ", "dim"), words)
    if event.reflection is None:
        return Excerpt(words)
    asked = (event.reflection.framework or "", event.reflection.question or "")
    details = [
        Excerpt(Text(detail(probes.get((*asked, key), one_line(key)), answer), "dim"))
        for key, answer in event.reflection.details.items()
    ]
    return Group(Excerpt(words), *details)
