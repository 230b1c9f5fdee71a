"""Kinds by lens, and what being done makes of a follow-up."""

from __future__ import annotations

from datetime import date

import pytest

from reflect.core.errors import BadInput
from reflect.core.follow_up import KINDS, NewFollowUp, another_attempt, kind_for, when_done
from reflect.core.follow_up_edit import FollowUpEdit, checked_edit, checked_follow_up
from reflect.core.lens import LENSES
from tests.builders import follow_up


@pytest.mark.parametrize(
    ("lens", "at_point", "kind"),
    [
        ("positive", False, "replicate"),
        ("positive", True, "replicate"),
        ("pressure", False, "strengthen"),
        ("data", False, "adopt"),
        ("together", False, "agree"),
        (None, True, "strengthen"),
        ("space", True, "strengthen"),
        (None, False, "try"),
    ],
)
def test_the_lens_says_what_it_is_for_and_then_the_point(lens: str | None, at_point: bool, kind: str) -> None:
    assert kind_for(lens, at_point=at_point) == kind


@pytest.mark.parametrize("lens", [*LENSES, None])
def test_every_lens_leads_to_a_kind(lens: str | None) -> None:
    assert kind_for(lens, at_point=False) in KINDS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("helped", ["yes", "unsure", None])
def test_what_helped_or_may_have_is_done(kind: str, helped: str | None) -> None:
    assert when_done(kind, helped) == ("done", False)


@pytest.mark.parametrize("kind", KINDS)
def test_what_did_not_help_is_not_finished(kind: str) -> None:
    state, again = when_done(kind, "no")
    assert (state, again) == (("done", True) if kind == "replicate" else ("open", False))


def test_another_attempt_is_the_same_words_and_people_and_nothing_of_the_outcome() -> None:
    first = follow_up(
        3, "Try it", kind="replicate", owner="Ana", with_=("Bo",), due=date(2026, 11, 1), note="It rained"
    )
    assert another_attempt(first, due=None) == NewFollowUp(
        "replicate", "Try it", owner="Ana", with_=("Bo",), due=None
    )


def test_what_is_open_and_did_not_help_was_reopened() -> None:
    assert follow_up(helped="no").reopened
    assert not follow_up().reopened
    assert not follow_up(state="done", helped="no").reopened


@pytest.mark.parametrize("written", ["written down", "Written-Down", "written_down"])
def test_a_stage_is_known_however_it_is_spelled(written: str) -> None:
    assert checked_edit(FollowUpEdit(stage=written)).stage == "written down"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (NewFollowUp("buy", "Tea"), "no kind 'buy'"),
        (NewFollowUp("try", " "), "The follow-up is empty"),
        (NewFollowUp("try", "Tea\0"), "NUL"),
        (NewFollowUp("try", "Tea", owner=" "), "needs a name"),
        (NewFollowUp("try", "Tea", where="  "), "where it is written is empty"),
        (NewFollowUp("try", "Tea", stage="tried"), "--stage is for a practice to adopt"),
        (NewFollowUp("agree", "Tea", role="lead"), "--role is for a practice to adopt"),
        (NewFollowUp("adopt", "Tea", stage="loved"), "no stage 'loved'"),
        (NewFollowUp("adopt", "Tea", stage="owned"), "name it with --role"),
    ],
)
def test_what_none_may_hold_is_refused(new: NewFollowUp, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        checked_follow_up(new)


def test_a_field_that_can_not_be_empty_can_not_be_cleared() -> None:
    with pytest.raises(BadInput, match="'text' can not be cleared"):
        checked_edit(FollowUpEdit(clear=("text",)))
