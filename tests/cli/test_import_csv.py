"""`reflect import csv`: somebody else's table, all of it or nothing, and twice is once."""

from __future__ import annotations

import csv
import io
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer, Reflect

REPORTS = Path(__file__).parents[1] / "exchange" / "files" / "field_reports.csv"
MAPS = {
    "key": "No",
    "text": "What happened",
    "on": "Happened",
    "point": "Task",
    "by": "Crew lead",
    "tags": "Codes",
    "follow.strengthen": "What we did at once",
}
MAPPED = [word for field, column in MAPS.items() for word in ("--map", f"{field}={column}")]
OPTIONS = [*MAPPED, "--tag-separator", ";", "--question", "pressure", "--follow-state", "done"]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return Path(shutil.copy(REPORTS, tmp_path))


def bring_in(reflect: Reflect, table: str | Path, *options: str) -> Answer:
    """Import a file, or a table as it comes through a pipe."""
    if isinstance(table, Path):
        return reflect("import", "csv", str(table), *options)
    return reflect("import", "csv", "-", *options, stdin=table)


def stored(reflect: Reflect) -> list[dict[str, Any]]:
    """Everything, in the order in which it was written."""
    found: list[dict[str, Any]] = reflect("list", "--all", "--json").json["reflections"]
    return sorted(found, key=lambda each: int(each["number"]))


def test_every_row_becomes_a_reflection_word_for_word(reflect: Reflect, reports: Path) -> None:
    answer = bring_in(reflect, reports, *OPTIONS)
    assert (answer.status, answer.out) == (0, "29 added, 1 blank line\n")
    with REPORTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, skipinitialspace=True) if row["No"]]
    found = stored(reflect)
    assert [each["text"] for each in found] == [row["What happened"] for row in rows]
    assert [each["key"] for each in found] == [row["No"] for row in rows]
    assert [each["by"] for each in found] == [row["Crew lead"] or None for row in rows]
    assert {each["question"] for each in found} == {"pressure"}
    assert len({each["source"] for each in found}) == 1
    first = reflect("show", "1", "--json").json["reflection"]
    assert (first["day"], first["timed"], first["point"]) == ("2025-03-02", False, "Gritting")
    [follow_up] = first["follow_ups"]
    assert (follow_up["kind"], follow_up["state"]) == ("strengthen", "done")
    assert (follow_up["text"], follow_up["closed"]) == (rows[0]["What we did at once"], "2025-03-02")


def test_how_the_file_is_read_is_said_beside_the_answer(reflect: Reflect, reports: Path) -> None:
    said = bring_in(reflect, reports, *OPTIONS).err.splitlines()
    assert said[0] == "UTF-8, cells separated by a comma and a space"
    assert "text from What happened" in said[1]
    assert "every row: question pressure" in said[1]
    assert said[1].endswith("columns not taken")
    assert said[2].startswith("Happened: month first (03/13/2025")


def test_the_same_again_is_nothing_new_and_undone_it_comes_back(reflect: Reflect, reports: Path) -> None:
    bring_in(reflect, reports, *OPTIONS)
    before = stored(reflect)
    again = bring_in(reflect, reports, *OPTIONS)
    assert (again.status, again.out) == (0, "29 unchanged, 1 blank line\n")
    assert stored(reflect) == before
    undone = reflect("undo")
    assert "29 reflections" in undone.out
    assert stored(reflect) == []
    assert reflect("report", "--all", "--json").json["summary"]["follow_ups"]["done"] == 0
    assert bring_in(reflect, reports, *OPTIONS).out == "29 added, 1 blank line\n"
    assert [each["text"] for each in stored(reflect)] == [each["text"] for each in before]


def test_a_dry_run_says_the_same_and_stores_nothing(reflect: Reflect, reports: Path) -> None:
    answer = bring_in(reflect, reports, *OPTIONS, "--dry-run")
    assert answer.status == 0
    assert answer.out == "29 to add, 1 blank line. This was a dry run; nothing was stored.\n"
    assert not reflect.journal.exists(), "and makes no journal"
    reflect("add", "Tea.")
    before = reflect.journal.read_bytes()
    assert bring_in(reflect, reports, *OPTIONS, "--dry-run").out == answer.out
    assert reflect.texts("list") == ["Tea."]
    bring_in(reflect, reports, *OPTIONS)
    assert bring_in(reflect, reports, *OPTIONS, "--dry-run").out.startswith("29 unchanged")
    assert before != reflect.journal.read_bytes()


