"""What became lasting, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.core.learning.lasting import looked_after
from reflect.render.clean import one_line
from reflect.render.empty import no_lasting
from reflect.render.next_steps import steps_plain
from reflect.render.plain import short_line
from reflect.render.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reflect.core.follow_up import FollowUp
    from reflect.core.learning.lasting import Agreement, Lasting, Practice, Stage
    from reflect.core.period import Period
    from reflect.core.reflection import Reflection

MOST = 10  # of a stage, and of the agreements


def lasting_plain(
    report: Lasting,
    newest: Sequence[Reflection],
    *,
    period: Period,
    filtered: bool = False,
    again: Again = NEVER,
) -> str:
    lines = [title(filtered=filtered)]
    lines.append(lasting_in_short(report, period, filtered=filtered, again=again))
    for stage in report.stages:
        lines += ["", f"Practices, {stage_name(stage)}"]
        lines += [f"  {_practice(each)}" for each in stage.practices[:MOST]]
        lines += _more(len(stage.practices), again)
    if report.agreements:
        lines += ["", "Agreements"]
        lines += [f"  {_agreement(each)}" for each in report.agreements[:MOST]]
        lines += _more(len(report.agreements), again)
    if report.waiting:
        lines += ["", waited(report, period)]
        lines += [f"  {short_line(each)}" for each in newest]
        lines += [f"  {rest}"] if (rest := earlier(report, newest, again)) else []
    return "\n".join([*lines, *steps_plain(report.next_steps, again)]) + "\n"


def title(*, filtered: bool) -> str:
    """No period: what stands does so whichever is asked for."""
    return f"What lasts, as of today{', with these filters' if filtered else ''}"


def waited(report: Lasting, period: Period) -> str:
    """What led to nothing is the one thing that is told of a period."""
    inside = f" ({period.label})" if period.first or period.last else ""
    said = f"Put together or worked out, and nothing came of it within four weeks{inside}"
    return f"{said}: {counted(len(report.waiting), 'reflection')}"


def lasting_in_short(report: Lasting, period: Period, *, filtered: bool, again: Again = NEVER) -> str:
    """``6 practices, 2 of them stale; 4 agreements, 1 review overdue.``"""
    if not report.practices and not report.agreements:
        return no_lasting(period, again, elsewhere=report.elsewhere, filtered=filtered)
    said = counted(len(report.practices), "practice")
    said += f", {len(report.stale):,} of them stale" if report.stale else ""
    said += f"; {counted(len(report.agreements), 'agreement')}"
    late = sum(each.overdue for each in report.agreements)
    said += f", {counted(late, 'review')} overdue" if late else ""
    return f"{said}.".capitalize() if said.startswith("no ") else f"{said}."


def earlier(report: Lasting, newest: Sequence[Reflection], again: Again) -> str | None:
    """``… and 2 earlier: reflect report lasting --json``"""
    count = len(report.waiting) - len(newest)
    return f"… and {count:,} earlier: {_all(again)}" if count > 0 else None


def more(count: int, again: Again) -> str | None:
    """``and 2 more: reflect report lasting --json``"""
    return f"and {count - MOST:,} more: {_all(again)}" if count > MOST else None


def _all(again: Again) -> str:
    return again.same("reflect report lasting --json")


def stage_name(stage: Stage) -> str:
    return one_line(stage.stage) if stage.stage else "not tried yet"


def carried(follow_up: FollowUp) -> str:
    """Who carries it and when they were last asked: ``Ana, asked 2026-11-02``, ``nobody carries it``."""
    role = f"the role: {one_line(follow_up.role)}" if follow_up.role else ""
    who = " in ".join(filter(None, (one_line(follow_up.owner or ""), role)))
    if not looked_after(follow_up):
        return "nobody carries it"
    if not follow_up.owner:
        return who
    return f"{who}, " + (f"asked {follow_up.asked}" if follow_up.asked else "not asked how they are yet")


def since(each: Practice) -> str:
    """``stale, no word since 2026-08-02``, ``done 2026-11-10``, ``since 2026-10-01``"""
    follow_up = each.follow_up
    if each.stale:
        return f"stale, no word since {each.moved}"
    if follow_up.state == "done":
        return f"done {follow_up.closed}" if follow_up.closed else "done"
    return f"since {follow_up.stage_since}" if follow_up.stage_since else f"last moved {each.moved}"


def review(each: Agreement) -> str:
    """``review overdue since 2026-11-02``, ``review 2027-01-15``, ``no review set``"""
    day = each.follow_up.review
    if day is None:
        return "no review set"
    return f"review overdue since {day}" if each.overdue else f"review {day}"


def agreed(follow_up: FollowUp) -> str:
    """``agreed with Ana, Bo; written in LINK``"""
    state = "agreed" if follow_up.state == "done" else "to agree"
    whom = f" with {listed(follow_up.with_)}" if follow_up.with_ else ", nobody named"
    where = f"written: {one_line(follow_up.where)}" if follow_up.where else "not written down yet"
    return f"{state}{whom}; {where}"


def _practice(each: Practice) -> str:
    private = "[private] " if each.private else ""
    words = f"{private}{one_line(each.follow_up.text)}"
    return f"{each.follow_up.name}  {words}  ({since(each)}; {carried(each.follow_up)})"


def _agreement(each: Agreement) -> str:
    private = "[private] " if each.private else ""
    words = f"{private}{one_line(each.follow_up.text)}"
    return f"{each.follow_up.name}  {words}  ({review(each)}; {agreed(each.follow_up)})"


def _more(count: int, again: Again) -> Iterator[str]:
    if rest := more(count, again):
        yield f"  {rest}"
