"""Where something gave way, as Markdown for others: each point with its verdict and what is open."""

from __future__ import annotations

from datetime import date

from reflect.core.follow_up import FollowUp
from reflect.core.learning.pressure import PressurePoint
from reflect.core.learning.verdict import Verdict
from reflect.core.learning.week import PointNow, Week
from reflect.core.moment import iso_week
from reflect.exchange.markdown import heading, item, on_one_line
from reflect.exchange.wording import counted, day_words

_OUTCOMES = {"yes": "helped", "no": "did not help", "unsure": "unsure"}


def points_markdown(week: Week, *, span: str) -> str:
    if not week.points and not week.without_point:
        return ""
    parts = [heading(2, "Where something gave way")]
    for now in week.points:
        parts.append(item(_point(now, span=span)))
        parts += [item(open_words(follow_up, today=week.today), depth=1) for follow_up in now.open]
        parts.append(item(_held(now.point), depth=1))
    if week.without_point:
        parts.append(item(f"{counted(week.without_point, 'reflection')} without a named pressure point."))
    return "".join(parts) + "\n"


def _held(point: PressurePoint) -> str:
    """The verdict, and what is behind it: how many things were done, and whether they helped."""
    done = [each.helped for each in point.follow_ups if each.state == "done"]
    told = [(done.count(answer), words) for answer, words in _OUTCOMES.items()]
    outcomes = ", ".join(f"{count:,} {words}" for count, words in told if count)
    said = _verdict(point.verdict)
    if done:
        said += f" Done: {len(done):,}" + (f" ({outcomes})." if outcomes else ".")
    return said


def _verdict(verdict: Verdict) -> str:
    """``Acted on, recurred once since 1 October 2026.``"""
    since = day_words(verdict.since, year=True) if verdict.since else ""
    match verdict.kind:
        case "no action":
            return "No action yet."
        case "under way":
            return "Action under way."
        case "too early":
            return f"Acted on {since}, too early to say."
        case "quiet":
            return f"Acted on, quiet since {since}."
    often = "once" if verdict.recurred == 1 else f"{verdict.recurred:,} times"
    return f"Acted on, recurred {often} since {since}."


def _point(now: PointNow, *, span: str) -> str:
    first, last = iso_week(now.point.first), iso_week(now.point.last)
    weeks = first if first == last else f"{first} to {last}"
    said = f"{on_one_line(now.point.point)}: {_often(now.times)}"
    if span and now.times == now.point.times:
        said += f", not before{span}"
    else:
        said += f"; {_often(now.point.times)}{span} ({weeks})" if span else f" ({weeks})"
    return f"{said}. {on_one_line(now.point.description)}" if now.point.description else f"{said}."


def _often(times: int) -> str:
    return "not in this period" if not times else "once" if times == 1 else f"{times:,} times"


def open_words(follow_up: FollowUp, *, today: date) -> str:
    until = ""
    if follow_up.due is not None:
        since = "overdue since" if follow_up.overdue(today) else "due"
        until = f", {since} {day_words(follow_up.due, year=True)}"
    return f"Open{until}: {follow_up.text}"
