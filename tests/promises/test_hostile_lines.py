"""Lines that claim to come from a journal, and say anything at all: all is stored, or nothing is.

The exit status is one of those documented, a message names the line, and what was stored can be read.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Answer, Reflect

HOSTILE: list[Any] = [
    *(None, True, False, 0, -1, 1, 2**31, 2**63 - 1, 2**63, 10**30, 1.5, 1e308, "", "x", "\x00"),
    *("a\x1b[31m", "\ud800", "\u202e", "last", "f1", "2026-11-22", "0001-01-01", "9999-12-31", "-05"),
    *("9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00", "2026-11-22T00:00:00+23:59"),
    *([], {}, [[]], [1], [[1, 2]], ["a"], ["a\nb"], [None], {"a": 1}, {"": ""}, {"a": None}, {"text": ["x"]}),
    *("x" * 300, "A\nB", "team", "private", "anonymous", "0" * 32, "0" * 31, "dropped", "done", "{}", "[]"),
    *("null", '{"name":null}', '{"tags":[[99,true]],"people":[[1,"x",0]]}', '{"details":[[1]]}'),
    *('{"deleted":"maybe"}', '{"nosuch":1}', "00000000-0000-0000-0000-000000000000"),
]
READING = (
    *(
        "list --all",
        "report --all",
        "report pressure --all",
        "report positives --all",
        "report lasting --all",
    ),
    *("report follow-ups --all", "report themes --all", "export week --all", "export jsonl", "export csv"),
    *("follow list --state all", "history --all", "history 1", "theme list", "framework list", "lookback"),
    *("search kettle", "journal check", "undo", "add later", "edit 1 --text hi"),
)
# Lines of a whole journal mean something together; then no single one is at fault.
TOGETHER = ("not the whole of a journal", "a follow-up of a point in it", "holds nothing that")
PROBLEMS = (1, 5)  # a mistake of the program, a journal that is damaged


class Files(NamedTuple):
    """What other journals wrote, of each kind; and a journal that has some of it already."""

    kinds: dict[str, list[dict[str, Any]]]
    journal: Path

    def __repr__(self) -> str:
        return "Files()"  # a failing example is long enough


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("elsewhere")
    one, other = Reflect(folder), Reflect(tmp_path_factory.mktemp("here"))
    for line in (
        *("add 'The kettle #tea @Ana leaks' -q pressure -p kettle --detail 'stronger=Mend it'",),
        *("add 'It went well' -q success --with Bo --from Cy --detail why=time", "add Hush --private"),
        *(f"add 'anon {day}' --audience anonymous --on 2026-11-1{day} -q data" for day in range(3)),
        *("edit 1 --text 'New words'", "delete 3", "follow add 'Do it' --point kettle --owner Zoe"),
        *("follow done f1 --helped no", "tag rename tea chai", "theme mute anon", "destroy 2 --yes"),
        *("add x2 -q together", "follow add Agree --for last --kind agree --with Bo"),
    ):
        assert said(one, line).status == 0, line
    view = said(one, "export jsonl --in-view").out
    sent = said(one, "export share --name Ana --yes").out
    kinds = {"copy": said(one, "export jsonl").out, "view": view, "share": sent}
    said(other, "add 'Here already #tea' -p Kettle --with ana")
    assert other("import", "jsonl", "-", stdin=view).status == 0
    return Files(
        {kind: [json.loads(line) for line in text.splitlines()] for kind, text in kinds.items()},
        other.journal,
    )


def said(reflect: Reflect, line: str) -> Answer:
    return reflect(*(word.strip("'") for word in re.findall(r"'[^']*'|\S+'[^']*'|\S+", line)))


def places(document: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Everywhere in it where something stands."""
    inside = document.items() if isinstance(document, dict) else enumerate(document[:4])
    for key, value in inside:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def spoiled(lines: list[dict[str, Any]], data: st.DataObject) -> str:
    """The lines with a few things in them lost, added or replaced."""
    lines = json.loads(json.dumps(lines))
    for _ in range(data.draw(st.integers(1, 3))):
        how = data.draw(st.sampled_from([*("replace",) * 8, "lose", "add", "twice", "leave out"]))
        line = data.draw(st.integers(0, len(lines) - 1))
        if how == "twice":
            lines.append(lines[line])
        elif how == "leave out":
            del lines[line : line + (len(lines) > 1)]
        elif every := list(places(lines[line])):
            *path, last = data.draw(st.sampled_from(every))
            at = lines[line]
            for key in path:
                at = at[key]
            if how == "lose":
                del at[last]
            else:
                at["new" if how == "add" and isinstance(at, dict) else last] = data.draw(
                    st.sampled_from(HOSTILE)
                )
    return "".join(f"{json.dumps(each)}\n" for each in lines)


def kept(file: Path) -> list[Any]:
    """All that is stored, but for the tables that explain themselves."""
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = (
            "reflection",
            "follow_up",
            "detail",
            "tag",
            "person",
            "point",
            "theme",
            "change",
            "amendment",
        )
        return [db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


@settings(max_examples=70, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_all_of_it_is_stored_or_nothing(data: st.DataObject, files: Files, tmp_path: Path) -> None:
    kind = data.draw(st.sampled_from(["copy", "copy", "view", "share"]))
    text = spoiled(files.kinds[kind], data)
    in_use = data.draw(st.booleans())
    reading = data.draw(st.lists(st.sampled_from(READING), min_size=3, max_size=3, unique=True))
    reflect = Reflect(Path(tempfile.mkdtemp(dir=tmp_path)))
    if in_use:
        shutil.copy(files.journal, reflect.journal)
    else:
        reflect("add", "Here.")
        reflect("undo")
    before = kept(reflect.journal)
    answer = reflect("import", "jsonl", "-", stdin=text)
    assert answer.status in (0, 2, 6), answer.err
    assert "Traceback" not in answer.out + answer.err
    if answer.status:
        assert kept(reflect.journal) == before
        assert re.search(r"\bline \d", answer.err) or any(each in answer.err for each in TOGETHER), answer.err
        return
    kept(reflect.journal)
    for line in reading:
        assert said(reflect, line).status not in PROBLEMS, line


def test_a_time_at_the_end_of_the_calendar_is_refused_with_its_line(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    line = json.loads(reflect("export", "jsonl", "--in-view").out)
    for field in ("on", "written"):
        for end in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
            spoilt = line | {field: end, "day": end[:10] if field == "on" else line["day"]}
            answer = reflect("import", "jsonl", "-", stdin=json.dumps(spoilt))
            assert answer.status == 2
            assert "line 1: " in answer.err
