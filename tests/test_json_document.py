"""docs/json.md says what commands print: read as a schema and held against the example journal."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from reflect.cli.app import COMMANDS, module_of
from reflect.cli.group import load
from reflect.core.lens import LENSES
from tests.conftest import Reflect

DIARY = Path(__file__).parent / "exchange" / "files" / "jrnl" / "plain.txt"
DAY_ONE = Path(__file__).parent / "exchange" / "files" / "dayone.json"
SHARED = Path(__file__).parent / "exchange" / "files" / "shared.jsonl"
DOCUMENT = (Path(__file__).parents[1] / "docs" / "json.md").read_text("utf-8")
Schema = Mapping[str, Mapping[str, str]]


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def documented_answers() -> dict[str, dict[str, str]]:
    """The fields of each command's answer, and the type of each."""
    table = DOCUMENT.split("## Answers")[1].split("\n## ")[0]
    return {
        re.findall("`(.+?)`", command)[-1]: dict(re.findall(r"`(\w+)`: ([\w -]+)", fields))
        for command, fields in rows(table)
    }


def documented_records() -> dict[str, dict[str, str]]:
    """The fields of each record, and the type of each."""
    found: dict[str, dict[str, str]] = {}
    for section in DOCUMENT.split("## Records")[1].split("\n### ")[1:]:
        name, _, content = section.partition("\n")
        base = re.search(r"^All fields of a (.+), and:$", content, re.MULTILINE)
        fields = {field.strip("`"): kind for field, kind, _ in rows(content)}
        found[name] = {**(found[base[1]] if base else {}), **fields}
    return found


ANSWERS, RECORDS = documented_answers(), documented_records()
LINES = {  # what `--format jsonl` prints of each
    "list": "reflection",
    "search QUERY": "reflection",
    "show N": "whole reflection",
    "report positives": "positive",
    "report pressure": "point",
    "report pressure POINT": "event",
    "report themes": "theme",
    "report themes THEME": "reflection",
    "report follow-ups": "follow-up",
    "report voices": "voice",
    "report cadence": "day written",
    "report coverage": "question touched",
    "lookback": "back",
    "history": "change",
    "history N": "revision",
    "follow list": "follow-up",
    "tag list": "known tag",
    "person list": "known person",
    "point list": "known point",
}
SIMPLE: Mapping[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "integer": lambda value: type(value) is int,
    "number": lambda value: type(value) in (int, float),
    "boolean": lambda value: isinstance(value, bool),
    "day": lambda value: re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None,
    "week": lambda value: re.fullmatch(r"\d{4}-W\d\d", value) is not None,
    "instant": lambda value: (
        re.fullmatch(r"\d{4}(-\d\d){2}T\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d", value) is not None
    ),
    "lens": lambda value: value in LENSES,
    "value": lambda value: (
        isinstance(value, str | bool)
        or (isinstance(value, list) and all(isinstance(each, str) for each in value))
    ),
}


def hold(value: Any, kind: str, where: str) -> None:
    """The value is of the documented type, down to the last field. Every documented field is there."""
    if kind.endswith("or null"):
        if value is None:
            return
        kind = kind.removesuffix("or null").rstrip(" ;")
    if kind.startswith("list of "):
        assert isinstance(value, list), f"{where} is no list"
        for each in value:
            hold(each, kind.removeprefix("list of "), f"{where}[]")
    elif kind.startswith("object of ") or kind == "counts by week":
        assert isinstance(value, dict), f"{where} is no object"
        for key, each in value.items():
            hold(each, "integer" if kind == "counts by week" else kind.removeprefix("object of "), where)
            assert kind != "counts by week" or SIMPLE["week"](key)
    elif kind.startswith("one of "):
        assert value in kind.removeprefix("one of ").split(", "), f"{where} is {value!r}"
    elif kind in SIMPLE:
        assert SIMPLE[kind](value), f"{where} is {value!r}, not {kind}"
    else:
        fields = RECORDS[kind]
        assert sorted(value) == sorted(fields), where
        for field, each in fields.items():
            hold(value[field], each, f"{where}.{field}")


