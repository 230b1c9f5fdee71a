"""The schema of a journal, said once, and the validated shape of rows from outside.

Alembic migrates towards ``Row.metadata``; ``journal/head.sqlite.sql`` is generated from a migrated
file; tests hold the three equal. Everyday commands do not import this module (SQLModel costs about
five times a whole `add`): they run SQL text, and every statement is held against this schema.

Reading one's own journal with it:

    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as session:
        session.exec(select(Reflection).where(Reflection.day >= date(2026, 1, 1)))

Writing goes through ``Journal``: it keeps search, history and names in step.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

Audience = Literal["team", "anonymous", "private"]
Kind = Literal["strengthen", "replicate", "adopt", "agree", "try"]
State = Literal["open", "done", "dropped"]
Outcome = Literal["yes", "no", "unsure"]
Role = Literal["with", "from"]
Noun = Literal["reflection", "follow_up", "tag", "person", "point", "theme", "framework", "question"]
SharedAs = Literal["team", "anonymous"]


class Id(TypeDecorator[UUID]):
    """A UUID: 16 bytes on SQLite, uuid on PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        return value.bytes if value is not None and dialect.name != "postgresql" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        return UUID(bytes=value) if isinstance(value, bytes) else value


class Instant(TypeDecorator[datetime]):
    """A moment in UTC: text of one width on SQLite, so that it sorts; timestamptz on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=True) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return datetime.fromisoformat(value) if isinstance(value, str) else value


class Row(SQLModel):
    """What all tables share: constraints with names, and a metadata of their own."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "%(table_name)s_%(column_0_N_name)s",
            "uq": "%(table_name)s_%(column_0_N_name)s_once",
            "ck": "%(table_name)s_%(constraint_name)s",
            "fk": "%(table_name)s_%(column_0_name)s",
            "pk": "%(table_name)s_key",
        }
    )


def number() -> Any:
    """A short number, counted up by the journal and never used twice."""
    return Field(default=None, sa_column=Column(Integer, Identity(), primary_key=True))


def words(**more: Any) -> Any:
    return Field(sa_type=Text, **more)


def flag() -> Any:
    return Field(default=False, sa_column_kwargs={"server_default": sql("false")})


def refers(to: str, **more: Any) -> Any:
    return Field(foreign_key=to, **more)


def json() -> Any:
    return JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def one_of(column: str, choices: Any, *, or_null: bool = False) -> CheckConstraint:
    listed = ", ".join(f"'{choice}'" for choice in choices.__args__)
    empty = f"{column} IS NULL OR " if or_null else ""
    return CheckConstraint(f"{empty}{column} IN ({listed})", name=f"{column}_known")


def where(condition: str, index: Index) -> Index:
    """A partial index, on both engines."""
    for engine in ("sqlite", "postgresql"):
        index.dialect_options[engine]["where"] = sql(condition)
    return index


COUNTED: dict[str, Any] = {"sqlite_autoincrement": True}


class Framework(Row, table=True):
    """A named set of questions. ``position``: its place among those in use; null: not in use."""

    __table_args__ = (UniqueConstraint("key"), COUNTED)

    number: int | None = number()
    key: str = words()
    name: str = words()
    about: str = words()
    position: int | None = None


class Question(Row, table=True):
    """A question as it was asked: old reflections keep its wording, lens and probes.

    Another wording or lens is another row. ``position``: its place in the framework; null: it is not
    asked any more, in these words.
    """

    __table_args__ = (
        where("position IS NOT NULL", Index("question_asked", "framework", "key", unique=True)),
        one_of("audience", Audience, or_null=True),
        COUNTED,
    )

    number: int | None = number()
    framework: int = refers("framework.number")
    key: str = words()
    wording: str = words()
    lens: str | None = words(default=None)
    audience: Audience | None = words(default=None)
    probes: Any = Field(sa_column=Column(json(), nullable=False))
    position: int | None = None


class Tag(Row, table=True):
    """``folded`` is what names are compared by: NFC, case-folded.

    ``means``: an alias, left behind by a rename or a merge; the tag that it stands for.
    """

    __table_args__ = (UniqueConstraint("folded"), COUNTED)

    number: int | None = number()
    name: str = words()
    folded: str = words()
    means: int | None = refers("tag.number", default=None)