def test_two_tables_that_count_from_one_stay_apart(reflect: Reflect, tmp_path: Path) -> None:
    for name in ("cups", "kettles"):
        rows = "".join(f"{n},The {name} number {n}.\n" for n in range(1, 51))
        (tmp_path / f"{name}.csv").write_text(f"id,text\n{rows}")
        assert bring_in(reflect, tmp_path / f"{name}.csv").out == "50 added\n"
    assert len(stored(reflect)) == 100
    assert bring_in(reflect, tmp_path / "cups.csv").out == "50 unchanged\n"


def test_equal_rows_without_a_key_stay_two(reflect: Reflect) -> None:
    table = "text,tags\nTea.,kitchen\nCoffee.,\nTea.,kitchen\n"
    assert bring_in(reflect, table).out == "3 added\n"
    assert bring_in(reflect, table).out == "3 unchanged\n"
    assert bring_in(reflect, table + "Tea.,kitchen\n").out == "1 added, 3 unchanged\n"


def test_a_changed_row_is_told_and_left_alone(reflect: Reflect) -> None:
    bring_in(reflect, "id,text\n1,Tea.\n2,Coffee.\n", "--source", "pots")
    answer = bring_in(reflect, "id,text\n1,Tea.\n2,Cocoa.\n3,Milk.\n", "--source", "pots")
    assert (answer.status, answer.out) == (6, "1 added, 1 unchanged, 1 changed\n")
    assert "line 3: the key '2' is known with other words" in answer.err
    assert "--source" in answer.err
    assert [each["text"] for each in stored(reflect)] == ["Tea.", "Coffee.", "Milk."]
    other = bring_in(reflect, "id,text\n2,Cocoa.\n", "--source", "mugs")
    assert (other.status, other.out) == (0, "1 added\n")


REFUSED = "id,date,text\n1,2026-05-04,Tea.\n2,2026-05-32,Coffee.\n3,2026-05-06,\n4,2999-01-01,Milk.\n"


def test_one_refused_row_keeps_the_whole_table_out(reflect: Reflect) -> None:
    answer = bring_in(reflect, REFUSED)
    assert (answer.status, answer.out) == (6, "3 refused. Nothing was stored.\n")
    told = [line for line in answer.err.splitlines() if line.startswith("line ")]
    assert [line.split(":")[0] for line in told] == ["line 3", "line 4", "line 5"]
    assert "no day of the calendar" in told[0]
    assert "no text" in told[1]
    assert "future" in told[2]
    assert "--on-error skip" in answer.err
    assert stored(reflect) == []


def test_the_others_are_taken_when_asked_for(reflect: Reflect) -> None:
    answer = bring_in(reflect, REFUSED, "--on-error", "skip")
    assert (answer.status, answer.out) == (6, "1 added, 3 refused\n")
    assert reflect.texts("list", "--all") == ["Tea."]


def test_refused_rows_are_kept_mended_and_imported_as_the_answer_says(
    reflect: Reflect, reports: Path, tmp_path: Path
) -> None:
    """Dates of which only the whole table could tell the order, and a source from the file's name."""
    grown = tmp_path / "grown.csv"
    extra = '\n"4131","","12/32/2025","","","","","","","The spare was flat.","",""\n'
    grown.write_text(reports.read_text("utf-8") + extra, "utf-8")
    refused = tmp_path / "refused rows.csv"
    answer = bring_in(reflect, grown, *OPTIONS, "--on-error", "skip", "--rejects", str(refused))
    assert answer.status == 6
    [row] = csv.DictReader(io.StringIO(refused.read_text("utf-8")), skipinitialspace=True)
    assert row["What happened"] == "The spare was flat."
    [advice] = [line for line in answer.err.splitlines() if line.startswith("Mended, ")]
    more = [word for part in advice.removesuffix(".").split(" and ")[1:] for word in part.split(" ")]
    assert more[0::2] == ["--source", "--date-format"]
    refused.write_text(refused.read_text("utf-8").replace("12/32/2025", "12/09/2025"), "utf-8")
    assert bring_in(reflect, refused, *OPTIONS, *more).out == "1 added\n"
    assert reflect("show", "last", "--json").json["reflection"]["day"] == "2025-12-09"
    grown.write_text(grown.read_text("utf-8").replace("12/32/2025", "12/09/2025"), "utf-8")
    assert bring_in(reflect, grown, *OPTIONS).out == "30 unchanged, 1 blank line\n"


