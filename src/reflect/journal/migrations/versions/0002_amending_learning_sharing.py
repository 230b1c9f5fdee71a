"""Everything can be changed and taken back; what reports and shares remember; views for reading the file.

Why: an amendment keeps what something was before a change, so that each change has a history, can be
undone and done again. A name that was renamed or merged goes on as an alias of what it means now, and
people can stand on a roster, so that a meeting sees who has not been heard.

An adopted practice has stages, a role that owns it and people who carry it, and somebody should have asked
them how they are. A theme may be renamed, merged or muted, and stays so however often themes are looked for.
What was shared once must be known, so that a later file can withdraw it; an anonymous reflection goes out
under a name that only this journal can work out again, from a secret of its own.
"""

from __future__ import annotations

import os
from uuid import UUID

import sqlalchemy as sa
from alembic import op

from reflect.journal.migrations.types import ID, INSTANT, JSON

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE = {
    "names": "group_concat(name, ', ')",
    "id": """lower(hex(substr(r.id, 1, 4)) || '-' || hex(substr(r.id, 5, 2)) || '-' || hex(substr(r.id, 7, 2))
                || '-' || hex(substr(r.id, 9, 2)) || '-' || hex(substr(r.id, 11)))""",
    "local_time": """CASE WHEN r.timed THEN
                strftime('%H:%M', substr(r.instant, 1, 19), r.utc_offset || ' minutes') END""",
}
POSTGRESQL = {
    "names": "string_agg(name, ', ')",
    "id": "r.id::text",
    "local_time": """CASE WHEN r.timed THEN
                to_char(r.instant AT TIME ZONE 'UTC' + make_interval(mins => r.utc_offset), 'HH24:MI') END""",
}

VIEWS = (
    """
CREATE VIEW reflections AS
   SELECT r.number,
          r.day,
          {local_time} AS local_time,
          q.key AS question,
          r.text,
          p.name AS point,
          (SELECT {names}
             FROM (SELECT tag.name
                     FROM reflection_tag t JOIN tag ON tag.number = t.tag
                    WHERE t.reflection = r.number
                 ORDER BY tag.folded) AS named) AS tags,
          s.name AS by_person,
          (SELECT {names}
             FROM (SELECT person.name
                     FROM reflection_person w JOIN person ON person.number = w.person
                    WHERE w.reflection = r.number AND w.role = 'with'
                 ORDER BY person.folded) AS named) AS with_people,
          (SELECT {names}
             FROM (SELECT person.name
                     FROM reflection_person w JOIN person ON person.number = w.person
                    WHERE w.reflection = r.number AND w.role = 'from'
                 ORDER BY person.folded) AS named) AS from_people,
          q.lens,
          f.key AS framework,
          r.week,
          r.timed,
          r.audience,
          r.highlighted,
          r.revision,
          r.source,
          r.key,
          r.instant,
          r.written,
          {id} AS id
     FROM reflection r
LEFT JOIN question q ON q.number = r.question
LEFT JOIN framework f ON f.number = q.framework
LEFT JOIN point p ON p.number = r.point
LEFT JOIN person s ON s.number = r.speaker
    WHERE NOT r.deleted
""",
    """
CREATE VIEW follow_ups AS
   SELECT u.number,
          u.kind,
          u.state,
          u.text,
          u.reflection,
          p.name AS point,
          o.name AS owner,
          (SELECT {names}
             FROM (SELECT person.name
                     FROM follow_up_person w JOIN person ON person.number = w.person
                    WHERE w.follow_up = u.number
                 ORDER BY person.folded) AS named) AS with_people,
          u.due,
          u.review,
          u.closed,
          u.helped,
          u.note,
          u.link,
          u.stage,
          u.stage_since,
          u.role,
          u.asked,
          u.created
     FROM follow_up u
LEFT JOIN reflection r ON r.number = u.reflection
LEFT JOIN point p ON p.number = u.point
LEFT JOIN person o ON o.number = u.owner
    WHERE NOT u.deleted AND r.deleted IS NOT TRUE
""",
    """
CREATE VIEW details AS
   SELECT d.reflection, d.key AS probe, d.text
     FROM detail d JOIN reflection r ON r.number = d.reflection
    WHERE NOT r.deleted
""",
    """
CREATE VIEW points AS
   SELECT p.name AS point,
          p.description,
          count(*) AS reflections,
          min(r.day) AS first,
          max(r.day) AS last
     FROM point p
     JOIN reflection r ON r.point = p.number
LEFT JOIN question q ON q.number = r.question
    WHERE NOT r.deleted AND q.lens = 'pressure'
 GROUP BY p.number, p.name, p.description
""",
)


def upgrade() -> None:
    _change_one_s_mind()
    _learn()
    _share()
    for view in VIEWS:
        op.get_bind().exec_driver_sql(view.format(**_engine()).strip())
    if op.get_bind().dialect.name == "sqlite":
        op.execute(sa.text("PRAGMA user_version = 2"))


def _change_one_s_mind() -> None:
    op.create_table(
        "amendment",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("before", JSON, nullable=True),
        sa.CheckConstraint(
            "noun IN ('reflection', 'follow_up', 'tag', 'person', 'point', 'theme', 'framework', 'question')",
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


def _learn() -> None:
    op.add_column("follow_up", sa.Column("role", sa.Text(), nullable=True))
    op.add_column("follow_up", sa.Column("stage_since", sa.Date(), nullable=True))
    op.add_column("follow_up", sa.Column("asked", sa.Date(), nullable=True))
    op.create_table(
        "theme",
        sa.Column("number", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("means", sa.Integer(), nullable=True),
        sa.Column("muted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["means"], ["theme.number"], name="theme_means"),
        sa.PrimaryKeyConstraint("number", name="theme_key"),
        sa.UniqueConstraint("folded", name="theme_folded_once"),
        sqlite_autoincrement=True,
    )


def _share() -> None:
    op.create_table(
        "shared",
        sa.Column("reflection", sa.Integer(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("last", INSTANT, nullable=False),
        sa.CheckConstraint("audience IN ('team', 'anonymous')", name="shared_audience_known"),
        sa.ForeignKeyConstraint(["reflection"], ["reflection.number"], name="shared_reflection"),
        sa.PrimaryKeyConstraint("reflection", "audience", name="shared_key"),
        sa.UniqueConstraint("id", name="shared_id_once"),
    )
    origin = op.create_table(
        "origin",
        sa.Column("id", ID, nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="origin_key"),
    )
    new: bytes | UUID = os.urandom(16)
    if op.get_bind().dialect.name == "postgresql":
        new = UUID(bytes=os.urandom(16))
    op.get_bind().execute(origin.insert(), {"id": new, "secret": os.urandom(32)})


def _engine() -> dict[str, str]:
    return POSTGRESQL if op.get_bind().dialect.name == "postgresql" else SQLITE
