"""Who was heard, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.core.learning.voices import next_steps
from reflect.render.clean import one_line
from reflect.render.empty import no_voices
from reflect.render.next_steps import steps_plain
from reflect.render.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.core.learning.voices import GroupHeard, ToAsk, Voice, Voices
    from reflect.core.period import Period

NO_ROSTER = "Nobody is on the roster yet, so nobody can be missing."
ALL_HEARD = "Everybody on the roster was heard in their own words."


def voices_plain(report: Voices, *, period: Period, again: Again = NEVER) -> str:
    lines = [f"Who was heard: {period.label}", voices_in_short(report, period, again)]
    lines += [""] if report.people else []
    lines += [_voice_line(voice) for voice in report.people]
    lines += ["", "The roster"]
    lines += [f"  {line}" for line in group_lines(report.groups)] or [f"  {NO_ROSTER}"]
    if report.ask_next:
        lines += ["", "Whose words are missing"]
        lines += [f"  {_named(each.person, each.group)}: {missing(each)}" for each in report.ask_next]
    elif report.groups:
        lines.append(f"  {ALL_HEARD}")
    return "\n".join([*lines, *steps_plain(next_steps(report, narrowed=bool(again.filters)), again)]) + "\n"


def voices_in_short(report: Voices, period: Period, again: Again) -> str:
    """``8 people, 6 of them in their own words; and your own words, last on 2026-11-20.``"""
    if not report.people and report.own is None:
        return no_voices(period, again)
    yours = f"your own words, last on {report.own.by}" if report.own else ""
    if not report.people:
        return f"Nobody but you: {yours}. Whom did you learn with, and from? --by, --with and --from say it."
    said = f"{counted(len(report.people), 'person', 'people')}, {_how_many(report)} in their own words"
    return f"{said}; and {yours}." if yours else f"{said}."


def _how_many(report: Voices) -> str:
    if len(report.people) == 1:
        return "heard" if report.in_own_words else "not"
    return f"{report.in_own_words:,} of them" if report.in_own_words else "none of them"


def group_lines(groups: Sequence[GroupHeard]) -> list[str]:
    """``ward: 6 of 9 heard, 4 in their own words``; ``everybody`` where there are no groups."""
    nameless = "without a group" if len(groups) > 1 else "everybody"
    return [
        f"{one_line(group.group) if group.group else nameless}: "
        + (f"{group.heard:,}" if group.heard else "none")
        + f" of {group.members:,} heard"
        + (f", {group.own_words or 'none'} in their own words" if group.heard else "")
        for group in groups
    ]


def missing(each: ToAsk) -> str:
    """``last heard 2026-08-02``, ``not heard yet``; others may have named them meanwhile."""
    last = f"own words last on {each.last}" if each.last else "no words of their own yet"
    return f"{last}; named by others on {each.named}" if each.named else last


def _voice_line(voice: Voice) -> str:
    days = (("own words", voice.by), ("learned with", voice.with_), ("learned from", voice.from_))
    said = [f"{role} {day}" for role, day in days if day]
    said += [f"about {', '.join(voice.lenses)}"] if voice.lenses else []
    return f"{_named(voice.person or '', voice.group)}: {'; '.join(said)}"


def _named(person: str, group: str | None) -> str:
    return f"{one_line(person)} ({one_line(group)})" if group else one_line(person)
