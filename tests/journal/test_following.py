"""Follow-ups are added, edited and closed, each as a change that undo takes back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reflect.core.edit import Edit
from reflect.core.errors import BadInput, NotFound
from reflect.core.follow_up import HELPED, KINDS, STATES, FollowUp, NewFollowUp
from reflect.core.follow_up_edit import FollowUpEdit
from reflect.core.query import Filter
from reflect.journal import amending, finding, follow_ups, following, reflections, undoing
from reflect.journal.following import Written
from reflect.journal.journal import Journal, open_journal
from tests.conftest import DRAFT, NOW

TODAY = NOW.date()
LATER = TODAY + timedelta(days=7)


def add(journal: Journal, text: str = "Buy a kettle", kind: str = "", **more: Any) -> FollowUp:
    """For reflection 1 unless it is said otherwise."""
    of: dict[str, Any] = {"for_": more.pop("for_", 1), "point": more.pop("point", None)}
    written = following.add(journal, NewFollowUp(kind, text, **more), **of, today=TODAY, now=NOW)
    return plain(follow_ups.these(journal, list(written.numbers))[0])


def done(journal: Journal, number: int, helped: str | None = None, **more: Any) -> Written:
    return following.done(journal, {number: helped}, today=TODAY, now=NOW, **more)


def edit(journal: Journal, number: int, **fields: Any) -> FollowUp:
    following.edit(journal, number, FollowUpEdit(**fields), today=TODAY, now=NOW)
    return plain(follow_ups.get(journal, number))


def every(journal: Journal) -> list[FollowUp]:
    return [plain(each) for each in follow_ups.listed(journal, follow_ups.Wanted()).follow_ups]


def plain(follow_up: FollowUp) -> FollowUp:
    """But for how often it was changed."""
    return follow_up._replace(revision=1)


@pytest.fixture
def leak(journal: Journal) -> Journal:
    """Reflection 1 answers the question of pressure, at the point kettle."""
    reflections.add(journal, DRAFT._replace(question="pressure", point="kettle", text="It leaks"), now=NOW)
    return journal


def test_it_takes_the_kind_of_the_lens_and_the_point_of_its_reflection(leak: Journal) -> None:
    added = add(leak, due=LATER, owner="Ana", with_=("Bo", "Cy"))
    assert (added.kind, added.point, added.for_) == ("strengthen", "kettle", 1)
    assert (added.owner, added.with_, added.due, added.state) == ("Ana", ("Bo", "Cy"), LATER, "open")


def test_a_point_alone_is_enough(leak: Journal) -> None:
    added = add(leak, for_=None, point="Kettle")
    assert (added.kind, added.point, added.for_) == ("strengthen", "kettle", None)
    assert every(leak) == [added]


def test_what_it_belongs_to_must_be_there(leak: Journal) -> None:
    with pytest.raises(NotFound, match="no reflection 9"):
        add(leak, for_=9)
    with pytest.raises(NotFound, match=r"no point 'ketle' \(did you mean kettle\?\)"):
        add(leak, for_=None, point="ketle")
    amending.delete(leak, [1], now=NOW)
    with pytest.raises(NotFound, match="deleted"):
        add(leak)


def test_search_finds_a_reflection_by_it(leak: Journal) -> None:
    add(leak, "Descale monthly", owner="Zoe")
    for word in ("descale", "zoe"):
        assert finding.search(leak, f'"{word}"', Filter(), limit=5)[1] == 1
    undoing.undo(leak, now=NOW)
    assert finding.search(leak, '"descale"', Filter(), limit=5)[1] == 0
    assert every(leak) == []


def test_it_is_out_of_sight_with_its_reflection_and_comes_back_with_it(leak: Journal) -> None:
    added = add(leak, due=TODAY)
    amending.delete(leak, [1], now=NOW)
    assert every(leak) == []
    assert follow_ups.due(leak, by=TODAY) == []
    with pytest.raises(NotFound, match="f1 belongs to reflection 1, which is deleted; `reflect restore 1`"):
        done(leak, 1)
    amending.restore(leak, [1], now=NOW)
    assert every(leak) == [added]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "replicate"])
def test_what_did_not_help_is_open_again_and_says_when_and_why(kind: str, leak: Journal) -> None:
    before = add(leak, kind=kind, due=TODAY)
    written = done(leak, 1, "no", note="It leaks still", on=TODAY - timedelta(days=1))
    [after] = every(leak)
    assert written.again == ()
    assert (after.state, after.helped, after.note) == ("open", "no", "It leaks still")
    assert (after.closed, after.due) == (TODAY - timedelta(days=1), None)
    undoing.undo(leak, now=NOW)
    assert every(leak) == [before]


def test_the_next_try_of_it_may_be_due(leak: Journal) -> None:
    add(leak, due=TODAY)
    done(leak, 1, "no", due=LATER)
    [after] = every(leak)
    assert (after.due, after.reopened) == (LATER, True)
    done(leak, 1, "yes")
    [after] = every(leak)
    assert (after.state, after.helped, after.closed, after.due) == ("done", "yes", TODAY, LATER)


def test_an_attempt_that_did_not_help_counts_and_another_one_begins(leak: Journal) -> None:
    first = add(leak, kind="replicate", owner="Ana", with_=("Bo",), due=TODAY)
    written = done(leak, 1, "no", note="Nobody came")
    other, tried = every(leak)
    assert written.again == (2,)
    assert (tried.state, tried.helped, tried.note) == ("done", "no", "Nobody came")
    assert (other.text, other.owner, other.with_, other.point) == (first.text, "Ana", ("Bo",), "kettle")
    assert (other.state, other.helped, other.note, other.due) == ("open", None, None, None)
    undoing.undo(leak, now=NOW)
    assert every(leak) == [first]
    undoing.redo(leak, now=NOW)
    assert [(each.number, each.state) for each in every(leak)] == [(2, "open"), (1, "done")]


def test_saying_again_that_it_did_not_help_begins_no_third_attempt(leak: Journal) -> None:
    add(leak, kind="replicate")
    done(leak, 1, "no")
    written = done(leak, 1, "no", note="Nobody came")
    assert written.change is not None
    assert written.again == ()
    assert done(leak, 1, "no").change is None


def test_whether_it_helped_may_be_said_later_and_the_day_stays(leak: Journal) -> None:
    add(leak)
    done(leak, 1, on=TODAY - timedelta(days=3))
    done(leak, 1, "unsure")
    [after] = every(leak)
    assert (after.state, after.helped, after.closed) == ("done", "unsure", TODAY - timedelta(days=3))
    done(leak, 1, "no")
    [after] = every(leak)
    assert (after.state, after.helped, after.closed) == ("open", "no", TODAY - timedelta(days=3))


def test_done_without_a_word_on_whether_it_helped_forgets_that_it_did_not_before(leak: Journal) -> None:
    add(leak)
    done(leak, 1, "no")
    done(leak, 1)
    assert every(leak)[0].helped is None


def test_several_are_closed_as_one_change(leak: Journal) -> None:
    both = [add(leak, "One"), add(leak, "Two")]
    following.drop(leak, [1, 2], note="No money", on=TODAY, today=TODAY, now=NOW)
    assert {(each.state, each.note, each.closed) for each in every(leak)} == {("dropped", "No money", TODAY)}
    undoing.undo(leak, now=NOW)
    assert every(leak) == both


def test_one_that_is_not_there_leaves_the_others_alone(leak: Journal) -> None:
    before = add(leak)
    with pytest.raises(NotFound, match="no follow-up f9"):
        following.done(leak, {1: "yes", 9: "yes"}, today=TODAY, now=NOW)
    assert every(leak) == [before]


def test_every_field_can_be_edited_and_cleared(leak: Journal) -> None:
    before = add(leak)
    said = edit(
        leak,
        1,
        text="Descale it",
        kind="adopt",
        owner="Ana",
        add_with=("Bo",),
        due=LATER,
        review=LATER,
        where="shelf",
        stage="owned",
        role="shift lead",
        asked=TODAY,
        note="Slowly",
    )
    assert (said.text, said.kind, said.owner, said.with_) == ("Descale it", "adopt", "Ana", ("Bo",))
    assert (said.due, said.review, said.where, said.note) == (LATER, LATER, "shelf", "Slowly")
    assert (said.stage, said.stage_since, said.role, said.asked) == ("owned", TODAY, "shift lead", TODAY)
    fields = ("owner", "with", "due", "review", "where", "stage", "role", "asked", "note")
    assert edit(leak, 1, text="Buy a kettle", kind="strengthen", clear=fields) == before


def test_the_day_of_a_stage_moves_with_the_stage_alone(leak: Journal) -> None:
    add(leak, kind="adopt", stage="tried", stage_since=date(2026, 9, 1))
    assert edit(leak, 1, stage="tried", owner="Ana").stage_since == date(2026, 9, 1)
    assert edit(leak, 1, stage="tried", on=date(2026, 8, 1)).stage_since == date(2026, 8, 1)
    assert edit(leak, 1, stage="routine").stage_since == TODAY
    with pytest.raises(BadInput, match="give --stage too"):
        edit(leak, 1, on=TODAY)


def test_what_is_no_practice_any_more_has_no_stage(leak: Journal) -> None:
    add(leak, kind="adopt", stage="owned", role="shift lead")
    said = edit(leak, 1, kind="try")
    assert (said.stage, said.stage_since, said.role) == (None, None, None)


def test_a_follow_up_of_a_point_alone_keeps_one(leak: Journal) -> None:
    add(leak, for_=None, point="kettle")
    with pytest.raises(BadInput, match="belongs to its point alone"):
        edit(leak, 1, clear=("point",))


def test_what_was_closed_can_be_opened_again(leak: Journal) -> None:
    before = add(leak)
    done(leak, 1, "yes")
    assert edit(leak, 1, reopen=True) == before


def test_an_owner_of_a_private_reflection_does_not_say_how_a_name_is_spelled(leak: Journal) -> None:
    amending.edit(leak, [1], Edit(audience="private"), now=NOW)
    add(leak, owner="ana maria")
    add(leak, owner="Bo")
    reflections.add(leak, DRAFT._replace(by="Ana Maria"), now=NOW)
    assert every(leak)[0].owner == "Ana Maria"


def test_open_ones_come_by_the_day_they_are_due_then_closed_ones_the_latest_first(leak: Journal) -> None:
    for due in (None, LATER, TODAY - timedelta(days=3), TODAY):
        add(leak, due=due)
    for number, days in ((5, 5), (6, 2)):
        add(leak)
        done(leak, number, "yes", on=TODAY - timedelta(days=days))
    assert [each.number for each in every(leak)] == [3, 4, 2, 1, 6, 5]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (follow_ups.Wanted(state="open"), [1, 2]),
        (follow_ups.Wanted(state="done"), [3]),
        (follow_ups.Wanted(kind="try"), [2]),
        (follow_ups.Wanted(owner="ANA"), [1]),
        (follow_ups.Wanted(point="door"), [3]),
        (follow_ups.Wanted(for_=1), [1, 2]),
        (follow_ups.Wanted(overdue=TODAY), [1]),
        (follow_ups.Wanted(state="open", kind="try", owner="Ana"), []),
    ],
)
def test_a_list_may_be_of_some(wanted: follow_ups.Wanted, numbers: list[int], leak: Journal) -> None:
    reflections.add(leak, DRAFT._replace(question="pressure", point="door"), now=NOW)
    add(leak, owner="Ana", due=TODAY - timedelta(days=1))
    add(leak, kind="try", due=TODAY)
    add(leak, for_=2)
    done(leak, 3, "yes")
    assert [each.number for each in follow_ups.listed(leak, wanted).follow_ups] == numbers


def test_a_list_of_a_name_that_nobody_knows_says_so(leak: Journal) -> None:
    add(leak, owner="Ana")
    found = follow_ups.listed(leak, follow_ups.Wanted(owner="Anna"))
    assert found == ([], ("person 'Anna' (did you mean Ana?)",))


STEP = st.one_of(
    st.tuples(st.just("done"), st.sampled_from([*HELPED, None])),
    st.tuples(st.just("drop"), st.none()),
    st.tuples(st.just("edit"), st.sampled_from(["reopen", "clear"])),
)


@hypothesis_settings(max_examples=15)
@given(kind=st.sampled_from(KINDS), steps=st.lists(STEP, min_size=1, max_size=5))
def test_whatever_is_done_undo_takes_it_back_step_by_step(
    kind: str, steps: list[tuple[str, str | None]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with open_journal(tmp_path_factory.mktemp("steps") / "journal.db", create=True) as journal:
        reflections.add(journal, DRAFT, now=NOW)
        add(journal, kind=kind, due=TODAY)
        states = [every(journal)]
        for verb, how in steps:
            if verb == "done":
                written = done(journal, 1, how)
            elif verb == "drop":
                written = following.drop(journal, [1], today=TODAY, now=NOW)
            else:
                change = FollowUpEdit(reopen=True) if how == "reopen" else FollowUpEdit(clear=("due",))
                written = following.edit(journal, 1, change, today=TODAY, now=NOW)
            if written.change is not None:
                states.append(every(journal))
        assert all(each.state in STATES for each in states[-1])
        for before in reversed(states[:-1]):
            undoing.undo(journal, now=NOW)
            assert every(journal) == before


def test_follow_ups_go_along_when_their_reflection_moves_to_another_point(leak: Journal) -> None:
    along, apart = add(leak), add(leak, "Close the door")
    reflections.add(leak, DRAFT._replace(point="door"), now=NOW)
    edit(leak, apart.number, point="door")
    amending.edit(leak, [1], Edit(point="boiler"), now=NOW)
    points = [follow_ups.get(leak, each.number).point for each in (along, apart)]
    assert points == ["boiler", "door"]
    undoing.undo(leak, now=NOW)
    assert follow_ups.get(leak, along.number).point == along.point
    amending.edit(leak, [1], Edit(clear=("point",)), now=NOW)
    assert follow_ups.get(leak, along.number).point is None
    amending.restore(leak, [1], revision=1, now=NOW)
    assert follow_ups.get(leak, along.number).point == along.point
