"""`report pressure` says what was worked out by hand, in every form."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Reflect
from tests.oracle.journal import day, read

EXPECTED = read("pressure.toml")
POINTS: list[dict[str, Any]] = EXPECTED["point"]
PERIODS: list[dict[str, Any]] = EXPECTED["period"]


def told(oracle: Reflect, *options: str) -> dict[str, Any]:
    answer = oracle("report", "pressure", "--json", *options)
    assert answer.status == 0, answer.err
    found: dict[str, Any] = answer.json
    return found


def test_the_points_stand_by_what_needs_attention(oracle: Reflect) -> None:
    assert [point["point"] for point in told(oracle)["points"]] == [point["point"] for point in POINTS]


@pytest.mark.parametrize("expected", POINTS, ids=lambda expected: str(expected["point"]))
def test_a_point_is_told_as_worked_out_by_hand(expected: dict[str, Any], oracle: Reflect) -> None:
    [found] = [point for point in told(oracle)["points"] if point["point"] == expected["point"]]
    said = {
        name: found[name] for name in ("reflections", "by_week", "verdict", "recurred", "median_gap_days")
    }
    assert said == {name: expected.get(name) for name in said}, expected["reason"]
    days = {name: found[name] for name in ("first", "last", "since", "until")}
    assert days == {name: day(expected.get(name)) for name in days}, expected["reason"]
    assert found["count"] == len(expected["reflections"])
    assert [each["number"] for each in found["follow_ups"]] == expected["follow_ups"]


def test_every_reflection_of_the_lens_is_counted_once(oracle: Reflect) -> None:
    found = told(oracle)
    assert found["without_point"]["reflections"] == EXPECTED["without_point"]
    counted = sum(point["count"] for point in found["points"]) + found["without_point"]["count"]
    assert counted == EXPECTED["count"]


def test_points_that_did_not_give_way_but_were_acted_on_stand_apart(oracle: Reflect) -> None:
    names = ("point", "last", "verdict", "since")
    found = [{name: each[name] for name in names} for each in told(oracle)["elsewhere"]]
    expected = EXPECTED["elsewhere"]
    days = ({"last": day(each.get("last")), "since": day(each.get("since"))} for each in expected)
    assert found == [
        {"point": each["point"], "verdict": each["verdict"], **these}
        for each, these in zip(expected, days, strict=True)
    ]


@pytest.mark.parametrize("expected", PERIODS, ids=lambda expected: " ".join(expected["options"]))
def test_a_period_cuts_the_counts_and_no_verdict(expected: dict[str, Any], oracle: Reflect) -> None:
    found = told(oracle, *expected["options"])
    counts = {point["point"]: point["count"] for point in found["points"]}
    assert counts == expected["counts"], expected["reason"]
    verdicts = {point["point"]: point["verdict"] for point in found["points"]}
    assert expected["verdicts"].items() <= verdicts.items()
    assert found["without_point"]["reflections"] == expected["without_point"]


def test_plain_text_says_the_same(oracle: Reflect) -> None:
    lines = oracle("report", "pressure").lines
    for point in POINTS:
        [line] = [line for line in lines if line.startswith(f"{point['point']}: ")]
        assert f"; {point['words']};" in line


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_table_says_the_same(width: str, oracle: Reflect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("NO_COLOR", "1")
    words = " ".join(oracle("report", "pressure", terminal=("stdout",)).out.split())
    for point in POINTS:
        first, last = point["words"].split()[0], point["words"].split()[-1]
        assert point["point"] in words
        assert first in words
        assert last in words


def test_others_read_verdicts_of_what_they_may_read(oracle: Reflect) -> None:
    told = oracle("export", "week", "--all").out
    for point, words in EXPECTED["others"].items():
        if point != "reason":
            after = told.split(f"- {point}: ")[1].split("\n- ")[0]
            assert words in after.lower().replace("october", "October"), EXPECTED["others"]["reason"]
