"""Where something gave way, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.clean import one_line
from reflect.render.empty import no_pressure
from reflect.render.plain import follow_up_line, short_line
from reflect.render.wording import (
    ATTACHES,
    counted,
    follow_up_counts,
    gap,
    phrases,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reflect.core.learning.pressure import Pressure, PressurePoint
    from reflect.core.period import Period
    from reflect.core.reflection import Reflection

NEWEST = 5  # of the reflections without a point


def pressure_plain(report: Pressure, *, period: Period, today: date) -> str:
    lines = [f"Where something gave way: {period.label}"]
    if not report.total:
        return "\n".join([*lines, no_pressure(period)]) + "\n"
    nameless = report.without_point.reflections
    lines.append(pressure_in_short(report))
    for point in report.points:
        lines += ["", point_line(point)]
        lines += [f"  {one_line(point.description)}"] if point.description else []
        waiting = [each for each in point.follow_ups if each.state == "open"]
        lines += [f"  {follow_up_line(each, today=today)}" for each in waiting]
    if nameless:
        lines += ["", f"Without a point: {counted(len(nameless), 'reflection')}"]
        if report.without_point.phrases:
            lines.append(f"  What recurs in them: {phrases(report.without_point.phrases)}")
        lines += [f"  {short_line(each)}" for each in newest(nameless)]
        lines += [f"  {line}" for line in ATTACHES]
    return "\n".join(lines) + "\n"


def pressure_in_short(report: Pressure) -> str:
    """``14 reflections: 11 at 3 pressure points, 3 without one.``"""
    nameless = len(report.without_point.reflections)
    points = f"{report.total - nameless:,} at {counted(len(report.points), 'pressure point')}"
    return f"{counted(report.total, 'reflection')}: {points}, {nameless:,} without one."


def point_line(point: PressurePoint) -> str:
    """``laptops: 5 times, first 2026-09-01, last 2026-11-20, every 14 days; 1 open, 2 done``"""
    often = f", every {gap(point.median_gap_days)}" if point.times > 2 and point.median_gap_days else ""
    days = f"first {point.first}, last {point.last}{often}"
    if point.first == point.last:
        days = f"on {point.first}"
    times = "once" if point.times == 1 else f"{point.times:,} times"
    return f"{one_line(point.point)}: {times}, {days}; {follow_up_counts(point)}"


def newest(reflections: Sequence[Reflection]) -> list[Reflection]:
    """The last few, newest first, of reflections that come oldest first."""
    return list(reflections[: -NEWEST - 1 : -1])
