"""`reflect show N`: one reflection, whole."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Reflect


@pytest.fixture
def kettle(reflect: Reflect) -> Reflect:
    reflect("add", "Before.")
    reflect(
        *("add", "The kettle leaks.\n\n  Since Monday.\n", "-q", "pressure", "-p", "kettle", "-t", "kitchen"),
        *("--by", "Ana", "--with", "Bo", "--with", "Cy", "--from", "Di", "--on", "2026-11-20", "--private"),
        *("--detail", "before=It rained.", "--detail", "own=No probe has this key."),
    )
    return reflect


def test_it_shows_everything_that_is_known(kettle: Reflect) -> None:
    said = kettle("show", "2").out
    assert said.splitlines() == [
        "2  pressure  private",
        "Friday 20 November 2026",
        "Where did something give way under pressure, or come close to it?",
        "",
        "The kettle leaks.",
        "",
        "  Since Monday.",
        "",
        "What was going on just before it gave way?",
        "  It rained.",
        "",
        "own",
        "  No probe has this key.",
        "",
        "at kettle",
        "#kitchen",
        "by Ana",
        "with Bo, Cy",
        "from Di",
    ]


def test_last_is_the_newest_written(kettle: Reflect) -> None:
    assert kettle("show", "last").out == kettle("show", "2").out
    kettle("undo")
    assert kettle("show", "last").out == kettle("show", "1").out


def test_the_formats_tell_the_same(kettle: Reflect) -> None:
    record = kettle("show", "2", "--json").json["reflection"]
    assert json.loads(kettle("show", "2", "--format", "jsonl").out) == record
    assert record["details"] == {"before": "It rained.", "own": "No probe has this key."}
    assert record["text"] == "The kettle leaks.\n\n  Since Monday.\n"
    table = kettle("show", "2", "--format", "table").out
    for words in ("The kettle leaks.", "It rained.", "kettle", "#kitchen", "Ana", "Bo, Cy", "Di", "private"):
        assert words in table


def test_a_format_that_makes_no_sense_is_refused(kettle: Reflect) -> None:
    answer = kettle("show", "2", "--format", "csv")
    assert answer.status == 2
    assert "table, plain, json" in answer.err


@pytest.mark.parametrize(
    "name",
    ["3", "0", "99999999999999999999", "first", "f1", "2.0", "²"],
    ids=str,
)
def test_what_is_not_there_is_said_to_be_not_there(name: str, kettle: Reflect) -> None:
    answer = kettle("show", name)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err == f"There is no reflection {name}; `reflect list` shows the numbers.\n"


def test_one_that_was_undone_is_shown_as_deleted(kettle: Reflect) -> None:
    kettle("undo")
    assert "deleted" in kettle("show", "2").lines[0]
    assert kettle("show", "2", "--json").json["reflection"]["deleted"] is True


def test_an_empty_journal_has_no_last_one(reflect: Reflect) -> None:
    assert reflect("show", "last").status == 3


def test_a_number_of_endless_digits_is_not_there(kettle: Reflect) -> None:
    assert kettle("show", "9" * 5000).status == 3
