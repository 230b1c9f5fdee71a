"""Tags, people and points are known by their folded names."""

from __future__ import annotations

import pytest

from reflect.core.errors import BadInput
from reflect.journal import names
from reflect.journal.journal import Journal
from reflect.journal.reflections import add
from reflect.journal.renaming import rename
from reflect.journal.undoing import undo
from tests.conftest import DRAFT, NOW


@pytest.mark.parametrize("kind", ["tag", "person", "point"])
def test_a_name_is_added_once_and_keeps_its_first_spelling(kind: names.Kind, journal: Journal) -> None:
    first = names.known_as(journal, kind, " Straße ")
    assert first == names.Name(1, "Straße", new=True)
    assert names.known_as(journal, kind, "STRASSE", private=True) == names.Name(1, "Straße")
    assert names.find(journal, kind, "strasse") == 1
    assert names.find(journal, kind, "street") is None
    assert names.known(journal, kind) == ["Straße"]


def test_the_kinds_do_not_know_each_other(journal: Journal) -> None:
    names.known_as(journal, "tag", "kettle")
    assert names.find(journal, "point", "kettle") is None


def test_a_sign_typed_with_a_name_goes(journal: Journal) -> None:
    assert names.known_as(journal, "tag", "#tea").spelled == "tea"
    assert names.known_as(journal, "person", "@Ana").spelled == "Ana"
    assert names.known_as(journal, "point", "#3 lift").spelled == "#3 lift"


@pytest.mark.parametrize("name", ["", " ", "#", "a\nb"])
def test_what_is_no_name_is_refused(name: str, journal: Journal) -> None:
    with pytest.raises(BadInput):
        names.known_as(journal, "tag", name)
    with pytest.raises(BadInput):
        names.find(journal, "tag", name)


def test_a_point_has_a_description(journal: Journal) -> None:
    names.known_as(journal, "point", "kettle")
    names.describe_point(journal, "Kettle", "Where the water boils.")
    assert names.point_descriptions(journal) == {"kettle": "Where the water boils."}


def test_a_spelling_only_private_reflections_used_gives_way_to_the_first_others_may_read(
    journal: Journal,
) -> None:
    def write(name: str, audience: str) -> None:
        draft = DRAFT._replace(tags=(name,), point=name, by=name, with_=(name,), audience=audience)
        add(journal, draft, now=NOW)

    def spelled() -> set[str]:
        return {*names.known(journal, "tag"), *names.known(journal, "person"), *names.known(journal, "point")}

    write("KETTLE", "private")
    assert spelled() == {"KETTLE"}
    write("Kettle", "team")
    assert spelled() == {"Kettle"}
    write("kettle", "team")
    write("KETTLE", "private")
    assert spelled() == {"Kettle"}


@pytest.mark.parametrize("kind", ["tag", "person", "point"])
def test_a_spelling_that_its_owner_chose_stays(kind: names.Kind, journal: Journal) -> None:
    names.known_as(journal, kind, "kettle", private=True)
    rename(journal, kind, "kettle", "The Kettle", now=NOW)
    assert names.known_as(journal, kind, "the kettle").spelled == "The Kettle"
    undo(journal, now=NOW)
    assert names.known_as(journal, kind, "Kettle").spelled == "Kettle", "this one was not chosen"
