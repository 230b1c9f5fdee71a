"""A period for others to read: what went well first, then where it gave way, what recurs, and the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.learning.as_of import AsOf
from reflect.core.learning.audience import Shown
from reflect.core.learning.came_of import CameOf, came_of
from reflect.core.learning.follow_ups import closed_in, in_order_of_due, review_came, reviews_due
from reflect.core.learning.heard import Voices, heard_in
from reflect.core.learning.in_time import happened
from reflect.core.learning.positives import Positive, positive, still_worth_repeating
from reflect.core.learning.pressure import Histories, PressurePoint, grouped
from reflect.core.learning.recurring import themes_of
from reflect.core.moment import monday_of
from reflect.core.period import Period
from reflect.core.reflection import Reflection
from reflect.core.themes import AS_IT_COMES, Reading, Theme

THEMES = 8
WEEKS_AROUND = 13


class PointNow(NamedTuple):
    """A pressure point over the longer span, how often it gave way in the period, and what is open."""

    point: PressurePoint
    times: int
    open: tuple[FollowUp, ...]

    @property
    def failed(self) -> bool:
        """What was done about it did not hold."""
        return self.point.verdict.kind == "recurred"


class Older(NamedTuple):
    """How many follow-ups of older reflections are open, neither late nor tried in vain, and the next day
    that one of them is due."""

    times: int
    due: date | None


class Answers(NamedTuple):
    """The reflections that answer one question; ``question`` is None for those that answer none."""

    framework: str | None
    question: str | None
    reflections: tuple[Reflection, ...]


class Week(NamedTuple):
    """Any period, in truth; most often a week.

    ``around``: the span in which themes and points are looked for. ``as_of``: the day at whose end it is told
    how everything stands. ``earlier``: successes of the longer span that are still worth repeating;
    ``closed``: follow-ups done or dropped in the period, or tried in vain;
    ``came_of``: what became of those that were open before it, or came in it;
    ``open``: those that stand under no point; ``older``: those that are not listed;
    ``reviews``: those that are done and to be looked at again;
    ``since``: what has become since of some that were open, by number.
    ``wrote_on``: how many days of the period somebody who is named wrote on. ``others``: all reflections that
    are not positives, by question.
    Highlighted reflections come first wherever some stand in a row.
    """

    period: Period
    around: Period
    as_of: date
    total: int
    pressure: int
    positives: tuple[Positive, ...]
    earlier: tuple[Positive, ...]
    points: tuple[PointNow, ...]
    without_point: int
    closed: tuple[FollowUp, ...]
    came_of: CameOf
    open: tuple[FollowUp, ...]
    older: Older
    reviews: tuple[FollowUp, ...]
    since: Mapping[int, FollowUp]
    themes: tuple[Theme, ...]
    voices: Voices
    wrote_on: int
    others: tuple[Answers, ...]


def around(period: Period) -> Period:
    """Where themes and points are looked for: 13 weeks to the end of the period, or all of it when it is
    longer. What a single week repeats is noise."""
    if period.first is None or period.last is None:
        return period
    weeks = timedelta(weeks=WEEKS_AROUND - 1)
    first = max(monday_of(period.last), date.min + weeks) - weeks  # the calendar begins there
    return Period(first, period.last, f"{WEEKS_AROUND} weeks") if first < period.first else period


def week(
    shown: Shown,
    *,
    period: Period,
    around: Period,
    as_of: AsOf,
    histories: Histories | None = None,
    older: Sequence[FollowUp] = (),
    since: Mapping[int, FollowUp] | None = None,
    question_order: Sequence[tuple[str, str]] = (),
    roster: Sequence[tuple[str, str | None]] = (),
    owner: str | None = None,
    reading: Reading = AS_IT_COMES,
) -> Week:
    """What others read about a period. Everything is given as it stood at the end of ``as_of``.

    ``histories``: of the points, as far as others may know them. ``older``: follow-ups of reflections that
    are not shown, the open ones and more, some of them perhaps at these points. ``since``: what has become
    since of those that were open, by number. ``roster``: who is to be heard, each with the group;
    ``owner``: what the journal's owner is called, who may be among them.
    ``question_order``: (framework, key) as the frameworks in use ask them; others follow by name.
    """
    inside = sorted(shown.inside, key=_order)
    hard = [reflection for reflection in inside if reflection.lens == "pressure"]
    every = [each for reflection in shown.around for each in reflection.follow_ups]
    for history in (histories or {}).values():  # those of a point alone
        every += [each for each in history.follow_ups or () if each.for_ is None]
    points = _points(shown, today=as_of.day, histories=histories)
    at_points = {each.number for now in points for each in now.open}
    told = {each.number for each in every}
    every += [each for each in older if each.number not in told]
    waiting = [each for each in older if each.state == "open" and each.number not in told | at_points]
    pressing = [each for each in waiting if _presses(each, as_of.day)]
    return Week(
        period=period,
        around=around,
        as_of=as_of.day,
        total=len(inside),
        pressure=len(hard),
        positives=tuple(positive(reflection) for reflection in inside if reflection.lens == "positive"),
        earlier=_earlier(shown),
        points=points,
        without_point=sum(not reflection.point for reflection in hard),
        closed=closed_in(every, period),
        came_of=came_of(every, period=period, as_of=as_of),
        open=in_order_of_due([*_open_beside_points(shown.around), *pressing]),
        older=_older([each for each in waiting if not _presses(each, as_of.day)]),
        reviews=reviews_due((each for each in every if each.state == "done"), today=as_of.day),
        since=since or {},
        themes=_themes(shown, period=period, around=around, reading=reading),
        voices=heard_in(inside, roster=roster, owner=owner),
        wrote_on=_days_written_on(inside, period=period),
        others=_by_question(inside, question_order=question_order),
    )


def _order(reflection: Reflection) -> tuple[object, ...]:
    """The highlighted first, then as they happened; the anonymous last, by the number that says nothing
    about when."""
    anonymous = reflection.audience == "anonymous"
    if anonymous:
        return (anonymous, -reflection.number)
    return (anonymous, not reflection.highlighted, *happened(reflection))


def _points(shown: Shown, *, today: date, histories: Histories | None) -> tuple[PointNow, ...]:
    """Those that gave way in the period, by what needs attention; then those of the longer span where a fix
    did not hold or something is open."""
    hard = [reflection for reflection in shown.around if reflection.lens == "pressure"]
    points, _ = grouped(hard, today=today, histories=histories)
    within = {reflection.number for reflection in shown.inside}
    found = [
        PointNow(
            point,
            times=sum(reflection.number in within for reflection in point.reflections),
            open=in_order_of_due(each for each in point.follow_ups if each.state == "open"),
        )
        for point in points
    ]
    told = [now for now in found if now.times or now.open or now.failed]
    return tuple(sorted(told, key=lambda now: not now.times))  # of each kind in the order they came


def _days_written_on(reflections: Sequence[Reflection], *, period: Period) -> int:
    """Days on which somebody sat down to write; what was imported and what is anonymous tells of none."""
    written = (
        each.written.date() for each in reflections if each.source is None and each.audience != "anonymous"
    )
    return len({day for day in written if day in period})


def _open_beside_points(reflections: Sequence[Reflection]) -> tuple[FollowUp, ...]:
    """Open follow-ups that do not stand under a pressure point."""
    return in_order_of_due(
        follow_up
        for reflection in reflections
        if reflection.lens != "pressure" or not reflection.point
        for follow_up in reflection.follow_ups
        if follow_up.state == "open"
    )


def _presses(follow_up: FollowUp, today: date) -> bool:
    return follow_up.overdue(today) or follow_up.reopened or review_came(follow_up, today=today)


def _older(waiting: Sequence[FollowUp]) -> Older:
    return Older(len(waiting), min((each.due for each in waiting if each.due), default=None))


def _earlier(shown: Shown) -> tuple[Positive, ...]:
    """Of those with a name: of the others the order says nothing, nor may it be told when."""
    within = {reflection.number for reflection in shown.inside}
    before = [
        positive(each)
        for each in shown.around
        if each.lens == "positive" and each.audience != "anonymous" and each.number not in within
    ]
    return tuple(still_worth_repeating(before))


def _themes(shown: Shown, *, period: Period, around: Period, reading: Reading) -> tuple[Theme, ...]:
    """Those that the owner's own report would choose, if it knew no more than what is shown."""
    inside = None if around == period else period
    return tuple(themes_of(shown.around, top=THEMES, reading=reading, inside=inside))


def _by_question(
    reflections: Sequence[Reflection], *, question_order: Sequence[tuple[str, str]]
) -> tuple[Answers, ...]:
    asked: dict[tuple[str, str], list[Reflection]] = defaultdict(list)
    for reflection in reflections:
        if reflection.lens != "positive":
            asked[reflection.framework or "", reflection.question or ""].append(reflection)
    places = {name: place for place, name in enumerate(question_order)}

    def place(name: tuple[str, str]) -> tuple[bool, int, tuple[str, str]]:
        return not name[1], places.get(name, len(places)), name

    return tuple(
        Answers(name[0] or None, name[1] or None, tuple(asked[name])) for name in sorted(asked, key=place)
    )
