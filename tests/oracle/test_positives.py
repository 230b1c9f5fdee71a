"""`report positives` says what was worked out by hand, in every form."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Reflect
from tests.oracle.journal import read

EXPECTED = read("positives.toml")
NAMES = ("number", "standing", "tried", "held")


def told(oracle: Reflect, *options: str) -> dict[str, Any]:
    answer = oracle("report", "positives", "--json", *options)
    assert answer.status == 0, answer.err
    found: dict[str, Any] = answer.json
    return found


@pytest.mark.parametrize(("field", "key"), [("positives", "positive"), ("earlier", "earlier")])
def test_each_success_stands_as_worked_out_by_hand(field: str, key: str, oracle: Reflect) -> None:
    found = told(oracle)[field]
    assert [{name: each[name] for name in NAMES} for each in found] == [
        {name: each[name] for name in NAMES} for each in EXPECTED[key]
    ]
    attempts = [[attempt["number"] for attempt in each["follow_ups"]] for each in found]
    assert attempts == [each["attempts"] for each in EXPECTED[key]]


def test_the_balance_is_that_of_what_was_written_and_of_what_is_asked(oracle: Reflect) -> None:
    expected = {name: value for name, value in EXPECTED["balance"].items() if name != "reason"}
    assert told(oracle)["balance"] == expected, EXPECTED["balance"]["reason"]


def test_everything_is_told_in_the_same_order(oracle: Reflect) -> None:
    found = told(oracle, "--all")
    assert [each["number"] for each in found["positives"]] == EXPECTED["everything"]["numbers"]
    assert EXPECTED["everything"]["balance"].items() <= found["balance"].items()
    assert found["earlier"] == []


def test_plain_text_and_table_say_the_same(oracle: Reflect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    said = {"being tried": "Being tried again (1)", "not tried yet": "Nobody has tried to repeat it yet (2)"}
    for out in (
        oracle("report", "positives").out,
        oracle("report", "positives", terminal=("stdout",)).out,
    ):
        places = [out.index(f"{each['number']}  2026-") for each in EXPECTED["positive"]]
        assert places == sorted(places), "in the same order"
        for each in (*EXPECTED["positive"], *EXPECTED["earlier"]):
            assert said.get(each["standing"], each["standing"]) in out
        assert "2 questions (8 probes) of what went right, 1 question (4 probes) of what gave way" in out


def test_others_read_the_same_standings(oracle: Reflect) -> None:
    out = oracle("report", "positives", "--format", "md").out
    standings = [line.strip() for line in out.splitlines() if "Repeating it: " in line]
    by_day = sorted(EXPECTED["positive"], key=lambda each: (27, 28, 29, 30).index(each["number"]))
    assert standings == [f"- Repeating it: {each['standing']}." for each in by_day]
