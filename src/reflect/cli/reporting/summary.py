"""``reflect report summary``"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.cli.reporting.report import ONE_OBJECT, Asked, Report
from reflect.core.learning.summary import Summary
from reflect.journal.follow_up_rows import audiences_of, marked
from reflect.journal.journal import Journal
from reflect.journal.reports.summary import find_summary
from reflect.render.summary_json import summary_json
from reflect.render.summary_plain import OPEN, summary_plain

if TYPE_CHECKING:
    from rich.console import RenderableType


def summary_report(*, owner: str | None) -> Report:
    """``owner``: what the journal's owner is called, whom nobody needs to ask."""

    def find(journal: Journal, asked: Asked) -> Summary:
        period, today, reading = asked.period, asked.today, asked.reading
        found = find_summary(journal, asked.wanted, period=period, today=today, reading=reading, owner=owner)
        followed = found.follow_ups
        audiences = audiences_of(journal, followed.waiting if asked.complete else followed.waiting[:OPEN])
        return found._replace(
            follow_ups=followed._replace(
                open=marked(followed.open, audiences), reviews=marked(followed.reviews, audiences)
            ),
        )

    return Report(ONE_OBJECT, find, _show)


def _show(found: Summary, form: str, asked: Asked) -> str | RenderableType:
    match form:
        case "json":
            return summary_json(found, again=asked.again)
        case "plain":
            return summary_plain(found, today=asked.today, again=asked.again)
        case _:
            from reflect.render.summary_table import summary_table

            return summary_table(found, today=asked.today, again=asked.again)
