"""docs/schema.md explains the file to those who open it without us: all of it, and nothing else."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reflect.core.query import Filter
from reflect.journal import finding, reflections
from reflect.journal.journal import Journal, open_journal
from reflect.render.json import reflection_record
from tests.conftest import DRAFT, NOW, Reflect

DOCS = Path(__file__).parents[2] / "docs"
DOCUMENT = (DOCS / "schema.md").read_text("utf-8")
COLUMNS = """
SELECT m.type, m.name, p.name
  FROM sqlite_schema m, pragma_table_info(m.name) p
 WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'reflection_words_%'
"""


@pytest.fixture
def db(journal: Journal) -> sqlite3.Connection:
    return journal.db


def explained(kind: str, name: str) -> str:
    """The part of the document that is about a table or a view."""
    if kind == "view":
        return DOCUMENT.split(f"### {name}\n")[1].split("\n#")[0]
    if name == "reflection_words":
        return explained("view", "searchable")
    tables = DOCUMENT.split("\n## Tables\n")[1]
    rows = [line for line in tables.splitlines() if line.startswith("|")]
    [row] = [row for row in rows if f"`{name}`" in row.split("|")[1]]
    return row


def test_every_table_view_and_column_is_explained(db: sqlite3.Connection) -> None:
    missing = [
        f"{name}.{column}"
        for kind, name, column in db.execute(COLUMNS)
        if f"`{column}`" not in explained(kind, name)
    ]
    assert missing == []


def test_every_view_of_the_document_is_there(db: sqlite3.Connection) -> None:
    documented = re.findall(r"^### (\w+)$", DOCUMENT, re.MULTILINE)
    views = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert set(documented) == views


def queries() -> Iterator[str]:
    for block in re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL):
        yield from filter(str.strip, block.split(";"))


@pytest.mark.parametrize("query", list(queries()))
def test_its_queries_run(query: str, reflect: Reflect) -> None:
    reflect("add", "Second kettle.", "-q", "pressure", "-p", "kettle", "--on", "2026-01-02")
    reflect("follow", "add", "Buy one", "--for", "1", "--due", "2026-11-23")
    with closing(sqlite3.connect(f"file:{reflect.journal}?mode=ro", uri=True)) as db:
        assert len(db.execute(query.replace("date('now')", "'2027-01-01'")).fetchall()) == 1


def test_the_views_say_what_the_product_says(journal: Journal) -> None:
    written = DRAFT._replace(
        question="pressure",
        point="kettle",
        tags=("b", "a"),
        by="Ana",
        with_=("Bo", "Cy"),
        details=(("why", "So"),),
    )
    reflections.add(journal, written, now=NOW)
    [said] = [reflection_record(each) for each in finding.between(journal, Filter())]
    cursor = journal.db.execute("SELECT * FROM reflections")
    [row] = [
        dict(zip([column[0] for column in cursor.description], values, strict=True)) for values in cursor
    ]
    same = ("number", "id", "day", "question", "framework", "lens", "text", "point", "audience", "revision")
    assert {name: row[name] for name in same} == {name: said[name] for name in same}
    assert (row["tags"], row["with_people"], row["by_person"]) == ("a, b", "Bo, Cy", "Ana")
    assert row["local_time"] == "14:05"
    assert journal.rows("SELECT * FROM details") == [(1, "why", "So")]
    assert journal.rows("SELECT * FROM points") == [("kettle", "", 1, said["day"], said["day"])]


def test_reading_locks_nobody_out(reflect: Reflect) -> None:
    for n in range(3):
        reflect("add", f"Cup {n}.")
    with closing(sqlite3.connect(f"file:{reflect.journal}?mode=ro", uri=True)) as db:
        reading = db.execute("SELECT text FROM reflections ORDER BY number")
        assert next(reading) == ("Cup 0.",)
        assert reflect("add", "Written meanwhile.").status == 0
        assert len(reading.fetchall()) == 2


def test_what_datasette_is_told_is_there(tmp_path: Path) -> None:
    told = json.loads((DOCS / "datasette.json").read_text("utf-8"))["databases"]["journal"]["tables"]
    with open_journal(tmp_path / "journal.db", create=True) as journal:
        for name, settings in told.items():
            columns = [column for _, table, column in journal.rows(COLUMNS) if table == name]
            named = [
                value
                for key, value in settings.items()
                if key in ("fts_pk", "sort", "sort_desc", "label_column")
            ]
            assert {*named, *settings.get("facets", ())} <= set(columns), name
