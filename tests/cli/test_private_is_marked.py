"""What comes of a private reflection is marked wherever its owner is shown it."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta

import pytest

from tests.conftest import NOW, Reflect

TERMINALS = pytest.mark.parametrize("terminal", [(), ("stdout",)], ids=["plain", "table"])


@pytest.fixture
def secret(reflect: Reflect) -> Reflect:
    """A private success with a follow-up that is late; a point and a theme that private ones alone name."""
    reflect.environ["NO_COLOR"] = "1"
    reflect.now = NOW - timedelta(days=11)
    reflect("add", "The contract was signed", "-q", "success", "--private", "--on", "2026-11-10")
    reflect("follow", "add", "Do the trick again", "--for", "1", "--due", "2026-11-20")
    reflect("add", "The kettle leaks", "-q", "pressure", "-p", "kettle", "--on", "2026-11-10")
    reflect("follow", "add", "Mend the kettle", "--for", "2", "--due", "2026-11-20")
    reflect("follow", "add", "Label the kettle", "--point", "kettle", "--due", "2026-11-21")
    for day in ("2026-10-05", "2026-10-14", "2026-11-02", "2026-11-09", "2026-11-10"):
        lunch = ("add", "zanzibar contract", "-q", "pressure", "-p", "boss zanzibar")
        assert reflect(*lunch, "--private", "--on", day).status == 0
    for number, day in enumerate(("2026-10-06", "2026-10-15", "2026-11-03", "2026-11-09", "2026-11-10")):
        assert reflect("add", f"The paper list was short {number}", "--on", day).status == 0
    reflect.now = NOW
    return reflect


@TERMINALS
@pytest.mark.parametrize(
    "command",
    ["", "report", "report follow-ups --all", "report positives", "follow list", "show 1"],
)
def test_a_follow_up_says_so(command: str, terminal: tuple[str, ...], secret: Reflect) -> None:
    said = secret(*command.split(), terminal=terminal).out
    lines = [line for line in said.splitlines() if "Do the trick again" in line]
    assert lines
    assert all("[private] Do the trick again" in line for line in lines), said
    assert "[private] Mend" not in said
    assert "[private] Label" not in said


@TERMINALS
@pytest.mark.parametrize("command", ["report", "report pressure"])
def test_a_point_that_nothing_else_names_says_so(
    command: str, terminal: tuple[str, ...], secret: Reflect
) -> None:
    said = secret(*command.split(), terminal=terminal).out
    assert "[private] boss zanzibar" in said
    assert "[private] kettle" not in said
    secret("add", "Not so secret", "-p", "boss zanzibar")
    assert "[private] boss" not in secret(*command.split(), terminal=terminal).out


@TERMINALS
def test_a_theme_and_its_example_say_so(terminal: tuple[str, ...], secret: Reflect) -> None:
    said = secret("report", "themes", terminal=terminal).out
    assert "[private] zanzibar contract" in said
    assert "[private] paper list" not in said
    assert "[private] zanzibar contract" in secret("report", terminal=terminal).out
    secret("add", "The zanzibar contract for all to see", "--on", "2026-10-01")
    said = secret("report", "themes", terminal=terminal).out
    assert re.search("^(1. )?zanzibar contract", said, re.MULTILINE)
    assert "[private] zanzibar contract" in said


@TERMINALS
def test_a_tag_that_nothing_else_carries_says_so(terminal: tuple[str, ...], secret: Reflect) -> None:
    secret("edit", "3", "-t", "rumour")
    secret("edit", "2", "-t", "tea")
    said = secret("report", "themes", terminal=terminal).out
    assert "[private] #rumour" in said
    assert "[private] #tea" not in said


@TERMINALS
@pytest.mark.parametrize(
    "command",
    [
        "",
        "report",
        "report follow-ups",
        "report pressure",
        "report pressure boss",
        "report lasting",
        "follow list",
        "search HR",
    ],
)
def test_what_is_to_be_done_at_a_private_point_alone_says_so(
    command: str, terminal: tuple[str, ...], reflect: Reflect
) -> None:
    reflect.environ["NO_COLOR"] = "1"
    reflect("add", "again", "-q", "pressure", "-p", "boss", "--private")
    reflect("follow", "add", "tell HR", "-p", "boss", "--due", "2026-11-23", "--kind", "agree")

    def told() -> list[str]:
        answer = reflect(*command.split(), terminal=terminal)
        return [line for line in (answer.out + answer.err).splitlines() if "tell HR" in line]

    assert told()
    assert all("[private] tell HR" in line for line in told()), told()
    listed = reflect("follow", "list", "--json").json["follow_ups"]
    assert [each["audience"] for each in listed] == ["private"]
    assert reflect("report", "follow-ups", "--format", "csv").out.splitlines()[1].endswith(",private")
    reflect("add", "not so secret", "-p", "boss")
    assert not any("[private] tell HR" in line for line in told())


def test_json_says_whom_each_is_for(secret: Reflect) -> None:
    def audiences(*command: str) -> dict[str, str | None]:
        told = secret(*command, "--json").json
        return {each["number"]: each["audience"] for each in told["follow_ups"]}

    assert audiences("follow", "list") == {"f1": "private", "f2": "team", "f3": None}
    followed = secret("report", "follow-ups", "--json").json["followed"]
    assert [each["audience"] for each in followed["open"]] == ["private", "team", None]
    summary = secret("report", "--json").json["summary"]
    assert [each["audience"] for each in summary["follow_ups"]["open"]] == ["private", "team", None]
    [shown] = secret("show", "1", "--json").json["reflection"]["follow_ups"]
    assert shown["audience"] == "private"
    points = secret("report", "pressure", "--json").json["points"]
    assert {each["point"]: each["private"] for each in points} == {"kettle": False, "boss zanzibar": True}
    themes = secret("report", "themes", "--json").json["themes"]
    private = {each["theme"]: (each["private"], each["private_example"]) for each in themes}
    assert private["zanzibar contract"] == (True, True)


@pytest.mark.parametrize("command", ["follow list", "report follow-ups"])
def test_a_table_for_a_spreadsheet_says_whom_each_is_for(command: str, secret: Reflect) -> None:
    rows = csv.DictReader(io.StringIO(secret(*command.split(), "--format", "csv").out))
    assert {row["number"]: row["audience"] for row in rows} == {"f1": "private", "f2": "team", "f3": ""}


def test_what_is_not_shown_first_is_marked_where_it_is(secret: Reflect) -> None:
    secret.now = NOW - timedelta(days=30)
    for number in range(12):
        secret("follow", "add", f"Old {number}", "--for", "2", "--due", "2026-11-01")
    secret.now = NOW
    assert "Do the trick" not in secret("report", "follow-ups").out
    assert "[private] Do the trick again" in secret("follow", "list", "--overdue").out
