"""A journal copied as lines of JSON and taken over by a new one is the same journal."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Reflect

OWN = {"alembic_version", "origin", "sqlite_sequence"}
UNNUMBERED = {"amendment": ("number",)}  # which nothing refers to
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
TEXTS = st.one_of(
    WORDS.filter(lambda text: text.strip() != ""),
    st.sampled_from(["With @Ana #tea", "Tea. #Tea\r\n", "=1+1", "<!-- end -->", '{"share": "team"}']),
)
NAMES = st.sampled_from(["Ana", "ANA", "Bo", "Zoë", "Zoe\u0308"])
NUMBERS = st.integers(1, 4).map(str)
STEPS = st.one_of(
    st.tuples(st.just("add"), TEXTS, NAMES).map(
        lambda step: (
            "add",
            "-q",
            "success",
            "--with",
            step[2],
            "--detail",
            f"why={step[1].strip()}",
            "--",
            step[1],
        )
    ),
    st.tuples(TEXTS, NAMES).map(
        lambda step: ("add", "-q", "pressure", "-p", step[1], "-t", step[1], "--", step[0])
    ),
    TEXTS.map(
        lambda text: ("add", "--private", "--on", "2026-11-01", "--detail", "stronger=More", "--", text)
    ),
    st.tuples(NUMBERS, TEXTS).map(lambda step: ("edit", step[0], "--text", step[1])),
    st.tuples(NUMBERS, NAMES).map(
        lambda step: ("edit", step[0], "-t", step[1], "--from", "Bo", "-q", "people")
    ),
    NUMBERS.map(lambda number: ("delete", number)),
    NUMBERS.map(lambda number: ("highlight", number)),
    NUMBERS.map(lambda number: ("destroy", number, "--yes")),
    NUMBERS.map(lambda number: ("withdraw", number)),
    st.sampled_from(
        [
            ("undo",),
            ("redo",),
            ("tag", "rename", "tea", "chai"),
            ("tag", "merge", "ana", "--into", "bo"),
            ("person", "merge", "Bo", "--into", "Ana"),
            ("person", "add", "Ana", "Cy", "--group", "night"),
            ("point", "describe", "Bo", "The kitchen"),
            ("framework", "use", "gibbs", "capturing-learning"),
            ("export", "share", "--name", "Ana", "--yes"),
        ]
    ),
    st.tuples(NUMBERS, TEXTS, NAMES).map(
        lambda step: ("follow", "add", "--for", step[0], "--kind", "adopt", "--owner", step[2], "--", step[1])
    ),
    st.sampled_from(
        [
            ("follow", "edit", "last", "--role", "lead"),
            ("follow", "edit", "last", "--stage", "owned", "--on", "yesterday"),
            ("follow", "edit", "last", "--clear", "role", "--asked", "today"),
            ("follow", "edit", "last", "--kind", "agree", "--review", "in 2 days"),
            ("follow", "done", "last", "--helped", "no", "--note", "Tea"),
            ("follow", "drop", "last"),
        ]
    ),
)


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def tables(path: Path) -> dict[str, list[Any]]:
    """All rows of all tables, but for what makes a journal this one."""
    with closing(sqlite3.connect(path)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name: sorted(map(repr, db.execute(f"SELECT {columns(db, name)} FROM {name}")))
            for name in names
            if name not in OWN and not name.startswith("reflection_words")
        }


def columns(db: sqlite3.Connection, table: str) -> str:
    """All of them, but for what is made anew from the others."""
    found = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    return ", ".join(
        f'"{name}"' for name in found if name not in ("also_found_by", *UNNUMBERED.get(table, ()))
    )


def without_its_taking_over(path: Path) -> dict[str, list[Any]]:
    """Without the change that taking it over was, its run, and what it remembers of each reflection."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        [(run, change)] = db.execute("SELECT number, change FROM import ORDER BY number DESC LIMIT 1")
        db.execute("DELETE FROM import_row WHERE run = ?", (run,))
        db.execute("DELETE FROM amendment WHERE change = ?", (change,))
        db.execute("DELETE FROM import WHERE number = ?", (run,))
        db.execute("DELETE FROM change WHERE number = ?", (change,))
        db.execute("DELETE FROM amendment WHERE change = ?", (change,))
        db.commit()
    return tables(path)


