"""Where something gave way, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import no_pressure
from reflect.render.plain import follow_up_line, short_line
from reflect.render.wording import (
    as_of_today,
    attaches,
    counted,
    every,
    failed_fix,
    follow_up_counts,
    phrases,
    private_mark,
    times_words,
    verdict_words,
    why_too_early,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reflect.core.learning.pressure import Elsewhere, Pressure, PressurePoint, WithoutPoint
    from reflect.core.period import Period

NEWEST = 5  # of the reflections without a point
ELSEWHERE = "Not in this period, but acted on or to be"


def pressure_plain(report: Pressure, *, period: Period, today: date, top: int, again: Again = NEVER) -> str:
    lines = [f"Where something gave way: {period.label}"]
    lines.append(pressure_in_short(report) if report.total else no_pressure(period, again))
    lines += as_of_today(period, today)
    for point in report.points[:top]:
        lines += ["", *_point(point, today=today)]
    if rest := more_points(report, top, again):
        lines += ["", rest]
    if report.elsewhere:
        lines += ["", f"{ELSEWHERE}:"]
        lines += [f"  {elsewhere_line(point)}" for point in report.elsewhere[:top]]
        lines += [f"  {rest}"] if (rest := more_elsewhere(report, top, again)) else []
    lines += _without_point(report.without_point, again)
    return "\n".join(lines) + "\n"


def pressure_in_short(report: Pressure) -> str:
    """``14 reflections: 11 at 3 pressure points, 3 without one.``"""
    nameless = len(report.without_point.reflections)
    points = f"{report.total - nameless:,} at {counted(len(report.points), 'pressure point')}"
    return f"{counted(report.total, 'reflection')}: {points}, {nameless:,} without one."


def point_line(point: PressurePoint) -> str:
    """``laptops: 5 times, first 2026-09-01, last 2026-11-20, every 14 days; no action yet; 1 done so far``"""
    often = f", {every(point.median_gap_days)}" if point.times > 2 and point.median_gap_days else ""
    days = f"first {point.first}, last {point.last}{often}"
    if point.first == point.last:
        days = f"on {point.first}"
    times = times_words(point.times)
    found = [
        f"{private_mark(point.private)}{one_line(point.point)}: {times}, {days}",
        verdict_words(point.verdict),
    ]
    return "; ".join(found + ([follow_up_counts(point.follow_ups)] if point.follow_ups else []))


def elsewhere_line(point: Elsewhere) -> str:
    """``archive: acted on, quiet since 2026-04-01; last 2026-03-02; 1 done so far, 1 helped``"""
    last = f"last {point.last}" if point.last else "never written about"
    parts = [
        verdict_words(point.verdict),
        failed_fix(point.verdict),
        last,
        follow_up_counts(point.follow_ups),
    ]
    return f"{private_mark(point.private)}{one_line(point.point)}: {'; '.join(filter(None, parts))}"


def more_points(report: Pressure, top: int, again: Again) -> str | None:
    """``… and 12 more that need less attention: reflect report pressure --top 27``"""
    count = len(report.points)
    if count <= top:
        return None
    every = again.same(f"reflect report pressure --top {count}")
    return f"… and {count - top:,} more that need less attention: {every}"


def more_elsewhere(report: Pressure, top: int, again: Again) -> str | None:
    count = len(report.elsewhere) - top
    every = again.here("reflect point list")
    return f"… and {count:,} more; all points: {every}" if count > 0 else None


def what_recurs(found: WithoutPoint) -> str:
    """Says so where not all were read for it."""
    read, all_ = len(found.newest), len(found.reflections)
    return "What recurs in them" if read == all_ else f"What recurs in the newest {read:,} of them"


def more_without(found: WithoutPoint, again: Again) -> str | None:
    """``… and 12 earlier: reflect list --lens pressure --without-point --in 2020``"""
    earlier = len(found.reflections) - len(found.newest[:NEWEST])
    every = again.listed("reflect list --lens pressure --without-point")
    return f"… and {earlier:,} earlier: {every}" if earlier else None


def _point(point: PressurePoint, *, today: date) -> Iterator[str]:
    yield point_line(point)
    if point.verdict.failed:
        yield f"  {failed_fix(point.verdict)}"
    if point.description:
        yield f"  {one_line(point.description)}"
    if point.verdict.kind == "too early":
        yield f"  {why_too_early(point.verdict)}"
    for follow_up in point.follow_ups:
        if follow_up.state == "open":
            yield f"  {follow_up_line(follow_up._replace(point=None), today=today)}"


def _without_point(found: WithoutPoint, again: Again) -> Iterator[str]:
    if not found.reflections:
        return
    yield ""
    yield f"Without a point: {counted(len(found.reflections), 'reflection')}"
    if found.phrases:
        yield f"  {what_recurs(found)}: {phrases(found.phrases)}"
    for reflection in found.newest[:NEWEST]:
        yield f"  {short_line(reflection)}"
    if rest := more_without(found, again):
        yield f"  {rest}"
    for line in attaches(again):
        yield f"  {line}"
