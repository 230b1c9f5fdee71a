"""`reflect import jrnl`, `dayone` and `markdown`: the journals that people have."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Reflect

FILES = Path(__file__).parents[1] / "exchange" / "files" / "jrnl"


def test_a_journal_of_jrnl_comes_in_once(reflect: Reflect) -> None:
    assert reflect("import", "jrnl", str(FILES / "plain.txt")).out == "12 added\n"
    assert reflect("import", "jrnl", str(FILES / "plain.txt")).out == "12 unchanged\n"
    starred = reflect("search", "starred", "--json").json["reflections"][0]
    assert starred["text"] == "A starred entry, said twice over.\nWith a body below the star."
    assert (starred["on"], starred["highlighted"]) == ("2026-05-22T16:10:00+00:00", True)


def test_an_import_of_a_diary_is_taken_back_whole(reflect: Reflect) -> None:
    reflect("import", "jrnl", str(FILES / "folder"))
    assert "12 reflections gone" in reflect("undo").out
    assert reflect("import", "jrnl", str(FILES / "folder")).out == "12 added\n"


def test_what_is_not_recognised_is_refused(reflect: Reflect) -> None:
    for kind in ("jrnl", "dayone", "jsonl"):
        answer = reflect("import", kind, "-", stdin='{"a":1}')
        assert (answer.status, answer.out) == (2, ""), kind
    assert not reflect.journal.exists()


def test_what_is_said_of_every_entry_holds_for_every_entry(reflect: Reflect) -> None:
    options = ("-q", "success", "-t", "old", "--by", "Ana", "--audience", "private")
    reflect("import", "jrnl", str(FILES / "iso.txt"), *options)
    for each in reflect("list", "--all", "--json").json["reflections"]:
        assert (each["question"], each["by"], each["audience"]) == ("success", "Ana", "private")
        assert "old" in each["tags"]


def test_day_one_keeps_the_place_and_tells_what_stays_behind(reflect: Reflect, tmp_path: Path) -> None:
    entry = {
        "uuid": "A1",
        "creationDate": "2026-05-22T20:00:00Z",
        "timeZone": "Asia/Kolkata",
        "text": "It took 2\\.5 hours",
        "photos": [{}],
    }
    export = tmp_path / "Journal.json"
    export.write_text(json.dumps({"metadata": {}, "entries": [entry]}), encoding="utf-8")
    answer = reflect("import", "dayone", str(export))
    assert answer.out == "1 added\n"
    assert "1 picture" in answer.err
    found = reflect("show", "last", "--json").json["reflection"]
    assert (found["on"], found["text"], found["key"]) == (
        "2026-05-23T01:30:00+05:30",
        "It took 2.5 hours",
        "A1",
    )


def test_notes_without_a_day_are_named_and_on_says_it(reflect: Reflect, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "2026-05-22.md").write_text("Good day #sun", encoding="utf-8")
    (notes / "retro.md").write_text("What helped", encoding="utf-8")
    answer = reflect("import", "markdown", str(notes))
    assert answer.status == 6
    assert "\nretro.md: no date" in answer.err
    assert reflect("import", "markdown", str(notes), "--on", "2026-05-20").out == "2 added\n"
    assert reflect.texts("list", "-t", "sun", "--all") == ["Good day #sun"]


def test_a_dry_run_stores_nothing(reflect: Reflect) -> None:
    answer = reflect("import", "jrnl", str(FILES / "plain.txt"), "--dry-run")
    assert answer.out == "12 to add. This was a dry run; nothing was stored.\n"
    assert not reflect.journal.exists()


def test_a_file_that_is_not_there_is_one_sentence(reflect: Reflect) -> None:
    for kind in ("jrnl", "dayone", "markdown"):
        answer = reflect("import", kind, "nowhere.txt")
        assert (answer.status, len(answer.err.splitlines())) == (2, 1), kind
