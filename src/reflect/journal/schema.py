"""Bringing a journal's schema up to date with Alembic; loaded only when a journal is behind.

``python -m reflect.journal.schema`` writes ``head.sqlite.sql`` anew from the migrations.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

HEAD = Path(__file__).with_name("head.sqlite.sql")
NOTE = """\
-- The newest schema; a new journal is made from it.
-- Generated from the migrations by `python -m reflect.journal.schema`.
"""


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, inside the caller's transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def migrate(db: sqlite3.Connection) -> None:
    """Bring a journal's own connection up to date: all steps or none.

    The BEGIN is ours: SQLAlchemy's leaves a changed file behind a step that fails. Foreign keys are
    off meanwhile, which SQLite allows only outside a transaction, and are checked before the commit.
    """
    engine = create_engine("sqlite://", creator=lambda: db, poolclass=StaticPool, hide_parameters=True)
    db.execute("PRAGMA foreign_keys = OFF")
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            upgrade(connection)
            dangling = db.execute("PRAGMA foreign_key_check").fetchall()
            if dangling:
                raise sqlite3.IntegrityError(f"{len(dangling)} references point nowhere after the migration")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise
        finally:
            db.execute("PRAGMA foreign_keys = ON")


def head_script() -> str:
    """The newest schema as one SQL script, read back from a migrated database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db)
        statements = [
            f"PRAGMA {pragma} = {db.execute(f'PRAGMA {pragma}').fetchone()[0]}"
            for pragma in ("application_id", "user_version")
        ]
        statements += [sql for (sql,) in db.execute(STATEMENTS_OF_THE_SCHEMA)]
        (revision,) = db.execute("SELECT version_num FROM alembic_version").fetchone()
    statements.append(f"INSERT INTO alembic_version VALUES ('{revision}')")  # noqa: S608 (our own name)
    return NOTE + "".join(f"{tidy(sql)};\n" for sql in statements)


# Everything that was created, but for what SQLite and FTS5 create by themselves.
STATEMENTS_OF_THE_SCHEMA = """
    SELECT sql
      FROM sqlite_schema
     WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
       AND NOT (type = 'table' AND name LIKE 'reflection_words_%')
     ORDER BY rowid
"""


def tidy(sql: str) -> str:
    return "\n".join(line.rstrip() for line in sql.strip().splitlines())


if __name__ == "__main__":
    HEAD.write_text(head_script(), encoding="utf-8")
