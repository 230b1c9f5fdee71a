"""``reflect report pressure``"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.cli.reporting.report import LISTS, Asked, Report
from reflect.core.learning.pressure import Pressure
from reflect.journal.journal import Journal
from reflect.journal.reports.pressure import find_pressure
from reflect.render.json import records_jsonl
from reflect.render.pressure_json import point_record, pressure_json
from reflect.render.pressure_plain import pressure_plain

if TYPE_CHECKING:
    from rich.console import RenderableType

TOP = 15


def pressure_report(*, top: int = TOP) -> Report:
    """``top``: at most so many points, unless a script reads it."""

    def show(found: Pressure, form: str, asked: Asked) -> str | RenderableType:
        match form:
            case "json":
                return pressure_json(found)
            case "jsonl":
                return records_jsonl(map(point_record, found.points))
            case "plain":
                return pressure_plain(found, period=asked.period, today=asked.today, top=top)
            case _:
                from reflect.render.pressure_table import pressure_table

                return pressure_table(found, period=asked.period, today=asked.today, top=top)

    return Report(LISTS, _find, show, sections=("points", "follow-ups"))


def _find(journal: Journal, asked: Asked) -> Pressure:
    return find_pressure(journal, asked.wanted, today=asked.today, reading=asked.reading)