@settings(max_examples=10)
@given(steps=st.lists(STEPS, min_size=1, max_size=10))
def test_a_copy_is_the_same_journal_with_its_history_names_and_follow_ups(
    steps: list[tuple[str, ...]],
) -> None:
    with folder() as here:
        reflect, copy = Reflect(here), Reflect(here / "copy")
        copy.journal.parent.mkdir()
        reflect("add", "The first", "-q", "pressure", "--detail", "stronger=A second cable")
        for step in steps:
            reflect(*step)
        assert reflect("export", "jsonl", str(here / "all.jsonl")).status == 0
        answer = copy("import", "jsonl", str(here / "all.jsonl"))
        assert answer.status == 0, answer
        assert copy("history", "1").out == reflect("history", "1").out
        assert copy("list", "--all", "--json").out == reflect("list", "--all", "--json").out
        assert copy("search", "cable", "--json").out == reflect("search", "cable", "--json").out
        assert copy("journal", "check").status == reflect("journal", "check").status
        assert without_its_taking_over(copy.journal) == tables(reflect.journal)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Reflect, Reflect]:
    """A journal, and a copy of it on another machine."""
    here, there = Reflect(tmp_path / "here"), Reflect(tmp_path / "there")
    for each in (here, there):
        each.journal.parent.mkdir()
    here("add", "One")
    here("add", "Two", "-t", "tea")
    carry(here, there)
    return here, there


def carry(one: Reflect, other: Reflect, *options: str) -> str:
    file = one.journal.with_name("all.jsonl")
    assert one("export", "jsonl", str(file), *options).status == 0
    answer = other("import", "jsonl", str(file))
    assert answer.status == 0, answer
    return answer.out.rstrip("\n")


