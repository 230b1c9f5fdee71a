"""Reports count where it lies: in one index that holds what they count by.

Why: of a million reflections most of the time of a report went into looking at each row, only to see that it
is not deleted, is highlighted or at which point it was. The index by question holds that as well. It is not
one of what is not deleted alone: SQLite takes such an index for shorter than it is, and reads whole rows
through it in the order of questions where it should read the table. What is deleted has an index of its own,
a small one: a follow-up is out of sight with its reflection, and need not look at it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("reflection_question", "reflection")
    op.create_index(
        "reflection_question",
        "reflection",
        ["question", "day", "deleted", "highlighted", "point"],
        unique=False,
    )
    op.create_index(
        "reflection_deleted",
        "reflection",
        ["deleted"],
        unique=False,
        sqlite_where=sa.text("deleted = true"),
        postgresql_where=sa.text("deleted = true"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(sa.text("PRAGMA user_version = 3"))
