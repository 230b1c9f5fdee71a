"""Reading one's own journal with SQLModel: what plain SQL wrote comes back as typed rows."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from pydantic import ValidationError
from sqlmodel import Session, create_engine, select

from reflect.journal.journal import Journal
from reflect.journal.reflections import add
from reflect.models import IncomingReflection, Question, Reflection
from tests.conftest import DRAFT, NOW


def test_a_journal_is_read_with_the_declared_models(journal: Journal) -> None:
    add(journal, DRAFT._replace(text="The kettle leaks.", question="pressure", audience="private"), now=NOW)
    engine = create_engine(f"sqlite:///{journal.path}")
    with Session(engine) as session:
        [found] = session.exec(select(Reflection).where(Reflection.day >= date(2026, 1, 1))).all()
        asked = session.get(Question, found.question)
    engine.dispose()
    assert (found.number, found.text, found.audience) == (1, "The kettle leaks.", "private")
    assert (found.instant, found.day, found.timed) == (DRAFT.moment.instant, DRAFT.moment.day, True)
    assert isinstance(found.id, UUID)
    assert (found.id.version, found.deleted) == (7, False)
    assert asked is not None
    assert (asked.key, asked.lens) == ("pressure", "pressure")
    assert [set(probe) for probe in asked.probes][:1] == [{"key", "wording", "opens"}]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("text", ""), ("audience", "everyone"), ("instant", "2026-11-22T10:00:00"), ("utc_offset", 5000)],
)
def test_a_row_from_outside_is_held_against_them(field: str, wrong: object) -> None:
    row = {"text": "x", "instant": NOW, "utc_offset": 60, "timed": True, "day": NOW.date()}
    assert IncomingReflection.model_validate(row).text == "x"
    with pytest.raises(ValidationError, match=field):
        IncomingReflection.model_validate(row | {field: wrong})
