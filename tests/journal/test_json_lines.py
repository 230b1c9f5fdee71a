"""Lines of JSON that SQLite makes are those that records make."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.core.edit import Edit
from reflect.core.query import Filter
from reflect.core.reflection import Draft
from reflect.journal import amending, finding, reflections
from reflect.journal.journal import Journal, open_journal
from reflect.journal.json_lines import AT_ONCE, json_lines
from reflect.render.json import harmless_lines, reflection_record
from tests.conftest import DRAFT, NOW
from tests.drafts import drafts


def made_by_records(journal: Journal, wanted: Filter) -> list[Any]:
    return [reflection_record(each, follow_ups=True) for each in finding.between(journal, wanted)]


def made_by_sqlite(journal: Journal, wanted: Filter) -> list[Any]:
    pieces = "".join(map(harmless_lines, json_lines(journal, wanted)))
    return [json.loads(line) for line in pieces.split("\n") if line]


@settings(max_examples=25)
@given(st.lists(drafts, max_size=8))
def test_they_are_the_same_whatever_was_written(written: list[Draft]) -> None:
    with TemporaryDirectory() as folder, open_journal(Path(folder, "j.db"), create=True) as journal:
        reflections.add_all(journal, written, summary="all", now=NOW)
        lines = made_by_sqlite(journal, Filter())
        assert lines == made_by_records(journal, Filter())
        assert [list(line) for line in lines] == [
            list(record) for record in made_by_records(journal, Filter())
        ]


def test_what_was_changed_and_deleted_since_counts(journal: Journal) -> None:
    for n in range(3):
        reflections.add(journal, DRAFT._replace(text=f"Cup {n}.", tags=("tea",)), now=NOW)
    amending.edit(journal, [1], Edit(point="kettle", highlighted=True), now=NOW + timedelta(seconds=1.5))
    amending.delete(journal, [2], now=NOW)
    for wanted in (Filter(), Filter(point="kettle"), Filter(tags=("tea",)), Filter(by="nobody")):
        assert made_by_sqlite(journal, wanted) == made_by_records(journal, wanted)
    assert len(made_by_sqlite(journal, Filter())) == 2


def test_they_come_in_pieces(journal: Journal) -> None:
    written = [DRAFT._replace(text=f"Cup {n}.") for n in range(AT_ONCE + 1)]
    reflections.add_all(journal, written, summary="cups", now=NOW)
    assert [piece.count("\n") for piece in json_lines(journal, Filter())] == [AT_ONCE, 1]
