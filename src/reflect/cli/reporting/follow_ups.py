"""``reflect report follow-ups``"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reflect.cli.reporting.report import LISTS, Asked, Report
from reflect.cli.when import local_day
from reflect.core.follow_up import FollowUp
from reflect.core.learning.follow_ups import Followed, followed
from reflect.journal.follow_up_rows import audiences_of, marked, with_audiences
from reflect.journal.journal import Journal
from reflect.journal.reports.follow_ups import find_follow_ups
from reflect.render.follow_ups_plain import follow_ups_csv
from reflect.render.followed_json import followed_json
from reflect.render.followed_plain import TOP, followed_plain, sections
from reflect.render.json import follow_up_record, records_jsonl

if TYPE_CHECKING:
    from rich.console import RenderableType


def follow_ups_report(*, top: int = TOP) -> Report:
    """``top``: at most so many of each kind, unless a script reads it."""

    def find(journal: Journal, asked: Asked) -> Followed:
        every = find_follow_ups(journal, asked.wanted, today=asked.today)
        if asked.complete:
            every = with_audiences(journal, every)
        found = followed(every, period=asked.period, today=asked.today, opened_on=_opened_on)
        return found if asked.complete else _marked(found, journal, top=top)

    def show(found: Followed, form: str, asked: Asked) -> str | RenderableType:
        period, today, again = asked.period, asked.today, asked.again
        match form:
            case "json":
                return followed_json(found, period=period, again=again)
            case "jsonl":
                return records_jsonl(map(follow_up_record, found.every))
            case "csv":
                return follow_ups_csv(found.every)
            case "plain":
                return followed_plain(found, period=period, today=today, top=top, again=again)
            case _:
                from reflect.render.followed_table import followed_table

                return followed_table(found, period=period, today=today, top=top, again=again)

    return Report((*LISTS, "csv"), find, show, sections=("points", "follow-ups"))


def _marked(found: Followed, journal: Journal, *, top: int) -> Followed:
    """With whom the reflections of those that are shown are for."""
    shown = [each for section in sections(found, top) for each in section.follow_ups]
    audiences = audiences_of(journal, shown)
    return found.each_part(lambda follow_ups: marked(follow_ups, audiences))


def _opened_on(follow_up: FollowUp) -> date:
    return local_day(follow_up.created)
