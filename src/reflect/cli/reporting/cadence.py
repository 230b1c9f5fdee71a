"""``reflect report cadence``"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from reflect.cli.reporting.report import OWNERS, Asked, Report
from reflect.core.learning.cadence import Cadence
from reflect.core.rhythm import Rhythm
from reflect.journal.journal import Journal
from reflect.journal.reports.cadence import find_cadence
from reflect.render.cadence_json import cadence_json, day_records
from reflect.render.cadence_plain import cadence_plain
from reflect.render.json import records_jsonl

if TYPE_CHECKING:
    from rich.console import RenderableType


def cadence_report(*, rhythm: Rhythm | None, day_starts: time) -> Report:
    """Of the owner's own days, so that it has no form for others."""

    def find(journal: Journal, asked: Asked) -> Cadence:
        return find_cadence(journal, asked.wanted, rhythm=rhythm, day_starts=day_starts, today=asked.today)

    return Report(OWNERS, find, _show)


def _show(found: Cadence, form: str, asked: Asked) -> str | RenderableType:
    match form:
        case "json":
            return cadence_json(found, period=asked.period, today=asked.today, again=asked.again)
        case "jsonl":
            return records_jsonl(day_records(found))
        case "plain":
            return cadence_plain(found, period=asked.period, today=asked.today, again=asked.again)
        case _:
            from reflect.render.cadence_table import cadence_table

            return cadence_table(found, period=asked.period, today=asked.today, again=asked.again)