class Person(Row, table=True):
    """``on_roster``: somebody the owner means to hear; ``belongs_to``: the group they are in."""

    __table_args__ = (UniqueConstraint("folded"), COUNTED)

    number: int | None = number()
    name: str = words()
    folded: str = words()
    means: int | None = refers("person.number", default=None)
    on_roster: bool = flag()
    belongs_to: str | None = words(default=None)


class Point(Row, table=True):
    """A pressure point: the named place where something gave way."""

    __table_args__ = (UniqueConstraint("folded"), COUNTED)

    number: int | None = number()
    name: str = words()
    folded: str = words()
    description: str = words(default="", sa_column_kwargs={"server_default": ""})
    means: int | None = refers("point.number", default=None)


class Change(Row, table=True):
    """Something that was done to the journal, and what took it back."""

    __table_args__ = (COUNTED,)

    number: int | None = number()
    id: UUID = Field(sa_type=Id, unique=True)
    instant: AwareDatetime = Field(sa_type=Instant)
    verb: str = words()
    summary: str = words()
    undoes: int | None = refers("change.number", default=None)
    undone_by: int | None = refers("change.number", default=None)


class Amendment(Row, table=True):
    """What a change made of something: ``before`` holds the fields it changed, as they were.

    Null: it was not there before. A reflection's revision K is what the amendments after its K-th state
    give when they are taken back, the newest first.
    """

    __table_args__ = (
        one_of("noun", Noun),
        UniqueConstraint("change", "noun", "subject"),
        Index("amendment_noun_subject", "noun", "subject"),
        COUNTED,
    )

    number: int | None = number()
    change: int = refers("change.number")
    noun: Noun = words()
    subject: int
    before: Any = Field(sa_column=Column(json(), nullable=True))


class Reflection(Row, table=True):
    """A text, verbatim, that answers at most one question.

    ``day`` and ``week`` (its Monday) are the writer's local ones. ``also_found_by`` holds the words
    beside the text by which search finds it: details, names and follow-ups.
    """

    __table_args__ = (
        one_of("audience", Audience),
        Index("reflection_newest", "day", "timed", "instant", "number"),
        Index("reflection_question", "question", "day", "deleted", "highlighted", "point"),
        where("deleted = true", Index("reflection_deleted", "deleted")),
        where("point IS NOT NULL", Index("reflection_point", "point", "day")),
        where("key IS NOT NULL", Index("reflection_origin", "source", "key")),
        Index("reflection_change", "change"),
        COUNTED,
    )

    number: int | None = number()
    id: UUID = Field(sa_type=Id, unique=True)
    instant: AwareDatetime = Field(sa_type=Instant)
    utc_offset: int
    timed: bool
    day: date
    week: date
    written: AwareDatetime = Field(sa_type=Instant)
    written_offset: int
    question: int | None = refers("question.number", default=None)
    point: int | None = refers("point.number", default=None)
    speaker: int | None = refers("person.number", default=None, index=True)
    text: str = words()
    also_found_by: str = words(default="", sa_column_kwargs={"server_default": ""})
    audience: Audience = words()
    highlighted: bool = flag()
    deleted: bool = flag()
    revision: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    source: str | None = words(default=None)
    key: str | None = words(default=None)
    change: int = refers("change.number")


class Detail(Row, table=True):
    """The answer to a probe."""

    reflection: int = refers("reflection.number", primary_key=True)
    key: str = words(primary_key=True)
    text: str = words()
    position: int


class ReflectionTag(Row, table=True):
    """``inline``: the tag was read from the text, not given beside it."""

    __tablename__ = "reflection_tag"
    __table_args__ = (Index("reflection_tag_reflection", "reflection", "tag"),)

    tag: int = refers("tag.number", primary_key=True)
    reflection: int = refers("reflection.number", primary_key=True)
    inline: bool = flag()


class ReflectionPerson(Row, table=True):
    """Who was learned with or from; whose words they are is ``Reflection.speaker``."""

    __tablename__ = "reflection_person"
    __table_args__ = (
        one_of("role", Role),
        Index("reflection_person_reflection", "reflection", "role", "person"),
    )

    person: int = refers("person.number", primary_key=True)
    reflection: int = refers("reflection.number", primary_key=True)
    role: Role = words(primary_key=True)
    inline: bool = flag()


