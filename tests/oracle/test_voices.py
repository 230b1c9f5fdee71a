"""`report voices` says what was worked out by hand, in every form."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Reflect
from tests.oracle.journal import day, read

EXPECTED = read("voices.toml")


def told(oracle: Reflect, *options: str) -> dict[str, Any]:
    answer = oracle("report", "voices", "--json", *options)
    assert answer.status == 0, answer.err
    found: dict[str, Any] = answer.json["voices"]
    return found


def test_each_person_was_heard_when_and_about_what_was_worked_out_by_hand(oracle: Reflect) -> None:
    assert told(oracle)["people"] == [
        {
            "person": each["person"],
            "roster": True,
            "group": each["group"],
            "by": day(each.get("by")),
            "with": day(each.get("with")),
            "from": day(each.get("from")),
            "lenses": each["lenses"],
        }
        for each in EXPECTED["person"]
    ]


def test_the_owner_is_told_of_apart(oracle: Reflect) -> None:
    own = told(oracle)["own"]
    assert (own["by"], own["lenses"]) == (day(EXPECTED["own"]["by"]), EXPECTED["own"]["lenses"])


def test_groups_are_counted(oracle: Reflect) -> None:
    names = ("group", "members", "heard", "own_words")
    assert told(oracle)["groups"] == [{name: each[name] for name in names} for each in EXPECTED["group"]]


@pytest.mark.parametrize(("key", "options"), [("ask_next", ()), ("week_ask_next", ("--week", "2026-W47"))])
def test_whom_to_ask_next(key: str, options: tuple[str, ...], oracle: Reflect) -> None:
    assert told(oracle, *options)["ask_next"] == [
        {
            "person": each["person"],
            "group": each["group"],
            "named": day(each.get("named")),
            "last": day(each.get("last")),
        }
        for each in EXPECTED[key]
    ]


def test_plain_text_and_table_say_the_same(oracle: Reflect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for out in (oracle("report", "voices").out, oracle("report", "voices", terminal=("stdout",)).out):
        said = " ".join(out.split())
        for each in EXPECTED["person"]:
            assert {str(each[role]) for role in ("by", "with", "from") if role in each} <= set(
                said.replace(";", " ").split()
            )
            assert ", ".join(each["lenses"]) in said
        assert "night: 2 of 2 heard, 1 in their own words" in said
        assert "no words of their own yet; named by others on 2026-10-14" in said
        assert "reflect meet Cy" in said


def test_others_read_of_groups_that_name_nobody(oracle: Reflect) -> None:
    out = oracle("report", "voices", "--format", "md").out
    assert EXPECTED["others"]["line"] in out, EXPECTED["others"]["reason"]
    assert [name for name in ("Ana", "Bo", "Cy", "night") if name in out] == []
