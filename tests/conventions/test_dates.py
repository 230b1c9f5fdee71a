"""Every option that takes a date reads it alike: one that can not be read, or in two ways, is refused.

What `--on` reads is told in tests/cli/test_add.py, what a period is in tests/core/test_period.py.
"""

from __future__ import annotations

import pytest

from tests.conftest import Answer, Reflect
from tests.conventions.every_command import Line

AT_A_TERMINAL = ("stdin", "stdout", "stderr")
# Where something happened, in the past; a new option joins by its line.
MOMENTS = ("add Tea --on {}", "edit 1 --on {}", "ask --on {}")
# Which span is looked at.
DAYS = tuple(
    f"{command} {option} {{}}"
    for command in ("list", "search tea", "report", "report pressure", "export week", "export jsonl")
    for option in ("--since", "--until")
)
PERIODS = tuple(line.replace("--since", "--in") for line in DAYS if "--since" in line)
WEEKS = tuple(line.replace("--since", "--week") for line in DAYS if "--since" in line)


def typed(reflect: Reflect, line: str, date: str) -> Answer:
    arguments = [date if word == "{}" else word for word in Line(line).arguments]
    return reflect(*arguments, terminal=AT_A_TERMINAL if arguments[0] == "ask" else ())


def refused(answer: Answer, *said: str) -> None:
    assert (answer.status, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1 or answer.err.count(".\n") == 1  # folded at a terminal
    assert all(words in " ".join(answer.err.split()) for words in said), answer.err


@pytest.mark.parametrize(
    "date", ["", "soon", "2026-02-30", "2026-13-01", "32 November", "yesteryear", "26:00"]
)
@pytest.mark.parametrize("line", [*MOMENTS, *DAYS, *PERIODS, *WEEKS])
def test_one_that_can_not_be_read_is_refused_and_it_says_what_can_be(
    line: str, date: str, lived_in: Reflect
) -> None:
    before = lived_in.journal.read_bytes()
    example = {"--in": "2026-W47", "--week": "2026-W47"}.get(line.split()[-2], "2026-11-20")
    refused(typed(lived_in, line, date), repr(date), example)
    assert lived_in.journal.read_bytes() == before


@pytest.mark.parametrize("date", ["4/5", "4/5/2026", "05.04.2026", "3-4-2026"])
@pytest.mark.parametrize("line", [*MOMENTS, *DAYS, *PERIODS, *WEEKS])
def test_one_that_reads_in_two_ways_is_refused(line: str, date: str, lived_in: Reflect) -> None:
    before = lived_in.journal.read_bytes()
    refused(typed(lived_in, line, date), repr(date))
    assert lived_in.journal.read_bytes() == before


@pytest.mark.parametrize("date", ["2026-11-24", "2027-01-01 10:00", "in 3 days", "next friday", "9999-12-31"])
@pytest.mark.parametrize("line", MOMENTS)
def test_nothing_happened_beyond_tomorrow(line: str, date: str, lived_in: Reflect) -> None:
    before = lived_in.journal.read_bytes()
    refused(typed(lived_in, line, date), repr(date), "2026-11-20")
    assert lived_in.journal.read_bytes() == before


@pytest.mark.parametrize("date", ["tomorrow", "2026-11-23"])
def test_tomorrow_has_begun_elsewhere(date: str, lived_in: Reflect) -> None:
    assert lived_in("add", "Tea.", "--on", date).status == 0


@pytest.mark.parametrize(
    ("date", "resolved"),
    [
        ("friday", "2026-11-20"),
        ("last friday 4pm", "2026-11-20 16:00"),
        ("3 days ago", "2026-11-19"),
        ("yesterday 09:15", "2026-11-21 09:15"),
        ("2 hours ago", "2026-11-22 12:05"),
    ],
)
def test_what_it_was_read_as_is_said(date: str, resolved: str, lived_in: Reflect) -> None:
    assert resolved in lived_in("add", "Tea.", "--on", date).out
    assert f"-> {resolved}" in lived_in("edit", "1", "--on", date).out


@pytest.mark.parametrize("line", DAYS)
def test_a_span_may_reach_into_the_future_and_is_empty_there(line: str, lived_in: Reflect) -> None:
    assert typed(lived_in, line, "2027-01-01").status == 0
