"""``reflect report positives``"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reflect.cli.reporting.report import LISTS, Asked, Report
from reflect.core.framework import Question
from reflect.core.learning.positives import Positives, positives
from reflect.journal.journal import Journal
from reflect.journal.reports.whole import gather
from reflect.render.json import records_jsonl
from reflect.render.positives_json import positive_record, positives_json
from reflect.render.positives_plain import positives_plain

if TYPE_CHECKING:
    from rich.console import RenderableType


class Found(NamedTuple):
    report: Positives
    questions: Sequence[Question]


def _find(journal: Journal, asked: Asked) -> Found:
    gathered = gather(journal, asked.wanted)
    return Found(positives(gathered.reflections), gathered.questions)


def _show(found: Found, form: str, asked: Asked) -> str | RenderableType:
    report, questions = found
    match form:
        case "json":
            return positives_json(report)
        case "jsonl":
            return records_jsonl(map(positive_record, report.items))
        case "plain":
            return positives_plain(report, period=asked.period, today=asked.today, questions=questions)
        case _:
            from reflect.render.positives_table import positives_table

            return positives_table(report, period=asked.period, today=asked.today, questions=questions)


positives_report = Report(LISTS, _find, _show, sections=("positives",))
