"""`reflect export markdown`: pages to read and to keep, and the way back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from tests.conftest import Answer, Reflect


@pytest.fixture
def written(reflect: Reflect) -> Reflect:
    reflect("add", "The kettle leaks.", "-q", "pressure", "-p", "kettle", "--on", "2026-10-30", "--by", "Bo")
    reflect(
        "add", "The kettle works.", "-q", "success", "--on", "2026-11-18 09:10", "--by", "Ana", "-t", "tea"
    )
    reflect("add", "Second cup.", "--on", "2026-11-18 10:00", "--detail", "why=There was time.")
    reflect("add", "Nobody knows.", "--private", "--on", "2026-11-18")
    return reflect


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_page_is_written_to_standard_output(written: Reflect) -> None:
    answer = written("export", "markdown", "--in", "2026-11")
    assert answer.lines[:6] == [
        "---",
        "reflect: 1",
        'title: "Reflections: 2026-11"',
        "---",
        "",
        "# Reflections: 2026-11",
    ]
    assert "The kettle works." in answer.out
    assert "leaks" not in answer.out
    assert "Nobody knows" not in answer.out
    assert answer.err == "1 private reflection left out.\n"


def test_a_folder_gets_a_page_for_each_day_or_month(written: Reflect, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    answer = written("export", "markdown", "--files", "day", str(notes))
    assert (answer.status, answer.out) == (0, "")
    assert f"Wrote 2 pages in {notes}." in answer.err
    assert files(notes) == ["2026-10-30.md", "2026-11-18.md"]
    front = yaml.safe_load((notes / "2026-11-18.md").read_text().split("---")[1])
    assert (front["reflect"], str(front["date"]), front["tags"]) == (1, "2026-11-18", ["tea"])
    assert front["reflections"] == 2
    written("export", "markdown", "--files", "month", str(tmp_path / "months"))
    assert files(tmp_path / "months") == ["2026-10.md", "2026-11.md"]


def test_a_folder_that_is_there_means_each_day(written: Reflect, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    written("export", "markdown", str(tmp_path / "notes"))
    assert files(tmp_path / "notes") == ["2026-10-30.md", "2026-11-18.md"]


def test_the_same_again_takes_the_place_of_what_was_exported(written: Reflect, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    written("export", "markdown", "--files", "day", str(notes))
    before = {path.name: path.read_text() for path in notes.iterdir()}
    written("export", "markdown", str(notes))
    assert {path.name: path.read_text() for path in notes.iterdir()} == before
    written("delete", "1")
    answer = written("export", "markdown", str(notes))
    assert "1 page of an earlier export, 2026-10-30.md first, hold" in answer.err


def test_another_s_file_is_never_overwritten(written: Reflect, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "2026-11-18.md").write_text("my own note")
    answer = written("export", "markdown", str(notes))
    assert answer.status == 2
    assert "2026-11-18.md was not written by an export" in answer.err
    assert files(notes) == ["2026-11-18.md"]
    assert (notes / "2026-11-18.md").read_text() == "my own note"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_not_followed(written: Reflect, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "2026-11-18.md").symlink_to(tmp_path / "elsewhere.md")
    assert written("export", "markdown", str(notes)).status == 2
    assert not (tmp_path / "elsewhere.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--files", "day"), "needs a folder"),
        (("--files", "week", "x"), "--files is one, day or month"),
        (("--files", "day", "{tmp}/no/such"), "can not be made: there is no folder"),
        (("--files", "day", "{tmp}/journal.db"), "is a file; name a folder"),
        (("--files", "one", "{tmp}"), "it is a folder; name a file in it"),
        (("",), "is empty"),
    ],
)
def test_a_place_that_can_not_be_is_told(
    arguments: tuple[str, ...], said: str, written: Reflect, tmp_path: Path
) -> None:
    answer = written("export", "markdown", *(each.format(tmp=tmp_path) for each in arguments))
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err


def promised(answer: Answer) -> list[dict[str, object]]:
    """What comes back of a reflection: all but its numbers, its id and what became of it."""
    lost = ("number", "id", "key", "source", "written", "revision")
    return [
        {key: value for key, value in each.items() if key not in lost} for each in answer.json["reflections"]
    ]


@pytest.mark.parametrize("each", ["day", "month", "one"])
def test_pages_come_back_into_an_empty_journal(each: str, written: Reflect, tmp_path: Path) -> None:
    written("highlight", "2")
    place = tmp_path / ("all.md" if each == "one" else "notes")
    written("export", "markdown", "--files", each, str(place))
    before = promised(written("list", "--all", "--audience", "team", "--json"))
    written.journal = tmp_path / "other.db"
    assert written("import", "markdown", str(place)).out == "3 added\n"
    assert promised(written("list", "--all", "--json")) == before
    assert written("import", "markdown", str(place)).out == "3 unchanged\n"


def test_a_damaged_page_is_refused_by_name_and_line(written: Reflect, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("---\nreflect: 1\n---\n\n<!-- reflect {} -->\n## x\n\nTea.\n")
    answer = written("import", "markdown", str(page))
    assert answer.status == 6
    assert "page.md: line 5: it does not say when" in answer.err
