"""When space was made for reflecting: a calendar of weeks beside each other, and the hours of a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.core.learning.cadence import next_steps
from reflect.core.moment import monday_of
from reflect.core.rhythm import WEEKDAYS
from reflect.render.cadence_plain import cadence_in_short
from reflect.render.chart import blocks
from reflect.render.layout import ByWidth, title_of
from reflect.render.next_steps import steps_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reflect.core.learning.cadence import Cadence, Day
    from reflect.core.period import Period

SHADES = ((5, "█"), (3, "▓"), (2, "▒"), (1, "░"))  # from so many reflections on
MISSED, OPEN, BESIDE = "○", "◌", "·"
LABEL = 5  # columns for the name of a weekday
LEGEND = "░ 1  ▒ 2  ▓ 3 or 4  █ 5 or more reflections"
WITH_RHYTHM = "○ in the rhythm, nothing written   ◌ still open   · not in the rhythm"
WITHOUT = "· nothing written"


def cadence_table(report: Cadence, *, period: Period, today: date, again: Again = NEVER) -> RenderableType:
    parts: list[RenderableType] = [title_of("When space was made", period)]
    parts += [Text(line) for line in cadence_in_short(report, period)]
    if report.days:
        parts += [Text(), ByWidth(lambda width: _calendar(report, width=width))]
        parts.append(Text(LEGEND, "dim"))
        parts.append(Text(WITH_RHYTHM if report.rhythm and report.unit == "day" else WITHOUT, "dim"))
    if any(report.by_hour):
        parts += [Text(), *_clock(report)]
    return Group(*parts, *steps_table(next_steps(report, today=today), again))


def _calendar(report: Cadence, *, width: int) -> RenderableType:
    """Weeks as columns, weekdays as rows; what does not fit is the oldest."""
    by_day = {day.day: day for day in report.days}
    apart = 2 if LABEL + 2 * len(report.weeks) <= width else 1
    shown = [week.monday for week in report.weeks][-((width - LABEL) // apart) :]
    lines: list[Text] = [Text(" " * LABEL + _months(shown, apart=apart), "dim")]
    for weekday, name in enumerate(WEEKDAYS):
        line = Text(f"{name[:3].capitalize():{LABEL}}", "dim")
        for monday in shown:
            sign, style = _sign(by_day.get(monday + timedelta(days=weekday)))
            line.append(f"{sign:{apart}}", style)
        lines.append(line)
    if report.unit == "week":
        lines.append(_weeks_line(report, shown, apart=apart))
    if len(shown) < len(report.weeks):
        lines.append(Text(f"The newest {len(shown)} of {len(report.weeks):,} weeks.", "dim"))
    return Group(*lines)


def _weeks_line(report: Cadence, shown: Sequence[date], *, apart: int) -> Text:
    """Under each week whether it was kept."""
    line = Text(f"{'kept':{LABEL}}", "dim")
    kept = {week.monday: week.kept for week in report.weeks}
    last = report.days[-1].day
    for monday in shown:
        over = monday + timedelta(days=6) < last or monday_of(last) != monday
        sign = "✓" if kept[monday] else MISSED if over else OPEN
        line.append(f"{sign:{apart}}", "green" if kept[monday] else "dim")
    return line


def _months(mondays: Sequence[date], *, apart: int) -> str:
    """The name of a month over the first week that is mostly of it, where there is room for it."""
    line = ""
    months = [monday + timedelta(days=3) for monday in mondays]
    for place, of in enumerate(months):
        begins = not place or of.month != months[place - 1].month
        if begins and (not line or len(line) < place * apart):
            line = line.ljust(place * apart) + f"{of:%b}"
    return line


def _sign(day: Day | None) -> tuple[str, str]:
    if day is None:
        return " ", ""
    for times, shade in SHADES:
        if day.times >= times:
            return shade, "green" if day.expected else "cyan"
    return {"missed": (MISSED, "yellow"), "open": (OPEN, "bold")}.get(day.state, (BESIDE, "dim"))


def _clock(report: Cadence) -> Iterator[RenderableType]:
    """The hours of a day under each other's names, and the days of the week."""
    yield Text.assemble(("By hour     ", "dim"), (blocks(report.by_hour), "cyan"))
    yield Text(f"{'':12}{''.join(f'{hour:<6}' for hour in (0, 6, 12, 18))}".rstrip(), "dim")
    days = "  ".join(
        f"{name[:3].capitalize()} {days:,}"
        for name, days in zip(WEEKDAYS, report.by_weekday, strict=True)
        if days
    )
    yield Text.assemble(("By weekday  ", "dim"), days)
