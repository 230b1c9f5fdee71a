"""What keeps coming back, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import no_themes
from reflect.render.wording import counted, private_mark

if TYPE_CHECKING:
    from reflect.core.learning.recurring import Recurring
    from reflect.core.period import Period
    from reflect.core.themes import Theme


def themes_plain(report: Recurring, *, period: Period, again: Again = NEVER) -> str:
    lines = [f"What keeps coming back: {period.label}", *how_found(report)]
    if not report.themes:
        lines.append(no_themes(period, again, looked_at=report.looked_at))
    for place, theme in enumerate(report.themes, start=1):
        lines += ["", f"{place}. {theme_line(theme, around=report.around)}"]
        lines += [f"   {example_of(theme)}"] if theme.example else []
    if report.tags:
        lines += ["", "Tags"]
    lines += [
        f"  {private_mark(tag.private)}#{one_line(tag.tag)}: "
        f"{counted(tag.times, 'reflection')} in {counted(tag.weeks, 'week')}"
        for tag in report.tags
    ]
    return "\n".join(lines) + "\n"


def how_found(report: Recurring) -> list[str]:
    """What is to be known of how the themes were found, where it is anything."""
    said = []
    if report.around and report.themes:
        said.append(f"These are themes of {report.around.label} that came up in this time.")
    if report.read is not None:
        every = f"{report.looked_at:,}" if report.around is None else "more"
        said.append(f"Sought in {report.read:,} of {every} reflections, and counted in all.")
    return said


def example_of(theme: Theme) -> str:
    """One that is private where the theme is not says so."""
    return private_mark(theme.private_example and not theme.private) + one_line(theme.example)


def theme_line(theme: Theme, *, around: Period | None = None) -> str:
    """``case system: 6 reflections in 4 weeks, 1 positive, 4 of pressure; rising``"""
    said = (
        f"{private_mark(theme.private)}{one_line(theme.phrase)}: {counted(len(theme.numbers), 'reflection')}"
    )
    if around is None:
        said += f" in {counted(theme.weeks, 'week')}"
    said += f", {theme.positive:,} positive" if theme.positive else ""
    said += f", {theme.pressure:,} of pressure" if theme.pressure else ""
    if around is not None:
        said += f"; {theme.times_around:,} in {around.label}"
    said += "" if theme.trend == "unknown" else f"; {theme.trend}"
    return said + (f" (with {', '.join(map(one_line, theme.merged))})" if theme.merged else "")
