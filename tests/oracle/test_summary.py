"""`report` says what was worked out by hand, in every form."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Reflect
from tests.oracle.journal import day, read

EXPECTED = read("summary.toml")


def told(oracle: Reflect, *options: str) -> dict[str, Any]:
    answer = oracle("report", "--json", *options)
    assert answer.status == 0, answer.err
    found: dict[str, Any] = answer.json["summary"]
    return found


def test_it_names_the_fixes_that_failed(oracle: Reflect) -> None:
    failed = {
        each["point"]: each["fix"]["number"]
        for each in told(oracle)["points"]
        if each["verdict"] == "recurred"
    }
    assert failed == EXPECTED["failed"], EXPECTED["failed_reason"]
    step = told(oracle)["next"][0]
    assert (step["command"], step["why"]) == (EXPECTED["next"], EXPECTED["why"])


def test_it_tells_what_is_new(oracle: Reflect) -> None:
    found = told(oracle)
    assert found["new_from"] == day(EXPECTED["new_from"])
    new = [{name: each[name] for name in ("name", "first", "times")} for each in found["new"]]
    expected = [each | {"first": day(each["first"])} for each in EXPECTED["new"]]
    assert new == expected, EXPECTED["new_reason"]


def test_it_tells_what_waits_and_what_is_to_be_looked_at_again(
    oracle: Reflect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    found = told(oracle)["follow_ups"]
    assert (found["overdue"], len(found["open"])) == (EXPECTED["overdue"], EXPECTED["open"])
    assert [each["number"] for each in found["reviews"]] == EXPECTED["reviews"]
    for lines in (oracle("report").lines, oracle("report", terminal=("stdout",)).lines):
        begin = next(at for at, line in enumerate(lines) if line.startswith("Follow-ups"))
        words = [line.split() for line in lines[begin + 1 :] if line.strip()]
        numbers = [each[0] for each in words[:6] if each[0].startswith("f")]
        assert numbers == EXPECTED["waiting"], EXPECTED["waiting_reason"]
    assert f"… and {EXPECTED['more']} more: reflect report follow-ups" in oracle("report").out


def test_it_tells_whom_to_ask(oracle: Reflect) -> None:
    for options in ((), ("-p", "handover"), ("--lens", "positive")):
        found = told(oracle, *options)
        assert (found["ask"], found["roster"]) == (EXPECTED["ask"], EXPECTED["roster"])
