"""What is said of names: the roster, descriptions; and the lists that show it."""

from __future__ import annotations

from typing import Any

import pytest

from reflect.core.errors import BadInput, NotFound, StaleEdit
from reflect.core.follow_up import NewFollowUp
from reflect.core.known_name import KnownName
from reflect.journal import amending, names, reflections, undoing
from reflect.journal.hearing import roster
from reflect.journal.journal import Journal
from reflect.journal.name_lists import known_names
from reflect.journal.naming import describe_point, described, roster_add, roster_remove
from reflect.journal.renaming import merge, rename
from tests.conftest import DRAFT, NOW


def add(journal: Journal, text: str = "Mended.", **fields: Any) -> None:
    reflections.add(journal, DRAFT._replace(text=text, **fields), now=NOW)


# The roster


def test_people_are_put_on_the_roster_in_groups(journal: Journal) -> None:
    said = roster_add(journal, ["Ana", "@Bo"], group=" ward ", now=NOW)
    assert (said.change, said.of) == (1, ("Ana", "Bo"))
    roster_add(journal, ["Cy"], now=NOW)
    assert roster(journal) == ("Ana", "Bo", "Cy")
    assert roster(journal, group="WARD") == ("Ana", "Bo")


def test_adding_again_keeps_the_group_changes_it_or_takes_it_away(journal: Journal) -> None:
    roster_add(journal, ["Ana", "Bo"], group="ward", now=NOW)
    assert roster_add(journal, ["ana"], now=NOW).change is None
    roster_add(journal, ["ANA"], group="lab", now=NOW)
    roster_add(journal, ["Bo"], no_group=True, now=NOW)
    assert [(each.name, each.group) for each in known_names(journal, "person")] == [
        ("Ana", "lab"),
        ("Bo", None),
    ]


def test_who_leaves_the_roster_stays_in_what_was_written(journal: Journal) -> None:
    add(journal, by="Ana")
    roster_add(journal, ["Ana", "Bo"], now=NOW)
    assert roster_remove(journal, ["Ana", "bo"], now=NOW).of == ("Ana", "Bo")
    assert roster(journal) == ()
    assert [each.name for each in known_names(journal, "person")] == ["Ana"]
    assert roster_remove(journal, ["Ana"], now=NOW).change is None
    with pytest.raises(NotFound, match=r"knows no person 'Anna' .did you mean Ana"):
        roster_remove(journal, ["Ana", "Anna"], now=NOW)


def test_the_roster_is_taken_back_as_any_change(journal: Journal) -> None:
    roster_add(journal, ["Ana"], group="ward", now=NOW)
    roster_add(journal, ["Ana", "Bo"], group="lab", now=NOW)
    roster_remove(journal, ["Ana"], now=NOW)
    undoing.undo(journal, now=NOW)
    assert roster(journal, group="lab") == ("Ana", "Bo")
    undoing.undo(journal, now=NOW)
    assert (roster(journal), roster(journal, group="ward")) == (("Ana",), ("Ana",))
    undoing.redo(journal, now=NOW)
    assert roster(journal, group="lab") == ("Ana", "Bo")
    add(journal, by="Bo")
    with pytest.raises(StaleEdit, match="person Ana was changed since"):
        undoing.undo(journal, 1, now=NOW)
    assert roster(journal, group="lab") == ("Ana", "Bo")


def test_what_was_said_of_somebody_since_stays_and_is_named(journal: Journal) -> None:
    roster_add(journal, ["Ana", "Bo"], now=NOW)
    roster_remove(journal, ["Ana"], now=NOW)
    assert undoing.undo(journal, 1, now=NOW).kept_besides == ("person Ana",)
    assert roster(journal) == ()


def test_an_old_name_is_put_on_the_roster_as_what_it_means(journal: Journal) -> None:
    roster_add(journal, ["Ana"], group="ward", now=NOW)
    rename(journal, "person", "Ana", "Anita", now=NOW)
    assert roster_add(journal, ["Ana", "Anita"], now=NOW).of == ("Anita",)
    assert roster(journal, group="ward") == ("Anita",)


def test_a_merge_takes_place_and_group_along(journal: Journal) -> None:
    roster_add(journal, ["Ana M."], group="ward", now=NOW)
    add(journal, by="Ana")
    merge(journal, "person", ["Ana M."], "Ana", now=NOW)
    assert roster(journal, group="ward") == ("Ana",)
    undoing.undo(journal, now=NOW)
    assert roster(journal) == ("Ana M.",)


def test_a_spelling_on_the_roster_stays(journal: Journal) -> None:
    roster_add(journal, ["Ana Maria"], now=NOW)
    add(journal, by="ANA MARIA")
    assert roster(journal) == ("Ana Maria",)


