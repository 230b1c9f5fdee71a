"""`report coverage` says what was worked out by hand, in every form."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Reflect
from tests.oracle.journal import day, read

EXPECTED = read("coverage.toml")


def told(oracle: Reflect, *options: str) -> dict[str, Any]:
    answer = oracle("report", "coverage", "--json", *options)
    assert answer.status == 0, answer.err
    found: dict[str, Any] = answer.json["coverage"]
    return found


@pytest.mark.parametrize("expected", EXPECTED["question"], ids=lambda each: each["question"])
def test_each_question_was_answered_as_often_as_counted_by_hand(
    expected: dict[str, Any], oracle: Reflect
) -> None:
    [found] = [each for each in told(oracle)["questions"] if each["question"] == expected["question"]]
    assert (found["count"], found["last"]) == (expected["count"], day(expected.get("last"))), expected[
        "reason"
    ]
    assert found["untouched"] == expected.get("untouched", False), expected["reason"]


def test_they_stand_in_the_order_in_which_they_are_asked(oracle: Reflect) -> None:
    asked = [each["question"] for each in told(oracle)["questions"]]
    assert asked == [each["question"] for each in EXPECTED["question"]]


def test_lenses_balance_and_what_waits(oracle: Reflect) -> None:
    found = told(oracle)
    untouched = [each["lens"] for each in found["lenses"] if each["untouched"]]
    assert untouched == EXPECTED["lenses"]["untouched"], EXPECTED["lenses"]["reason"]
    assert (found["balance"], found["unsorted"]) == (EXPECTED["balance"], EXPECTED["unsorted"])
    assert [step["command"] for step in found["next"]] == EXPECTED["next"], EXPECTED["next_reason"]


def test_plain_text_and_table_say_the_same(oracle: Reflect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for out in (oracle("report", "coverage").out, oracle("report", "coverage", terminal=("stdout",)).out):
        assert "5 of 9 questions were not answered in the 4 weeks to today, 3 of them never." in out
        assert out.count("never answered") >= 3
        assert "untouched since 2026-10-05" in out
        assert "untouched since 2026-10-01" in out
        for command in EXPECTED["next"]:
            assert command in out


def test_others_read_nothing_of_a_question_that_is_private_by_itself(oracle: Reflect) -> None:
    out = oracle("report", "coverage", "--format", "md").out
    assert (
        "What did we work out with others that is worth agreeing on for the long run? Last on 1 October"
        in out
    )
    assert "Where did something give way under pressure, or come close to it? 24 times." in out, "without 7"
    assert "live through" not in out, "nothing of `witness`"
