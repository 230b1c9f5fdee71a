"""`reflect import csv`: what tables of other people need that are not made for it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer, Reflect, ReflectProcess

SAFENET = Path(__file__).resolve().parents[3] / "shared" / "data" / "safenet"
SAFENET_MAPPING = """
source = "safenet"
question = "pressure"
tag-separator = ";"
date-format = "%m/%d/%Y"
follow-state = "done"

[map]
key = "ID"
on = "Event Start Date"
text = "Narrative"
point = "Event Task"
by = "Event Position Title"
tags = ["Contributing Factors", "Human Factors"]
follow.strengthen = "Immediate Action Taken"
"""
BOARD = """\
Column,Card,Who,Action,Owner,Until
Went well,The list was on the wall.,"Lovelace, Ada / Bo",,,
To improve,Two keys for four people.,Bo,Have keys made,Ada,24/12/2026
Parked,Is there tea?,,,,
"""


def bring_in(reflect: Reflect, table: str, *options: str) -> Answer:
    return reflect("import", "csv", "-", "--source", "s", *options, stdin=table)


def stored(reflect: Reflect) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reflect("list", "--all", "--json").json["reflections"]
    found = sorted(found, key=lambda each: int(each["number"]))
    return [reflect("show", str(each["number"]), "--json").json["reflection"] for each in found]


RETRO = [
    *("--map", "text=Card", "--map", "question=Column", "--map", "with=Who", "--people-separator", "/"),
    *("--map", "follow.strengthen=Action", "--map", "owner.strengthen=Owner"),
    *("--map", "due.strengthen=Until", "--date-format", "due.strengthen=%d/%m/%Y"),
    *("--question-map", "went well=success", "--question-map", "To improve=pressure"),
    *("--question-map", "Parked="),
    *("--set", "detail.team=North", "--set", "on=2026-11-20", "--set", "where.strengthen=the board"),
]


def test_a_retro_board_comes_in(reflect: Reflect) -> None:
    answer = bring_in(reflect, BOARD, *RETRO)
    assert (answer.status, answer.out) == (0, "3 added\n"), answer.err
    well, improve, parked = stored(reflect)
    assert [each["question"] for each in (well, improve, parked)] == ["success", "pressure", None]
    assert (well["with"], improve["with"]) == (["Bo", "Lovelace, Ada"], ["Bo"])
    assert {each["day"] for each in (well, improve, parked)} == {"2026-11-20"}
    assert parked["details"] == {"team": "North"}
    [follow_up] = improve["follow_ups"]
    assert (follow_up["text"], follow_up["owner"], follow_up["due"], follow_up["where"]) == (
        *("Have keys made", "Ada", "2026-12-24", "the board"),
    )
    assert bring_in(reflect, BOARD, *RETRO).out == "3 unchanged\n"


def test_the_same_can_stand_in_a_mapping_file(reflect: Reflect, tmp_path: Path) -> None:
    mapping = tmp_path / "board.toml"
    mapping.write_text(
        """
        people-separator = "/"
        [map]
        text = "Card"
        question = "Column"
        with = "Who"
        follow.strengthen = "Action"
        owner.strengthen = "Owner"
        due.strengthen = "Until"
        [date-format]
        due.strengthen = "%d/%m/%Y"
        [question-map]
        "Went well" = "success"
        "To improve" = "pressure"
        Parked = ""
        [set]
        detail.team = "North"
        on = "2026-11-20"
        where.strengthen = "the board"
        """
    )
    assert bring_in(reflect, BOARD, *RETRO).out == "3 added\n"
    assert bring_in(reflect, BOARD, "--mapping", str(mapping)).out == "3 unchanged\n"


def test_several_columns_make_one_text(reflect: Reflect) -> None:
    table = "a,b,c\nOne.,Two.,x\n,Two.,x\nOne., ,x\n,,x\n"
    answer = bring_in(reflect, table, "--map", "text=a", "--map", "text=b", "--on-error", "skip")
    assert answer.out == "3 added, 1 refused\n"
    assert [each["text"] for each in stored(reflect)] == ["One.\n\nTwo.", "Two.", "One."]
    bring_in(
        reflect, table, *("--map", "text=c", "--map", "detail.why=a", "--map", "detail.why=b"), "--join", ": "
    )
    assert stored(reflect)[3]["details"] == {"why": "One.: Two."}


def test_a_preview_shows_reflections_and_stores_nothing(reflect: Reflect) -> None:
    answer = bring_in(reflect, BOARD, *RETRO, "--preview", "-n", "2")
    assert answer.status == 0
    assert "Two keys for four people." in answer.out
    assert "Is there tea?" not in answer.out
    assert "strengthen  open, due 2026-12-24  Have keys made" in answer.out
    assert "The first 2 of 3 rows: 2 to add. Nothing was stored." in answer.err
    assert not reflect.journal.exists()
    [first] = bring_in(reflect, BOARD, *RETRO, "--preview", "-n", "1", "--json").json["reflections"]
    assert first["text"] == "The list was on the wall."


def test_a_preview_tells_of_refused_rows(reflect: Reflect) -> None:
    answer = bring_in(reflect, "text,date\n,2026-05-04\nOne.,2026-05-05\n", "--preview")
    assert (answer.status, "line 2: text: no text" in answer.err) == (0, True)
    assert "The first 2 of 2 rows: 1 to add, 1 refused. Nothing was stored." in answer.err


def test_changed_rows_are_taken_with_update_and_edits_stay(reflect: Reflect) -> None:
    table = "id,text\n1,One.\n2,Two.\n3,Three.\n4,Four.\n"
    bring_in(reflect, table)
    reflect("edit", "2", "--text", "Mine.")
    reflect("delete", "4")
    changed = table.replace("One", "One and a half").replace("Two", "Too").replace("Four", "For")
    answer = bring_in(reflect, changed, "--update")
    assert answer.out == "1 unchanged, 1 updated, 1 edited here since, 1 deleted here\n"
    assert answer.status == 6
    assert "line 3: changed in the file, and reflection 2 was edited since" in answer.err
    assert "--update --overwrite-edits takes the file's words" in answer.err
    assert [each["text"] for each in stored(reflect)] == ["One and a half.", "Mine.", "Three."]
    assert reflect("history", "1").out.count("import") == 2
    answer = bring_in(reflect, changed, "--update", "--overwrite-edits")
    assert (answer.status, answer.out) == (0, "2 unchanged, 1 updated, 1 deleted here\n")
    assert reflect("undo").status == 0
    assert stored(reflect)[1]["text"] == "Mine."


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--overwrite-edits",), "--overwrite-edits goes with --update."),
        (("--update",), '--update knows a row by its key; say which column has it with --map key="COLUMN".'),
        (("--set", "text=x"), 'text is each row\'s own; map a column to it with --map text="COLUMN".'),
        (("--set", "on=soon"), "--set on='soon': write it like 2026-11-20 or 2026-11-20 14:05."),
        (("--set", "x"), "--set 'x' says no field and value; write --set FIELD=\"VALUE\"."),
        (
            ("--question-map", "x"),
            "--question-map 'x' says no value; write --question-map \"VALUE=QUESTION\".",
        ),
        (("--question-map", "x=nonsense"), "There is no question 'nonsense'"),
        (
            ("--map", "due.try=day"),
            "due.try belongs to one follow-up, but no column is mapped to follow.try.",
        ),
        (("--map", "time=day"), "time stands beside a date"),
        (("--date-format", "due.try=%d/%m/%Y"), "--date-format reads the column mapped to due.try"),
        (("--columns", ""), "--columns names none"),
    ],
)
def test_what_can_not_be_meant_is_said_in_a_sentence(
    options: tuple[str, ...], sentence: str, reflect: Reflect
) -> None:
    answer = bring_in(reflect, "text,day\nOne.,x\n", *options)
    assert (answer.status, answer.out) == (2, "")
    assert sentence in answer.err


def test_a_folder_and_a_missing_file_are_told(reflect: Reflect, tmp_path: Path) -> None:
    assert "is a folder; name a CSV file in it." in reflect("import", "csv", str(tmp_path)).err
    assert "There is no file" in reflect("import", "csv", str(tmp_path / "none.csv")).err


@pytest.mark.skipif(os.name == "nt", reason="no such pipe there")
def test_a_line_without_end_is_refused_at_once_also_from_a_pipe(reflect_process: ReflectProcess) -> None:
    yes = "import sys; w = sys.stdout.write\ntry:\n    while True: w('x' * 65536)\nexcept OSError: pass"
    with subprocess.Popen(
        ["python3", "-c", yes], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as endless:
        command = reflect_process.command("import", "csv", "-")
        done = subprocess.run(
            command,
            env=reflect_process.environ,
            stdin=endless.stdout,
            capture_output=True,
            timeout=30,
            check=False,
        )
        endless.kill()
    assert done.returncode == 2
    assert b"line 1 is longer than 1,048,576 characters" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_ctrl_c_leaves_all_or_nothing(reflect_process: ReflectProcess, tmp_path: Path) -> None:
    table = tmp_path / "many.csv"
    table.write_text("id,text\n" + "".join(f"{n},Row number {n} of many.\n" for n in range(20_000)))
    for wait in (0.5, 0.9, 1.4):
        program = subprocess.Popen(
            reflect_process.command("import", "csv", str(table)),
            env=reflect_process.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        time.sleep(wait)
        program.send_signal(signal.SIGINT)
        _, err = program.communicate(timeout=60)
        assert program.returncode in (0, 130, -signal.SIGINT)  # the last: before Python could listen
        assert program.returncode == -signal.SIGINT or b"Traceback" not in err
        kept = reflect_process("list", "--all", "--format", "jsonl").out.count("\n")
        assert kept in (0, 20_000)
        assert kept or program.returncode


@pytest.mark.skipif(not SAFENET.is_dir(), reason="../shared is not here")
def test_eleven_files_come_in_with_one_mapping_file_and_once(reflect: Reflect, tmp_path: Path) -> None:
    mapping = tmp_path / "safenet.toml"
    mapping.write_text(SAFENET_MAPPING)
    files = sorted(SAFENET.glob("*.csv"))
    for expected in ({"added": 1251, "unchanged": 0}, {"added": 0, "unchanged": 1251}):
        counted = {"added": 0, "unchanged": 0, "blank": 0}
        for file in files:
            answer = reflect("import", "csv", str(file), "--mapping", str(mapping), "--json")
            assert answer.status == 0, answer.err
            counted = {name: number + answer.json[name] for name, number in counted.items()}
        assert counted == expected | {"blank": 7}
    assert len(reflect("list", "--all", "--format", "jsonl").lines) == 1251
