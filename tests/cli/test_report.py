"""`reflect report`: the same facts in every format, for any period and filter."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.conftest import Reflect

REPORTS = ("summary", "positives", "pressure", "themes", "voices", "coverage", "lasting")


@pytest.fixture
def team(reflect: Reflect) -> Reflect:
    """Three weeks of tea: what gave way twice at the kettle and once nowhere, and two successes."""
    for day, question, text, *more in (
        ("2026-11-02", "pressure", "The kettle leaks.", "-p", "kettle"),
        ("2026-11-09", "success", "We mended the kettle.", "--detail", "why=We had time"),
        ("2026-11-12", "pressure", "The kettle leaks again.", "-p", "kettle", "-t", "tea"),
        ("2026-11-13", "pressure", "No cups.", "--by", "Bo"),
        ("2026-11-20", "success", "Cups from next door."),
        ("2026-11-20", "space", "We sat down."),
    ):
        assert reflect("add", text, "-q", question, "--on", day, *more).status == 0
    assert reflect("add", "Unsorted tea.", "--on", "2026-05-01").status == 0
    return reflect


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Reflect:
    reflect = Reflect(tmp_path_factory.mktemp("demo"))
    reflect("demo", "--keep", str(reflect.journal))
    return reflect


def test_without_a_name_it_is_the_summary(team: Reflect) -> None:
    answer = team("report")
    assert answer.status == 0
    assert answer.out == team("report", "summary").out
    assert answer.lines[:2] == [
        "Summary: the last 13 weeks",
        "6 reflections: 3 pressure, 2 positive, 1 space.",
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_options_work_before_and_after_the_name(name: str, team: Reflect) -> None:
    after = team("report", name, "--all", "--by", "Bo", "--json")
    for before in (
        ("report", "--all", "--by", "Bo", "--json", name),
        ("report", "--json", name, "--by", "Bo", "--all"),
        ("-j", str(team.journal), "report", "--all", name, "--json", "--by", "Bo"),
    ):
        said = team(*before).out.replace(f"reflect -j {team.journal} ", "reflect ")  # where it was named
        assert said == after.out
    assert after.json["reflect"] == 1


def test_what_stands_behind_the_name_goes_before_what_stands_in_front(team: Reflect) -> None:
    answer = team("report", "--lens", "pressure", "summary", "--lens", "positive", "--json")
    assert answer.json["summary"]["count"] == 2


def test_tags_before_and_after_add_up(team: Reflect) -> None:
    assert team("report", "-t", "tea", "summary", "-t", "cups", "--json").json["summary"]["count"] == 0
    assert team("report", "-t", "tea", "summary", "--json").json["summary"]["count"] == 1


def test_it_looks_back_thirteen_weeks_unless_told_otherwise(team: Reflect) -> None:
    assert team("report", "--json").json["summary"]["count"] == 6
    assert team("report", "--json").json["summary"]["period"]["first"] == "2026-08-24"
    everything = team("report", "--all", "--json").json["summary"]
    assert (everything["count"], everything["unsorted"]) == (7, 1)
    assert everything["period"] == {"label": "everything", "first": None, "last": None}
    assert team("report", "--week", "46", "--json").json["summary"]["count"] == 3
    assert team("report", "--since", "2026-11-13", "--json").json["summary"]["count"] == 3


def test_positives_come_newest_first_with_why_and_the_balance(team: Reflect) -> None:
    found = team("report", "positives", "--json").json
    assert [item["text"] for item in found["positives"]] == ["Cups from next door.", "We mended the kettle."]
    assert found["positives"][1]["details"] == {"why": "We had time"}
    assert (found["balance"]["positive"], found["balance"]["pressure"]) == (2, 3)
    plain = team("report", "positives").out
    assert "Written: 2 positive, 3 of pressure; taken apart by answers to probes: 1 and 0." in plain
    assert "Why did it work, and what lies behind that?" in plain, "the probe's wording, not its key"
    assert "We had time" in plain


def test_pressure_accounts_for_every_reflection_of_its_lens(team: Reflect) -> None:
    found = team("report", "pressure", "--json").json
    [kettle] = found["points"]
    assert (kettle["point"], kettle["count"], kettle["reflections"]) == ("kettle", 2, [1, 3])
    assert (kettle["first"], kettle["last"], kettle["median_gap_days"]) == ("2026-11-02", "2026-11-12", 10.0)
    assert kettle["by_week"] == {"2026-W45": 1, "2026-W46": 1}
    assert found["without_point"] == {"count": 1, "reflections": [4], "phrases": []}
    plain = team("report", "pressure").out
    assert "3 reflections: 2 at 1 pressure point, 1 without one." in plain
    assert "reflect add -q pressure -p POINT" in plain, "and how one is attached"


@pytest.mark.parametrize(
    "options", [("--all",), ("--in", "4 weeks"), ("--by", "Tom"), ("--audience", "team")]
)
def test_pressure_accounts_for_every_one_of_the_example_journal(
    options: tuple[str, ...], demo: Reflect
) -> None:
    period = options if options[0] in ("--all", "--in") else (*options, "--all")
    found = demo("report", "pressure", "--json", *period).json
    accounted = [number for point in found["points"] for number in point["reflections"]]
    accounted += found["without_point"]["reflections"]
    every = demo("list", "--lens", "pressure", "--json", *period).json["reflections"]
    assert sorted(accounted) == sorted(each["number"] for each in every)
    assert len(every) > 0


def test_themes_are_found_in_the_text_and_tags_stand_beside_them(demo: Reflect) -> None:
    found = demo("report", "themes", "--all", "--json").json
    assert len(found["themes"]) == 10
    for theme in found["themes"]:
        assert len(theme["reflections"]) == theme["count"] >= 2
        assert sum(theme["by_week"].values()) == theme["count"]
        assert len(theme["by_week"]) == theme["weeks"] >= 2
    assert found["tags"][0]["count"] >= found["tags"][-1]["count"] > 0
    fewer = demo("report", "themes", "--all", "--top", "3", "--json").json
    assert fewer["themes"] == found["themes"][:3]
    assert demo("report", "themes", "--top", "0").status == 2


@pytest.mark.parametrize("name", REPORTS)
def test_every_format_tells_the_same(name: str, demo: Reflect) -> None:
    """What the JSON counts stands in the plain text and in the table."""
    demo.environ["NO_COLOR"] = "1"
    record = demo("report", name, "--all", "--json").json
    every = ("report", name, "--all", *(("--top", "99") if name == "positives" else ()))
    plain = " ".join(demo(*every).out.split())
    table = demo(*every, terminal=("stdout",)).out
    match name:
        case "summary":
            named = [theme["theme"] for theme in record["summary"]["themes"]]
        case "positives":
            named = [str(item["number"]) for item in record["positives"]]
        case "pressure":
            named = [point["point"] for point in record["points"]]
        case "themes":
            named = [theme["theme"] for theme in record["themes"]]
        case "lasting":
            named = [each["number"] for each in record["lasting"]["practices"]]
        case "coverage":
            named = [each["question"] for each in record["coverage"]["questions"]]
        case _:
            named = [voice["person"] for voice in record["voices"]["people"]]
    assert named
    for words in named:
        assert words in plain
        assert words in table


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_a_table_keeps_to_the_width_of_its_terminal(name: str, width: str, demo: Reflect) -> None:
    demo.environ.update(NO_COLOR="1", COLUMNS=width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", width)
        answer = demo("report", name, "--all", terminal=("stdout",))
    assert answer.status == 0
    wide = [line for line in answer.lines if len(line) > int(width) and "reflect " not in line]
    assert wide == [], "only a command to be typed may be longer"


@pytest.mark.parametrize("name", REPORTS)
def test_a_line_of_json_is_a_record(name: str, team: Reflect) -> None:
    answer = team("report", name, "--format", "jsonl")
    if name in ("summary", "lasting"):
        assert answer.status == 2
        assert "no form as jsonl" in answer.err
    else:
        assert answer.status == 0
        assert all(isinstance(json.loads(line), dict) for line in answer.lines)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_no_form_as_csv(name: str, team: Reflect) -> None:
    answer = team("report", name, "--format", "csv")
    assert (answer.status, answer.out) == (2, "")
    assert "no form as csv" in answer.err


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("options", [("--by", "Ana"), ("-p", "teapot"), ("-t", "biscuits")])
def test_a_name_the_journal_does_not_know_is_told(name: str, options: tuple[str, str], team: Reflect) -> None:
    answer = team("report", name, *options)
    assert answer.status == 0
    assert f"'{options[1]}'" in answer.err


@pytest.mark.parametrize("name", REPORTS)
def test_with_nothing_to_show_it_says_so_and_what_to_do(name: str, reflect: Reflect) -> None:
    answer = reflect("report", name)
    assert answer.status == 0
    assert "There is no journal yet" in answer.err
    assert "reflect " in answer.out or "--all" in answer.out
    assert reflect("report", name, "--json").json["reflect"] == 1
    reflect("add", "Tea.", "--on", "2026-01-01")
    said = reflect("report", name).out
    assert ("--all" in said) == (name != "lasting"), "nothing of any day is to last"


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "nonsense"),
        ("report", "--all", "pressure", "--week", "46"),
        ("report", "--lens", "tea"),
        ("report", "-q", "nonsense"),
        ("report", "--in", "a while"),
        ("report", "pressure", "--audience", "everyone"),
        ("report", "--json", "--format", "md"),
        ("report", "--top", "3"),
        ("report", "coverage", "--weeks", "0"),
        ("report", "coverage", "--weeks", "999999999"),
        ("report", "lasting", "--weeks", "999999999"),
    ],
    ids=" ".join,
)
def test_a_mistake_is_told_in_one_line(arguments: tuple[str, ...], team: Reflect) -> None:
    answer = team(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1


def test_every_next_step_can_be_typed_as_it_stands(demo: Reflect, team: Reflect, tmp_path: Path) -> None:
    for journal in (demo, team):
        for step in journal("report", "--json").json["summary"]["next"]:
            program, *arguments = shlex.split(step["command"])
            assert program == "reflect"
            answer = journal(*arguments, stdin="Words of one's own.")
            asks = "at a terminal" in answer.err
            assert answer.status == 0 or asks, step


def test_what_others_read_of_one_report_is_that_report(team: Reflect) -> None:
    def headings(*report: str) -> list[str]:
        told = team("report", *report, "--all", "--format", "md").out
        return [line.removeprefix("## ") for line in told.splitlines() if line.startswith("## ")]

    assert headings("positives") == ["What went well, and why"]
    assert headings("pressure") == ["Where something gave way"]
    assert headings()[:2] == ["What went well, and why", "Where something gave way"]
    assert "Voices" in headings()


@pytest.mark.parametrize("option", ["--without-names", "--include-private"])
@pytest.mark.parametrize("command", [("report",), ("list",), ("report", "positives", "--json")], ids=" ".join)
def test_what_concerns_others_is_refused_where_only_the_owner_reads(
    command: tuple[str, ...], option: str, team: Reflect
) -> None:
    answer = team(*command, option)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == f"{option} goes with what others read: `export week`, or --format md.\n"
    assert team("export", "jsonl", option).status == 2


def test_what_was_done_before_the_period_counts_in_it(reflect: Reflect) -> None:
    reflect.journal.parent.mkdir(exist_ok=True)
    reflect("demo", "--keep", str(reflect.journal))
    [handover] = [
        point
        for point in reflect("report", "pressure", "--in", "3 weeks", "--json").json["points"]
        if point["point"] == "Friday handover"
    ]
    assert [each["helped"] for each in handover["follow_ups"]] == ["yes", "no"]


def test_a_filter_that_lets_nothing_through_is_said_with_what_is_missing(team: Reflect) -> None:
    assert "the last 13 weeks, with these filters" in team("report", "pressure", "-q", "success").out


def test_a_word_behind_week_is_a_week_or_a_mistake(team: Reflect, tmp_path: Path) -> None:
    for command in (("export", "week"), ("report",), ("list",)):
        answer = team(*command, "--week", "lsat")
        assert (answer.status, answer.out) == (2, "")
        assert answer.err == "'lsat' is not a week; write last, 47 or 2026-W47.\n"
    assert team("report", "--week", "pressure").status == 0
