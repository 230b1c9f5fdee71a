"""``reflect report themes THEME``"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.cli.reporting.report import Asked, Report
from reflect.journal.journal import Journal
from reflect.journal.reports.marking import mark_themes
from reflect.journal.reports.theme import OneTheme, find_theme
from reflect.render.empty import not_this_theme
from reflect.render.json import list_jsonl, records_json, reflection_record
from reflect.render.plain import search_plain
from reflect.render.themes_json import theme_record
from reflect.render.themes_plain import theme_line

if TYPE_CHECKING:
    from rich.console import RenderableType


def theme_report(name: str) -> Report:
    def find(journal: Journal, asked: Asked) -> OneTheme:
        found = find_theme(journal, name, asked.wanted, reading=asked.reading)
        [theme] = mark_themes(journal, [found.theme])
        return found._replace(theme=theme)

    return Report(("table", "plain", "json", "jsonl"), find, _show)


def _show(found: OneTheme, form: str, asked: Asked) -> str | RenderableType:
    match form:
        case "json":
            records = map(reflection_record, found.reflections)
            return records_json("reflections", records, theme=theme_record(found.theme))
        case "jsonl":
            return list_jsonl(found.reflections)
        case "plain":
            name, _, told = theme_line(found.theme).partition(": ")
            said = f"{name}: {asked.period.label}\n{told}"
            if not found.reflections:
                return f"{said}\n\n{not_this_theme(asked.period, asked.again)}\n"
            return f"{said}\n\n{search_plain(found.reflections, found.ways)}"
        case _:
            from reflect.render.theme_table import theme_table

            return theme_table(
                found.theme, found.reflections, found.ways, period=asked.period, again=asked.again
            )
