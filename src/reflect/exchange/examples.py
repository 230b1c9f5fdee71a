"""The example journal that ships: its reflections lie so many weeks before today, so it never ages."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from reflect.core.follow_up import NewFollowUp
from reflect.core.moment import Moment, moment_at, moment_on, monday_of
from reflect.core.reflection import Draft

SHIPPED = Path(__file__).parent.parent / "demo" / "reflections.toml"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Examples(NamedTuple):
    """``points``: what each pressure point is; ``roster``: people by group; ``drafts``: oldest first."""

    points: dict[str, str]
    roster: dict[str, list[str]]
    drafts: tuple[Draft, ...]


def examples(*, now: datetime, local: Callable[[datetime], datetime]) -> Examples:
    """The examples as seen from ``now``. ``local`` gives a wall clock time its offset."""
    text = SHIPPED.read_text(encoding="utf-8")
    given = tomllib.loads(text)
    drafts = (_draft(entry, now, local) for entry in given["reflection"])
    in_order = sorted(drafts, key=lambda draft: draft.moment.instant)
    return Examples(given["points"], given["roster"], tuple(in_order))


def _draft(entry: dict[str, Any], now: datetime, local: Callable[[datetime], datetime]) -> Draft:
    return Draft(
        text=entry["text"].strip("\n"),
        moment=_moment(entry, now, local),
        question=entry.get("question"),
        point=entry.get("point"),
        tags=tuple(entry.get("tags", ())),
        by=entry.get("by"),
        with_=tuple(entry.get("with", ())),
        from_=tuple(entry.get("from", ())),
        audience=entry.get("audience"),
        details=tuple(entry.get("details", {}).items()),
        follow_ups=tuple(_follow_ups(entry, now.date())),
    )


def _moment(entry: dict[str, Any], now: datetime, local: Callable[[datetime], datetime]) -> Moment:
    """What would lie in the future is moved back: to today, to this minute."""
    day = min(_day(entry["weeks_ago"], entry["weekday"], now.date()), now.date())
    if "time" not in entry:
        return moment_on(local(datetime.combine(day, time())))
    return moment_at(min(local(datetime.combine(day, time.fromisoformat(entry["time"]))), now))


def _follow_ups(entry: dict[str, Any], today: date) -> Iterator[NewFollowUp]:
    for given in entry.get("follow_up", ()):
        closed = given.get("closed_weeks_ago")
        yield NewFollowUp(
            kind=given["kind"],
            text=given["text"],
            owner=given.get("owner"),
            with_=tuple(given.get("with", ())),
            due=_weeks_from(today, given.get("due_weeks_ago")),
            review=_weeks_from(today, given.get("review_weeks_ago")),
            where=given.get("where"),
            stage=given.get("stage"),
            role=given.get("role"),
            state=given["state"],
            helped=given.get("helped"),
            note=given.get("note"),
            closed=None if closed is None else _day(closed, given["closed_weekday"], today),
        )


def _weeks_from(today: date, weeks_ago: int | None) -> date | None:
    return None if weeks_ago is None else today - timedelta(weeks=weeks_ago)


def _day(weeks_ago: int, weekday: str, today: date) -> date:
    return monday_of(today) + timedelta(weeks=-weeks_ago, days=WEEKDAYS.index(weekday))
