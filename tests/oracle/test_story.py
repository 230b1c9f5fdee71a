"""`report pressure POINT` tells what was worked out by hand, in every form."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Reflect
from tests.oracle.journal import read

EXPECTED = read("story.toml")
VERDICTS = {point["point"]: point["words"] for point in read("pressure.toml")["point"]}


@pytest.mark.parametrize("point", EXPECTED)
def test_a_story_is_told_day_by_day(point: str, oracle: Reflect) -> None:
    story: dict[str, Any] = oracle("report", "pressure", point, "--json").json["story"]
    told = [
        [event["day"], event["event"], event["follow_up"] or str(event["reflection"])]
        for event in story["events"]
    ]
    assert told == [[day.isoformat(), *rest] for day, *rest in EXPECTED[point]["events"]]
    since = [event["days_since"] for event in story["events"] if event["days_since"] is not None]
    assert since == EXPECTED[point]["days_since"]


@pytest.mark.parametrize("point", EXPECTED)
def test_plain_text_and_table_tell_the_same(
    point: str, oracle: Reflect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for answer in (
        oracle("report", "pressure", point),
        oracle("report", "pressure", point, terminal=("stdout",)),
    ):
        assert VERDICTS[point] in " ".join(answer.out.split())
        rest = iter([line.split() for line in answer.lines])
        for _, what, number in EXPECTED[point]["events"]:
            wanted = [*what.split(), number]
            assert any(_holds(line, wanted) for line in rest), (wanted, answer.out)


def _holds(line: list[str], wanted: list[str]) -> bool:
    """With a day before it or, on the same day, without."""
    return line[: len(wanted)] == wanted or line[1 : len(wanted) + 1] == wanted


def test_a_period_cuts_the_story_and_not_its_verdict(oracle: Reflect) -> None:
    story = oracle("report", "pressure", "lift", "--until", "2026-10-31", "--json").json["story"]
    assert [event["event"] for event in story["events"]] == ["gave way", "opened"]
    assert (story["count"], story["verdict"], story["recurred"]) == (1, "recurred", 1)


def test_what_others_read_of_a_point_is_without_what_is_private(oracle: Reflect) -> None:
    answer = oracle("report", "pressure", "handover", "--format", "md")
    assert "recurred once since 1 October 2026" in answer.out
    assert "the dose had changed" not in answer.out
    assert "1 private reflection left out." in answer.err


@pytest.mark.parametrize("form", ["plain", "json", "md"])
def test_an_unknown_point_is_told_with_those_that_may_be_meant(form: str, oracle: Reflect) -> None:
    answer = oracle("report", "pressure", "hand", "over", "--format", form)
    assert (answer.status, answer.out) == (3, "")
    assert "did you mean handover?" in answer.err


def test_a_point_where_nothing_was_written_yet_says_so(oracle: Reflect) -> None:
    answer = oracle("report", "pressure", "lift", "--in", "2026-05")
    assert answer.status == 0
    assert "Nothing happened at lift (2026-05)." in answer.out
    assert "recurred once since 2026-11-10" in answer.out


def test_two_points_are_one_too_many(oracle: Reflect) -> None:
    answer = oracle("report", "pressure", "lift", "-p", "door")
    assert answer.status == 2
    assert "leave out -p door" in answer.err
