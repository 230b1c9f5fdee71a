"""Reports as plain text that reads well aloud and in a pipe: sentences and lists, no box, no colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.clean import first_line, one_line
from reflect.render.empty import no_positives, no_pressure, no_summary, no_themes
from reflect.render.plain import follow_up_line
from reflect.render.wording import (
    ATTACHES,
    counted,
    detail,
    follow_up_counts,
    gap,
    phrases,
    probe_wordings,
    when,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reflect.core.framework import Question
    from reflect.core.learning.positives import Positive, Positives
    from reflect.core.learning.pressure import Pressure, PressurePoint
    from reflect.core.learning.recurring import Recurring
    from reflect.core.learning.summary import Summary
    from reflect.core.period import Period
    from reflect.core.reflection import Reflection
    from reflect.core.themes import Theme

NEWEST = 5  # of the reflections without a point, and of open follow-ups in the summary


def positives_plain(
    report: Positives, *, period: Period, today: date, questions: Sequence[Question] = ()
) -> str:
    lines = [f"What went well: {period.label}", balance(report)]
    if not report.items:
        lines.append(no_positives(period))
    for item in report.items:
        lines += ["", *_positive(item, today=today, questions=questions)]
    return "\n".join(lines) + "\n"


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
        lines += [f"  {_short(each)}" for each in newest(nameless)]
        lines += [f"  {line}" for line in ATTACHES]
    return "\n".join(lines) + "\n"


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


def summary_plain(report: Summary, *, today: date) -> str:
    lines = [f"Summary: {report.period.label}"]
    if report.total:
        lines += _summary(report, today=today)
    else:
        lines.append(no_summary(report.period))
    lines += ["", "What to do next"]
    lines += [f"  {step.command}: {step.why}" for step in report.next_steps]
    return "\n".join(lines) + "\n"


def _summary(report: Summary, *, today: date) -> Iterator[str]:
    yield lens_counts(report)
    if report.repeat:
        yield from ("", "What to repeat")
    for item in report.repeat:
        yield f"  {_short(item.reflection)} ({item.standing})"
    if report.points or report.without_point:
        yield from ("", f"Where something gave way: {points_in_short(report)}")
    for point in report.points:
        yield f"  {point_line(point)}"
    yield from ("", follow_ups_in_short(report))
    for follow_up in report.follow_ups.open[:NEWEST]:
        yield f"  {follow_up_line(follow_up, today=today)}"
    if report.themes:
        yield from ("", "What keeps coming back")
    for theme in report.themes:
        yield f"  {theme_line(theme)}"


def balance(report: Positives) -> str:
    """``4 positive reflections, 9 of pressure.``"""
    positive = counted(report.balance_positive, "positive reflection")
    return f"{positive[0].upper()}{positive[1:]}, {report.balance_pressure:,} of pressure."


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


def theme_line(theme: Theme) -> str:
    """``case system: 6 reflections in 4 weeks, 1 positive, 4 of pressure; rising``"""
    said = f"{one_line(theme.phrase)}: {counted(len(theme.numbers), 'reflection')}"
    said += f" in {counted(theme.weeks, 'week')}"
    said += f", {theme.positive:,} positive" if theme.positive else ""
    said += f", {theme.pressure:,} of pressure" if theme.pressure else ""
    return said + ("" if theme.trend == "unknown" else f"; {theme.trend}")


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


def newest(reflections: Sequence[Reflection]) -> list[Reflection]:
    """The last few, newest first, of reflections that come oldest first."""
    return list(reflections[: -NEWEST - 1 : -1])


def _positive(item: Positive, *, today: date, questions: Sequence[Question]) -> Iterator[str]:
    reflection = item.reflection
    yield _short(reflection, words=one_line(reflection.text))
    probes = probe_wordings(reflection, questions)
    for key, answer in reflection.details.items():
        yield f"  {detail(probes.get(key, one_line(key)), answer)}"
    yield f"  Repeating it: {item.standing}"
    for attempt in item.follow_ups:
        yield f"    {follow_up_line(attempt, today=today)}"


def _short(reflection: Reflection, *, words: str | None = None) -> str:
    private = "[private] " if reflection.audience == "private" else ""
    words = words or first_line(reflection.text)
    return f"{reflection.number}  {when(reflection)[:10]}  {private}{words}"
