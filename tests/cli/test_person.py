"""`reflect person`: the roster of those who are to be heard."""

from __future__ import annotations

from tests.conftest import Reflect


def roster(reflect: Reflect, *arguments: str) -> list[str]:
    return [each["person"] for each in reflect("person", "list", *arguments, "--json").json["people"]]


def test_the_first_roster_makes_a_journal(reflect: Reflect) -> None:
    answer = reflect("person", "add", "Ana", "Cy Day", "--group", "ward")
    assert answer.status == 0
    assert answer.out == "On the roster: Ana, Cy Day (group ward).\n"
    assert "A new journal is kept at" in answer.err
    assert reflect("person", "list").lines == [
        "0  –           Ana  (on the roster; group ward)",
        "0  –           Cy Day  (on the roster; group ward)",
    ]


def test_a_group_without_a_name_makes_none(reflect: Reflect) -> None:
    answer = reflect("person", "add", "Ana", "--group", "")
    assert (answer.status, answer.err) == (2, "A group needs a name; this one is empty.\n")
    assert reflect("person", "add", "Ana", "--group", "ward", "--no-group").status == 2
    assert reflect("person", "add").status == 2
    assert not reflect.journal.exists()


def test_groups_are_changed_and_left(reflect: Reflect) -> None:
    reflect("person", "add", "Ana", "Bo", "--group", "ward")
    assert reflect("person", "add", "Ana", "--group", "lab").out == "On the roster: Ana (group lab).\n"
    assert reflect("person", "add", "Ana", "Bo").err == "Nothing changed: that is so already.\n"
    reflect("person", "add", "Cy", "--group", "LAB")
    assert roster(reflect, "--group", "Lab") == ["Ana", "Cy"]
    reflect("person", "add", "Ana", "--no-group")
    assert roster(reflect, "--group", "lab") == ["Cy"]
    answer = reflect("person", "list", "--group", "nobody's")
    assert (answer.status, answer.out, answer.err) == (0, "", "No person fits.\n")


def test_who_leaves_the_roster_is_still_named(reflect: Reflect) -> None:
    reflect("add", "Mended.", "--by", "Ana")
    reflect("person", "add", "Ana", "Bo")
    assert reflect("person", "remove", "ana", "bo").out == "Off the roster: Ana, Bo.\n"
    assert roster(reflect) == ["Ana"]
    assert roster(reflect, "--all") == ["Ana", "Bo"]
    assert roster(reflect, "--roster") == []
    answer = reflect("person", "remove", "Anna")
    assert (answer.status, answer.err) == (3, "The journal knows no person 'Anna' (did you mean Ana?).\n")


def test_the_answer_as_a_record(reflect: Reflect) -> None:
    answer = reflect("person", "add", "Ana", "--group", "ward", "--json")
    ana = {"person": "Ana", "count": 0, "last": None, "aliases": [], "roster": True, "group": "ward"}
    assert answer.json["roster"] == {"change": 1, "people": [ana]}
    removed = reflect("person", "remove", "Ana", "--json").json["roster"]
    assert removed == {"change": 2, "people": [ana | {"roster": False}]}
    again = reflect("person", "remove", "Ana", "--json").json["roster"]
    assert again == {"change": None, "people": [ana | {"roster": False}]}


def test_it_can_be_taken_back(reflect: Reflect) -> None:
    reflect("person", "add", "Ana", "--group", "ward")
    assert reflect("undo").lines == [
        "Undone: roster (Ana on it).",
        "person Ana  group: ward -> nothing",
        "person Ana  roster: yes -> no",
    ]
    assert roster(reflect) == []


def test_what_was_said_again_since_stays_and_is_told(reflect: Reflect) -> None:
    reflect("person", "add", "Ana", "Bo")
    reflect("person", "remove", "Ana")
    answer = reflect("undo", "1")
    assert "Kept, because changed since: person Ana." in answer.err
    reflect("redo")
    answer = reflect("undo", "1", "--json")
    assert answer.json["undone"]["kept_besides"] == ["person Ana"]


def test_a_merge_tells_of_place_and_group(reflect: Reflect) -> None:
    reflect("person", "add", "Ana M.", "--group", "ward")
    reflect("add", "Mended.", "--by", "Ana")
    assert reflect("person", "merge", "Ana M.", "--into", "Ana").lines == [
        "Merged person Ana M. into Ana, in no reflections.",
        "person Ana  group: nothing -> ward",
        "person Ana  roster: no -> yes",
        "person Ana M.  group: ward -> nothing",
        "person Ana M.  roster: yes -> no",
    ]
    assert roster(reflect, "--group", "ward") == ["Ana"]


def test_a_person_on_the_roster_who_looks_like_another_is_told_of(reflect: Reflect) -> None:
    reflect("person", "add", "Kwame")
    answer = reflect("person", "add", "Kwamee")
    assert answer.status == 0
    assert answer.err == (
        'There is a person "Kwame" already; `reflect person merge Kwamee --into Kwame` makes them one.\n'
    )
