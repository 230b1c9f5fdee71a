"""``reflect report summary``"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.cli.reporting.report import ONE_OBJECT, Asked, Report
from reflect.core.learning.summary import Summary, summary
from reflect.journal.journal import Journal
from reflect.journal.reports.pressure import point_histories
from reflect.journal.reports.whole import gather
from reflect.render.summary_json import summary_json
from reflect.render.summary_plain import summary_plain

if TYPE_CHECKING:
    from rich.console import RenderableType


def _find(journal: Journal, asked: Asked) -> Summary:
    gathered = gather(journal, asked.wanted)
    return summary(
        gathered.reflections,
        period=asked.period,
        today=asked.today,
        histories=point_histories(journal, {each.point for each in gathered.reflections if each.point}),
        positive_question=gathered.in_use.get("positive"),
        reading=asked.reading,
    )


def _show(found: Summary, form: str, asked: Asked) -> str | RenderableType:
    match form:
        case "json":
            return summary_json(found)
        case "plain":
            return summary_plain(found, today=asked.today)
        case _:
            from reflect.render.summary_table import summary_table

            return summary_table(found, today=asked.today)


summary_report = Report(ONE_OBJECT, _find, _show)
