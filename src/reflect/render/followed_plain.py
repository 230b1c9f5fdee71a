"""What became of follow-ups, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import no_followed
from reflect.render.follow_ups_plain import follow_ups_plain
from reflect.render.next_steps import steps_plain
from reflect.render.wording import as_of_today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reflect.core.follow_up import FollowUp
    from reflect.core.learning.follow_ups import Followed, ToAsk
    from reflect.core.period import Period

TOP = 10  # of each kind, unless more are asked for; JSON has all
NAMED = 5  # follow-ups of one person
OVERDUE, FAILED, REVIEW = "Overdue", "Did not help", "To be looked at again"
TALK = "Whom to talk to, about what they carry"


class Section(NamedTuple):
    """``more``: how many there are besides those shown."""

    title: str
    follow_ups: Sequence[FollowUp]
    more: int


def followed_plain(
    report: Followed, *, period: Period, today: date, top: int = TOP, again: Again = NEVER
) -> str:
    lines = [f"Follow-ups: {period.label}"]
    if not report.every:
        return "\n".join([*lines, no_followed(period, again)]) + "\n"
    lines += [*in_short(report), *as_of_today(period, today)]
    told = sections(report, top)
    for place, section in enumerate(told):
        if place == asked_after(told):
            lines += _ask(report.ask)
        lines += ["", section.title]
        shown = follow_ups_plain(section.follow_ups, today=today).splitlines()
        lines += [f"  {line}" for line in shown] + ([f"  {more(section, again)}"] if section.more else [])
    if asked_after(told) >= len(told):
        lines += _ask(report.ask)
    return "\n".join([*lines, *steps_plain(report.next_steps, again)]) + "\n"


def sections(report: Followed, top: int = TOP) -> list[Section]:
    """Those that hold something; what asks for something to be done comes first, and each stands in the first
    where it belongs."""
    every = [
        (OVERDUE, report.overdue),
        (FAILED, report.did_not_help),
        (REVIEW, report.reviews),
        ("Open", report.open),
        ("Helped", report.helped),
        ("Done, and not sure whether it helped", report.unsure),
        ("Done, and nobody said whether it helped", report.not_said),
        ("Dropped", report.dropped),
    ]
    told = set[int]()
    found_so = []
    for title, found in every:
        here = [each for each in found if each.number not in told]
        told |= {each.number for each in here}
        if here:
            found_so.append(Section(title, here[:top], max(0, len(here) - top)))
    return found_so


def asked_after(told: Sequence[Section]) -> int:
    """Before which section it is said whom to talk to: behind what is late, failed or to be looked at
    again."""
    return sum(section.title in (OVERDUE, FAILED, REVIEW) for section in told)


def in_short(report: Followed) -> list[str]:
    """``14 open, 4 of them overdue.``, ``In this time: 3 opened, 2 helped, 1 did not help.``"""
    late = f", {len(report.overdue):,} of them overdue" if report.overdue else ""
    counts = [
        (len(found), words)
        for found, words in (
            (report.opened, "opened"),
            (report.helped, "helped"),
            (report.did_not_help, "did not help"),
            (report.unsure, "not sure"),
            (report.not_said, "done without a word on it"),
            (report.dropped, "dropped"),
        )
    ]
    said = ", ".join(f"{count:,} {words}" for count, words in counts if count)
    return [
        f"{len(report.open):,} open{late}." if report.open else "None is open.",
        f"In this time: {said}." if said else "In this time none was opened or closed.",
    ]


def ask_in_words(asked: ToAsk) -> str:
    """``f3, f9 overdue; f12 to be looked at again; how they are with f5``"""
    parts = [f"{_named(asked.overdue)} overdue"] if asked.overdue else []
    parts += [f"{_named(asked.reviews)} to be looked at again"] if asked.reviews else []
    parts += [f"how they are with {_named(asked.unasked)}"] if asked.unasked else []
    return "; ".join(parts)


def more(section: Section, again: Again) -> str:
    """``… and 12 more: reflect report follow-ups --top 22``"""
    every = again.same(f"reflect report follow-ups --top {len(section.follow_ups) + section.more}")
    return f"… and {section.more:,} more: {every}"


def _ask(asked: Sequence[ToAsk]) -> list[str]:
    lines = [f"  {one_line(each.person)}: {ask_in_words(each)}" for each in asked]
    return ["", TALK, *lines] if lines else []


def _named(found: Sequence[FollowUp]) -> str:
    said = ", ".join(each.name for each in found[:NAMED])
    return said + (f" and {len(found) - NAMED:,} more" if len(found) > NAMED else "")
