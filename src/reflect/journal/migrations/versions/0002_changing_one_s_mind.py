"""Everything can be changed and taken back.

Why: an amendment keeps what something was before a change, so that each change has a history, can be
undone and done again. A name that was renamed or merged goes on as an alias of what it means now, and
people can stand on a roster, so that a meeting sees who has not been heard.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reflect.journal.migrations.types import JSON

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "amendment",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("before", JSON, nullable=True),
        sa.CheckConstraint(
            "noun IN ('reflection', 'follow_up', 'tag', 'person', 'point', 'framework', 'question')",
            name="amendment_noun_known",
        ),
        sa.ForeignKeyConstraint(["change"], ["change.number"], name="amendment_change"),
        sa.PrimaryKeyConstraint("number", name="amendment_key"),
        sa.UniqueConstraint("change", "noun", "subject", name="amendment_change_noun_subject_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("amendment_noun_subject", "amendment", ["noun", "subject"], unique=False)
    for name in ("tag", "person", "point"):  # as text: Alembic would add the reference by a table copy
        op.execute(
            sa.text(
                f"ALTER TABLE {name} ADD COLUMN means INTEGER CONSTRAINT {name}_means "
                f"REFERENCES {name} (number)"
            )
        )
    op.add_column(
        "person", sa.Column("on_roster", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("person", sa.Column("belongs_to", sa.Text(), nullable=True))
    # What was undone so far can be done again. Follow-ups go out of sight with their reflection now.
    op.execute(
        sa.text(
            """
            INSERT INTO amendment (change, noun, subject, before)
            SELECT u.number, 'reflection', r.number, '{"deleted": false}'
              FROM change u JOIN reflection r ON r.change = u.undoes
             WHERE r.deleted
            """
        )
    )
    op.execute(sa.text("UPDATE follow_up SET deleted = false"))
    if op.get_bind().dialect.name == "sqlite":
        op.execute(sa.text("PRAGMA user_version = 2"))
