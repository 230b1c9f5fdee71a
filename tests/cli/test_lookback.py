"""`reflect lookback`: old reflections with the reason they come back now."""

from __future__ import annotations

import pytest

from tests.conftest import Reflect


@pytest.fixture
def years(reflect: Reflect) -> Reflect:
    """A kettle that leaks again, a day a year ago, and a success that nobody repeated."""
    for day, question, *more in (
        ("2025-11-22", "space", "--with", "Ana"),
        ("2026-03-02", "pressure", "-p", "kettle"),
        ("2026-08-01", "success"),
        ("2026-11-20", "pressure", "-p", "kettle"),
    ):
        said = reflect("add", f"What {day} brought.", "-q", question, "--on", day, *more)
        assert said.status == 0, said.err
    return reflect


def test_each_comes_with_the_reason_why_now(years: Reflect) -> None:
    answer = years("lookback")
    assert answer.status == 0
    assert answer.out == (
        "1  2025-11-22  space\n"
        "  Why now: a year ago today.\n"
        "  What 2025-11-22 brought.\n"
        "  with Ana\n"
        "\n"
        "3  2026-08-01  success\n"
        "  Why now: a success that nobody has tried to repeat yet.\n"
        "  What 2026-08-01 brought.\n"
        "\n"
        "2  2026-03-02  pressure\n"
        "  Why now: the same pressure point, kettle, gave way again on Friday 2026-11-20.\n"
        "  What 2026-03-02 brought.\n"
        "  at kettle\n"
    )
    assert answer.err == ""


def test_the_first_few_are_shown_and_it_says_so(years: Reflect) -> None:
    answer = years("lookback", "-n", "1")
    assert [line for line in answer.lines if "Why now" in line] == ["  Why now: a year ago today."]
    assert answer.err.startswith("These are 1 of 3; -n N shows more")
    assert years("lookback", "-n", "1", "--json").json["found"] == 3


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (("--lens", "positive"), [3]),
        (("--in", "2025"), [1]),
        (("-p", "kettle"), [2]),
        (("--with", "Ana"), [1]),
        (("-q", "pressure", "--since", "2026-04-01"), []),
    ],
)
def test_a_period_and_filters_choose_among_them(
    options: tuple[str, ...], numbers: list[int], years: Reflect
) -> None:
    found = years("lookback", *options, "--json").json["lookback"]
    assert [each["reflection"]["number"] for each in found] == numbers


def test_a_table_tells_the_same(years: Reflect) -> None:
    table = years("lookback", terminal=("stdout",)).out
    for words in ("a year ago today", "What 2026-08-01 brought.", "gave way again"):
        assert words in table


def test_a_line_of_json_is_one_that_comes_back(years: Reflect) -> None:
    assert [line[:16] for line in years("lookback", "--format", "jsonl").lines] == [
        '{"why": "year", ',
        '{"why": "replica',
        '{"why": "point",',
    ]


@pytest.mark.parametrize("form", ["csv", "md"])
def test_it_is_for_the_owner_alone(form: str, years: Reflect) -> None:
    answer = years("lookback", "--format", form)
    assert (answer.status, answer.out) == (2, "")
    assert f"no form as {form}" in answer.err
    assert years("lookback", "--include-private").status == 2


def test_nothing_that_comes_back_is_said_with_what_would(reflect: Reflect) -> None:
    assert "There is no journal yet" in reflect("lookback").err
    reflect("add", "Tea.")
    answer = reflect("lookback")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err.startswith("Nothing comes back today. A reflection does when")
    assert "Leave out a filter" in reflect("lookback", "--lens", "space").err
    assert "'Zoe'" in reflect("lookback", "--by", "Zoe").err
    assert reflect("lookback", "--json").json == {"reflect": 1, "lookback": [], "found": 0}


def test_what_was_deleted_does_not_come_back(years: Reflect) -> None:
    years("delete", "1")
    assert "a year ago" not in years("lookback").out
