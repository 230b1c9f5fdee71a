from __future__ import annotations

from datetime import date, time

import pytest

from reflect.core.follow_up import FollowUp
from reflect.core.learning.positives import Weight, positive, worth_repeating
from tests.builders import attempt, follow_up, positives, reflection


@pytest.mark.parametrize(
    ("attempts", "standing"),
    [
        pytest.param((), "not tried yet", id="nobody tried"),
        pytest.param((attempt(1, "open"),), "being tried", id="one is under way"),
        pytest.param((attempt(1, "dropped"),), "not tried yet", id="what was dropped was not tried"),
        pytest.param((attempt(1, "done", "yes"),), "tried 1, held 1", id="it held"),
        pytest.param((attempt(1, "done"),), "tried 1, held 0", id="nobody said whether it helped"),
        pytest.param(
            (
                attempt(1, "done", "yes"),
                attempt(2, "done", "no"),
                attempt(3, "done", "yes"),
                attempt(4, "open"),
            ),
            "tried 3, held 2, being tried again",
            id="tried three times and again under way",
        ),
        pytest.param((follow_up(1, state="done", helped="yes"),), "not tried yet", id="another kind"),
    ],
)
def test_the_standing_counts_attempts_to_repeat_it(attempts: tuple[FollowUp, ...], standing: str) -> None:
    assert positive(reflection(question="success", follow_ups=attempts)).standing == standing


def test_positives_are_those_of_the_lens_newest_first() -> None:
    found = positives(
        [
            reflection(1, question="success", day=date(2026, 11, 2)),
            reflection(2, question="pride", day=date(2026, 11, 9), at=time(8)),
            reflection(3, question="pride", day=date(2026, 11, 9)),  # without a time: after the timed ones
            reflection(4, question="pressure"),
            reflection(5),
        ]
    )
    assert [item.reflection.number for item in found.items] == [3, 2, 1]
    assert (found.positive.written, found.pressure.written) == (3, 1)


def test_nothing_written_is_an_empty_balance() -> None:
    assert positives([]) == ((), Weight(), Weight(), (), 0)


def test_what_held_comes_before_what_is_new_and_what_failed_comes_last() -> None:
    held_twice = reflection(1, follow_ups=(attempt(1, "done", "yes"), attempt(2, "done", "yes")))
    failed = reflection(2, follow_ups=(attempt(3, "done", "no"),))
    under_way = reflection(3, follow_ups=(attempt(4, "open"),))
    untried = reflection(4)
    highlighted = reflection(5, highlighted=True)
    newest_first = [positive(each) for each in (highlighted, untried, under_way, failed, held_twice)]
    assert [item.reflection.number for item in worth_repeating(newest_first)] == [5, 1, 3, 4, 2]
