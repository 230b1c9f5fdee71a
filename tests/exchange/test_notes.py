"""Notes in Markdown: with front matter, or with their day in their names."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflect.core.errors import BadInput
from reflect.core.incoming import Incoming, Refused
from reflect.core.reflection import Draft
from reflect.exchange.notes import read_notes
from reflect.exchange.taking import Diary, Taking

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
TAKING = Taking(lambda wall: wall.replace(tzinfo=UTC), NOW)
DAILY = "- met @Ana\n- fixed the door #door\n  - twice\n\n## Later\n\n- [ ] tell Bo\n"


def note(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def read(place: Path) -> Diary:
    return read_notes(place, taking=TAKING)


def draft_of(diary: Diary) -> Draft:
    [row] = diary.rows
    assert isinstance(row, Incoming), row
    return row.draft


def reason_of(diary: Diary) -> str:
    [row] = diary.rows
    assert isinstance(row, Refused), row
    return row.reason


def test_a_daily_note_has_its_day_in_its_name_and_its_text_stays(tmp_path: Path) -> None:
    note(tmp_path, "daily/2026-05-22.md", DAILY)
    note(tmp_path, ".obsidian/workspace.md", "a program's own")
    note(tmp_path, "daily/door.png", "no note")
    diary = read(tmp_path)
    draft = draft_of(diary)
    assert draft.text == DAILY.rstrip()
    assert (str(draft.moment.day), draft.moment.timed) == ("2026-05-22", False)
    assert draft.inline
    assert draft.key == "daily/2026-05-22.md"
    assert diary.notes == ("1 file beside the notes left where they are: no Markdown.",)


def test_front_matter_says_the_rest(tmp_path: Path) -> None:
    fields = (
        "on: 2026-05-22 15:55\nquestion: pressure\nframework: capturing-learning\npoint: the door\n"
        "tags: [no, 'night shift', '#key']\nby: Bo\nwith: Ana, Cy\naudience: private\nhighlighted: true\n"
        "details:\n  why: It was locked.\n"
    )
    draft = draft_of(read(note(tmp_path, "door.md", f"---\n{fields}---\n\nThe door held.\n")))
    assert draft.text == "The door held."
    assert draft.moment.local.isoformat() == "2026-05-22T15:55:00+00:00"
    assert draft.question == "capturing-learning/pressure"
    assert (draft.point, draft.by, draft.with_) == ("the door", "Bo", ("Ana", "Cy"))
    assert draft.tags == ("no", "night shift", "key")
    assert (draft.audience, draft.highlighted) == ("private", True)
    assert draft.details == (("why", "It was locked."),)


def test_a_title_in_the_front_matter_is_the_first_line(tmp_path: Path) -> None:
    path = note(
        tmp_path, "2026-05-22-door.md", "---\ntitle: The door\ndate: 2026-05-20T10:00:00+02:00\n---\nHeld.\n"
    )
    draft = draft_of(read(path))
    assert draft.text == "The door\n\nHeld."
    assert draft.moment.local.isoformat() == "2026-05-20T10:00:00+02:00"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("No day.\n", "no date, neither in its front matter nor in its name"),
        ("---\ndate: soon\n---\nx\n", "'soon' is no date"),
        ("---\ndate: 05/06/2026\n---\nx\n", "may be day or month first"),
        ("---\n[: x\n---\nx\n", "the front matter is no YAML"),
        ("---\non: 2026-05-22\naudience: friends\n---\nx\n", "the audience 'friends' is none of"),
        ("---\non: 2027-05-22\n---\nx\n", "2027-05-22 lies in the future"),
    ],
)
def test_a_note_that_can_not_be_taken_is_refused_by_name(tmp_path: Path, content: str, reason: str) -> None:
    diary = read(note(tmp_path, "note.md", content))
    assert reason in reason_of(diary)
    assert [row.file for row in diary.rows if isinstance(row, Refused)] == ["note.md"]


def test_a_folder_without_notes_is_refused_and_an_empty_note_counted(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no file in it ends in \.md"):
        read(tmp_path)
    note(tmp_path, "2026-05-22.md", "\n\n")
    assert (list(read(tmp_path).rows), read(tmp_path).blank) == ([], 1)


def test_front_matter_runs_nothing(tmp_path: Path) -> None:
    content = "---\non: 2026-05-22\npoint: !!python/object/apply:os.system ['true']\n---\nx\n"
    assert draft_of(read(note(tmp_path, "note.md", content))).point is None
