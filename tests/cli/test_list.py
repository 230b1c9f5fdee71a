"""`reflect list`: the newest ten, or those of a period, by whatever filter and in whatever format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.conftest import Reflect


@pytest.fixture
def week(reflect: Reflect) -> Reflect:
    """A journal of two weeks; each text is one word."""
    for arguments in (
        ("long-ago", "--on", "2024-02-29"),
        ("october", "--on", "2026-10-31 10:00", "-q", "pressure", "-p", "kettle", "-t", "kitchen"),
        ("last-monday", "--on", "2026-11-09", "-q", "success", "--by", "Ana", "-t", "tea"),
        ("last-sunday", "--on", "2026-11-15 23:59", "-q", "pride", "--with", "Bo"),
        (
            "monday",
            "--on",
            "2026-11-16 00:00",
            "-q",
            "pressure",
            "-p",
            "Kettle",
            "-t",
            "tea",
            "-t",
            "kitchen",
        ),
        ("friday-day", "--on", "2026-11-20", "--from", "Ana"),
        ("friday-noon", "--on", "2026-11-20 12:00", "-q", "data", "--audience", "anonymous"),
        ("today", "-q", "witness", "--by", "Bo", "--with", "Ana"),
    ):
        assert reflect("add", *arguments).status == 0
    return reflect


ALL = ["today", "friday-noon", "friday-day", "monday", "last-sunday", "last-monday", "october", "long-ago"]


def test_the_newest_come_first_and_a_day_without_a_time_after_the_timed_ones(week: Reflect) -> None:
    assert week.texts("list") == ALL


def test_without_a_period_it_is_the_newest_ten(reflect: Reflect) -> None:
    for n in range(12):
        reflect("add", f"Cup {n}.")
    assert reflect.texts("list") == [f"Cup {n}." for n in range(11, 1, -1)]
    assert len(reflect.texts("list", "-n", "3")) == 3
    assert len(reflect.texts("list", "-n", "99")) == 12
    assert len(reflect.texts("list", "--all")) == 12
    assert len(reflect.texts("list", "--all", "-n", "5")) == 5


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--all"], ALL),
        (["--in", "all"], ALL),
        (["--in", "today"], ["today"]),
        (["--in", "week"], ALL[:4]),
        (["--week"], ALL[:4]),
        (["--week", "last"], ALL[4:6]),
        (["--week", "46"], ALL[4:6]),
        (["--week", "2026-W46"], ALL[4:6]),
        (["--week", "w47"], ALL[:4]),
        (["--in", "last week"], ALL[4:6]),
        (["--in", "2 weeks"], ALL[:6]),
        (["--in", "2026-11"], ALL[:6]),
        (["--in", "2026-Q4"], ALL[:7]),
        (["--in", "2026"], ALL[:7]),
        (["--in", "2024-02-29"], ["long-ago"]),
        (["--since", "2026-11-20"], ALL[:3]),
        (["--until", "2026-11-09"], ALL[5:]),
        (["--since", "2026-11-15", "--until", "2026-11-16"], ["monday", "last-sunday"]),
        (["--since", "2026-10", "--until", "2026-10"], ["october"]),
        (["--since", "yesterday"], ["today"]),
    ],
    ids=" ".join,
)
def test_a_period_chooses_by_the_local_day(options: list[str], found: list[str], week: Reflect) -> None:
    assert week.texts("list", *options) == found


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["-q", "pressure"], ["monday", "october"]),
        (["-q", "learning-in-practice/pride"], ["last-sunday"]),
        (["-p", "kettle"], ["monday", "october"]),
        (["-p", "KETTLE"], ["monday", "october"]),
        (["-t", "tea"], ["monday", "last-monday"]),
        (["-t", "tea", "-t", "#Kitchen"], ["monday"]),
        (["--by", "Ana"], ["last-monday"]),
        (["--with", "@bo"], ["last-sunday"]),
        (["--from", "ana"], ["friday-day"]),
        (["--person", "Ana"], ["today", "friday-day", "last-monday"]),
        (["--lens", "positive"], ["last-sunday", "last-monday"]),
        (["--audience", "private"], ["today"]),
        (["--audience", "anonymous"], ["friday-noon"]),
        (["--unsorted"], ["friday-day", "long-ago"]),
        (["--without-point", "--week"], ["today", "friday-noon", "friday-day"]),
        (["--without-point", "--lens", "pressure"], []),
        (["-t", "tea", "--week"], ["monday"]),
        (["--person", "Ana", "--by", "Bo"], ["today"]),
    ],
    ids=" ".join,
)
def test_a_filter_chooses(options: list[str], found: list[str], week: Reflect) -> None:
    assert week.texts("list", *options) == found


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-t", "nobody"], "knows no tag 'nobody'"),
        (["-p", "nowhere"], "knows no point 'nowhere'"),
        (["--by", "Zed"], "knows no person 'Zed'"),
        (["--in", "2020"], "2020"),
        (["-p", "kettle", "-q", "success"], ""),
    ],
    ids=" ".join,
)
def test_nothing_found_is_no_mistake_and_says_so(options: list[str], said: str, week: Reflect) -> None:
    answer = week("list", *options)
    assert (answer.status, answer.out) == (0, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
    assert week("list", *options, "--json").json == {"reflect": 1, "reflections": []}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--in", "someday"], "'someday' is not a period"),
        (["--in", "2026-13"], "'2026-13' is not a period"),
        (["--week", "54"], "week"),
        (["--week", "2025-W53"], "week"),
        (["--since", "someday"], "'someday' is neither a day nor a period"),
        (["--since", "2026-11-20", "--until", "2026-11-19"], "after"),
        (["--all", "--week", "47"], "both name a period"),
        (["--all", "--since", "2026-11-20"], "both name a period"),
        (["-q", "presure"], "did you mean pressure"),
        (["--lens", "negative"], "choose witness, people"),
        (["--audience", "all"], "choose team, anonymous, private"),
        (["--unsorted", "-q", "pressure"], "--unsorted"),
        (["--without-point", "-p", "kettle"], "leave out -p kettle"),
        (["--format", "pdf"], "choose table, plain, json, jsonl, csv, md"),
        (["--json", "--format", "csv"], "--json and --format csv"),
        (["-n", "0"], "0"),
        (["words"], "words"),
    ],
    ids=" ".join,
)
def test_a_mistake_is_told_in_one_line(options: list[str], said: str, week: Reflect) -> None:
    answer = week("list", *options)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1


class TestFormats:
    def test_in_a_pipe_it_is_one_line_each(self, reflect: Reflect) -> None:
        reflect("add", "One\nand more", "-q", "pressure")
        reflect("add", "Two", "--on", "2026-11-20", "--private")
        assert reflect("list").lines == [
            "1  2026-11-22 14:05  pressure  One …",
            "2  2026-11-20        unsorted  [private] Two",
        ]

    def test_on_a_terminal_it_is_a_table(self, week: Reflect) -> None:
        said = week("list", terminal=("stdout",)).out
        assert "\x1b[" in said
        assert "Reflection" in said

    def test_jsonl_is_one_record_a_line_and_json_the_same_records(self, week: Reflect) -> None:
        records = [json.loads(line) for line in week("list", "--format", "jsonl").lines]
        assert records == week("list", "--json").json["reflections"]
        assert [record["text"] for record in records] == ALL

    def test_csv_has_a_row_each_and_a_column_for_each_detail(self, reflect: Reflect) -> None:
        reflect("add", 'One, "two"\nthree', "-t", "a", "-t", "b", "--detail", "why=because, so")
        reflect("add", "Four")
        rows = list(csv.DictReader(io.StringIO(reflect("list", "--format", "csv").out)))
        assert [row["text"] for row in rows] == ["Four", 'One, "two"\nthree']
        assert (rows[1]["tags"], rows[1]["detail.why"], rows[0]["detail.why"]) == ("a; b", "because, so", "")

    def test_markdown_speaks_to_others_and_leaves_private_ones_out(self, week: Reflect) -> None:
        answer = week("list", "--all", "--format", "md")
        assert "monday" in answer.out
        assert "today" not in answer.out
        assert "1 private reflection left out" in answer.err
        assert "today" in week("list", "--all", "--format", "md", "--include-private").out

    def test_data_goes_to_standard_output_alone(self, week: Reflect) -> None:
        for form in ("plain", "json", "jsonl", "csv", "table"):
            assert week("list", "--format", form).err == ""


def test_without_a_journal_it_says_so_and_makes_none(reflect: Reflect) -> None:
    answer = reflect("list", "--json")
    assert answer.status == 0
    assert answer.json["reflections"] == []
    assert "There is no journal yet" in answer.err
    assert not reflect.journal.exists()


def test_that_there_are_more_than_the_newest_ten_is_said_beside_them(reflect: Reflect) -> None:
    for n in range(11):
        assert reflect("list").err.count("newest ten") == 0
        reflect("add", f"Cup {n}.")
    cut = reflect("list")
    assert cut.err == "These are the newest ten; -n N shows more, --all everything.\n"
    assert len(cut.lines) == 10
    for whole in (("-n", "10"), ("--all",), ("--week",)):
        assert reflect("list", *whole).err == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [("0", "0 is too few; at least 1. See"), ("some", "'some' is not a whole number. See")],
)
def test_a_number_that_is_none_is_told_in_plain_words(typed: str, said: str, reflect: Reflect) -> None:
    answer = reflect("list", "-n", typed)
    assert answer.status == 2
    assert said in answer.err


def test_a_weekday_is_the_last_one_there_was(reflect: Reflect) -> None:
    for day in ("2026-11-19", "2026-11-20", "2026-11-21"):
        reflect("add", f"Tea on {day}.", "--on", day)
    assert reflect.texts("list", "--since", "friday") == ["Tea on 2026-11-21.", "Tea on 2026-11-20."]
    assert reflect.texts("list", "--in", "thursday") == ["Tea on 2026-11-19."]
    assert reflect.texts("list", "--until", "3 days ago") == ["Tea on 2026-11-19."]
