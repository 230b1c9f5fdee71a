"""`report lasting` says what was worked out by hand, in every form."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from tests.conftest import Reflect
from tests.oracle.journal import day, make, read

EXPECTED = read("lasting.toml")


def told(oracle: Reflect, *options: str) -> dict[str, Any]:
    answer = oracle("report", "lasting", "--json", *options)
    assert answer.status == 0, answer.err
    found: dict[str, Any] = answer.json["lasting"]
    return found


@pytest.mark.parametrize("options", [(), ("--all",), ("--week", "2026-W47")], ids=str)
def test_practices_stand_by_stage_whatever_the_period(options: tuple[str, ...], oracle: Reflect) -> None:
    found = told(oracle, *options)["practices"]
    assert [(each["number"], each["moved"], each["stale"]) for each in found] == [
        (each["number"], day(each["moved"]), each["stale"]) for each in EXPECTED["practice"]
    ]


def test_agreements_and_their_reviews(oracle: Reflect) -> None:
    found = told(oracle)["agreements"]
    assert [(each["number"], each["review_overdue"]) for each in found] == [
        (each["number"], each["review_overdue"]) for each in EXPECTED["agreement"]
    ]


def test_what_led_to_neither_and_what_to_do_next(oracle: Reflect) -> None:
    found = told(oracle)
    assert found["without_follow_up"]["reflections"] == EXPECTED["waiting"], EXPECTED["waiting_reason"]
    assert [step["command"] for step in found["next"]] == EXPECTED["next"], EXPECTED["next_reason"]
    assert told(oracle, "--week", "2026-W47")["without_follow_up"]["count"] == 0


def test_plain_text_and_table_say_the_same(oracle: Reflect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for out in (oracle("report", "lasting").out, oracle("report", "lasting", terminal=("stdout",)).out):
        said = " ".join(out.split())
        assert "4 practices, 1 of them stale; 1 agreement, 1 review overdue." in said
        for each in EXPECTED["practice"]:
            assert each["said"] in said
        for words in ("review overdue since", "2026-11-18", "to agree with Cy; written: the blue folder"):
            assert words in said


@pytest.mark.parametrize("form", ["table", "plain", "md"])
def test_only_what_led_to_nothing_is_told_of_a_period(form: str, oracle: Reflect) -> None:
    terminal = ("stdout",) if form == "table" else ()
    said = oracle("report", "lasting", "--in", "2026-Q3", "--format", form, terminal=terminal).out
    title, rest = said.split("\n", 1)
    assert "2026-Q3" not in title, "what stands does so today"
    assert "as of" in title
    assert "within four weeks (2026-Q3): 1 reflection" in " ".join(rest.split())
    everything = oracle("report", "lasting", "--all", "--format", form, terminal=terminal).out
    assert "within four weeks: 1 reflection" in " ".join(everything.split())


def test_filters_are_said(oracle: Reflect) -> None:
    assert oracle("report", "lasting", "--by", "Ana").out.startswith("What lasts, as of today, with these")
    assert "agreed on with these filters." in oracle("report", "lasting", "--by", "Nobody").out


def test_what_to_do_next_can_be_typed_as_it_stands(reflect: Reflect) -> None:
    make(reflect.journal)
    for command in EXPECTED["next"]:
        answer = reflect(*shlex.split(command)[1:], stdin="What is to be done.")
        assert answer.status == 0, answer.err
    after = reflect("report", "lasting", "--json").json["lasting"]
    assert [each["number"] for each in after["practices"] if each["stale"]] == []
    assert not after["agreements"][0]["review_overdue"]
    assert after["without_follow_up"]["reflections"] == []


def test_others_read_roles_and_no_names(oracle: Reflect) -> None:
    out = oracle("report", "lasting", "--format", "md").out
    assert "owned by the role: store keeper" in out
    assert [name for name in ("Ana", "Bo", "Cy", "f21") if name in out] == []
