"""The reports: how each is made of what was gathered, and shown in each format."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reflect.core.learning.positives import positives
from reflect.core.learning.pressure import pressure
from reflect.core.learning.recurring import recurring
from reflect.core.learning.summary import summary
from reflect.core.period import Period
from reflect.journal.reports import Gathered
from reflect.render import report_json, report_plain

if TYPE_CHECKING:
    from rich.console import RenderableType


class Showing(Protocol):
    def __call__(
        self, gathered: Gathered, form: str, *, period: Period, today: date
    ) -> str | RenderableType: ...


class Report(NamedTuple):
    """``show`` gives text, or something for Rich to draw when the format is ``table``.

    ``sections``: which parts of what others read belong to it; empty: all.
    """

    formats: tuple[str, ...]
    show: Showing
    sections: tuple[str, ...] = ()


LISTS = ("table", "plain", "json", "jsonl", "md")
ONE_OBJECT = ("table", "plain", "json", "md")


def _summary(gathered: Gathered, form: str, *, period: Period, today: date) -> str | RenderableType:
    found = summary(
        gathered.reflections,
        period=period,
        today=today,
        descriptions=gathered.descriptions,
        at_points=gathered.at_points,
        positive_question=gathered.in_use.get("positive"),
    )
    if form == "json":
        return report_json.summary_json(found)
    if form == "plain":
        return report_plain.summary_plain(found, today=today)
    from reflect.render.summary_table import summary_table

    return summary_table(found, today=today)


def _positives(gathered: Gathered, form: str, *, period: Period, today: date) -> str | RenderableType:
    found = positives(gathered.reflections)
    if form == "json":
        return report_json.positives_json(found)
    if form == "jsonl":
        return report_json.report_jsonl(map(report_json.positive_record, found.items))
    if form == "plain":
        return report_plain.positives_plain(found, period=period, today=today, questions=gathered.questions)
    from reflect.render.positives_table import positives_table

    return positives_table(found, period=period, today=today, questions=gathered.questions)


def _pressure(gathered: Gathered, form: str, *, period: Period, today: date) -> str | RenderableType:
    found = pressure(gathered.reflections, descriptions=gathered.descriptions, at_points=gathered.at_points)
    if form == "json":
        return report_json.pressure_json(found)
    if form == "jsonl":
        return report_json.report_jsonl(map(report_json.point_record, found.points))
    if form == "plain":
        return report_plain.pressure_plain(found, period=period, today=today)
    from reflect.render.pressure_table import pressure_table

    return pressure_table(found, period=period, today=today)


def themes_report(*, top: int) -> Report:
    def show(gathered: Gathered, form: str, *, period: Period, today: date) -> str | RenderableType:
        found = recurring(gathered.reflections, top=top)
        if form == "json":
            return report_json.themes_json(found)
        if form == "jsonl":
            return report_json.report_jsonl(map(report_json.theme_record, found.themes))
        if form == "plain":
            return report_plain.themes_plain(found, period=period)
        from reflect.render.themes_table import themes_table

        return themes_table(found, period=period)

    return Report(LISTS, show, sections=("themes",))


summary_report = Report(ONE_OBJECT, _summary)
positives_report = Report(LISTS, _positives, sections=("positives",))
pressure_report = Report(LISTS, _pressure, sections=("points", "follow-ups"))
