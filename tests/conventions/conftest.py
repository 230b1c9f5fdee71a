"""A journal that has been lived in, and a folder with files to bring in; each test has copies of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Reflect

TABLE = "id,text,date\na,The lift was stuck,2026-11-19\nb,The lift was quick,2026-11-20\n"
DAY_ONE = """\
{"metadata": {"version": "1.0"}, "entries": [{"uuid": "A1", "creationDate": "2026-11-20T10:00:00Z",
 "timeZone": "Europe/Berlin", "text": "The lift was stuck\\\\.", "tags": ["lift"]}]}
"""
SHARED = """\
{"reflect": 1, "share": "team", "id": "c0e2f4cc-b8c3-4f8c-989b-86c9b8ed35eb", "by": "Bo", "revision": 1,
 "on": "2026-11-20T10:00:00+00:00", "timed": true, "day": "2026-11-20", "text": "The lift was stuck"}
""".replace("\n ", " ")
FRAMEWORK = """\
key = "own"
name = "Our own"
about = "For the tests."
[[question]]
key = "what"
wording = "What was it?"
lens = "pressure"
[[question.probe]]
key = "why"
wording = "Why?"
[[question.probe]]
key = "next"
wording = "What next?"
"""


def live(reflect: Reflect) -> None:
    """Five reflections: the second highlighted, the third private, the fourth edited, the fifth deleted;
    two follow-ups are open and one is done.
    """
    for arguments in (
        ("add", "The kettle leaks, said @Ana #kitchen", "-q", "pressure", "-p", "kettle"),
        ("add", "Handover took two minutes", "-q", "success", "--detail", "why=The list was written"),
        ("add", "What it was like to wait", "-q", "witness"),
        ("add", "Tea.", "--by", "Bo", "--on", "2026-11-20"),
        ("add", "Nobody needs this"),
        ("highlight", "2"),
        ("person", "add", "Ana"),
        ("edit", "4", "--text", "Tea for everybody"),
        ("delete", "5"),
        ("follow", "add", "Mend the kettle", "--for", "1", "--owner", "Ana", "--due", "2026-11-25"),
        ("follow", "add", "Print the list", "--for", "2"),
        ("follow", "add", "Label the door", "--point", "kettle"),
        ("follow", "done", "f3", "--helped", "yes"),
        ("theme", "mute", "handover"),
        ("edit", "2", "-t", "handover", "-p", "door"),
        ("undo",),
        ("config", "set", "audience", "team"),
        ("journal", "new", "evening"),
    ):
        answer = reflect(*arguments)
        assert answer.status == 0, (arguments, answer)
    assert reflect("add", "-", "-q", "nobody-asks-this", stdin="A draft.").status == 2


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for all tests: made once, and copied."""
    folder = tmp_path_factory.mktemp("lived-in")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("state", "data"):
            patch.setenv(f"XDG_{name.upper()}_HOME", str(folder / name))
        live(Reflect(folder))
    quiet = ("-j", str(folder / "quiet.db"), "add", "--audience", "anonymous", "--on", "2026-11-10")
    for text in ("Nobody dares to ask", "@Ana forgot it", "It was too loud"):
        assert Reflect(folder)(*quiet, text).status == 0
    (folder / "table.csv").write_text(TABLE)
    (folder / "shared.jsonl").write_text(SHARED)
    (folder / "diary.txt").write_text("[2026-11-20 10:00] The lift was stuck *\nFor an hour. #lift\n")
    (folder / "dayone.json").write_text(DAY_ONE)
    (folder / "2026-11-20.md").write_text("- the lift was stuck\n")
    (folder / "own.toml").write_text(FRAMEWORK)
    return folder


@pytest.fixture
def lived_in(template: Path, reflect: Reflect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reflect:
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    for header in (tmp_path / "state").rglob("*.json"):  # of a draft: it names its journal and who wrote it
        told = json.loads(header.read_text()) | {"journal": str(tmp_path / "journal.db")}
        header.write_text(json.dumps({key: value for key, value in told.items() if key != "pid"}))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return reflect


@pytest.fixture
def contents(tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """{every file below the test's folder: its bytes}"""

    def read() -> dict[str, bytes]:
        files = (file for file in tmp_path.rglob("*") if file.is_file())
        return {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in files}

    return read
