"""What a SQLite file says about its tables, in a form in which two schemas can be compared.

Alembic's own comparison does not see a lost CHECK, a partial index or AUTOINCREMENT, so the facts are
read by SQLAlchemy's inspection and, for what that leaves out, from SQLite itself.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Engine, inspect

NOT_IN_THE_MODELS = r"reflection_words.*|alembic_version|sqlite_.*"


def facts(engine: Engine) -> dict[str, list[str]]:
    """{table: its facts, sorted}"""
    found = inspect(engine)
    with engine.connect() as connection:
        flags = {
            name: f"WITHOUT ROWID {without_rowid}, STRICT {strict}"
            for _, name, _, _, without_rowid, strict in connection.exec_driver_sql("PRAGMA table_list")
        }
        tables = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        written = {str(name): str(sql) for name, sql in tables}
    said: dict[str, list[str]] = {}
    for table in found.get_table_names():
        if re.fullmatch(NOT_IN_THE_MODELS, table):
            continue
        said[table] = sorted(
            [
                *(f"column {_plain(column)}" for column in found.get_columns(table)),
                f"primary key {_plain(found.get_pk_constraint(table))}",
                *(f"foreign key {_plain(_unnamed(key))}" for key in found.get_foreign_keys(table)),
                *(f"index {_plain(index)}" for index in found.get_indexes(table)),
                *(f"unique {_plain(unique)}" for unique in found.get_unique_constraints(table)),
                *(f"check {_plain(check)}" for check in found.get_check_constraints(table)),
                f"AUTOINCREMENT {'AUTOINCREMENT' in written[table].upper()}",
                flags[table],
            ]
        )
    return said


def _unnamed(key: Any) -> dict[str, Any]:
    """Without its name: SQLAlchemy does not find that of a reference which came with an added column."""
    return {said: value for said, value in key.items() if said != "name"}


def _plain(described: Any) -> str:
    """Types by their repr: their str hides a time zone. Options as text: they hold objects."""
    return str(sorted((name, _value(value)) for name, value in described.items()))


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return str(sorted((name, str(each)) for name, each in value.items()))
    return repr(value)
