"""Whether what was done held: the rules one by one, and what must be true of any journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.follow_up import FollowUp
from reflect.core.learning.in_time import Occasion, happened
from reflect.core.learning.pressure import PointHistory, grouped
from reflect.core.learning.verdict import Closings, Verdict, verdict
from reflect.core.moment import monday_of
from tests.builders import TODAY, follow_up

DONE = date(2026, 10, 1)


def gave_way(number: int, day: date, at: time | None = None, *, point: str = "kettle") -> Occasion:
    on = datetime.combine(day, at or time(), UTC)
    return Occasion(number, point, day, monday_of(day), at is not None, on)


def gave_way_on(*days: date) -> list[Occasion]:
    return [gave_way(number, day) for number, day in enumerate(days, start=1)]


def done(number: int = 1, closed: date = DONE) -> FollowUp:
    return follow_up(number, state="done", closed=closed)


def judged(
    occasions: Sequence[Occasion],
    *follow_ups: FollowUp,
    today: date = TODAY,
    closings: Closings | None = None,
) -> Verdict:
    return verdict(occasions, follow_ups, today=today, closings=closings)


@pytest.mark.parametrize(
    ("follow_ups", "kind"),
    [
        pytest.param((), "no action", id="nothing"),
        pytest.param((follow_up(1),), "under way", id="something is open"),
        pytest.param((follow_up(1, kind="agree"),), "under way", id="something else is open"),
        pytest.param((follow_up(1, kind="replicate"),), "no action", id="a success is repeated"),
        pytest.param((follow_up(1, state="dropped", closed=DONE),), "no action", id="it was dropped"),
        pytest.param((follow_up(1, kind="try", state="done", closed=DONE),), "no action", id="a try is done"),
        pytest.param((follow_up(1, helped="no", closed=DONE),), "under way", id="it is open again"),
        pytest.param((done(), follow_up(2)), "quiet", id="what was done counts beside what is open"),
    ],
)
def test_what_counts_as_done(follow_ups: tuple[FollowUp, ...], kind: str) -> None:
    assert judged(gave_way_on(date(2026, 9, 1)), *follow_ups).kind == kind


@pytest.mark.parametrize(("days_later", "kind"), [(-1, "quiet"), (0, "under way"), (9, "under way")])
def test_a_later_fix_that_did_not_help_is_under_way_again(days_later: int, kind: str) -> None:
    """An older one that held so far says nothing about it."""
    failed = follow_up(2, helped="no", closed=DONE + timedelta(days=days_later))
    found = verdict(gave_way_on(DONE - timedelta(days=3)), (done(), failed), today=DONE + timedelta(days=99))
    assert found.kind == kind


@pytest.mark.parametrize(
    ("days", "wait"),
    [
        pytest.param((1,), 14, id="once"),
        pytest.param((1, 9), 14, id="one gap"),
        pytest.param((1, 4, 7), 3, id="two gaps"),
        pytest.param((1, 5, 28), 14, id="the median of 4 and 23 is 13.5: a whole day more"),
        pytest.param((5, 5, 5), 1, id="all of one day"),
    ],
)
def test_it_is_too_early_until_it_was_quiet_for_its_usual_gap(days: tuple[int, ...], wait: int) -> None:
    occasions = gave_way_on(*(date(2026, 9, day) for day in days))
    until = DONE + timedelta(days=wait)
    early = judged(occasions, done(), today=until - timedelta(days=1))
    assert early == Verdict("too early", DONE, 0, until, fix=done())
    assert judged(occasions, done(), today=until) == Verdict("quiet", DONE, fix=done())


@pytest.mark.parametrize(
    ("closed_at", "happened_at", "recurred"),
    [
        pytest.param(time(10), time(16), 1, id="after it"),
        pytest.param(time(16), time(10), 0, id="before it"),
        pytest.param(None, time(16), 0, id="nobody knows when it was done"),
        pytest.param(time(10), None, 0, id="nobody knows when it happened"),
    ],
)
def test_the_same_day_counts_as_before_unless_both_are_timed(
    closed_at: time | None, happened_at: time | None, recurred: int
) -> None:
    closings = {1: datetime.combine(DONE, closed_at, UTC)} if closed_at else {}
    assert judged([gave_way(1, DONE, happened_at)], done(), closings=closings).recurred == recurred


def test_what_was_closed_for_another_day_has_no_time() -> None:
    """`follow done --on yesterday`: the change of today tells nothing of when it was done."""
    today = datetime(2026, 10, 2, 9, tzinfo=UTC)
    assert judged([gave_way(1, DONE, time(16))], done(), closings={1: today}).recurred == 0


def test_a_day_is_that_of_the_place_where_it_happened() -> None:
    """20:00 in New York is the next day in Greenwich; it was closed at 19:00 there."""
    there = timezone(timedelta(hours=-5))
    at = datetime(2026, 10, 1, 20, tzinfo=there)
    occasion = Occasion(1, "kettle", DONE, monday_of(DONE), True, at)
    closed = datetime(2026, 10, 2, 0, tzinfo=UTC)
    assert judged([occasion], done(), closings={1: closed}).recurred == 1


def test_a_day_that_has_not_come_yet_is_no_recurrence() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert judged(gave_way_on(date(2026, 9, 1), tomorrow), done()).kind == "quiet"


DAYS = st.integers(0, 300).map(lambda days: date(2026, 1, 1) + timedelta(days=days))
OCCASIONS = st.lists(st.tuples(DAYS, st.sampled_from(["kettle", "door", None])), max_size=12)


def occasions_of(drawn: list[tuple[date, str | None]]) -> list[Occasion]:
    made = [gave_way(n, day)._replace(point=point) for n, (day, point) in enumerate(drawn, start=1)]
    return sorted(made, key=happened)


@given(OCCASIONS, DAYS)
def test_giving_way_after_what_was_done_turns_the_verdict_and_taking_it_away_turns_it_back(
    drawn: list[tuple[date, str | None]], closed: date
) -> None:
    before = [one for one in occasions_of(drawn) if one.day <= closed]
    today = closed + timedelta(days=400)
    quiet = judged(before, done(closed=closed), today=today)
    assert quiet.kind == "quiet"
    again = gave_way(99, closed + timedelta(days=1))
    turned = judged([*before, again], done(closed=closed), today=today)
    assert turned == Verdict("recurred", closed, 1, fix=done(closed=closed))
    assert judged(before, done(closed=closed), today=today) == quiet


def test_a_verdict_names_what_was_done_last_and_did_not_hold() -> None:
    older, last = done(1, DONE), done(2, DONE + timedelta(days=9))
    found = judged(gave_way_on(DONE + timedelta(days=5), DONE + timedelta(days=12)), older, last)
    assert (found.kind, found.recurred, found.failed) == ("recurred", 1, last)
    held = judged(gave_way_on(DONE), older, last)
    assert (held.kind, held.fix, held.failed) == ("quiet", last, None)


@given(OCCASIONS, DAYS, st.integers(0, 60), st.integers(-2000, 2000))
def test_shifting_all_days_changes_dates_only(
    drawn: list[tuple[date, str | None]], closed: date, later: int, shift: int
) -> None:
    by = timedelta(days=shift)

    def moved(day: date | None) -> date | None:
        return day and day + by

    here = judged(occasions_of(drawn), done(closed=closed), today=closed + timedelta(days=later))
    there = judged(
        occasions_of([(day + by, point) for day, point in drawn]),
        done(closed=closed + by),
        today=closed + timedelta(days=later) + by,
    )
    fix = here.fix and done(closed=closed + by)
    assert there == here._replace(since=moved(here.since), until=moved(here.until), fix=fix)


@given(OCCASIONS, DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_they_came_changes_nothing(
    drawn: list[tuple[date, str | None]], closed: date, random: object
) -> None:
    occasions = occasions_of(drawn)
    mixed = list(occasions)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    history = {"kettle": PointHistory(follow_ups=[done(closed=closed)])}
    assert grouped(mixed, today=TODAY, histories=history) == grouped(
        occasions, today=TODAY, histories=history
    )


@given(OCCASIONS, DAYS)
def test_what_happened_since_is_enough_where_it_recurred(
    drawn: list[tuple[date, str | None]], closed: date
) -> None:
    """What a journal reads for a verdict: those since, unless there are none."""
    every = occasions_of(drawn)
    since = [one for one in every if one.day >= closed]
    whole = judged(every, done(closed=closed))
    if whole.kind == "recurred":
        assert judged(since, done(closed=closed)) == whole