def test_the_same_copy_again_is_nothing_new(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    assert carry(here, there) == "2 unchanged"
    assert carry(there, here) == "2 unchanged"


def test_newer_words_go_to_and_fro(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    for turn in range(3):
        there("edit", "1", "--text", f"There {turn}")
        there("add", f"New there {turn}")
        assert carry(there, here).startswith("1 added, 1 changed")
        here("edit", "1", "--text", f"Here {turn}")
        assert carry(here, there).startswith("1 changed")
        assert "One" not in there.texts("list", "--all")
    assert sorted(here.texts("list", "--all")) == sorted(there.texts("list", "--all"))


def test_an_older_copy_changes_nothing(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    here("edit", "1", "--text", "Newer")
    assert carry(there, here) == "1 unchanged, 1 older than here"
    assert "Newer" in here.texts("list", "--all")


def test_what_was_changed_on_both_sides_is_kept_and_told(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    here("edit", "1", "--text", "Here")
    there("edit", "1", "--text", "There")
    assert carry(there, here) == "1 unchanged, 1 changed on both sides"
    assert "Here" in here.texts("list", "--all")
    here("edit", "2", "-t", "chai")
    there("edit", "2", "--text", "Two, there")
    carry(here, there)
    assert there.texts("list", "-t", "chai", "--all") == ["Two, there"]  # another field of it


def test_a_deletion_is_carried_and_can_be_taken_back(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    here("delete", "1")
    assert carry(here, there) == "1 changed, 1 unchanged"
    assert there.texts("list", "--all") == ["Two"]
    there("undo")
    assert sorted(there.texts("list", "--all")) == ["One", "Two"]


def test_what_was_destroyed_here_does_not_come_back(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    there("destroy", "1", "--yes")
    answer = there("import", "jsonl", str(here.journal.with_name("all.jsonl")))
    assert "1 not brought back" in answer.err
    assert there.texts("list", "--all") == ["Two"]


def test_taking_over_is_taken_back_and_done_again(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    assert "2 reflections gone" in there("undo").out
    assert there.texts("list", "--all") == []
    assert "2 reflections in view" in there("redo").out
    there("undo")
    assert carry(here, there) == "2 added"


def test_reflections_in_view_alone_come_without_their_history(
    two: tuple[Reflect, Reflect], tmp_path: Path
) -> None:
    here, _ = two
    here("edit", "2", "--text", "Two, mended", "--with", "Ana")
    other = Reflect(tmp_path / "other")
    other.journal.parent.mkdir()
    assert carry(here, other, "--in-view") == "2 added"
    record = other("show", "2", "--json").json["reflection"]
    assert (record["text"], record["tags"], record["with"]) == ("Two, mended", ["tea"], ["Ana"])
    other("edit", "2", "--text", "Two, once more")
    other("restore", "2", "--revision", str(record["revision"]))
    assert other("show", "2", "--json").json["reflection"]["text"] == "Two, mended"


def test_a_copy_that_lost_lines_is_refused_whole(two: tuple[Reflect, Reflect], tmp_path: Path) -> None:
    here, _ = two
    lines = here.journal.with_name("all.jsonl").read_text("utf-8").splitlines(keepends=True)
    for noun in ("change", "list", "question"):
        file = tmp_path / "less.jsonl"
        file.write_text("".join(line for line in lines if noun not in json.loads(line)), encoding="utf-8")
        other = Reflect(tmp_path / noun)
        other.journal.parent.mkdir()
        here("edit", "1", "-q", "pressure")
        answer = other("import", "jsonl", str(file))
        assert answer.status == (0 if noun == "question" else 2), (noun, answer)
        if noun != "question":
            assert other.texts("list", "--all") == []


def test_a_later_version_s_lines_are_left_alone(two: tuple[Reflect, Reflect], tmp_path: Path) -> None:
    here, there = two
    file = here.journal.with_name("all.jsonl")
    file.write_text(file.read_text("utf-8") + '{"reflect": 1, "mood": "good"}\n', encoding="utf-8")
    assert there("import", "jsonl", str(file)).out == "2 unchanged\n"


def test_follow_ups_of_points_alone_come_into_a_journal_that_is_in_use(tmp_path: Path) -> None:
    here, there = Reflect(tmp_path / "here"), Reflect(tmp_path / "there")
    for each in (here, there):
        each.journal.parent.mkdir()
        each("add", f"The kettle leaks {each.journal.parent.name}", "-q", "pressure", "-p", "kettle")
    here("follow", "add", "Descale it", "--point", "kettle", "--owner", "Zoe", "--with", "Bo")
    assert carry(here, there) == "1 added, 1 follow-up of a point"
    [follow_up] = there("follow", "list", "--json").json["follow_ups"]
    assert (follow_up["text"], follow_up["point"], follow_up["owner"]) == ("Descale it", "kettle", "Zoe")
    assert (follow_up["for"], follow_up["with"]) == (None, ["Bo"])
    assert carry(here, there) == "1 unchanged"
    here("follow", "edit", "f1", "--due", "2026-12-24")
    assert carry(here, there) == "1 unchanged, 1 follow-up of a point"
    assert "due 2026-12-24" in there("follow", "list").out
    there("undo")
    there("undo")
    assert there("follow", "list", "--json").json["follow_ups"] == []
    assert carry(here, there) == "1 added, 1 follow-up of a point"


def test_what_is_done_about_a_follow_up_is_news_though_no_word_of_its_reflection_changed(
    two: tuple[Reflect, Reflect],
) -> None:
    here, there = two
    here("edit", "1", "-q", "pressure", "-p", "kettle")
    here("follow", "add", "Mend it", "--for", "1", "--with", "Bo")
    here("follow", "add", "Ask", "--for", "1", "--kind", "try")
    here("follow", "edit", "f2", "--clear", "point")
    carry(here, there)
    here("follow", "done", "f1", "--helped", "no")
    here("follow", "edit", "f1", "--with", "Zoe")
    assert carry(here, there) == "1 changed, 1 unchanged"
    mend, ask = sorted(there("follow", "list", "--json").json["follow_ups"], key=lambda each: each["number"])
    assert (mend["helped"], mend["closed"], mend["with"]) == ("no", "2026-11-22", ["Bo", "Zoe"])
    assert (mend["point"], ask["point"]) == ("kettle", None)
    assert carry(here, there) == "2 unchanged"


@pytest.mark.parametrize(
    ("noun", "field", "value"),
    [
        ("follow_up", "due", 1),
        ("follow_up", "id", "zz"),
        ("follow_up", "text", None),
        ("question", "probes", "[1]"),
        ("change", "instant", "yesterday"),
        ("amendment", "before", '{"text": ["lies"]}'),
        ("amendment", "before", '{"day": "never"}'),
        ("amendment", "before", '{"colour": "red"}'),
        ("amendment", "before", "[]"),
        ("point", "number", 10**30),
        ("list", "rows", 7),
        ("past", "states", {"a": 1}),
    ],
)
def test_a_copy_that_lies_of_the_past_is_refused_whole(
    noun: str, field: str, value: object, two: tuple[Reflect, Reflect], tmp_path: Path
) -> None:
    here, _ = two
    here("edit", "1", "--text", "New words", "-q", "pressure", "-p", "kettle")
    here("follow", "add", "Mend it", "--for", "1")
    lines = [json.loads(line) for line in here("export", "jsonl").out.splitlines()]
    next(line[noun] for line in lines if noun in line and "text" not in line)[field] = value
    for name in ("new", "used"):
        other = Reflect(tmp_path / name)
        other.journal.parent.mkdir()
        if name == "used":
            other("add", "Here before")
        answer = other("import", "jsonl", "-", stdin="".join(f"{json.dumps(line)}\n" for line in lines))
        assert answer.status in (0, 2), answer  # what came before is of no use to a journal in use
        if answer.status:
            assert answer.err.splitlines()[-1].endswith("nothing was stored.") or "export it" in answer.err
            assert other.texts("list", "--all") == (["Here before"] if name == "used" else [])
        else:
            assert name == "used" or noun == "past"


def test_a_copy_may_narrow_who_reads_it_and_never_widen(two: tuple[Reflect, Reflect], tmp_path: Path) -> None:
    here, there = two
    there("edit", "1", "--private")
    assert carry(there, here) == "1 changed, 1 unchanged"
    assert here.texts("list", "--audience", "private") == ["One"]
    there("edit", "1", "--audience", "team", "--text", "One, for all")
    here("add", "Only here", "--private")
    lines = [json.loads(line) for line in here("export", "jsonl", "--in-view").out.splitlines()]
    forged = next(line for line in lines if line["text"] == "Only here")
    (tmp_path / "forged.jsonl").write_text(json.dumps(forged | {"audience": "team", "revision": 99}))
    file = there.journal.with_name("all.jsonl")
    there("export", "jsonl", str(file))
    answer = here("import", "jsonl", str(file), str(tmp_path / "forged.jsonl"))
    assert "nothing opens them but `reflect edit N --audience`: 1, 3." in answer.err
    assert sorted(here.texts("list", "--audience", "private")) == ["One, for all", "Only here"]
    assert "Only here" not in here("export", "markdown").out


def test_the_longest_ago_that_can_be_written_comes_back(tmp_path: Path) -> None:
    here, there = Reflect(tmp_path / "here"), Reflect(tmp_path / "there")
    for each in (here, there):
        each.journal.parent.mkdir()
    assert here("add", "Rome.", "--on", "0001-01-02").status == 0
    there("add", "Tea.")
    answer = there("import", "jsonl", "-", stdin=here("export", "jsonl").out)
    assert (answer.status, answer.out) == (0, "1 added\n")


def test_a_day_that_is_not_that_of_its_moment_is_refused(two: tuple[Reflect, Reflect]) -> None:
    here, there = two
    here("add", "Of today")
    line = json.loads(here("export", "jsonl", "--in-view").out.splitlines()[-1])
    answer = there("import", "jsonl", "-", stdin=json.dumps(line | {"day": "0001-01-01"}))
    assert answer.status == 2
    assert "line 1: the day 0001-01-01 is not that of 2026-11-22" in answer.err