class FollowUp(Row, table=True):
    """What should happen next. ``closed`` is the local day on which it was done or dropped.

    Of a practice to adopt: ``stage`` and the day it was reached, the ``role`` that owns it, and the day on
    which its carrier was last asked how they are.
    """

    __tablename__ = "follow_up"
    __table_args__ = (
        one_of("kind", Kind),
        one_of("state", State),
        one_of("helped", Outcome, or_null=True),
        Index("follow_up_state", "state", "due"),
        COUNTED,
    )

    number: int | None = number()
    id: UUID = Field(sa_type=Id, unique=True)
    kind: Kind = words()
    text: str = words()
    reflection: int | None = refers("reflection.number", default=None, index=True)
    point: int | None = refers("point.number", default=None, index=True)
    owner: int | None = refers("person.number", default=None)
    due: date | None = None
    review: date | None = None
    link: str | None = words(default=None)
    stage: str | None = words(default=None)
    state: State = words(default="open", sa_column_kwargs={"server_default": "open"})
    helped: Outcome | None = words(default=None)
    note: str | None = words(default=None)
    created: AwareDatetime = Field(sa_type=Instant)
    closed: date | None = None
    deleted: bool = flag()
    change: int = refers("change.number", index=True)
    role: str | None = words(default=None)
    stage_since: date | None = None
    asked: date | None = None


class FollowUpPerson(Row, table=True):
    """With whom a follow-up is to be done or agreed."""

    __tablename__ = "follow_up_person"

    follow_up: int = refers("follow_up.number", primary_key=True)
    person: int = refers("person.number", primary_key=True)


class Theme(Row, table=True):
    """What the owner decided about a theme: ``phrase`` as it was found, and ``folded`` to know it again.

    ``name``: what it is called instead; ``means``: the theme it was merged into; ``muted``: not shown.
    """

    __table_args__ = (UniqueConstraint("folded"), COUNTED)

    number: int | None = number()
    phrase: str = words()
    folded: str = words()
    name: str | None = words(default=None)
    means: int | None = refers("theme.number", default=None)
    muted: bool = flag()


class Shared(Row, table=True):
    """What went out in a share file, under which id, and when last; a later file can withdraw it."""

    __table_args__ = (one_of("audience", SharedAs),)

    reflection: int = refers("reflection.number", primary_key=True)
    id: UUID = Field(sa_type=Id, unique=True)
    audience: SharedAs = Field(sa_type=Text, primary_key=True)
    last: AwareDatetime = Field(sa_type=Instant)


class Origin(Row, table=True):
    """One row: which journal this is, and the secret from which ids of anonymous reflections are made."""

    id: UUID = Field(sa_type=Id, primary_key=True)
    secret: bytes


class Import(Row, table=True):
    """One run of an import that stored something."""

    __table_args__ = (COUNTED,)

    number: int | None = number()
    source: str = words(index=True)
    file: str = words()
    change: int = refers("change.number")


class ImportRow(Row, table=True):
    """A row as it came: known by source and key, with a digest of what it said."""

    __tablename__ = "import_row"

    source: str = words(primary_key=True)
    key: str = words(primary_key=True)
    digest: str = words()
    reflection: int = refers("reflection.number", index=True)
    run: int = refers("import.number")


class IncomingFollowUp(SQLModel):
    """A follow-up as a row from outside says it."""

    kind: Kind
    text: str = Field(min_length=1)
    owner: str | None = None
    due: date | None = None
    review: date | None = None
    where: str | None = None
    state: State = "open"
    closed: date | None = None


class IncomingReflection(SQLModel):
    """A row from outside, before it becomes a reflection; raises pydantic's ValidationError."""

    text: str = Field(min_length=1)
    instant: AwareDatetime
    utc_offset: int = Field(ge=-1440, le=1440)
    timed: bool
    day: date
    question: str | None = None
    point: str | None = None
    tags: tuple[str, ...] = ()
    by: str | None = None
    with_: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    audience: Audience | None = None
    details: dict[str, str] = Field(default_factory=dict)
    follow_ups: tuple[IncomingFollowUp, ...] = ()
    key: str | None = None
