"""Practices by stage with their carriers, agreements with their reviews, and what led to neither."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from reflect.core.learning.lasting import Lasting, Standing, lasting
from tests.builders import TODAY, follow_up

EIGHT_WEEKS = TODAY - timedelta(weeks=8)
LONG_AGO = date(2026, 1, 5)


def practice(number: int = 1, *, begun: date = TODAY, **more: Any) -> Standing:
    return Standing(follow_up(number, kind="adopt", **more), begun)


def agreement(number: int = 1, **more: Any) -> Standing:
    return Standing(follow_up(number, kind="agree", **more), TODAY)


def told(*standing: Standing, waiting: tuple[int, ...] = ()) -> Lasting:
    return lasting(standing, waiting=waiting, today=TODAY)


def names(found: Lasting) -> list[tuple[str | None, list[str]]]:
    return [(stage.stage, [each.follow_up.name for each in stage.practices]) for stage in found.stages]


def test_stages_stand_in_their_order_whatever_their_case() -> None:
    stages = ("owned", "Written Down", None, "tried", "routine", "in the drawer")
    found = told(*(practice(n, stage=stage) for n, stage in enumerate(stages, 1)))
    assert names(found) == [
        (None, ["f3"]),
        ("in the drawer", ["f6"]),
        ("tried", ["f4"]),
        ("routine", ["f5"]),
        ("written down", ["f2"]),
        ("owned", ["f1"]),
    ]


@pytest.mark.parametrize(
    ("more", "moved"),
    [
        ({}, LONG_AGO),
        ({"stage_since": date(2026, 3, 1)}, date(2026, 3, 1)),
        ({"stage_since": date(2026, 3, 1), "asked": date(2026, 11, 2)}, date(2026, 11, 2)),
    ],
)
def test_a_move_or_a_question_to_its_carrier_keeps_it_alive(more: dict[str, Any], moved: date) -> None:
    [found] = told(practice(begun=LONG_AGO, **more)).practices
    assert found.moved == moved
    assert found.stale == (moved < EIGHT_WEEKS)


def test_it_is_stale_the_day_after_eight_weeks() -> None:
    found = told(practice(1, begun=EIGHT_WEEKS), practice(2, begun=EIGHT_WEEKS - timedelta(days=1)))
    assert [each.follow_up.name for each in found.stale] == ["f2"]


def test_what_is_finished_is_not_stale_and_what_was_dropped_does_not_stand() -> None:
    done = practice(1, begun=LONG_AGO, state="done", closed=date(2026, 2, 1))
    dropped = practice(2, begun=LONG_AGO, state="dropped", closed=date(2026, 2, 1))
    found = told(done, dropped)
    assert [(each.follow_up.name, each.stale) for each in found.practices] == [("f1", False)]


def test_stale_ones_come_first_in_a_stage_then_the_longest_unmoved() -> None:
    found = told(
        practice(1, begun=date(2026, 11, 20), stage="tried"),
        practice(2, begun=date(2026, 11, 1), stage="tried"),
        practice(3, begun=LONG_AGO, stage="tried"),
        practice(4, begun=LONG_AGO, stage="tried", state="done"),
    )
    assert names(found) == [("tried", ["f3", "f4", "f2", "f1"])]


def test_agreements_stand_by_their_review_the_longest_overdue_first() -> None:
    found = told(
        agreement(1),
        agreement(2, review=TODAY),
        agreement(3, review=date(2026, 11, 1), state="done"),
        agreement(4, review=date(2026, 10, 1)),
    )
    assert [(each.follow_up.name, each.overdue) for each in found.agreements] == [
        ("f4", True),
        ("f3", True),
        ("f2", False),
        ("f1", False),
    ]


def test_what_to_do_next_is_one_of_each_kind() -> None:
    found = told(
        practice(1, begun=LONG_AGO, owner="Ana"),
        agreement(2, review=date(2026, 10, 1), where="the wiki"),
        agreement(3),
        waiting=(9, 4),
    )
    assert [step.command for step in found.next_steps] == [
        "reflect follow edit f1 --asked today",
        'reflect follow edit f2 --review "in 3 months"',
        "reflect follow edit f3 --where LINK",
        "reflect follow add --for 9",
    ]
    assert "ask Ana how it goes" in found.next_steps[0].why


def test_other_kinds_do_not_belong_here() -> None:
    found = told(Standing(follow_up(1, kind="strengthen"), LONG_AGO))
    assert (found.practices, found.agreements, found.next_steps) == ((), (), ())
