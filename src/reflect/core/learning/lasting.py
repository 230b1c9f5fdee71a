"""What became lasting: practices that were adopted and who carries them, agreements and where they stand.

Everything stands as it is today, whatever period is asked for: what lasts does so beyond it. Only what led
to nothing is looked for in the period.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reflect.core.follow_up import STAGES, FollowUp
from reflect.core.learning.step import Step
from reflect.core.reflection import folded

WEEKS = 8  # without a move or a question to its carrier, after which a practice is stale
WAIT = timedelta(weeks=4)  # that something put together may wait before it is said that nothing came of it


class Standing(NamedTuple):
    """A follow-up to adopt or to agree that was not dropped. ``begun``: the day it counts from; what was
    written down together with its reflection counts from that one's day. ``private``: its reflection is."""

    follow_up: FollowUp
    begun: date
    private: bool = False


class Practice(NamedTuple):
    """``moved``: the last day on which it came further or its carrier was asked; ``stale``: that is long
    ago, and it is not finished."""

    follow_up: FollowUp
    moved: date
    stale: bool
    private: bool


class Stage(NamedTuple):
    """The practices that have come so far; ``stage`` is None where nobody has tried them yet."""

    stage: str | None
    practices: tuple[Practice, ...]


class Agreement(NamedTuple):
    """``overdue``: the day of its review has passed."""

    follow_up: FollowUp
    overdue: bool
    private: bool


class Lasting(NamedTuple):
    """``stages``: in their order, the farthest last; in each the stale ones first, then the longest unmoved.
    ``agreements``: the longest overdue first. ``waiting``: the numbers of reflections of lens data and
    together that led to neither within four weeks, newest first; ``elsewhere``: whether any does of other
    days, asked where there is nothing else to tell."""

    weeks: int
    stages: tuple[Stage, ...]
    agreements: tuple[Agreement, ...]
    waiting: tuple[int, ...]
    next_steps: tuple[Step, ...]
    elsewhere: bool = False

    @property
    def practices(self) -> tuple[Practice, ...]:
        return tuple(each for stage in self.stages for each in stage.practices)

    @property
    def stale(self) -> tuple[Practice, ...]:
        """The longest unmoved first."""
        return tuple(sorted((each for each in self.practices if each.stale), key=_unmoved))


def lasting(
    standing: Iterable[Standing], *, waiting: Sequence[int], today: date, weeks: int = WEEKS
) -> Lasting:
    practices = [_practice(each, today, weeks) for each in standing_of(standing, "adopt")]
    agreements = [_agreement(each, today) for each in standing_of(standing, "agree")]
    found = Lasting(
        weeks=weeks,
        stages=_by_stage(practices),
        agreements=tuple(sorted(agreements, key=_review)),
        waiting=tuple(waiting),
        next_steps=(),
    )
    return found._replace(next_steps=_next_steps(found))


def standing_of(standing: Iterable[Standing], kind: str) -> list[Standing]:
    return [each for each in standing if each.follow_up.kind == kind and each.follow_up.state != "dropped"]


def looked_after(follow_up: FollowUp) -> bool:
    """Whether somebody, or a role, carries it."""
    return bool(follow_up.owner or follow_up.role)


def _practice(each: Standing, today: date, weeks: int) -> Practice:
    follow_up = each.follow_up
    days = [each.begun, follow_up.stage_since, follow_up.asked, follow_up.closed]
    moved = max(day for day in days if day is not None)
    stale = follow_up.state == "open" and moved < today - timedelta(weeks=weeks)
    return Practice(follow_up, moved, stale, each.private)


def _agreement(each: Standing, today: date) -> Agreement:
    review = each.follow_up.review
    return Agreement(each.follow_up, review is not None and review < today, each.private)


def _by_stage(practices: Iterable[Practice]) -> tuple[Stage, ...]:
    """A stage in somebody's own words stands before those that have a place, after what was not tried."""
    order = {folded(stage): (1, place, stage) for place, stage in enumerate(STAGES)}
    stages: dict[tuple[int, int, str | None], list[Practice]] = {}
    for each in practices:
        said = each.follow_up.stage
        key = order.get(folded(said), (0, 1, said)) if said else (0, 0, None)
        stages.setdefault(key, []).append(each)
    return tuple(
        Stage(key[2], tuple(sorted(stages[key], key=lambda each: (not each.stale, *_unmoved(each)))))
        for key in sorted(stages, key=lambda key: (key[0], key[1], key[2] or ""))
    )


def _unmoved(each: Practice) -> tuple[date, int]:
    return each.moved, each.follow_up.number


def _review(each: Agreement) -> tuple[bool, date, int]:
    return each.follow_up.review is None, each.follow_up.review or date.max, each.follow_up.number


def _next_steps(found: Lasting) -> tuple[Step, ...]:
    """At most four: whom to ask, what to look at again, what to write down, what leads to nothing."""
    steps = []
    for each in found.stale[:1]:
        whom = f"ask {each.follow_up.owner} how it goes" if each.follow_up.owner else "ask how it goes"
        why = f"nothing heard of it since {each.moved}: {whom}"
        steps.append(Step(f"reflect follow edit {each.follow_up.name} --asked today", why))
    for late in [each for each in found.agreements if each.overdue][:1]:
        why = f"its review was due on {late.follow_up.review}; look at it together, then set the next"
        steps.append(Step(f'reflect follow edit {late.follow_up.name} --review "in 3 months"', why))
    for unwritten in [each for each in found.agreements if not each.follow_up.where][:1]:
        why = "say where this agreement is written down"
        steps.append(Step(f"reflect follow edit {unwritten.follow_up.name} --where LINK", why))
    for number in found.waiting[:1]:
        why = f"{len(found.waiting):,} put together or worked out, and nothing came of it yet"
        steps.append(Step(f"reflect follow add --for {number}", why))
    return tuple(steps)
