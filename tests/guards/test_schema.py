"""A new journal is a migrated one is what the models say; a migration that fails changes nothing."""

from __future__ import annotations

import gzip
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

import reflect as package
from reflect.journal.schema import HEAD, head_script, migrate
from reflect.journal.sqlite import APPLICATION_ID, NEWEST
from reflect.models import Row
from tests.conftest import Answer, Reflect, ReflectProcess
from tests.guards.facts import facts

HEAD_TEXT = HEAD.read_text(encoding="utf-8")


def facts_of(script: str) -> dict[str, list[str]]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(script)
        return facts(create_engine("sqlite://", creator=lambda: db, poolclass=StaticPool))


def facts_of_the_models() -> dict[str, list[str]]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        Row.metadata.create_all(engine)
        return facts(engine)
    finally:
        engine.dispose()


def test_a_new_journal_has_the_schema_of_a_migrated_one() -> None:
    assert head_script() == HEAD_TEXT, "run `python -m reflect.journal.schema`"


def test_a_new_journal_has_the_schema_of_the_models() -> None:
    assert facts_of(HEAD_TEXT) == facts_of_the_models()


def test_both_know_every_table() -> None:
    assert len(facts_of(HEAD_TEXT)) == len(Row.metadata.tables) > 10


PLANTED = {
    "a column is missing": (r"\tabout TEXT NOT NULL,\n", ""),
    "a column is new": (r"\tabout TEXT NOT NULL,", "\tabout TEXT NOT NULL,\n\tmore TEXT,"),
    "a column has another name": (r"\tabout TEXT", "\tsubject TEXT"),
    "a column has another type": (r"day DATE NOT NULL", "day TEXT NOT NULL"),
    "a column may be null": (r"audience TEXT NOT NULL", "audience TEXT"),
    "a default is missing": (r"DEFAULT false NOT NULL", "NOT NULL"),
    "a default is another": (r"DEFAULT 'open'", "DEFAULT 'done'"),
    "numbers may be used again": (r" AUTOINCREMENT", ""),
    "a check is missing": (r"\tCONSTRAINT follow_up_kind_known CHECK \(.*\),\n", ""),
    "a check allows more": (r"'unsure'\)\)", "'unsure', 'maybe'))"),
    "a unique constraint is missing": (r",\n\tCONSTRAINT tag_folded_once UNIQUE \(folded\)", ""),
    "a foreign key is missing": (r"\tCONSTRAINT follow_up_owner FOREIGN KEY.*,\n", ""),
    "a foreign key leads elsewhere": (
        r"(owner FOREIGN KEY\(owner\)) REFERENCES person",
        r"\1 REFERENCES tag",
    ),
    "an index is missing": (r"CREATE INDEX follow_up_state .*;\n", ""),
    "an index is in another order": (r"\(state, due\)", "(due, state)"),
    "an index is whole, not partial": (r" WHERE point IS NOT NULL", ""),
    "an index is partial in another way": (r" WHERE point IS NOT NULL", " WHERE point IS NULL"),
    "an index is unique": (r"CREATE INDEX follow_up_state", "CREATE UNIQUE INDEX follow_up_state"),
    "a primary key is shorter": (
        r"PRIMARY KEY \(person, reflection, role\)",
        "PRIMARY KEY (person, reflection)",
    ),
    "a table has no rowid": (r"(CONSTRAINT import_row_run FOREIGN KEY[^;]*\n\))", r"\1 WITHOUT ROWID"),
    "a table is missing": (r"CREATE TABLE follow_up_person \([^;]*;\n", ""),
    "a table is new": (r"\Z", "CREATE TABLE more (number INTEGER);\n"),
}


@pytest.mark.parametrize("change", PLANTED)
def test_the_guard_sees_when(change: str) -> None:
    pattern, instead = PLANTED[change]
    planted, times = re.subn(pattern, instead, HEAD_TEXT, count=1)
    assert times == 1, "the change was not planted"
    assert facts_of(planted) != facts_of_the_models()


def test_a_migrated_file_says_whose_it_is_and_how_new() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db)
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (NEWEST,)


def test_no_migration_rebuilds_a_table() -> None:
    """`batch_alter_table` loses AUTOINCREMENT, and rows when foreign keys are on."""
    versions = Path(package.__file__).parent / "journal" / "migrations" / "versions"
    assert not [file for file in versions.glob("*.py") if "batch_alter_table" in file.read_text()]


MIGRATION = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "next", "{before}", None, None

def upgrade() -> None:
    op.execute("ALTER TABLE point ADD COLUMN colour TEXT")
    op.execute("DELETE FROM detail")
    op.execute("PRAGMA user_version = {version}")
    {ending}
