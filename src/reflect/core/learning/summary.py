"""One screen: what happened, what to repeat, where it gives way, what is due, what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reflect.core.learning.follow_ups import FollowUps, follow_ups
from reflect.core.learning.in_time import Weekly, by_week
from reflect.core.learning.positives import Positive, positives, worth_repeating
from reflect.core.learning.pressure import Histories, PressurePoint, grouped
from reflect.core.learning.recurring import themes_of
from reflect.core.learning.step import Step
from reflect.core.period import Period
from reflect.core.reflection import Reflection
from reflect.core.themes import AS_IT_COMES, Reading, Theme

REPEAT, POINTS, THEMES = 3, 3, 5  # how many of each stand on the screen


class Summary(NamedTuple):
    """``lenses``: how many reflections each has, the commonest first; None for those without a lens.

    ``repeat`` and ``points`` hold the first few; ``positives``, ``pressure`` and ``point_count`` count all.
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
    next_steps: tuple[Step, ...]


def summary(
    reflections: Sequence[Reflection],
    *,
    period: Period,
    today: date,
    histories: Histories | None = None,
    positive_question: str | None = None,
    reading: Reading = AS_IT_COMES,
) -> Summary:
    """``reflections``: those of the period. ``histories``: of the points, by name.

    ``positive_question``: how ``add -q`` names a question of that lens; None when no framework in use
    has one.
    """
    successes = positives(reflections)
    hard = [reflection for reflection in reflections if reflection.lens == "pressure"]
    points, nameless = grouped(hard, today=today, histories=histories)
    lenses = Counter(reflection.lens for reflection in reflections)
    found = Summary(
        period=period,
        total=len(reflections),
        weekly=by_week(reflections),
        lenses=tuple(sorted(lenses.items(), key=lambda each: (-each[1], each[0] or "~"))),
        unsorted=sum(reflection.question is None for reflection in reflections),
        positives=successes.positive.written,
        pressure=successes.pressure.written,
        repeat=tuple(worth_repeating(successes.items)[:REPEAT]),
        points=points[:POINTS],
        point_count=len(points),
        without_point=len(nameless),
        follow_ups=follow_ups(reflections, today=today),
        themes=tuple(themes_of(reflections, top=THEMES, reading=reading)),
        next_steps=(),
    )
    return found._replace(next_steps=_next_steps(found, today=today, positive_question=positive_question))


def _next_steps(found: Summary, *, today: date, positive_question: str | None) -> tuple[Step, ...]:
    """At most four, the most pressing first."""
    if not found.total:
        return (
            Step('reflect add "..."', "write the first reflection of this period"),
            Step("reflect ask", "be asked three questions instead"),
        )
    steps = []
    if late := [each for each in found.follow_ups.open if each.overdue(today) and each.for_]:
        steps.append(Step(f"reflect show {late[0].for_}", f"{late[0].name} is overdue since {late[0].due}"))
    if found.unsorted:
        steps.append(Step("reflect list --unsorted", f"{found.unsorted} without a question yet"))
    if found.without_point:
        why = f"{found.without_point} of lens pressure without a point"
        steps.append(Step("reflect report pressure", why))
    if positive_question and 2 * found.positives < found.pressure:
        why = f"{found.positives} positive against {found.pressure} of pressure: what went well?"
        steps.append(Step(f'reflect add -q {positive_question} "..."', why))
    elif any(not item.tried for item in found.repeat):
        steps.append(Step("reflect report positives", "see what nobody has tried to repeat yet"))
    steps.append(Step("reflect ask", "three questions, five minutes"))
    return tuple(steps[:4])
