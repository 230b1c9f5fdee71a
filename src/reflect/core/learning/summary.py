"""One screen: what to repeat, which fix held, what is new, what is late, whom to ask, what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from reflect.core.again import as_typed
from reflect.core.learning.follow_ups import FollowUps, looked_at_again
from reflect.core.learning.in_time import Weekly
from reflect.core.learning.new import Fresh, New
from reflect.core.learning.positives import Positive, worth_repeating
from reflect.core.learning.pressure import GaveWay, PressurePoint
from reflect.core.learning.recurring import Recurring
from reflect.core.learning.step import Step
from reflect.core.learning.verdict import Verdict
from reflect.core.learning.voices import NOBODY, Roster
from reflect.core.period import Period
from reflect.core.short import short
from reflect.core.themes import Theme

REPEAT, POINTS, THEMES = 3, 4, 5  # how many of each stand on the screen
STEPS = 4
SHORT = 50  # letters of a text that a reason quotes


class Written(NamedTuple):
    """So many reflections of one week and one lens; ``unsorted``: how many of them answer no question."""

    week: date
    lens: str | None
    times: int
    unsorted: int


class Summary(NamedTuple):
    """``lenses``: how many reflections each has, the commonest first; None for those without a lens.

    ``repeat`` and ``points`` hold the first few; ``positives``, ``pressure`` and ``point_count`` count all.
    ``around``: where themes were sought, when that is longer than the period. ``fresh``: of which days what
    is ``new`` was asked.
    """

    period: Period
    total: int
    weekly: Weekly
    lenses: tuple[tuple[str | None, int], ...]
    unsorted: int
    positives: int
    pressure: int
    repeat: tuple[Positive, ...]
    points: tuple[PressurePoint, ...]
    point_count: int
    without_point: int
    follow_ups: FollowUps
    themes: tuple[Theme, ...]
    around: Period | None
    fresh: Fresh
    new: tuple[New, ...]
    roster: Roster
    next_steps: tuple[Step, ...]

    @property
    def ask(self) -> tuple[str, ...]:
        """The people of the roster whose own words are missing, in alphabetical order."""
        return self.roster.missing


def summary(
    written: Iterable[Written],
    *,
    period: Period,
    today: date,
    positives: Sequence[Positive],
    points: Sequence[PressurePoint],
    gave_way: Sequence[GaveWay],
    without_point: int,
    follow_ups: FollowUps,
    recurring: Recurring,
    fresh: Fresh,
    new: Sequence[New] = (),
    roster: Roster = NOBODY,
    positive_question: str | None = None,
    narrowed: bool = False,
) -> Summary:
    """``positives``: those that may be worth repeating, the newest first. ``points``: by need, at least as
    many as are shown; ``gave_way``: all of them. ``positive_question``: how ``add -q`` names a question of
    that lens; None when no framework in use has one. ``narrowed``: by filters.
    """
    counted = list(written)
    weeks, lenses = Counter[date](), Counter[str | None]()
    for week, lens, times, _ in counted:
        weeks[week] += times
        lenses[lens] += times
    found = Summary(
        period=period,
        total=weeks.total(),
        weekly=tuple(sorted(weeks.items())),
        lenses=tuple(sorted(lenses.items(), key=lambda each: (-each[1], each[0] or "~"))),
        unsorted=sum(each.unsorted for each in counted),
        positives=lenses["positive"],
        pressure=lenses["pressure"],
        repeat=tuple(worth_repeating(positives)[:REPEAT]),
        points=tuple(points[:POINTS]),
        point_count=len(gave_way),
        without_point=without_point,
        follow_ups=follow_ups,
        themes=recurring.themes,
        around=recurring.around,
        fresh=fresh,
        new=tuple(new),
        roster=roster,
        next_steps=(),
    )
    steps = _next_steps(found, today, positive_question) if found.total else _begin(found, today, narrowed)
    return found._replace(next_steps=steps)


def _begin(found: Summary, today: date, narrowed: bool) -> tuple[Step, ...]:
    """Where nothing was written: what is to be seen elsewhere, and what could be written of today."""
    steps = _late(found, today)
    if narrowed and found.fresh.begun is not None:
        return (*steps, Step("reflect report", "the same days without a filter", "days"))
    if today not in found.period and found.fresh.begun is not None:
        return (*steps, Step("reflect report --all", "everything that was written, whenever it was"))
    of_period = "" if found.fresh.begun is None else " of this period"
    return (
        *steps,
        Step("reflect add", f"write the first reflection{of_period}, in your editor"),
        Step("reflect ask", "be asked three questions instead"),
    )


def _next_steps(found: Summary, today: date, positive_question: str | None) -> tuple[Step, ...]:
    """At most four, the most pressing first."""
    steps = [*_pressing(found, today), *_missing(found, positive_question)][: STEPS - 1]
    return (*steps, Step("reflect ask", "three questions, five minutes"))


def _pressing(found: Summary, today: date) -> list[Step]:
    """A fix that did not hold, a promise that is late, a success that waits to be repeated."""
    steps = []
    if failed := [point for point in found.points if point.verdict.kind == "recurred"]:
        step = f"reflect report pressure {as_typed(failed[0].point)}"
        steps.append(Step(step, _did_not_hold(failed[0].verdict)))
    steps += _late(found, today)
    if again := [each for each in found.follow_ups.open if each.reopened and not each.overdue(today)]:
        step = f"reflect follow edit {again[0].name}"
        steps.append(Step(step, "it did not help: what will be tried now?"))
    if untried := [item for item in found.repeat if not item.follow_ups]:
        step = f"reflect follow add --for {untried[0].reflection.number}"
        steps.append(Step(step, "nobody has tried to repeat it yet: where could it work again?"))
    return steps


def _did_not_hold(verdict: Verdict) -> str:
    """``f9 of 2026-10-30 did not hold (A list by the door): it gave way once since``"""
    times = "once" if verdict.recurred == 1 else f"{verdict.recurred:,} times"
    fix = f"{verdict.fix.name} of {verdict.since}" if verdict.fix else f"the fix of {verdict.since}"
    private = "[private] " if verdict.fix and verdict.fix.audience == "private" else ""
    text = f" ({private}{short(verdict.fix.text, SHORT)})" if verdict.fix else ""
    return f"{fix} did not hold{text}: it gave way {times} since"


def _late(found: Summary, today: date) -> list[Step]:
    late = [each for each in found.follow_ups.open if each.overdue(today)]
    steps = [
        Step(f"reflect follow done {each.name}", f"overdue since {each.due}; or drop it") for each in late[:1]
    ]
    return steps + [looked_at_again(each) for each in found.follow_ups.reviews[:1]]


def _missing(found: Summary, positive_question: str | None) -> list[Step]:
    """Positives that were not asked for, people who were not heard, what waits to be sorted."""
    steps = []
    if positive_question and 2 * found.positives < found.pressure:
        why = f"{found.positives:,} positive against {found.pressure:,} of pressure: what went well?"
        steps.append(Step(f"reflect add -q {positive_question}", why))
    if found.ask:
        named = " ".join(as_typed(name) for name in found.ask[:3])
        why = "on the roster, and not heard in their own words in this time"
        steps.append(Step(f"reflect meet {named}", why))
    if found.unsorted:
        steps.append(Step("reflect ask --unsorted", f"{found.unsorted:,} without a question yet"))
    if found.without_point:
        why = f"{found.without_point:,} of lens pressure without a point"
        steps.append(Step("reflect report pressure", why, "same"))
    return steps
