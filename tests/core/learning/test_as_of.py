from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.follow_up import FollowUp
from reflect.core.learning.as_of import AsOf, Found, stood
from reflect.core.learning.audience import for_others
from reflect.core.learning.came_of import CameOf, Tally, came_of
from reflect.core.learning.follow_ups import closed_in
from reflect.core.period import ALL, parse_period, week_of
from reflect.exchange.weekly.followed import came_of_said
from tests.builders import AS_OF, TODAY, follow_up, reflection

DAY = date(2026, 11, 8)  # a Sunday
LATER = date(2026, 11, 12)
OPEN = {"state": "open", "helped": None, "closed": None}


def then(*found: Found, day: date = DAY, **now: Any) -> FollowUp:
    return stood(follow_up(**now), day, found=found)


@pytest.mark.parametrize(
    ("words", "day"), [("2026-W45", DAY), ("2026-W47", TODAY), ("2026-11", TODAY), ("2027", TODAY)]
)
def test_a_period_is_told_as_of_its_end_and_a_running_one_as_of_today(words: str, day: date) -> None:
    assert parse_period(words, TODAY).end(TODAY) == day
    assert ALL.end(TODAY) == TODAY


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_what_was_closed_later_was_open_and_what_was_closed_by_then_was_closed(state: str) -> None:
    was = then(state=state, helped="yes", closed=LATER)
    assert (was.state, was.helped, was.closed) == ("open", None, None)
    assert then(state=state, helped="yes", closed=DAY).state == state
    assert then(state=state, closed=None).state == state  # without a day: since ever


def test_what_was_tried_in_vain_and_done_later_was_open_again() -> None:
    tried = {"state": "open", "helped": "no", "closed": date(2026, 11, 5)}
    was = then(Found(LATER, tried), state="done", helped="yes", closed=LATER)
    assert was.reopened
    assert was.closed == date(2026, 11, 5)
    assert not then(Found(LATER, tried), state="done", closed=LATER, day=date(2026, 11, 4)).reopened


def test_a_closing_counts_by_its_day_though_it_was_told_later() -> None:
    was = then(Found(LATER, OPEN), state="done", closed=DAY)
    assert (was.state, was.closed) == ("done", DAY)


def test_what_was_opened_again_by_hand_was_done() -> None:
    assert then(Found(LATER, {"state": "done", "helped": "yes", "closed": DAY})).state == "done"


def test_it_was_due_when_it_was_said_to_be_by_then_and_its_words_are_those_of_today() -> None:
    moved = [Found(TODAY, {"due": date(2026, 11, 20)}), Found(LATER, {"due": date(2026, 11, 6)})]
    assert then(*moved, due=date(2026, 12, 1)).due == date(2026, 11, 6)
    assert then(*moved, due=date(2026, 12, 1), day=LATER).due == date(2026, 11, 20)
    assert then(*moved, text="Ask them").text == "Ask them"


def test_what_was_written_later_was_not_there() -> None:
    as_of = AsOf(DAY, datetime.date, {})
    later = follow_up(2, created=datetime(2026, 11, 9, 9, tzinfo=UTC))
    assert [each.number for each in as_of.follow_ups([follow_up(1), later])] == [1]
    assert AS_OF.follow_ups([later]) == [later]


def test_what_was_closed_by_then_was_there_though_it_was_written_later() -> None:
    as_of = AsOf(DAY, datetime.date, {})
    late = follow_up(1, created=datetime(2026, 11, 9, tzinfo=UTC), state="done", closed=date(2026, 11, 4))
    assert as_of.follow_ups([late]) == [late]


def test_what_has_been_closed_since_is_known_as_it_is_now() -> None:
    as_of = AsOf(DAY, datetime.date, {})
    now = [
        follow_up(1, state="done", closed=LATER),
        follow_up(2, state="done", closed=DAY),
        follow_up(3, helped="no", closed=LATER),
        follow_up(4),
    ]
    assert as_of.closed_since(now) == {1: now[0], 3: now[2]}
    assert AS_OF.closed_since(now) == {}


def test_no_single_day_tells_of_an_anonymous_reflection() -> None:
    """What was opened and closed about it is told at the end of that week, whatever the day."""
    opened = follow_up(1, created=datetime(2026, 11, 12, 9, tzinfo=UTC))
    closed = follow_up(2, state="done", closed=date(2026, 11, 11))
    secret = reflection(1, audience="anonymous", by="Ana", day=date(2026, 11, 4), follow_ups=(opened, closed))
    others = [reflection(2, by="Bo", day=date(2026, 11, 4))]
    told = []
    for n in (9, 10, 11, 12, 13, 14, 15):
        day = date(2026, 11, n)
        as_of = AsOf(day, datetime.date, {})
        shown = for_others(
            as_of.reflections([secret, *others]), period=parse_period(str(day), TODAY), today=TODAY
        )
        told.append(next(each for each in shown.around if each.audience == "anonymous").follow_ups)
    assert len(set(told)) == 1
    assert [each.state for each in told[0]] == ["open", "done"]
    assert {each.created.date() for each in told[0]} == {date(2026, 10, 26), date(2026, 11, 9)}


