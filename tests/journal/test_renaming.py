"""Tags, people and points get other names; what is written stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.edit import Edit
from reflect.core.errors import BadInput, NotFound, StaleEdit
from reflect.core.follow_up import NewFollowUp
from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.journal import amending, finding, names, reflections, undoing
from reflect.journal.journal import Journal, no_journal
from reflect.journal.names import Kind
from reflect.journal.reading import by_number
from reflect.journal.renaming import Renamed, merge, rename
from reflect.journal.revisions import changes
from reflect.journal.states import find_anew
from tests.builders import unchanged
from tests.conftest import DRAFT, NOW

KINDS: tuple[Kind, ...] = ("tag", "person", "point")


def add(journal: Journal, text: str = "Mended.", **fields: Any) -> int:
    return reflections.add(journal, DRAFT._replace(text=text, **fields), now=NOW).number


def named(kind: Kind, name: str) -> dict[str, Any]:
    """The fields of a draft that use a name, in every role."""
    if kind == "person":
        return {"by": name, "with_": (name,), "from_": (name,)}
    return {"tags": (name,)} if kind == "tag" else {"point": name}


def used(kind: Kind, reflection: Reflection) -> set[str | None]:
    every = {
        "tag": reflection.tags,
        "person": (reflection.by, *reflection.with_, *reflection.from_),
        "point": (reflection.point,),
    }
    return set(every[kind])


def at(journal: Journal, number: int) -> Reflection:
    [found] = by_number(journal, [number])
    return found


def found(journal: Journal, word: str) -> list[int]:
    return sorted(each.number for each in finding.search(journal, f'"{word}"', Filter(), limit=99)[0])


# Renaming


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_had_the_old_name_has_the_new(kind: Kind, journal: Journal) -> None:
    for _ in range(2):
        add(journal, **named(kind, "kettle"))
    add(journal, **named(kind, "door"))
    renamed = rename(journal, kind, "Kettle", "samovar", now=NOW)
    assert renamed[:5] == (4, ("kettle",), "samovar", 2, 0)
    assert [used(kind, at(journal, number)) for number in (1, 2, 3)] == [{"samovar"}, {"samovar"}, {"door"}]
    assert [each.revision for each in by_number(journal, [1, 2])] == [1, 1], "they were not touched"
    assert (found(journal, "samovar"), found(journal, "kettle")) == ([1, 2], [])


@pytest.mark.parametrize("kind", KINDS)
def test_the_old_name_means_the_new(kind: Kind, journal: Journal) -> None:
    add(journal, **named(kind, "kettle"))
    number = names.find(journal, kind, "kettle")
    rename(journal, kind, "kettle", "samovar", now=NOW)
    add(journal, **named(kind, "KETTLE"))
    assert used(kind, at(journal, 2)) == {"samovar"}
    assert names.find(journal, kind, "kettle") == names.find(journal, kind, "samovar") == number
    assert names.known(journal, kind) == ["samovar"], "an alias is no name of its own"


def test_a_name_in_a_text_means_the_new_and_the_text_stays(journal: Journal) -> None:
    add(journal, "#tea with @ana")
    rename(journal, "tag", "tea", "chai", now=NOW)
    rename(journal, "person", "ana", "Ana Maria", now=NOW)
    add(journal, "More #Tea with @Ana, #chai too")
    assert [(each.text, each.tags, each.with_) for each in by_number(journal, [1, 2])] == [
        ("#tea with @ana", ("chai",), ("Ana Maria",)),
        ("More #Tea with @Ana, #chai too", ("chai",), ("Ana Maria",)),
    ]
    assert found(journal, "chai") == found(journal, "tea") == found(journal, "Maria") == [1, 2]


def test_an_edit_of_such_a_text_reads_it_with_the_new_meaning(journal: Journal) -> None:
    add(journal, "#tea in the #kitchen", tags=("hot",))
    rename(journal, "tag", "tea", "chai", now=NOW)
    amending.edit(journal, [1], Edit(text="Cold #tea"), now=NOW)
    assert at(journal, 1).tags == ("chai", "hot")


def test_an_alias_is_renamed_as_what_it_means(journal: Journal) -> None:
    add(journal, tags=("tea",))
    rename(journal, "tag", "tea", "chai", now=NOW)
    assert rename(journal, "tag", "tea", "mate", now=NOW).before == ("chai",)
    assert {names.find(journal, "tag", each) for each in ("tea", "chai", "mate")} == {1}


def test_renaming_back_swaps_a_name_and_its_alias(journal: Journal) -> None:
    add(journal, tags=("tea",))
    rename(journal, "tag", "tea", "chai", now=NOW)
    rename(journal, "tag", "chai", "Tea", now=NOW)
    assert at(journal, 1).tags == ("Tea",)
    assert journal.rows("SELECT number, name, means FROM tag") == [(1, "Tea", None), (2, "chai", 1)]
    assert found(journal, "chai") == []


@pytest.mark.parametrize(("old", "new"), [("tea", "TEA"), ("Cafe\u0301", "CAF\u00c9")])
def test_another_spelling_of_the_same_name_leaves_no_alias(old: str, new: str, journal: Journal) -> None:
    add(journal, tags=(old,))
    rename(journal, "tag", old, new, now=NOW)
    assert at(journal, 1).tags == (new,)
    assert journal.rows("SELECT name, means FROM tag") == [(new, None)]


def test_a_name_that_is_so_already_is_no_change(journal: Journal) -> None:
    add(journal, tags=("tea",))
    assert rename(journal, "tag", "tea", " #tea", now=NOW) == Renamed(None, ("tea",), "tea", 1, 0)
    assert undoing.undo(journal, now=NOW).verb == "add"


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_another_has_is_refused_and_merging_offered(kind: Kind, journal: Journal) -> None:
    for name in ("kettle", "door"):
        add(journal, **named(kind, name))
    with pytest.raises(BadInput, match=f"There is a {kind} 'door' already; `reflect {kind} merge`"):
        rename(journal, kind, "kettle", "DOOR", now=NOW)
    rename(journal, kind, "door", "gate", now=NOW)
    with pytest.raises(BadInput, match=f"The {kind} 'door' means 'gate' already; `reflect {kind} merge`"):
        rename(journal, kind, "kettle", "door", now=NOW)


def test_a_name_nobody_knows_is_not_renamed(journal: Journal) -> None:
    add(journal, tags=("kettle",))
    with pytest.raises(NotFound, match=r"knows no tag 'kettel' .did you mean kettle"):
        rename(journal, "tag", "kettel", "door", now=NOW)
    with pytest.raises(BadInput, match="empty"):
        rename(journal, "tag", "kettle", " ", now=NOW)


def test_the_kinds_do_not_touch_each_other(journal: Journal) -> None:
    add(journal, tags=("kettle",), point="kettle", by="kettle")
    rename(journal, "point", "kettle", "samovar", now=NOW)
    assert (at(journal, 1).tags, at(journal, 1).point, at(journal, 1).by) == (
        ("kettle",),
        "samovar",
        "kettle",
    )


def test_who_owns_a_follow_up_is_found_by_the_new_name(journal: Journal) -> None:
    add(journal, follow_ups=(NewFollowUp("try", "Tea.", owner="Ana"),))
    assert rename(journal, "person", "Ana", "Anita", now=NOW)[3:5] == (0, 1)
    assert at(journal, 1).follow_ups[0].owner == "Anita"
    assert (found(journal, "Anita"), found(journal, "Ana")) == ([1], [])


def test_a_name_and_its_alias_in_one_role_are_one(journal: Journal) -> None:
    add(journal, by="Ana")
    rename(journal, "person", "Ana", "Anita", now=NOW)
    later = NewFollowUp("agree", "Lids.", owner="Ana", with_=("Ana", "Anita", "ana"))
    add(journal, "@Ana, @Anita", with_=("Ana", "Anita"), tags=("tea", "#Tea"), follow_ups=(later,))
    assert (at(journal, 2).with_, at(journal, 2).follow_ups[0].with_) == (("Anita",), ("Anita",))
    assert found(journal, "Anita") == [1, 2]


# Merging


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_had_one_of_the_names_has_the_other(kind: Kind, journal: Journal) -> None:
    for name in ("laptop", "laptops", "Laptop's"):
        add(journal, **named(kind, name))
    merged = merge(journal, kind, ["laptops", "laptop's"], "LAPTOP", now=NOW)
    assert merged[:5] == (4, ("laptops", "Laptop's"), "laptop", 2, 0)
    assert [used(kind, at(journal, number)) for number in (1, 2, 3)] == [{"laptop"}] * 3
    assert [each.revision for each in by_number(journal, [1, 2, 3])] == [1, 2, 2]
    assert names.known(journal, kind) == ["laptop"]
    add(journal, **named(kind, "laptops"))
    assert found(journal, "laptop") == [1, 2, 3, 4]
    assert found(journal, "laptops") == []


def test_one_that_has_both_keeps_one_and_what_was_given_stays_given(journal: Journal) -> None:
    add(journal, "#tea and #chai", tags=("chai",), with_=("Ana", "Bo"), by="Bo")
    merge(journal, "tag", ["tea"], "chai", now=NOW)
    merge(journal, "person", ["Bo"], "Ana", now=NOW)
    assert (at(journal, 1).tags, at(journal, 1).with_, at(journal, 1).by) == (("chai",), ("Ana",), "Ana")
    amending.edit(journal, [1], Edit(text="Nothing hot."), now=NOW)
    assert at(journal, 1).tags == ("chai",)


def test_what_stood_in_a_text_goes_when_it_leaves_the_text(journal: Journal) -> None:
    add(journal, "#tea and #chai")
    merge(journal, "tag", ["tea"], "chai", now=NOW)
    amending.edit(journal, [1], Edit(text="Nothing hot."), now=NOW)
    assert at(journal, 1).tags == ()


def test_follow_ups_go_along(journal: Journal) -> None:
    due = NewFollowUp("agree", "Lids.", owner="Bo", with_=("Bo", "Ana", "Cy"))
    add(journal, point="kettles", follow_ups=(due,))
    add(journal, point="kettle", by="Ana")
    assert merge(journal, "person", ["Bo"], "Ana", now=NOW)[3:5] == (0, 1)
    assert merge(journal, "point", ["kettles"], "kettle", now=NOW)[3:5] == (1, 1)
    [follow_up] = at(journal, 1).follow_ups
    assert (follow_up.owner, follow_up.with_, follow_up.point) == ("Ana", ("Ana", "Cy"), "kettle")
    assert found(journal, "Ana") == [1, 2]


def test_the_aliases_of_a_merged_name_mean_the_other_too(journal: Journal) -> None:
    for name in ("tea", "mate"):
        add(journal, tags=(name,))
    rename(journal, "tag", "tea", "chai", now=NOW)
    merge(journal, "tag", ["chai"], "mate", now=NOW)
    assert {names.find(journal, "tag", each) for each in ("tea", "chai", "mate")} == {2}
    merged = merge(journal, "tag", ["tea", "chai"], "mate", now=NOW)
    assert merged == Renamed(None, (), "mate", 0, 0), "they are one already"


def test_deleted_ones_are_not_counted_but_go_along(journal: Journal) -> None:
    for name in ("laptop", "laptops", "laptops"):
        add(journal, tags=(name,))
    amending.delete(journal, [3], now=NOW)
    assert merge(journal, "tag", ["laptops"], "laptop", now=NOW).reflections == 1
    amending.restore(journal, [3], now=NOW)
    assert at(journal, 3).tags == ("laptop",)


def test_a_description_is_kept_where_the_other_has_none(journal: Journal) -> None:
    for name in ("laptops", "laptop", "door"):
        names.describe_point(journal, name, "" if name == "laptop" else f"Of {name}.")
    merge(journal, "point", ["laptops"], "laptop", now=NOW)
    assert names.point_descriptions(journal) == {"laptop": "Of laptops.", "door": "Of door."}
    merge(journal, "point", ["laptop"], "door", now=NOW)
    assert names.point_descriptions(journal) == {"door": "Of door."}
    undoing.undo(journal, now=NOW)
    undoing.undo(journal, now=NOW)
    assert names.point_descriptions(journal) == {"laptops": "Of laptops.", "door": "Of door."}


@pytest.mark.parametrize("kind", KINDS)
def test_a_merge_that_means_nothing_is_refused(kind: Kind, journal: Journal) -> None:
    add(journal, **named(kind, "kettle"))
    before = everything(journal)
    with pytest.raises(BadInput, match=f"A {kind} can not be merged into itself: 'Kettle' is 'kettle'"):
        merge(journal, kind, ["Kettle"], "kettle", now=NOW)
    with pytest.raises(NotFound, match=f"knows no {kind} 'kettel' .did you mean kettle"):
        merge(journal, kind, ["kettel"], "kettle", now=NOW)
    with pytest.raises(NotFound, match=f"knows no {kind} 'kettles' .*`reflect {kind} rename OLD NEW`"):
        merge(journal, kind, ["kettle"], "kettles", now=NOW)
    assert everything(journal) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_dry_run_counts_and_changes_nothing(kind: Kind, journal: Journal) -> None:
    for name in ("laptop", "laptops", "laptops"):
        add(journal, **named(kind, name))
    before = everything(journal)
    dry = rename(journal, kind, "laptops", "tablets", now=NOW, dry_run=True)
    assert dry == Renamed(None, ("laptops",), "tablets", 2, 0)
    dry = merge(journal, kind, ["laptops"], "laptop", now=NOW, dry_run=True)
    assert dry == Renamed(None, ("laptops",), "laptop", 2, 0)
    assert everything(journal) == before
    with pytest.raises(BadInput):
        rename(journal, kind, "laptops", "laptop", now=NOW, dry_run=True)


# Taking it back


def test_an_old_state_that_comes_back_says_the_new_name(journal: Journal) -> None:
    add(journal, tags=("tea",), point="tea", by="tea", with_=("tea",))
    add(journal, tags=("chai",), point="chai", by="chai")
    clear = Edit(clear=("tags", "point", "by", "with"))
    amending.edit(journal, [1], clear, now=NOW)
    for kind in KINDS:
        merge(journal, kind, ["tea"], "chai", now=NOW)
    amending.restore(journal, [1], revision=1, now=NOW)
    old = at(journal, 1)
    assert (old.tags, old.point, old.by, old.with_) == (("chai",), "chai", "chai", ("chai",))
    assert found(journal, "chai") == [1, 2]
    restored = amending.restore(journal, [1], revision=1, now=NOW)
    assert restored.changed == (), "it is so already"


def test_an_older_rename_is_taken_back_where_the_name_is_still_the_same(journal: Journal) -> None:
    add(journal, tags=("tea", "door"))
    rename(journal, "tag", "tea", "chai", now=NOW)
    rename(journal, "tag", "door", "gate", now=NOW)
    assert undoing.undo(journal, 2, now=NOW).verb == "rename"
    assert at(journal, 1).tags == ("gate", "tea")


@pytest.mark.parametrize("then", ["rename", "back", "merge"])
def test_one_whose_names_were_changed_since_is_refused_whole(then: str, journal: Journal) -> None:
    add(journal, tags=("tea", "mate"))
    rename(journal, "tag", "tea", "chai", now=NOW)
    if then == "merge":
        merge(journal, "tag", ["chai"], "mate", now=NOW)
    else:
        rename(journal, "tag", "chai", "tea" if then == "back" else "kvass", now=NOW)
    before = everything(journal)
    with pytest.raises(StaleEdit, match=r"Nothing of change 2 can be taken back: tag \w+ was changed since"):
        undoing.undo(journal, 2, now=NOW)
    assert everything(journal) == before


def test_undoing_a_merge_keeps_what_was_tagged_anew_since(journal: Journal) -> None:
    for name in ("laptop", "laptops", "laptops"):
        add(journal, tags=(name,))
    merge(journal, "tag", ["laptops"], "laptop", now=NOW)
    amending.edit(journal, [3], Edit(add_tags=("wifi",)), now=NOW)
    undone = undoing.undo(journal, 4, now=NOW)
    assert undone.kept == (3,)
    assert [at(journal, n).tags for n in (1, 2, 3)] == [("laptop",), ("laptops",), ("laptop", "wifi")]


def test_what_only_a_merge_changed_since_still_goes_with_its_import(journal: Journal) -> None:
    reflections.add_all(journal, [DRAFT._replace(tags=("laptops",))] * 2, summary="two", now=NOW)
    add(journal, tags=("laptop",))
    merge(journal, "tag", ["laptops"], "laptop", now=NOW)
    assert undoing.undo(journal, 1, now=NOW)[3:5] == (2, ())
    undoing.redo(journal, now=NOW)
    assert at(journal, 1).tags == ("laptop",)


NAMES = st.sampled_from(["tea", "chai", "Tea", "mate", "kvass"])
STEPS = st.one_of(
    st.tuples(st.just("add"), NAMES, NAMES),
    st.tuples(st.just("edit"), NAMES, NAMES),
    st.tuples(st.sampled_from(["rename", "merge"]), st.sampled_from(KINDS), NAMES, NAMES),
    st.tuples(st.just("delete")),
)


@given(steps=st.lists(STEPS, min_size=2, max_size=9))
def test_all_the_way_back_and_forth_again_each_state_is_what_it_was(steps: list[Any]) -> None:
    with no_journal(Path("nowhere")) as journal:
        states = [everything(journal)]
        for step in [("add", "tea", "chai"), *steps]:
            newest = changes(journal, limit=1)
            take(journal, *step)
            if changes(journal, limit=1) != newest:
                states.append(everything(journal))
            holds_no_alias(journal)
        for state in reversed(states[:-1]):
            undoing.undo(journal, now=NOW)
            assert everything(journal) == state
            holds_no_alias(journal)
        for state in states[1:]:
            undoing.redo(journal, now=NOW)
            assert everything(journal) == state
        journal.row("INSERT INTO reflection_words (reflection_words, rank) VALUES ('integrity-check', 1)")


@given(steps=st.lists(STEPS, min_size=3, max_size=8), undone=st.data())
def test_whatever_is_taken_back_out_of_turn_leaves_a_journal_whole(steps: list[Any], undone: Any) -> None:
    with no_journal(Path("nowhere")) as journal:
        for step in [("add", "tea", "chai"), *steps]:
            take(journal, *step)
        standing = [number for (number,) in journal.rows("SELECT number FROM change ORDER BY number")]
        for change in undone.draw(st.permutations(standing)):
            before = everything(journal)
            try:
                undoing.undo(journal, change, now=NOW)
            except StaleEdit:
                assert everything(journal) == before
            holds_no_alias(journal)
            found_by_what_they_hold(journal)


def take(journal: Journal, verb: str, *said: Any) -> None:
    """One step; one that is refused changes nothing."""
    before = everything(journal)
    there = [each.number for each in finding.between(journal, Filter())]
    try:
        if verb == "add" or not there:
            one, other = [name.lower() for name in said[-2:]] if len(said) > 1 else ("tea", "chai")
            later = NewFollowUp("try", "Tea.", owner=one, with_=(other, one))
            people = {"by": one, "with_": (other,), "from_": (one, other)}
            add(journal, f"#{one} @{other}", tags=(other,), point=one, follow_ups=(later,), **people)
        elif verb == "edit":
            amending.edit(
                journal, there[-1:], Edit(text=f"#{said[0].lower()}", point=said[1].lower()), now=NOW
            )
        elif verb == "delete":
            amending.delete(journal, there[-1:], now=NOW)
        elif verb == "rename":
            rename(journal, *said, now=NOW)
        else:
            merge(journal, said[0], [said[1]], said[2], now=NOW)
    except (BadInput, NotFound):
        assert everything(journal) == before


def everything(journal: Journal) -> list[Any]:
    """What is in view, but for how often it was changed, what finds it, and every alias."""
    seen = [unchanged(each) for each in finding.between(journal, Filter())]
    aliases = {
        kind: journal.rows(
            f"SELECT a.name, n.name FROM {kind} a JOIN {kind} n ON n.number = a.means ORDER BY a.folded"
        )
        for kind in KINDS
    }
    return [seen, aliases, also_found_by(journal, "WHERE NOT deleted")]


def also_found_by(journal: Journal, where: str = "") -> list[tuple[int, list[str]]]:
    rows = journal.rows(f"SELECT number, also_found_by FROM reflection {where} ORDER BY number")
    return [(number, sorted(words.split("\n"))) for number, words in rows]


def holds_no_alias(journal: Journal) -> None:
    """Whatever a name is used for, it is no alias; an alias means a name and no other alias."""
    held = {
        "tag": "SELECT tag FROM reflection_tag",
        "person": """SELECT speaker FROM reflection UNION SELECT person FROM reflection_person
                     UNION SELECT owner FROM follow_up UNION SELECT person FROM follow_up_person""",
        "point": "SELECT point FROM reflection UNION SELECT point FROM follow_up",
    }
    for kind, statement in held.items():
        aliases = f"SELECT number FROM {kind} WHERE means IS NOT NULL"
        assert journal.rows(f"SELECT * FROM ({statement}) INTERSECT {aliases}") == []
        assert journal.rows(f"SELECT means FROM {kind} INTERSECT {aliases}") == []
    assert journal.rows("PRAGMA foreign_key_check") == []


def found_by_what_they_hold(journal: Journal) -> None:
    """What finds each reflection beside its text is what it would be if it were put together now."""
    kept = also_found_by(journal)
    for number, _ in kept:
        find_anew(journal, number)
    assert also_found_by(journal) == kept
    journal.row("INSERT INTO reflection_words (reflection_words, rank) VALUES ('integrity-check', 1)")
