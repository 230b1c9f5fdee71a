"""`reflect tag`, `person` and `point`: what they share. Lists, other names, one name out of several."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Reflect

KINDS = ("tag", "person", "point")
NOUNS = {"tag": "tags", "person": "people", "point": "points"}
OPTION = {"tag": "-t", "person": "--with", "point": "-p"}
NOTHING: dict[str, dict[str, Any]] = {
    "tag": {},
    "person": {"roster": False, "group": None},
    "point": {"description": None},
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def add(kind: str, reflect: Reflect) -> Callable[[str], None]:
    """Write a reflection that uses a name of the kind."""

    def write(name: str) -> None:
        assert reflect("add", "Mended.", OPTION[kind], name, "--on", "2026-11-20").status == 0

    return write


@pytest.fixture
def three(add: Callable[[str], None]) -> None:
    for name in ("laptop", "laptops", "laptops", "door"):
        add(name)


def counts(reflect: Reflect, kind: str) -> dict[str, int]:
    listed = reflect(kind, "list", "--json").json[NOUNS[kind]]
    return {each[kind]: each["count"] for each in listed}


# list


@pytest.mark.usefixtures("three")
def test_a_list_is_in_order_of_the_names(kind: str, reflect: Reflect) -> None:
    sign = "#" if kind == "tag" else ""
    assert reflect(kind, "list").lines == [
        f"1  2026-11-20  {sign}door",
        f"1  2026-11-20  {sign}laptop",
        f"2  2026-11-20  {sign}laptops",
    ]


@pytest.mark.usefixtures("three")
def test_a_list_as_json_and_line_by_line(kind: str, reflect: Reflect) -> None:
    reflect(kind, "merge", "laptops", "--into", "laptop")
    records = reflect(kind, "list", "--json").json[NOUNS[kind]]
    assert records == [
        {kind: "door", "count": 1, "last": "2026-11-20", "aliases": [], **NOTHING[kind]},
        {kind: "laptop", "count": 3, "last": "2026-11-20", "aliases": ["laptops"], **NOTHING[kind]},
    ]
    assert [json.loads(line) for line in reflect(kind, "list", "--format", "jsonl").lines] == records
    [door, laptop] = csv.DictReader(io.StringIO(reflect(kind, "list", "--format", "csv").out))
    assert (door["aliases"], laptop["count"], laptop["aliases"]) == ("", "3", "laptops")


@pytest.mark.usefixtures("three")
def test_on_a_terminal_a_list_is_a_table(kind: str, reflect: Reflect) -> None:
    reflect(kind, "merge", "laptops", "--into", "laptop")
    said = reflect(kind, "list", terminal=("stdout",)).out
    assert kind.capitalize() in said.splitlines()[0]
    assert "also laptops" in said


def test_what_nothing_is_left_of_is_listed_with_all(
    kind: str, add: Callable[[str], None], reflect: Reflect
) -> None:
    add("laptop")
    reflect("delete", "last")
    answer = reflect(kind, "list")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err.startswith(
        {"tag": "No tag is in use", "person": "Nobody is named", "point": "No pressure point"}[kind]
    )
    assert "laptop" in reflect(kind, "list", "--all").out


def test_where_there_is_no_journal_none_is_made(kind: str, reflect: Reflect) -> None:
    answer = reflect(kind, "list", "--json")
    assert (answer.status, answer.json[NOUNS[kind]]) == (0, [])
    assert "There is no journal yet" in answer.err
    assert reflect(kind, "rename", "laptop", "computer").status == 3
    assert not reflect.journal.exists()


def test_a_form_that_makes_no_sense_is_refused(kind: str, reflect: Reflect) -> None:
    for arguments in (("--format", "md"), ("--format", "csv", "--json")):
        answer = reflect(kind, "list", *arguments)
        assert (answer.status, answer.out) == (2, "")


# rename


@pytest.mark.usefixtures("three")
def test_a_rename_says_where_it_counts(kind: str, reflect: Reflect) -> None:
    answer = reflect(kind, "rename", "laptops", "computer")
    said = f"Renamed {kind} laptops to computer, in 2 reflections. laptops means it from now on.\n"
    assert (answer.status, answer.out, answer.err) == (0, said, "")
    assert counts(reflect, kind) == {"computer": 2, "door": 1, "laptop": 1}


def test_the_old_name_is_understood_wherever_one_is_typed(
    kind: str, add: Callable[[str], None], reflect: Reflect
) -> None:
    add("laptop")
    reflect(kind, "rename", "laptop", "computer")
    add("Laptop")
    assert counts(reflect, kind) == {"computer": 2}
    for name in ("laptop", "computer"):
        assert len(reflect.texts("list", OPTION[kind], name)) == 2
    assert reflect.texts("search", "laptop") == []
    assert len(reflect.texts("search", "computer")) == 2


@pytest.mark.parametrize(("kind", "sign"), [("tag", "#"), ("person", "@")])
def test_the_sign_may_be_typed(kind: str, sign: str, reflect: Reflect) -> None:
    reflect("add", f"{sign}laptop is {sign}laptops")
    assert reflect(kind, "merge", f"{sign}laptops", "--into", f"{sign}laptop").status == 0
    assert reflect(kind, "rename", f"{sign}laptop", f"{sign}computer").status == 0
    assert counts(reflect, kind) == {"computer": 1}
    assert reflect.texts("list") == [f"{sign}laptop is {sign}laptops"], "the text is never touched"


@pytest.mark.usefixtures("three")
def test_another_spelling_is_no_other_name(kind: str, reflect: Reflect) -> None:
    answer = reflect(kind, "rename", "laptop", "Laptop")
    assert answer.out == f"Renamed {kind} laptop to Laptop, in 1 reflection.\n"
    answer = reflect(kind, "rename", "laptop", "Laptop")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == f"Nothing changed: the {kind} is called Laptop already.\n"


@pytest.mark.usefixtures("three")
def test_a_name_that_is_taken_is_refused(kind: str, reflect: Reflect) -> None:
    answer = reflect(kind, "rename", "laptops", "LAPTOP")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        f"There is a {kind} 'laptop' already; `reflect {kind} merge` makes 'laptops' and 'laptop' one.\n"
    )


@pytest.mark.usefixtures("three")
def test_a_rename_answers_with_a_record(kind: str, reflect: Reflect) -> None:
    renamed = reflect(kind, "rename", "laptops", "computer", "--json").json["renamed"]
    assert renamed == {
        "change": 5,
        "kind": kind,
        "from": "laptops",
        "to": "computer",
        "reflections": 2,
        "follow_ups": 0,
    }


# merge


@pytest.mark.usefixtures("three")
def test_a_merge_says_where_it_counts(kind: str, reflect: Reflect) -> None:
    answer = reflect(kind, "merge", "laptops", "door", "--into", "LAPTOP")
    assert answer.out == f"Merged {kind} laptops, door into laptop, in 3 reflections.\n"
    assert counts(reflect, kind) == {"laptop": 4}
    merged = reflect(kind, "merge", "door", "--into", "laptop")
    assert (merged.status, merged.out) == (0, "")
    assert merged.err == f"Nothing changed: door means the {kind} laptop already.\n"


@pytest.mark.usefixtures("three")
def test_a_merge_answers_with_a_record(kind: str, reflect: Reflect) -> None:
    answer = reflect(kind, "merge", "laptops", "--into", "laptop", "--json")
    assert answer.json["merged"] == {
        "change": 5,
        "kind": kind,
        "from": ["laptops"],
        "into": "laptop",
        "reflections": 2,
        "follow_ups": 0,
    }


@pytest.mark.usefixtures("three")
def test_a_dry_run_says_it_and_changes_nothing(kind: str, reflect: Reflect) -> None:
    before = reflect.journal.read_bytes()
    would = "This was a dry run; nothing was changed.\n"
    answer = reflect(kind, "merge", "laptops", "--into", "laptop", "--dry-run")
    assert answer.out == f"Would merge {kind} laptops into laptop, in 2 reflections. {would}"
    answer = reflect(kind, "rename", "laptops", "computer", "--dry-run")
    assert answer.out == f"Would rename {kind} laptops to computer, in 2 reflections. {would}"
    assert (
        reflect(kind, "rename", "laptops", "computer", "--dry-run", "--json").json["renamed"]["change"]
        is None
    )
    assert reflect.journal.read_bytes() == before


@pytest.mark.usefixtures("three")
def test_what_can_not_be_merged_is_said(kind: str, reflect: Reflect) -> None:
    before = reflect.journal.read_bytes()
    for arguments, status, said in (
        (("laptops", "--into", "Laptops"), 2, "can not be merged into itself"),
        (("labtops", "--into", "door"), 3, "did you mean laptops"),
        (("laptops", "doors", "--into", "door"), 3, "'doors' (did you mean door"),
        (("laptops", "--into", "gate"), 3, f"`reflect {kind} rename OLD NEW` gives a new name"),
        (("laptops",), 2, "--into"),
        (("--into", "door"), 2, "Missing"),
    ):
        answer = reflect(kind, "merge", *arguments)
        assert (answer.status, answer.out) == (status, ""), answer.err
        assert said in answer.err
    assert reflect.journal.read_bytes() == before


# undo


@pytest.mark.usefixtures("three")
def test_undo_and_redo_tell_what_they_did(kind: str, reflect: Reflect) -> None:
    field = {"tag": "tags", "person": "with", "point": "point"}[kind]
    reflect(kind, "rename", "door", "gate")
    reflect(kind, "merge", "laptops", "--into", "laptop")
    undone = reflect("undo")
    assert undone.lines[0] == f"Undone: merge ({kind} laptops into laptop)."
    assert f"2  {field}: laptop -> laptops" in undone.lines
    assert counts(reflect, kind) == {"gate": 1, "laptop": 1, "laptops": 2}
    assert reflect("undo").lines == [
        f"Undone: rename ({kind} door to gate).",
        f"{kind} door  name: gate -> door",
    ]
    assert reflect("redo").lines[1:] == [f"{kind} gate  name: door -> gate"]
    reflect("redo")
    assert counts(reflect, kind) == {"gate": 1, "laptop": 3}


@pytest.mark.usefixtures("three")
def test_a_merge_stands_in_the_history_of_a_reflection(kind: str, reflect: Reflect) -> None:
    reflect(kind, "merge", "laptops", "--into", "laptop")
    said = reflect("history", "2").lines
    assert "merge (change 5)" in said[1]
    assert said[2].endswith(": laptops -> laptop")
