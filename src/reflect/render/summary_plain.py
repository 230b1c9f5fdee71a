"""The summary, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.core.learning.follow_ups import review_came
from reflect.core.learning.new import FRESH
from reflect.render.clean import one_line
from reflect.render.empty import no_summary
from reflect.render.next_steps import steps_plain
from reflect.render.plain import follow_up_line, short_line
from reflect.render.pressure_plain import point_line
from reflect.render.themes_plain import theme_line
from reflect.render.wording import as_of_today, counted, failed_fix, private_mark, times_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reflect.core.follow_up import FollowUp
    from reflect.core.learning.new import New
    from reflect.core.learning.summary import Summary

OPEN = 5  # follow-ups that are listed,
NEW, ASK = 3, 5  # ... what is new, and whom to ask


def summary_plain(report: Summary, *, today: date, again: Again = NEVER) -> str:
    lines = [f"Summary: {report.period.label}"]
    if report.total:
        lines += _summary(report, today, again)
    else:
        lines.append(no_summary(report.period, again))
        lines += _follow_ups(report, today, again) if report.follow_ups.waiting else []
    return "\n".join([*lines, *steps_plain(report.next_steps, again)]) + "\n"


def _summary(report: Summary, today: date, again: Again) -> Iterator[str]:
    yield lens_counts(report)
    yield from as_of_today(report.period, today)
    if report.repeat:
        yield from ("", "What to repeat")
    for item in report.repeat:
        yield f"  {short_line(item.reflection)} ({item.standing})"
    if report.points or report.without_point:
        yield from ("", f"Where something gave way: {points_in_short(report)}")
    for point in report.points:
        yield f"  {point_line(point)}"
        if point.verdict.failed:
            yield f"    {failed_fix(point.verdict)}"
    yield from ("", f"{new_when(report, today=today)}: {new_in_short(report)}")
    yield from _follow_ups(report, today, again)
    if report.themes:
        yield from ("", "What keeps coming back")
    for theme in report.themes:
        yield f"  {theme_line(theme, around=report.around)}"
    if asked := ask_in_short(report, again):
        yield from ("", f"Whom to ask next: {asked}")


def _follow_ups(report: Summary, today: date, again: Again) -> Iterator[str]:
    yield from ("", follow_ups_in_short(report, today))
    for follow_up in report.follow_ups.waiting[:OPEN]:
        yield f"  {waiting_line(follow_up, today=today)}"
    if more := more_follow_ups(report, again):
        yield f"  {more}"


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


def follow_ups_in_short(report: Summary, today: date) -> str:
    found = report.follow_ups
    now = " now" if as_of_today(report.period, today) else ""
    late = f", {found.overdue:,} overdue" if found.overdue else ""
    late += f", {len(found.reviews):,} to be looked at again" if found.reviews else ""
    closed = f"{found.done:,} done, {found.dropped:,} dropped"
    closed += f"; {found.did_not_help:,} did not help" if found.did_not_help else ""
    return f"Follow-ups: {len(found.open):,} open{now}{late}; {closed}"


def waiting_line(follow_up: FollowUp, *, today: date) -> str:
    """The line of a follow-up; of one that is to be looked at again, since when."""
    if not review_came(follow_up, today=today):
        return follow_up_line(follow_up, today=today)
    return follow_up_line(follow_up._replace(review=None), today=today, also=f"review due {follow_up.review}")


def more_follow_ups(report: Summary, again: Again) -> str | None:
    """``… and 9 more: reflect report follow-ups``"""
    more = len(report.follow_ups.waiting) - OPEN
    return f"… and {more:,} more: {again.same('reflect report follow-ups')}" if more > 0 else None


def new_when(report: Summary, *, today: date) -> str:
    """``New in the last four weeks``, ``New in the four weeks to 2020-09-30``; in a shorter period, all of
    it."""
    first, last, _ = report.fresh
    if last - first < FRESH - timedelta(days=1):
        return "New in this time"
    return "New in the last four weeks" if last == today else f"New in the four weeks to {last}"


def new_in_short(report: Summary) -> str:
    """``referral inbox (pressure point, 3 times since 2026-11-17), and 2 more``; or why there is nothing to
    tell."""
    if not report.fresh.known:
        return f"too little was written before to tell (the journal begins on {report.fresh.begun})"
    kinds = {"point": "pressure point", "theme": "theme"}
    told = [
        f"{private_mark(new.private)}{one_line(new.name)} ({kinds[new.kind]}, {_since(new)})"
        for new in report.new[:NEW]
    ]
    more = len(report.new) - NEW
    return ", ".join(told) + (f" and {more:,} more" if more > 0 else "") or "no pressure point, no theme"


def _since(new: New) -> str:
    return f"once, on {new.first}" if new.times == 1 else f"{times_words(new.times)} since {new.first}"


def ask_in_short(report: Summary, again: Again) -> str:
    """``Ana, Bo, Cy and 4 more``; how to say whom to hear where people are named, and none is on the roster;
    or nothing."""
    if report.roster.unlisted:
        says = again.here("reflect person add NAME --group GROUP")
        return f"nobody is on the roster yet; whom to hear is said with {says}"
    named = ", ".join(one_line(name) for name in report.ask[:ASK])
    more = len(report.ask) - ASK
    return f"{named} and {more:,} more" if more > 0 else named