def test_only_the_first_twenty_are_told_and_all_are_kept(reflect: Reflect, tmp_path: Path) -> None:
    table = "id,text\n" + "".join(f"{n},\n" for n in range(1, 31))
    answer = bring_in(reflect, table, "--rejects", str(tmp_path / "refused.csv"))
    assert answer.out == "30 refused. Nothing was stored.\n"
    assert sum(line.startswith("line ") for line in answer.err.splitlines()) == 20
    assert "and 10 more refused" in answer.err
    assert len((tmp_path / "refused.csv").read_text().splitlines()) == 31


def test_without_a_refused_row_no_file_is_made(reflect: Reflect, tmp_path: Path) -> None:
    bring_in(reflect, "text\nTea.\n", "--rejects", str(tmp_path / "refused.csv"))
    assert not (tmp_path / "refused.csv").exists()


def test_an_option_goes_before_the_mapping_file(reflect: Reflect, reports: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "reports.toml"
    pairs = "".join(f'"{field}" = "{column}"\n' for field, column in MAPS.items())
    mapping.write_text(
        f'question = "pressure"\ntag-separator = ";"\nfollow-state = "open"\ntag = ["field"]\n[map]\n{pairs}'
    )
    answer = bring_in(reflect, reports, "--mapping", str(mapping), "--follow-state", "done", "-q", "practice")
    assert answer.status == 0, answer.err
    first = reflect("show", "1", "--json").json["reflection"]
    assert (first["question"], first["tags"]) == ("practice", ["Equipment", "field"])
    assert first["follow_ups"][0]["state"] == "done"


def test_columns_with_plain_names_map_by_themselves(reflect: Reflect) -> None:
    table = (
        "Date;Text;Tags;By;With;Question;Point;Notes\n2026-03-02;Tea.;hot, sweet;Ana;Bo;pressure;kettle;x\n"
    )
    answer = bring_in(reflect, table)
    assert answer.status == 0
    assert "1 column not taken" in answer.err
    [found] = stored(reflect)
    assert (found["day"], found["text"], found["tags"]) == ("2026-03-02", "Tea.", ["hot", "sweet"])
    assert (found["by"], found["with"], found["question"], found["point"]) == (
        "Ana",
        ["Bo"],
        "pressure",
        "kettle",
    )


def test_an_audience_is_only_ever_narrowed(reflect: Reflect) -> None:
    table = "text,who,question\nTea.,team,\nCoffee.,private,\nMilk.,,witness\n"
    bring_in(reflect, table, "--map", "audience=who", "--audience", "anonymous")
    assert [each["audience"] for each in stored(reflect)] == ["anonymous", "private", "private"]


def test_inline_tags_are_read_only_when_asked_for(reflect: Reflect) -> None:
    table = "text\nTea with @Ana #hot\n"
    bring_in(reflect, table)
    bring_in(reflect, table, "--inline", "--source", "again")
    plain, inline = stored(reflect)
    assert (plain["tags"], plain["with"]) == ([], [])
    assert (inline["tags"], inline["with"]) == (["hot"], ["Ana"])


@pytest.mark.parametrize(
    ("table", "options", "said"),
    [
        ("note\nTea.\n", (), '--map text="COLUMN"'),
        ("", (), "is empty"),
        ("text\nTea.\n", ("--map", "txt=text"), "did you mean text"),
        ("text\nTea.\n", ("--map", "on=When"), "There is no column 'When'"),
        ("text\nTea.\n", ("--map", "text"), "--map FIELD"),
        ("text\nTea.\n", ("--on-error", "ignore"), "stop or skip"),
        ("text\nTea.\n", ("--encoding", "klingon"), "no encoding 'klingon'"),
        ("text\nTea.\n", ("--follow-state", "dropped"), "open, done"),
        ("text\nTea.\n", ("--mapping", "nowhere.toml"), "no mapping file"),
        ("date,text\n03/04/2026,Tea.\n", (), "--date-format"),
        ("date,text\n13/04/2026,Tea.\n04/13/2026,Tea.\n", (), "month first on line 3"),
    ],
)
def test_what_makes_the_table_unusable_is_told_in_one_line(
    table: str, options: tuple[str, ...], said: str, reflect: Reflect
) -> None:
    answer = bring_in(reflect, table, *options)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not reflect.journal.exists()


def test_a_file_that_is_not_there_or_no_file_is_told(reflect: Reflect, tmp_path: Path) -> None:
    for path, said in ((tmp_path / "nowhere.csv", "There is no file"), (tmp_path, "is a folder")):
        answer = bring_in(reflect, path)
        assert (answer.status, answer.out) == (2, "")
        assert said in answer.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_a_spreadsheet_writes_is_recognised(encoding: str, reflect: Reflect, tmp_path: Path) -> None:
    words = "Der Kessel läuft über, für alle größer: “süß”"
    file = tmp_path / "sheet.csv"
    file.write_bytes(f"text;tags\r\n{words};Küche\r\n".encode(encoding))
    assert bring_in(reflect, file).status == 0
    [found] = stored(reflect)
    assert (found["text"], found["tags"]) == (words, ["Küche"])


def test_the_answer_as_json(reflect: Reflect) -> None:
    answer = bring_in(reflect, REFUSED + "\n", "--on-error", "skip", "--source", "pots", "--json")
    assert answer.status == 6
    assert [refused["line"] for refused in answer.json["refused"]] == [3, 4, 5]
    assert {
        key: answer.json[key] for key in ("added", "unchanged", "changed", "blank", "stored", "source")
    } == {
        "added": 1,
        "unchanged": 0,
        "changed": [],
        "blank": 1,
        "stored": True,
        "source": "pots",
    }


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="nothing is always full here")
def test_rows_that_can_not_be_kept_keep_the_others_out(reflect: Reflect) -> None:
    answer = bring_in(reflect, REFUSED, "--on-error", "skip", "--rejects", "/dev/full")
    assert (answer.status, answer.out) == (2, "")
    assert "/dev/full" in answer.err.splitlines()[-1]
    assert stored(reflect) == []


