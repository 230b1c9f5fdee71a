"""The house: a journal's first schema.

Why: everything a reflection carries (question, details, names, follow-ups), what was changed and
imported, and an index of words that triggers keep equal to the text.
"""

from __future__ import annotations

from textwrap import dedent

import sqlalchemy as sa
from alembic import op

from reflect.journal.migrations.types import ID, INSTANT, JSON

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The view is what the index reads on a rebuild: deleted reflections are not found. A trigger feeds
# the old words to FTS5's 'delete' command, the only way an external-content index forgets them.
SQLITE = (
    """
    CREATE VIEW searchable AS
    SELECT number, text, also_found_by
      FROM reflection
     WHERE NOT deleted
    """,
    """
    CREATE VIRTUAL TABLE reflection_words USING fts5(
        text, also_found_by, content='searchable', content_rowid='number', tokenize='unicode61')
    """,
    """
    CREATE TRIGGER reflection_words_added AFTER INSERT ON reflection WHEN NOT NEW.deleted BEGIN
        INSERT INTO reflection_words (rowid, text, also_found_by)
        VALUES (NEW.number, NEW.text, NEW.also_found_by);
    END
    """,
    """
    CREATE TRIGGER reflection_words_changed AFTER UPDATE OF text, also_found_by, deleted ON reflection BEGIN
        INSERT INTO reflection_words (reflection_words, rowid, text, also_found_by)
        SELECT 'delete', OLD.number, OLD.text, OLD.also_found_by WHERE NOT OLD.deleted;
        INSERT INTO reflection_words (rowid, text, also_found_by)
        SELECT NEW.number, NEW.text, NEW.also_found_by WHERE NOT NEW.deleted;
    END
    """,
    """
    CREATE TRIGGER reflection_words_removed AFTER DELETE ON reflection WHEN NOT OLD.deleted BEGIN
        INSERT INTO reflection_words (reflection_words, rowid, text, also_found_by)
        VALUES ('delete', OLD.number, OLD.text, OLD.also_found_by);
    END
    """,
    "PRAGMA application_id = 1919315060",
    "PRAGMA user_version = 1",
)


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("instant", INSTANT, nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["change.number"], name="change_undoes"),
        sa.ForeignKeyConstraint(["undone_by"], ["change.number"], name="change_undone_by"),
        sa.PrimaryKeyConstraint("number", name="change_key"),
        sa.UniqueConstraint("id", name="change_id_once"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "framework",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="framework_key"),
        sa.UniqueConstraint("key", name="framework_key_once"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="person_key"),
        sa.UniqueConstraint("folded", name="person_folded_once"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "point",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("number", name="point_key"),
        sa.UniqueConstraint("folded", name="point_folded_once"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tag",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="tag_key"),
        sa.UniqueConstraint("folded", name="tag_folded_once"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change"], ["change.number"], name="import_change"),
        sa.PrimaryKeyConstraint("number", name="import_key"),
        sqlite_autoincrement=True,
    )
    op.create_index(("import_source"), "import", ["source"], unique=False)
    op.create_table(
        "question",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("framework", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("lens", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=True),
        sa.Column("probes", JSON, nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "audience IS NULL OR audience IN ('team', 'anonymous', 'private')", name="question_audience_known"
        ),
        sa.ForeignKeyConstraint(["framework"], ["framework.number"], name="question_framework"),
        sa.PrimaryKeyConstraint("number", name="question_key"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "question_asked",
        "question",
        ["framework", "key"],
        unique=True,
        sqlite_where=sa.text("position IS NOT NULL"),
        postgresql_where=sa.text("position IS NOT NULL"),
    )
    op.create_table(
        "reflection",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("instant", INSTANT, nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("timed", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("written", INSTANT, nullable=False),
        sa.Column("written_offset", sa.Integer(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=True),
        sa.Column("point", sa.Integer(), nullable=True),
        sa.Column("speaker", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("also_found_by", sa.Text(), server_default="", nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("highlighted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.CheckConstraint("audience IN ('team', 'anonymous', 'private')", name="reflection_audience_known"),
        sa.ForeignKeyConstraint(["change"], ["change.number"], name="reflection_change"),
        sa.ForeignKeyConstraint(["point"], ["point.number"], name="reflection_point"),
        sa.ForeignKeyConstraint(["question"], ["question.number"], name="reflection_question"),
        sa.ForeignKeyConstraint(["speaker"], ["person.number"], name="reflection_speaker"),
        sa.PrimaryKeyConstraint("number", name="reflection_key"),
        sa.UniqueConstraint("id", name="reflection_id_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("reflection_change", "reflection", ["change"], unique=False)
    op.create_index("reflection_newest", "reflection", ["day", "timed", "instant", "number"], unique=False)
    op.create_index(
        "reflection_origin",
        "reflection",
        ["source", "key"],
        unique=False,
        sqlite_where=sa.text("key IS NOT NULL"),
        postgresql_where=sa.text("key IS NOT NULL"),
    )
    op.create_index(
        "reflection_point",
        "reflection",
        ["point", "day"],
        unique=False,
        sqlite_where=sa.text("point IS NOT NULL"),
        postgresql_where=sa.text("point IS NOT NULL"),
    )
    op.create_index("reflection_question", "reflection", ["question", "day"], unique=False)
    op.create_index(("reflection_speaker"), "reflection", ["speaker"], unique=False)
    op.create_table(
        "detail",
        sa.Column("reflection", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["reflection"], ["reflection.number"], name="detail_reflection"),
        sa.PrimaryKeyConstraint("reflection", "key", name="detail_key"),
    )
    op.create_table(
        "follow_up",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reflection", sa.Integer(), nullable=True),
        sa.Column("point", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("review", sa.Date(), nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("helped", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created", INSTANT, nullable=False),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("deleted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "helped IS NULL OR helped IN ('yes', 'no', 'unsure')", name="follow_up_helped_known"
        ),
        sa.CheckConstraint(
            "kind IN ('strengthen', 'replicate', 'adopt', 'agree', 'try')", name="follow_up_kind_known"
        ),
        sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name="follow_up_state_known"),
        sa.ForeignKeyConstraint(["change"], ["change.number"], name="follow_up_change"),
        sa.ForeignKeyConstraint(["owner"], ["person.number"], name="follow_up_owner"),
        sa.ForeignKeyConstraint(["point"], ["point.number"], name="follow_up_point"),
        sa.ForeignKeyConstraint(["reflection"], ["reflection.number"], name="follow_up_reflection"),
        sa.PrimaryKeyConstraint("number", name="follow_up_key"),
        sa.UniqueConstraint("id", name="follow_up_id_once"),
        sqlite_autoincrement=True,
    )
    op.create_index(("follow_up_change"), "follow_up", ["change"], unique=False)
    op.create_index(("follow_up_point"), "follow_up", ["point"], unique=False)
    op.create_index(("follow_up_reflection"), "follow_up", ["reflection"], unique=False)
    op.create_index("follow_up_state", "follow_up", ["state", "due"], unique=False)
    op.create_table(
        "import_row",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("reflection", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["reflection"], ["reflection.number"], name="import_row_reflection"),
        sa.ForeignKeyConstraint(["run"], ["import.number"], name="import_row_run"),
        sa.PrimaryKeyConstraint("source", "key", name="import_row_key"),
    )
    op.create_index(("import_row_reflection"), "import_row", ["reflection"], unique=False)
    op.create_table(
        "reflection_person",
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("reflection", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("inline", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint("role IN ('with', 'from')", name="reflection_person_role_known"),
        sa.ForeignKeyConstraint(["person"], ["person.number"], name="reflection_person_person"),
        sa.ForeignKeyConstraint(["reflection"], ["reflection.number"], name="reflection_person_reflection"),
        sa.PrimaryKeyConstraint("person", "reflection", "role", name="reflection_person_key"),
    )
    op.create_index(
        "reflection_person_reflection", "reflection_person", ["reflection", "role", "person"], unique=False
    )
    op.create_table(
        "reflection_tag",
        sa.Column("tag", sa.Integer(), nullable=False),
        sa.Column("reflection", sa.Integer(), nullable=False),
        sa.Column("inline", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["reflection"], ["reflection.number"], name="reflection_tag_reflection"),
        sa.ForeignKeyConstraint(["tag"], ["tag.number"], name="reflection_tag_tag"),
        sa.PrimaryKeyConstraint("tag", "reflection", name="reflection_tag_key"),
    )
    op.create_index("reflection_tag_reflection", "reflection_tag", ["reflection", "tag"], unique=False)
    op.create_table(
        "follow_up_person",
        sa.Column("follow_up", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["follow_up"], ["follow_up.number"], name="follow_up_person_follow_up"),
        sa.ForeignKeyConstraint(["person"], ["person.number"], name="follow_up_person_person"),
        sa.PrimaryKeyConstraint("follow_up", "person", name="follow_up_person_key"),
    )

    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE:
            op.execute(sa.text(dedent(statement).strip()))
