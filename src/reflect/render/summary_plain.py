"""The summary, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import no_summary
from reflect.render.next_steps import steps_plain
from reflect.render.plain import follow_up_line, short_line
from reflect.render.pressure_plain import point_line
from reflect.render.themes_plain import theme_line
from reflect.render.wording import counted, times_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reflect.core.learning.summary import Summary

OPEN = 5  # follow-ups that are listed,
NEW, ASK = 3, 5  # ... what is new, and whom to ask


def summary_plain(report: Summary, *, today: date, again: Again = NEVER) -> str:
    lines = [f"Summary: {report.period.label}"]
    if report.total:
        lines += _summary(report, today=today)
    else:
        lines.append(no_summary(report.period, again))
        lines += _follow_ups(report, today=today) if report.follow_ups.open else []
    return "\n".join([*lines, *steps_plain(report.next_steps, again)]) + "\n"


def _summary(report: Summary, *, today: date) -> Iterator[str]:
    yield lens_counts(report)
    if report.repeat:
        yield from ("", "What to repeat")
    for item in report.repeat:
        yield f"  {short_line(item.reflection)} ({item.standing})"
    if report.points or report.without_point:
        yield from ("", f"Where something gave way: {points_in_short(report)}")
    for point in report.points:
        yield f"  {point_line(point)}"
    if report.new:
        yield from ("", f"New in the last four weeks: {new_in_short(report)}")
    yield from _follow_ups(report, today=today)
    if report.themes:
        yield from ("", "What keeps coming back")
    for theme in report.themes:
        yield f"  {theme_line(theme)}"
    if report.ask:
        yield from ("", f"Whom to ask next: {ask_in_short(report)}")


def _follow_ups(report: Summary, *, today: date) -> Iterator[str]:
    yield from ("", follow_ups_in_short(report))
    for follow_up in report.follow_ups.open[:OPEN]:
        yield f"  {follow_up_line(follow_up, today=today)}"


def lens_counts(report: Summary) -> str:
    """``42 reflections: 14 pressure, 9 positive, 12 without a lens, 7 unsorted.``: together all."""
    parts = [f"{times:,} {lens}" for lens, times in report.lenses if lens]
    without = dict(report.lenses).get(None, 0) - report.unsorted  # what answers no question has no lens
    parts += [f"{without:,} without a lens"] if without else []
    parts += [f"{report.unsorted:,} unsorted"] if report.unsorted else []
    return f"{counted(report.total, 'reflection')}: {', '.join(parts)}."


def points_in_short(report: Summary) -> str:
    shown = len(report.points)
    first = f", the first {shown}" if shown < report.point_count else ""
    nameless = f"; {report.without_point:,} without a point" if report.without_point else ""
    return f"{counted(report.point_count, 'pressure point')}{first}{nameless}"


def follow_ups_in_short(report: Summary) -> str:
    found = report.follow_ups
    late = f", {found.overdue:,} overdue" if found.overdue else ""
    return f"Follow-ups: {len(found.open):,} open{late}; {found.done:,} done, {found.dropped:,} dropped"


def new_in_short(report: Summary) -> str:
    """``referral inbox (pressure point, 3 times since 2026-11-17), wound photos (theme, 6 times ...)``"""
    kinds = {"point": "pressure point", "theme": "theme"}
    return ", ".join(
        f"{one_line(new.name)} ({kinds[new.kind]}, {times_words(new.times)} since {new.first})"
        for new in report.new[:NEW]
    )


def ask_in_short(report: Summary) -> str:
    """``Ana, Bo, Cy and 4 more``"""
    named = ", ".join(one_line(name) for name in report.ask[:ASK])
    more = len(report.ask) - ASK
    return f"{named} and {more:,} more" if more > 0 else named