"""


class NextVersion:
    """A copy of this package that is one migration further on."""

    def __init__(self, folder: Path, run: ReflectProcess) -> None:
        self.run = run
        self.copy = folder / "reflect"
        shutil.copytree(
            Path(package.__file__).parent, self.copy, ignore=shutil.ignore_patterns("__pycache__")
        )
        known = self.copy / "journal" / "sqlite.py"
        text = known.read_text(encoding="utf-8")
        newer = text.replace(f"NEWEST = {NEWEST} ", f"NEWEST = {NEWEST + 1} ")
        assert newer != text
        known.write_text(newer, encoding="utf-8")

    def add_migration(self, ending: str) -> None:
        versions = self.copy / "journal" / "migrations" / "versions"
        before = max(file.name for file in versions.glob("0*.py"))[:4]
        text = MIGRATION.format(before=before, version=NEWEST + 1, ending=ending)
        (versions / "next.py").write_text(text, encoding="utf-8")

    def __call__(self, *arguments: str) -> Answer:
        return self.run(*arguments, environ={"PYTHONPATH": str(self.copy.parent)})


@pytest.fixture
def next_version(tmp_path: Path, reflect_process: ReflectProcess) -> NextVersion:
    folder = tmp_path / "next"
    folder.mkdir()
    assert reflect_process("add", "The kettle leaks.", "-p", "kettle", "--detail", "why=Age").status == 0
    return NextVersion(folder, reflect_process)


def test_a_migration_that_fails_leaves_the_journal_as_it_was(next_version: NextVersion) -> None:
    journal = next_version.run.journal
    next_version.add_migration("raise RuntimeError('half way')")
    before = _content(journal)
    answer = next_version("add", "Another.")
    assert answer.status != 0
    assert "Traceback" not in answer.err
    assert _content(journal) == before
    assert next_version.run("list").lines, "the older version still reads it"


def test_a_migration_that_leaves_dangling_references_is_taken_back(next_version: NextVersion) -> None:
    journal = next_version.run.journal
    next_version.add_migration("op.execute('DELETE FROM question'); op.execute('DELETE FROM point')")
    before = _content(journal)
    assert next_version("list").status != 0
    assert _content(journal) == before


def test_an_older_journal_is_migrated_after_a_backup(next_version: NextVersion) -> None:
    journal = next_version.run.journal
    next_version.add_migration("pass")
    before = _content(journal)
    assert "The kettle leaks." in next_version("list").out
    assert f"user_version: {NEWEST + 1}" in _content(journal)
    [backup] = journal.parent.glob("journal.db.before-*")
    assert _content(backup) == before
    if backup.stat().st_uid:  # not on Windows, where the mode says nothing
        assert backup.stat().st_mode & 0o777 == 0o600


def test_a_journal_of_the_next_version_is_named_as_newer(next_version: NextVersion) -> None:
    next_version.add_migration("pass")
    assert next_version("list").status == 0
    answer = next_version.run("list")
    assert answer.status == 5
    assert "written by a newer reflect" in answer.err


RELEASED = sorted((Path(__file__).parents[1] / "journal" / "files").glob("schema-*.db.gz"))


@pytest.mark.parametrize("saved", RELEASED, ids=lambda file: file.name.removesuffix(".db.gz"))
def test_a_journal_of_every_released_schema_is_read_changed_and_taken_back(
    saved: Path, reflect: Reflect
) -> None:
    """Each was written by the version that had this schema, and ends with something undone."""
    reflect.journal.write_bytes(gzip.decompress(saved.read_bytes()))
    before = len(reflect.texts("list", "--all"))
    assert reflect("search", "kettle", "-t", "kitchen", "--with", "ana", "-p", "KETTLE").lines
    assert reflect("redo").status == 0
    assert reflect.texts("list", "--all")[0] == "To be undone"
    for text in reflect.texts("list", "--all"):
        assert reflect("undo").status == 0, text
        if not reflect.texts("list", "--all"):
            break
    assert reflect("redo").status == 0
    assert before > 1
    assert facts_of_file(reflect.journal) == facts_of_the_models()


def test_there_is_a_saved_file_of_every_schema_before_the_newest() -> None:
    assert [file.name for file in RELEASED] == [f"schema-{n}.db.gz" for n in range(1, NEWEST)]


def facts_of_file(journal: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(journal)) as db:
        return facts(create_engine("sqlite://", creator=lambda: db, poolclass=StaticPool))


def _content(journal: Path) -> list[str]:
    """The schema and every row, as text."""
    with closing(sqlite3.connect(journal)) as db:
        schema = db.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
        tables = [name for kind, name, _ in schema if kind == "table"]
        rows = [repr(row) for table in tables for row in db.execute(f"SELECT * FROM {table}")]
        return [f"user_version: {db.execute('PRAGMA user_version').fetchone()[0]}", *map(repr, schema), *rows]
