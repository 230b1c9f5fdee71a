"""``reflect report themes``"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.cli.reporting.report import LISTS, Asked, Report
from reflect.core.learning.recurring import Recurring
from reflect.journal.journal import Journal
from reflect.journal.reports.marking import mark_tags, mark_themes
from reflect.journal.reports.themes import find_recurring
from reflect.render.json import records_jsonl
from reflect.render.themes_json import theme_record, themes_json
from reflect.render.themes_plain import themes_plain

if TYPE_CHECKING:
    from rich.console import RenderableType


def themes_report(*, top: int) -> Report:
    """``top``: at most so many themes."""

    def find(journal: Journal, asked: Asked) -> Recurring:
        found = find_recurring(journal, asked.wanted, top=top, reading=asked.reading)
        return found._replace(themes=mark_themes(journal, found.themes), tags=mark_tags(journal, found.tags))

    return Report(LISTS, find, _show, sections=("themes",))


def _show(found: Recurring, form: str, asked: Asked) -> str | RenderableType:
    match form:
        case "json":
            return themes_json(found, period=asked.period)
        case "jsonl":
            return records_jsonl(map(theme_record, found.themes))
        case "plain":
            return themes_plain(found, period=asked.period, again=asked.again)
        case _:
            from reflect.render.themes_table import themes_table

            return themes_table(found, period=asked.period, again=asked.again)
