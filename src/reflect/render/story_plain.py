"""The story of a pressure point, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again, as_typed
from reflect.render.clean import one_line
from reflect.render.empty import no_story
from reflect.render.wording import (
    as_of_today,
    counted,
    failed_fix,
    follow_up_facts,
    follow_up_words,
    gap,
    marks,
    verdict_words,
    why_too_early,
)

if TYPE_CHECKING:
    from datetime import date

    from reflect.core.follow_up import FollowUp
    from reflect.core.learning.story import Event, Story
    from reflect.core.period import Period

_WIDEST = len("did not help")
HELPED = {"yes": "; it helped", "no": "; it did not help", "unsure": "; unsure whether it helped"}


def story_plain(story: Story, *, period: Period, today: date, top: int, again: Again = NEVER) -> str:
    lines = [f"{one_line(story.point)}: {period.label}"]
    lines += [one_line(story.description)] if story.description else []
    lines += [verdict_sentence(story, today=today), *did_not_hold(story)]
    lines += [*as_of_today(period, today), ""]
    if not story.events:
        return "\n".join([*lines[:-1], no_story(story.point, period, again)]) + "\n"
    lines += filter(None, [earlier(story, top, again)])
    lines += [_line(event) for event in story.events[-top:]]
    return "\n".join(lines) + "\n"


def verdict_sentence(story: Story, *, today: date) -> str:
    """``Gave way 3 times, every 7 days; acted on, quiet since 2026-10-05: 48 days.``"""
    verdict, times = story.verdict, len(story.occasions)
    parts = [f"Gave way {'once' if times == 1 else f'{times:,} times'}" if times else "It did not give way"]
    if times > 2 and story.median_gap_days:
        parts[0] += f", every {gap(story.median_gap_days)}"
    said = verdict_words(verdict)
    if verdict.kind == "quiet" and verdict.since:
        said += f": {counted((today - verdict.since).days, 'day')}"
    if verdict.kind == "too early":
        said += f": {why_too_early(verdict)}"
    return f"{parts[0]}; {said}."


def did_not_hold(story: Story) -> list[str]:
    """``Did not hold: f9 A list by the door``; nothing where nothing is known to have failed."""
    said = failed_fix(story.verdict)
    return [said[0].upper() + said[1:]] if said else []


def earlier(story: Story, top: int, again: Again) -> str | None:
    """``… 12 earlier: reflect report pressure laptops --top 52``"""
    count = len(story.events)
    every = again.same(f"reflect report pressure {as_typed(one_line(story.point))} --top {count}")
    return f"… {count - top:,} earlier: {every}" if count > top else None


def words_of(event: Event) -> str:
    """What was written, or was to be done, with who and until when."""
    if event.reflection is not None:
        marked = "".join(f"[{mark}] " for mark in marks(event.reflection))
        return f"{marked}{one_line(event.reflection.text)}"
    return _to_do(event.follow_up, event.what) if event.follow_up else ""


def name_of(event: Event) -> str:
    """``142``, ``f12``"""
    if event.reflection is not None:
        return str(event.reflection.number)
    return event.follow_up.name if event.follow_up else ""


def later(event: Event) -> str:
    """``7 days later``, of what gave way again."""
    if event.days_since is None:
        return ""
    return f"{counted(event.days_since, 'day')} later" if event.days_since else "the same day"


def _to_do(follow_up: FollowUp, what: str) -> str:
    facts = follow_up_facts(follow_up._replace(point=None, note=None))
    if what == "opened":
        facts = [*([f"due {follow_up.due}"] if follow_up.due else []), *facts]
        return follow_up_words(follow_up) + (f" ({'; '.join(facts)})" if facts else "")
    helped = HELPED.get(follow_up.helped or "", "") if what == "done" else ""
    note = f"; note: {one_line(follow_up.note)}" if follow_up.note else ""
    return f"{follow_up_words(follow_up)}{helped}{note}"


def _line(event: Event) -> str:
    after = f"  ({later(event)})" if event.days_since is not None else ""
    return f"{event.day}  {event.what:{_WIDEST}}  {name_of(event):>4}  {words_of(event)}{after}"
