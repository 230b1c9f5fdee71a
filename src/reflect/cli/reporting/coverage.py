"""``reflect report coverage``"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.cli.reporting.report import LISTS, Asked, Report
from reflect.core.learning.coverage import Coverage
from reflect.exchange.learning_markdown import coverage_markdown
from reflect.journal.journal import Journal
from reflect.journal.reports.coverage import find_coverage
from reflect.render.coverage_json import coverage_json, question_record
from reflect.render.coverage_plain import coverage_plain
from reflect.render.json import records_jsonl

if TYPE_CHECKING:
    from rich.console import RenderableType


def coverage_report(*, weeks: int) -> Report:
    """``weeks``: without an answer, after which a question is untouched."""

    def find(journal: Journal, asked: Asked) -> Coverage:
        return find_coverage(journal, asked.wanted, today=asked.today, weeks=weeks)

    return Report(LISTS, find, _show, own_markdown=True)


def _show(found: Coverage, form: str, asked: Asked) -> str | RenderableType:
    match form:
        case "json":
            return coverage_json(found, period=asked.period, again=asked.again)
        case "jsonl":
            return records_jsonl(map(question_record, found.questions))
        case "plain":
            return coverage_plain(found, period=asked.period, again=asked.again)
        case "md":
            return coverage_markdown(found, period=asked.period)
        case _:
            from reflect.render.coverage_table import coverage_table

            return coverage_table(found, period=asked.period, again=asked.again)
