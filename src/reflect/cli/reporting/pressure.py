"""``reflect report pressure``"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.cli.reporting.report import LISTS, Asked, Report
from reflect.core.learning.pressure import Pressure, pressure
from reflect.journal.journal import Journal
from reflect.journal.reports.whole import gather
from reflect.render.json import records_jsonl
from reflect.render.pressure_json import point_record, pressure_json
from reflect.render.pressure_plain import pressure_plain

if TYPE_CHECKING:
    from rich.console import RenderableType


def _find(journal: Journal, asked: Asked) -> Pressure:
    gathered = gather(journal, asked.wanted)
    return pressure(
        gathered.reflections,
        descriptions=gathered.descriptions,
        at_points=gathered.at_points,
        reading=asked.reading,
    )


def _show(found: Pressure, form: str, asked: Asked) -> str | RenderableType:
    match form:
        case "json":
            return pressure_json(found)
        case "jsonl":
            return records_jsonl(map(point_record, found.points))
        case "plain":
            return pressure_plain(found, period=asked.period, today=asked.today)
        case _:
            from reflect.render.pressure_table import pressure_table

            return pressure_table(found, period=asked.period, today=asked.today)


pressure_report = Report(LISTS, _find, _show, sections=("points", "follow-ups"))