def test_what_did_not_help_and_is_open_again_was_open_before_and_is() -> None:
    early = datetime(2026, 10, 1, tzinfo=UTC)
    failed = follow_up(1, helped="no", closed=date(2026, 11, 18), created=early)
    long_failed = follow_up(2, helped="no", closed=date(2026, 11, 2), created=early, due=DAY)
    new = follow_up(3, created=datetime(2026, 11, 17, tzinfo=UTC))
    undated = follow_up(4, state="done", created=early)
    week = week_of(TODAY)
    assert came_of([failed, long_failed, new, undated], period=week, as_of=AS_OF) == CameOf(
        before=Tally(2, open=2, overdue=1, failed=1), opened=Tally(1, open=1)
    )
    vain = follow_up(5, state="done", helped="no", closed=TODAY, created=early)
    came = came_of([vain, failed], period=week, as_of=AS_OF)
    assert came_of_said(came) == (
        "Of 2 follow-ups open before: 1 done (1 did not help), 1 still open; "
        "1 of these was tried and did not help."
    )
    assert closed_in([failed, long_failed, new, undated], week) == (failed,)


NEW = datetime(2026, 11, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("every", "said"),
    [
        ([], ""),
        ([follow_up(1, created=NEW)], "1 follow-up was opened."),
        (
            [follow_up(1, created=NEW, due=date(2026, 11, 20)), follow_up(2, created=NEW)],
            "2 follow-ups were opened: 2 still open, 1 of them overdue.",
        ),
        (
            [follow_up(1, created=NEW, helped="no", closed=TODAY), follow_up(2, created=NEW)],
            "2 follow-ups were opened: 2 still open; 1 of these was tried and did not help.",
        ),
        (
            [
                follow_up(1),
                follow_up(2, state="done", helped="unsure", closed=TODAY),
                follow_up(3, state="done", closed=TODAY),
                follow_up(4, created=NEW),
                follow_up(5, created=NEW, state="done", helped="no", closed=TODAY),
                follow_up(6, created=NEW, state="dropped", closed=TODAY),
            ],
            "Of 3 follow-ups open before: 2 done (1 unsure, 1 not said), 1 still open. "
            "3 more were opened: 1 done (1 did not help), 1 dropped, 1 still open.",
        ),
        (
            [follow_up(1), follow_up(2, created=NEW, state="done", closed=TODAY)],
            "Of 1 follow-up open before: 1 still open. 1 more was opened: 1 done.",
        ),
    ],
)
def test_what_was_opened_and_closed_in_the_period_is_told_too(every: list[FollowUp], said: str) -> None:
    assert came_of_said(came_of(every, period=week_of(TODAY), as_of=AS_OF)) == said


DAYS = st.dates(date(2026, 11, 1), TODAY)


@given(day=DAYS, closings=st.lists(st.tuples(DAYS, st.sampled_from(["yes", "no"])), max_size=4))
def test_it_stands_as_what_happened_until_then_left_it(day: date, closings: list[tuple[date, str]]) -> None:
    """Closed on some days, in order; told each time that it helped or not, and opened again where it did."""
    now, found, known = follow_up(), list[Found](), follow_up()
    for on, helped in sorted(closings, key=lambda each: each[0]):
        for fields in (
            {"state": "open", "helped": None, "closed": None},
            {"state": "open" if helped == "no" else "done", "helped": helped, "closed": on},
        ):
            found.insert(0, Found(on, {key: getattr(now, key) for key in fields}))
            now = now._replace(**fields)
        if on <= day:
            known = now
    assert stood(now, day, found=found) == known


def drawn(number: int, written: date, state: str, helped: str | None, closed: date | None) -> FollowUp:
    """As the journal may hold it: only what is done, or was tried in vain, says whether it helped."""
    if state == "open":
        helped, closed = ("no", closed) if helped == "no" and closed else (None, None)
    created = datetime.combine(written, datetime.min.time(), UTC)
    return follow_up(number, created=created, state=state, helped=helped, closed=closed, due=written)


SOME = st.tuples(
    DAYS,
    st.sampled_from(["open", "done", "dropped"]),
    st.sampled_from(["yes", "no", "unsure", None]),
    st.none() | DAYS,
)


@given(day=DAYS, some=st.lists(SOME, max_size=12))
def test_the_numbers_of_what_came_of_follow_ups_add_up(day: date, some: list[Any]) -> None:
    week = week_of(day)
    as_of = AsOf(week.end(TODAY), datetime.date, {})
    then = as_of.follow_ups(drawn(number, *each) for number, each in enumerate(some, 1))
    came = came_of(then, period=week, as_of=as_of)
    assert came.before.open + came.opened.open == sum(each.state == "open" for each in then)
    for tally in came:
        assert tally.times == tally.done + tally.dropped + tally.open
        assert tally.done == tally.helped + tally.in_vain + tally.unsure + tally.not_said
        assert min(tally) >= 0
        assert tally.not_said >= 0
    said = came_of_said(came)
    assert len(closed_in(then, week)) == (
        sum(tally.done + tally.dropped + tally.failed for tally in came)
        - sum(each.state != "open" and each.closed is None and as_of.opened_on(each) in week for each in then)
    )
    for part in re.findall(
        r"(?:Of (\d+) follow|(\d+) (?:more|follow-ups?) w(?:as|ere) opened:)([^.]*)\.", said
    ):
        times = int(part[0] or part[1])
        assert times == sum(map(int, re.findall(r"(\d+) (?:done|dropped|still open)", part[2])))
        for done, outcomes in re.findall(r"(\d+) done \(([^)]*)\)", part[2]):
            assert int(done) == sum(map(int, re.findall(r"\d+", outcomes)))