def test_a_question_that_nobody_asks_is_one_mistake_and_not_one_a_row(
    reflect: Reflect, tmp_path: Path
) -> None:
    (tmp_path / "rows.toml").write_text('question = "presure"\n')
    for options in (("--question", "presure"), ("--mapping", str(tmp_path / "rows.toml"))):
        for _ in range(2):
            there = reflect.journal.exists()
            answer = bring_in(reflect, "text\nTea.\nCoffee.\n", *options)
            assert (answer.status, answer.out) == (2, "")
            assert answer.err.startswith("There is no question 'presure'; did you mean pressure")
            assert len(answer.err.splitlines()) == 1
            assert reflect.journal.exists() == there, "and none is made for it"
            reflect("add", "Tea.")


def test_a_home_folder_is_understood_and_one_of_nobody_is_told(
    reflect: Reflect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "tea.csv").write_text("id,what\n1,Tea.\n2,\n")
    (tmp_path / "tea.toml").write_text('[map]\ntext = "what"\n')
    options = ("--mapping", "~/tea.toml", "--rejects", "~/refused.csv", "--on-error", "skip")
    assert reflect("import", "csv", "~/tea.csv", *options).status == 6
    assert (tmp_path / "refused.csv").exists()
    nobody = "~no-such-person/x"
    for wrong in ((nobody,), ("-", "--mapping", nobody), ("-", "--rejects", nobody)):
        answer = reflect("import", "csv", *wrong, stdin="text\nTea.\n")
        assert (answer.status, len(answer.err.splitlines())) == (2, 1)
        assert repr(nobody) in answer.err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file's name is always text")
def test_a_file_whose_name_is_no_text_comes_in_like_any_other(reflect: Reflect, tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/caf\xe9.csv")
    Path(name).write_text("id,text\n1,Tea.\n2,\n")
    answer = reflect("import", "csv", name, "--on-error", "skip", "--json")
    assert answer.status == 6, answer.err
    assert answer.json["source"].startswith("caf\\xe9-")
    assert reflect("import", "csv", name, "--on-error", "skip").out.startswith("1 unchanged")
    assert "caf\\xe9.csv" in reflect("undo").out


@pytest.mark.parametrize(
    "option",
    ["--source", "--date-format", "--tag-separator", "--delimiter", "--encoding", "-t", "--by", "-q"],
)
def test_an_option_that_is_no_text_is_told(option: str, reflect: Reflect) -> None:
    answer = bring_in(reflect, "text,date\nTea.,2026-11-20\n", option, "x\udcff")
    assert (answer.status, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert "is not valid UTF-8" in answer.err