AS_OF_CSV = {
    f"import {kind} FILE" for kind in ("jrnl", "dayone", "markdown", "jsonl")
}  # which proves their fields
GROUPS = {"drafts"}  # that answer themselves, without a subcommand
TABLE = "id,date,text\n1,2026-05-04,48 seconds.\n2,2026-05-32,51 seconds.\n3,2026-05-18,50 seconds.\n"
TYPED = {
    "list": ["list", "--all"],
    "search QUERY": ["search", "handover"],
    "show N": ["show", "last"],
    "add TEXT": ["add", "Tea.", "-q", "pressure", "--detail", "stronger=More tea"],
    "report summary": ["report", "--all"],
    "report positives": ["report", "positives", "--in", "4 weeks"],
    "report pressure": ["report", "pressure", "--in", "4 weeks"],
    "report pressure POINT": ["report", "pressure", "Friday handover"],
    "report themes": ["report", "themes", "--all"],
    "report themes THEME": ["report", "themes", "late referrals", "--all"],
    "follow add TEXT": ["follow", "add", "Ask the others", "--for", "5", "--due", "2 weeks"],
    "follow list": ["follow", "list"],
    "follow edit F": ["follow", "edit", "f18", "--owner", "Zoe"],
    "follow done F": ["follow", "done", "f18", "--helped", "no"],
    "follow drop F": ["follow", "drop", "f18"],
    "report follow-ups": ["report", "follow-ups", "--all"],
    "report voices": ["report", "voices", "--all"],
    "report cadence": ["report", "cadence", "--all"],
    "report lasting": ["report", "lasting", "--all"],
    "report coverage": ["report", "coverage", "--all"],
    "import csv FILE": ["import", "csv", "-", "--source", "drills"],
    "import jrnl FILE": ["import", "jrnl", str(DIARY)],
    "import dayone FILE": ["import", "dayone", str(DAY_ONE)],
    "import jsonl FILE": ["import", "jsonl", str(SHARED)],
    "withdraw N": ["withdraw", "5"],
    "import markdown FILE": ["import", "markdown", str(DIARY.parent), "--on", "2026-05-22"],
    "edit N": ["edit", "5", "-t", "marked"],
    "highlight N": ["highlight", "5"],
    "delete N": ["delete", "5"],
    "restore N": ["restore", "5"],
    "undo": ["undo"],
    "redo": ["redo"],
    "lookback": ["lookback"],
    "history": ["history"],
    "history N": ["history", "5"],
    "drafts": ["drafts"],
    "drafts restore D": ["drafts", "restore", "d1"],
    "tag list": ["tag", "list"],
    "tag rename TAG NEW": ["tag", "rename", "release", "releases"],
    "tag merge TAG": ["tag", "merge", "stock", "--into", "photos"],
    "person list": ["person", "list"],
    "person add NAME": ["person", "add", "Zoe", "Tom", "--group", "hub"],
    "person remove NAME": ["person", "remove", "Tom"],
    "person rename PERSON NEW": ["person", "rename", "Hanne", "Hanna"],
    "person merge PERSON": ["person", "merge", "Beth", "--into", "Lena"],
    "point list": ["point", "list"],
    "point describe POINT TEXT": ["point", "describe", "referral inbox", "All that GPs send."],
    "point rename POINT NEW": ["point", "rename", "dressing stock", "the store"],
    "point merge POINT": ["point", "merge", "Monday release", "--into", "login from home"],
    "theme list": ["theme", "list"],
    "theme rename THEME NEW": ["theme", "rename", "late referrals", "Friday's rush"],
    "theme merge THEME": ["theme", "merge", "paper list", "--into", "key safe"],
    "theme mute THEME": ["theme", "mute", "call queue", "key safe"],
    "theme unmute THEME": ["theme", "unmute", "call queue"],
    "framework list": ["framework", "list"],
    "framework show NAME": ["framework", "show", "learning-in-practice"],
    "journal info": ["journal", "info"],
    "journal list": ["journal", "list"],
    "config show": ["config", "show"],
    "config get KEY": ["config", "get", "frameworks"],
}
BEFORE = {  # what must have been done for a command to have something to do
    "restore N": ["delete N"],
    "undo": ["delete N"],
    "redo": ["delete N", "undo"],
    "history N": ["edit N"],
    "theme list": ["theme mute THEME"],
    "theme unmute THEME": ["theme mute THEME"],
    "person remove NAME": ["person add NAME"],
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example journal, a table imported into it, and a draft."""
    reflect = Reflect(tmp_path_factory.mktemp("demo"))
    reflect.environ["XDG_STATE_HOME"] = str(reflect.journal.parent / "state")
    reflect.journal.mkdir()
    assert "draft d1" in reflect("add", "Kept until there is a journal.").err
    reflect.journal.rmdir()
    assert reflect("demo", "--keep", str(reflect.journal)).status == 0
    good = TABLE.replace("05-32", "05-11")
    assert reflect("import", "csv", "-", "--source", "drills", stdin=good).status == 0
    return reflect.journal.parent


@pytest.fixture
def demo(prepared: Path, tmp_path: Path) -> Reflect:
    """A copy of it for each test, so that none depends on what another did."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    reflect = Reflect(tmp_path)
    reflect.environ["XDG_STATE_HOME"] = str(tmp_path / "state")
    return reflect


@pytest.mark.parametrize("command", ANSWERS)
def test_a_command_prints_what_is_documented(command: str, demo: Reflect) -> None:
    for step in BEFORE.get(command, ()):
        assert demo(*TYPED[step]).status == 0
    changed = TABLE.replace("48", "47")
    answer = demo(*TYPED[command], "--json", stdin=changed)
    assert answer.status == (6 if command == "import csv FILE" else 0), answer.err
    fields = answer.json
    assert fields.pop("reflect") == 1
    assert sorted(fields) == sorted(ANSWERS[command])
    for field, kind in ANSWERS[command].items():
        hold(fields[field], kind, field)
        if command not in AS_OF_CSV and field not in ("updated", "edited"):
            assert fields[field] not in ([], {}, None), f"nothing in {field}: it proves nothing"


def test_an_update_prints_what_is_documented(demo: Reflect) -> None:
    newest = max(each["number"] for each in demo("search", "seconds", "--json").json["reflections"])
    assert demo("edit", str(newest), "--text", "50 seconds, I think.").status == 0
    changed = TABLE.replace("05-32", "05-11").replace(" seconds", "s")
    fields = demo("import", "csv", "-", "--source", "drills", "--update", "--json", stdin=changed).json
    assert (len(fields["updated"]), len(fields["edited"])) == (2, 1)
    for field in ("updated", "edited", "deleted"):
        hold(fields[field], ANSWERS["import csv FILE"][field], field)


@pytest.mark.parametrize("command", LINES)
def test_a_line_of_jsonl_is_a_documented_record(command: str, demo: Reflect) -> None:
    lines = demo(*TYPED[command], "--format", "jsonl").lines
    assert lines
    for line in lines:
        hold(json.loads(line), LINES[command], command)


def test_an_export_holds_whole_reflections_oldest_first(demo: Reflect) -> None:
    records = [json.loads(line) for line in demo("export", "jsonl", "--in-view").lines]
    for record in records:
        hold(record, "whole reflection", "export jsonl")
    days = [record["day"] for record in records]
    assert len(days) > 50
    assert days == sorted(days)


def test_every_command_that_takes_json_is_documented() -> None:
    takes = set()
    for name in COMMANDS:
        command = load(module_of(name))
        below = getattr(command, "commands", None)
        for path, each in (
            {f"{name} {key}": sub for key, sub in below.items()}.items() if below else [(name, command)]
        ):
            takes |= {path} if any("--json" in param.opts for param in each.params) else set()
    assert {re.sub(r"( [A-Z]+)+$", "", command) for command in ANSWERS} - GROUPS == takes


def test_a_group_that_answers_by_itself_does_so_with_what_is_documented() -> None:
    assert {re.sub(r"( [A-Z]+)+$", "", command) for command in ANSWERS} >= GROUPS


def test_every_documented_record_is_part_of_an_answer() -> None:
    waiting = [kind for fields in ANSWERS.values() for kind in fields.values()]
    met: set[str] = set()
    while waiting:
        kind = re.sub(r"^(list|object) of |;? or null$", "", waiting.pop())
        if kind in RECORDS and kind not in met:
            met.add(kind)
            waiting += RECORDS[kind].values()
    assert met == RECORDS.keys()


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "text"),
        (True, "integer"),
        ("2026-11-22", "week"),
        ("2026-11-22T14:05:00", "instant"),
        ({"2026-11-22": 1}, "counts by week"),
        ("lost", "one of open, done; or null"),
        ({"key": "why", "wording": "Why?"}, "probe"),
        ({"key": "why", "wording": "Why?", "opens": 1}, "probe"),
        ({"key": "why", "wording": "Why?", "opens": None, "more": 1}, "probe"),
    ],
)
def test_another_shape_is_noticed(value: Any, kind: str) -> None:
    with pytest.raises(AssertionError):
        hold(value, kind, "here")
