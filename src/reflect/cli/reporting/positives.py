"""``reflect report positives``"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reflect.cli.reporting.report import LISTS, Asked, Report
from reflect.core.framework import Question
from reflect.core.learning.positives import Positives
from reflect.journal.frameworks import questions
from reflect.journal.journal import Journal
from reflect.journal.reports.positives import find_positives
from reflect.render.json import records_jsonl
from reflect.render.positives_json import positive_record, positives_json
from reflect.render.positives_plain import positives_plain

if TYPE_CHECKING:
    from rich.console import RenderableType

TOP = 5


class Found(NamedTuple):
    report: Positives
    questions: Sequence[Question]


def positives_report(*, top: int = TOP) -> Report:
    """``top``: at most so many of each standing, unless a script reads it."""

    def find(journal: Journal, asked: Asked) -> Found:
        found = find_positives(journal, asked.wanted, top=None if asked.complete else top)
        return Found(found, [question.asked for question in questions(journal)])

    return Report(LISTS, find, _show, sections=("positives",))


def _show(found: Found, form: str, asked: Asked) -> str | RenderableType:
    report, known = found
    match form:
        case "json":
            return positives_json(report)
        case "jsonl":
            return records_jsonl(map(positive_record, report.items))
        case "plain":
            return positives_plain(
                report, period=asked.period, today=asked.today, questions=known, again=asked.again
            )
        case _:
            from reflect.render.positives_table import positives_table

            return positives_table(
                report, period=asked.period, today=asked.today, questions=known, again=asked.again
            )