@pytest.mark.parametrize("group", ["", " ", "a\nb"])
def test_a_group_has_a_name(group: str, journal: Journal) -> None:
    with pytest.raises(BadInput):
        roster_add(journal, ["Ana"], group=group, now=NOW)
    assert names.known(journal, "person") == []


# Descriptions


def test_a_description_is_a_change_that_can_be_taken_back(journal: Journal) -> None:
    add(journal, point="kettle")
    assert describe_point(journal, "Kettle", "The one upstairs.", now=NOW).change == 2
    assert described(journal, "KETTLE") == ("kettle", "The one upstairs.")
    describe_point(journal, "kettle", None, now=NOW)
    assert described(journal, "kettle") == ("kettle", "")
    undoing.undo(journal, now=NOW)
    assert described(journal, "kettle") == ("kettle", "The one upstairs.")
    undoing.undo(journal, now=NOW)
    assert described(journal, "kettle") == ("kettle", "")
    assert describe_point(journal, "kettle", None, now=NOW).change is None


def test_only_a_point_that_is_there_is_described(journal: Journal) -> None:
    add(journal, point="kettle")
    with pytest.raises(NotFound, match=r"knows no point 'kettel' .did you mean kettle"):
        describe_point(journal, "kettel", "Hot.", now=NOW)
    with pytest.raises(BadInput, match="The description is empty"):
        describe_point(journal, "kettle", " ", now=NOW)


def test_a_description_said_since_a_merge_stays_when_that_is_taken_back(journal: Journal) -> None:
    for point in ("kettle", "kettles"):
        add(journal, point=point)
    describe_point(journal, "kettles", "Several.", now=NOW)
    merge(journal, "point", ["kettles"], "kettle", now=NOW)
    describe_point(journal, "kettle", "The one upstairs.", now=NOW)
    assert undoing.undo(journal, 4, now=NOW).kept_besides == ("point kettle",)
    assert described(journal, "kettle")[1] == "The one upstairs."
    assert described(journal, "kettles")[1] == "Several."


# Lists


def test_a_list_tells_how_often_and_when_last(journal: Journal) -> None:
    early = DRAFT.moment._replace(day=DRAFT.moment.day.replace(day=3))
    for moment in (DRAFT.moment, early):
        add(journal, "#tea @Ana", moment=moment, by="Ana", from_=("Ana", "Bo"), point="kettle")
    add(journal, tags=("Biscuits",))
    newest = DRAFT.moment.day
    assert known_names(journal, "tag") == [
        KnownName("tag", "Biscuits", 1, newest),
        KnownName("tag", "tea", 2, newest),
    ]
    assert [(each.name, each.times) for each in known_names(journal, "person")] == [("Ana", 2), ("Bo", 2)]
    assert known_names(journal, "point") == [KnownName("point", "kettle", 2, newest)]
    amending.delete(journal, [1], now=NOW)
    assert [(each.times, each.last) for each in known_names(journal, "point")] == [(1, early.day)]


def test_a_list_tells_what_else_means_a_name(journal: Journal) -> None:
    add(journal, tags=("tea", "mate"))
    rename(journal, "tag", "tea", "chai", now=NOW)
    merge(journal, "tag", ["mate"], "chai", now=NOW)
    assert known_names(journal, "tag") == [
        KnownName("tag", "chai", 1, DRAFT.moment.day, aliases=("mate", "tea"))
    ]


def test_a_name_that_nothing_is_left_of_is_listed_only_on_demand(journal: Journal) -> None:
    add(
        journal, tags=("tea",), by="Ana", point="kettle", follow_ups=(NewFollowUp("try", "Tea.", owner="Bo"),)
    )
    amending.delete(journal, [1], now=NOW)
    roster_add(journal, ["Cy"], now=NOW)
    kinds: tuple[names.Kind, ...] = ("tag", "person", "point")
    listed = {kind: [each.name for each in known_names(journal, kind)] for kind in kinds}
    assert listed == {"tag": [], "person": ["Cy"], "point": []}
    describe_point(journal, "kettle", "The one upstairs.", now=NOW)
    assert [each.description for each in known_names(journal, "point")] == ["The one upstairs."]
    everybody = [(each.name, each.times) for each in known_names(journal, "person", unused=True)]
    assert everybody == [("Ana", 0), ("Bo", 0), ("Cy", 0)]


def test_who_is_named_by_a_follow_up_alone_is_in_use(journal: Journal) -> None:
    later = NewFollowUp("agree", "Lids.", owner="Ana", with_=("Bo",))
    add(journal, follow_ups=(later,))
    assert [(each.name, each.times, each.last) for each in known_names(journal, "person")] == [
        ("Ana", 0, None),
        ("Bo", 0, None),
    ]
