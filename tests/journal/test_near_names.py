"""A new name that looks like one that is there is told of, once."""

from __future__ import annotations

from typing import Any

import pytest

from reflect.core.edit import Edit
from reflect.journal import amending, reflections, undoing
from reflect.journal.journal import Journal
from reflect.journal.names import Kind
from reflect.journal.naming import roster_add
from reflect.journal.near_names import NearName, near_names
from reflect.journal.renaming import merge, rename
from tests.conftest import DRAFT, NOW


def add(journal: Journal, text: str = "Mended.", **fields: Any) -> list[NearName]:
    """What is near the names that this brings."""
    stored = reflections.add(journal, DRAFT._replace(text=text, **fields), now=NOW)
    return list(near_names(journal, stored.new_names))


@pytest.mark.parametrize(
    ("kind", "field", "wrap"),
    [("tag", "tags", tuple), ("point", "point", str), ("person", "by", str), ("person", "with_", tuple)],
)
def test_it_is_told_when_the_name_is_new(kind: Kind, field: str, wrap: type, journal: Journal) -> None:
    def written(name: str) -> list[NearName]:
        fields: dict[str, Any] = {field: (name,) if wrap is tuple else name}
        return add(journal, **fields)

    assert written("Laptop") == []
    assert written("laptops") == [(kind, "laptops", "Laptop")]
    assert written("laptops") == [], "not again"
    assert written("LAPTOP") == []


def test_names_in_a_text_count_and_two_new_ones_are_told_of_once(journal: Journal) -> None:
    assert add(journal, "#laptop and #laptops") == [("tag", "laptops", "laptop")]


def test_the_kinds_do_not_look_at_each_other(journal: Journal) -> None:
    add(journal, tags=("kettle",))
    assert add(journal, point="kettles") == []


def test_one_near_an_old_name_is_told_what_that_means(journal: Journal) -> None:
    add(journal, tags=("laptop",))
    rename(journal, "tag", "laptop", "computer", now=NOW)
    assert add(journal, tags=("laptops",)) == [("tag", "laptops", "computer")]
    merge(journal, "tag", ["laptops"], "computer", now=NOW)
    assert add(journal, tags=("laptops", "laptop")) == []


def test_a_slip_that_was_taken_back_is_nothing_to_go_by(journal: Journal) -> None:
    add(journal, point="kettel", tags=("laptpos",), by="Kwamee")
    undoing.undo(journal, now=NOW)
    assert add(journal, point="kettle", tags=("laptops",), by="Kwame") == []


def test_who_is_only_on_the_roster_counts(journal: Journal) -> None:
    roster_add(journal, ["Kwame"], now=NOW)
    assert add(journal, by="Kwamee") == [("person", "Kwamee", "Kwame")]
    said = roster_add(journal, ["Kwami"], now=NOW)
    assert [each.there for each in near_names(journal, said.new_names)] == ["Kwame"]


def test_an_edit_brings_names_too(journal: Journal) -> None:
    for _ in range(2):
        add(journal, point="kettle")
    amended = amending.edit(journal, [1, 2], Edit(point="kettles", add_tags=("tea",)), now=NOW)
    assert [(each.kind, each.spelled) for each in amended.new_names] == [("point", "kettles"), ("tag", "tea")]
    assert list(near_names(journal, amended.new_names)) == [], "nothing is at the other any more"
    amended = amending.edit(journal, [1], Edit(point="kettlez"), now=NOW)
    assert [each.there for each in near_names(journal, amended.new_names)] == ["kettles"]
