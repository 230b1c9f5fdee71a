"""A folder of awkward files, each with what becomes of it: rows, refused rows, or one clear sentence.

Beside `NAME.csv` stands `NAME.toml`: `options` as in a mapping file, and then `refused_whole`, or the `texts`
with their `lines` and `days`, the `refused` rows and the number of `blank` ones.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reflect.exchange.csv.choices import read_choices
from reflect.exchange.csv.signs import asked_by
from reflect.exchange.csv.table import open_table
from tests.conftest import Reflect

FOLDER = Path(__file__).parent / "files" / "awkward"
FILES = sorted(FOLDER.glob("*.csv"))


def test_each_file_says_what_becomes_of_it() -> None:
    assert {path.stem for path in FILES} == {path.stem for path in FOLDER.glob("*.toml")}
    assert len(FILES) > 30


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_awkward_file_is_read_as_it_says(path: Path, reflect: Reflect, tmp_path: Path) -> None:
    expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    answer = _import(reflect, path, expected, tmp_path)
    if whole := expected.get("refused_whole"):
        assert answer.status == 2, answer.err
        [said] = [line for line in answer.err.splitlines() if whole in line]
        assert said.endswith("."), "one sentence"
        assert reflect("list", "--all", "--json").json["reflections"] == []
        return
    refused = expected.get("refused", []) + expected.get("refused_in_journal", [])
    assert answer.status == (6 if refused else 0), answer.err
    fields = answer.json
    assert [f"line {row['line']}: {row['reason']}" for row in fields["refused"]] == refused
    assert fields["blank"] == expected.get("blank", 0)
    assert fields["added"] == expected.get("added", len(expected["texts"]))
    assert fields["unchanged"] == expected.get("unchanged", 0)
    found = sorted(reflect("list", "--all", "--json").json["reflections"], key=lambda each: each["number"])
    assert [each["text"] for each in found] == expected["texts"][: fields["added"]]
    assert _lines(path, tmp_path / "mapping.toml", refused=fields["refused"]) == expected["lines"]
    if "days" in expected:
        assert [_when(each) for each in found] == expected["days"]


def _import(reflect: Reflect, path: Path, expected: dict[str, Any], folder: Path) -> Any:
    options = expected.get("options", {})
    mapping = folder / "mapping.toml"
    mapping.write_text("\n".join(_toml(options)), "utf-8")
    asked = ["--mapping", str(mapping), "--on-error", "skip", "--json"]
    return reflect("import", "csv", str(path), *asked)


def _lines(path: Path, mapping: Path, *, refused: list[dict[str, Any]]) -> list[int]:
    """Where the rows begin that were not refused for themselves."""
    choices = read_choices(mapping)
    with open_table(path, stem="x", encoding=choices.encoding, asked=asked_by(choices)) as table:
        lines = [record.line for record in table.records()]
    of_the_journal = [row["line"] for row in refused if "stood on line" in row["reason"]]
    return [line for line in lines if line not in {row["line"] for row in refused} or line in of_the_journal]


def _toml(options: dict[str, Any]) -> list[str]:
    """The few kinds of values that stand in those files."""
    plain = [f"{key} = {json.dumps(value)}" for key, value in options.items() if not isinstance(value, dict)]
    for key, table in options.items():
        if isinstance(table, dict):
            plain += [f"[{key}]", *(f'"{name}" = {json.dumps(value)}' for name, value in table.items())]
    return plain


def _when(reflection: dict[str, Any]) -> str:
    day, clock = reflection["day"], reflection["on"][11:16]
    return f"{day} {clock}" if reflection["timed"] else day
