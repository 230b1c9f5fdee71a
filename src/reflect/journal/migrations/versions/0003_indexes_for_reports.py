"""Reports count where it lies: in one index that holds what they count by.

Why: of a million reflections most of the time of a report went into looking at each row, only to see that it
is not deleted, is highlighted or at which point it was. The index by question leaves out what is deleted and
holds the rest of that. What is deleted has an index of its own, which is small: a follow-up is out of sight
with its reflection, and need not look at it.
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
        ["question", "day", "highlighted", "point"],
        unique=False,
        sqlite_where=sa.text("NOT deleted"),
        postgresql_where=sa.text("NOT deleted"),
    )
    op.create_index(
        "reflection_deleted",
        "reflection",
        ["number"],
        unique=False,
        sqlite_where=sa.text("deleted"),
        postgresql_where=sa.text("deleted"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(sa.text("PRAGMA user_version = 3"))
