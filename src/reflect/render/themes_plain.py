"""What keeps coming back, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.clean import one_line
from reflect.render.empty import no_themes
from reflect.render.wording import (
    counted,
)

if TYPE_CHECKING:
    from reflect.core.learning.recurring import Recurring
    from reflect.core.period import Period
    from reflect.core.themes import Theme


def themes_plain(report: Recurring, *, period: Period) -> str:
    lines = [f"What keeps coming back: {period.label}"]
    if not report.themes:
        lines.append(no_themes(period, looked_at=report.looked_at))
    for place, theme in enumerate(report.themes, start=1):
        lines += ["", f"{place}. {theme_line(theme)}"]
        lines += [f"   {one_line(theme.example)}"] if theme.example else []
    if report.tags:
        lines += ["", "Tags"]
    lines += [
        f"  #{one_line(tag.tag)}: {counted(tag.times, 'reflection')} in {counted(tag.weeks, 'week')}"
        for tag in report.tags
    ]
    return "\n".join(lines) + "\n"


def theme_line(theme: Theme) -> str:
    """``case system: 6 reflections in 4 weeks, 1 positive, 4 of pressure; rising``"""
    said = f"{one_line(theme.phrase)}: {counted(len(theme.numbers), 'reflection')}"
    said += f" in {counted(theme.weeks, 'week')}"
    said += f", {theme.positive:,} positive" if theme.positive else ""
    said += f", {theme.pressure:,} of pressure" if theme.pressure else ""
    return said + ("" if theme.trend == "unknown" else f"; {theme.trend}")
