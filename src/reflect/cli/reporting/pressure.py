"""``reflect report pressure``"""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING, NamedTuple

from reflect.cli.desk import Desk
from reflect.cli.look import Selection
from reflect.cli.reporting.report import LISTS, Asked, Report
from reflect.core.errors import BadInput
from reflect.core.framework import Question
from reflect.core.learning.pressure import Pressure
from reflect.core.learning.story import Story
from reflect.journal import names
from reflect.journal.frameworks import questions
from reflect.journal.journal import Journal
from reflect.journal.reports.marking import mark_pressure
from reflect.journal.reports.pressure import find_pressure
from reflect.journal.reports.story import find_story
from reflect.render.json import records_jsonl
from reflect.render.pressure_json import point_record, pressure_json
from reflect.render.pressure_plain import pressure_plain
from reflect.render.story_json import event_record, story_json
from reflect.render.story_plain import story_plain

if TYPE_CHECKING:
    from rich.console import RenderableType

TOP = 15
EVENTS = 40  # of a story, the newest


def pressure_report(*, top: int = TOP) -> Report:
    """``top``: at most so many points, unless a script reads it."""

    def show(found: Pressure, form: str, asked: Asked) -> str | RenderableType:
        match form:
            case "json":
                return pressure_json(found)
            case "jsonl":
                return records_jsonl(map(point_record, found.points))
            case "plain":
                return pressure_plain(
                    found, period=asked.period, today=asked.today, top=top, again=asked.again
                )
            case _:
                from reflect.render.pressure_table import pressure_table

                return pressure_table(
                    found, period=asked.period, today=asked.today, top=top, again=asked.again
                )

    return Report(LISTS, _find, show, sections=("points", "follow-ups"))


def known_point(name: str, chosen: Selection, work: Desk) -> str:
    """The point whose story is told. Raises NotFound for an unknown one, BadInput for a second one."""
    if chosen.wanted.point is not None:
        raise BadInput(f"{name!r} is the point whose story is told; leave out -p {chosen.wanted.point}.")
    if chosen.wanted.without_point:
        raise BadInput(f"{name!r} is the point whose story is told; leave out --without-point.")
    with work.reading(tell=False) as journal:
        return names.known_name(journal, "point", name, hint="`reflect point list` shows them.").spelled


class Telling(NamedTuple):
    story: Story
    questions: list[Question]


def story_report(point: str, *, zone: tzinfo | None, top: int = EVENTS) -> Report:
    """What happened at one point; ``top``: at most so many events, unless a script reads it."""

    def find(journal: Journal, asked: Asked) -> Telling:
        found = find_story(journal, asked.wanted, point, today=asked.today, zone=zone)
        return Telling(found, [question.asked for question in questions(journal)])

    def show(found: Telling, form: str, asked: Asked) -> str | RenderableType:
        story, known = found
        match form:
            case "json":
                return story_json(story)
            case "jsonl":
                return records_jsonl(map(event_record, story.events))
            case "plain":
                return story_plain(story, period=asked.period, today=asked.today, top=top, again=asked.again)
            case _:
                from reflect.render.story_table import story_table

                return story_table(
                    story, period=asked.period, today=asked.today, top=top, questions=known, again=asked.again
                )

    return Report(LISTS, find, show, sections=("points", "follow-ups", "reflections"))


def _find(journal: Journal, asked: Asked) -> Pressure:
    found = find_pressure(journal, asked.wanted, today=asked.today, reading=asked.reading)
    return mark_pressure(journal, found, complete=asked.complete)
