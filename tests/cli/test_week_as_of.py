"""A week that is over is told as it stood at its end; the running one as of today."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conftest import NOW, Reflect

W47, W48, W49 = ("2026-W47", "2026-W48", "2026-W49")


@pytest.fixture
def gate(reflect: Reflect) -> Reflect:
    """Sunday of W47: the gate is stuck, to be greased by Friday. It is Sunday of W49 when it returns."""
    reflect("add", "Gate stuck.", "-q", "pressure", "-p", "gate")
    reflect("follow", "add", "Grease the hinge", "-p", "gate", "--due", "2026-11-27")
    reflect("add", "Omar looks at it.", "-q", "together", "--with", "Omar")
    reflect("follow", "add", "Look within a day", "--for", "2", "--review", "2026-11-26")
    reflect.now = NOW + timedelta(weeks=2)
    return reflect


def week(reflect: Reflect, which: str, *more: str) -> str:
    return reflect("export", "week", "--week", which, *more).out


def test_it_says_which_day_it_is_told_as_of(gate: Reflect) -> None:
    assert "As of 22 November 2026: 2 follow-ups open.\n" in week(gate, W47)
    late = "2 follow-ups open, 1 overdue, 1 to be looked at again.\n"
    assert f"As of 29 November 2026: {late}" in week(gate, W48)
    assert f"As of 6 December 2026: {late}" in week(gate, W49)
    assert "As of 29 November 2026" in week(gate, W48, "--brief")
    assert "As of 29 November 2026" in week(gate, W48, "--format", "html")


def test_what_was_done_later_was_open_and_says_when_it_was_done(gate: Reflect) -> None:
    gate("follow", "done", "f1", "--helped", "yes", "--on", "2026-12-02")
    gate("add", "Gate stuck again.", "-q", "pressure", "-p", "gate", "--on", "2026-12-03")
    told = week(gate, W48)
    done = "done since, on 2 December 2026, it helped"
    assert f"- Open, overdue since 27 November 2026; {done}: Grease the hinge\n" in told
    assert "Action under way." in told
    assert "Of 2 follow-ups open before: 2 still open, 1 of them overdue.\n" in told
    assert f"- Grease the hinge (overdue since 27 November 2026; {done})\n" in week(gate, W48, "--brief")
    assert "Acted on, recurred once since 2 December 2026." in week(gate, W49)
    assert "Of 2 follow-ups open before: 1 done (1 helped), 1 still open.\n" in week(gate, W49)


def test_what_was_put_off_later_was_due_by_then(gate: Reflect) -> None:
    gate("follow", "edit", "f1", "--due", "2026-12-20")
    assert "- Open, overdue since 27 November 2026: Grease the hinge" in week(gate, W48)
    assert "- Open, due 20 December 2026: Grease the hinge" in week(gate, W49)
    gate("undo")
    assert "- Open, overdue since 27 November 2026: Grease the hinge" in week(gate, W49)


def test_what_was_written_later_is_not_told(gate: Reflect) -> None:
    gate("follow", "add", "A new gate", "-p", "gate")
    assert "A new gate" not in week(gate, W48)
    assert "Of 2 follow-ups open before: 2 still open, 1 of them overdue. 1 more was opened." in week(
        gate, W49
    )


def test_a_reflection_of_the_week_is_told_though_it_was_written_later(gate: Reflect) -> None:
    gate("add", "Gate stuck on Friday.", "-q", "pressure", "-p", "gate", "--on", "2026-11-27")
    assert "1 reflection: none on what went well, 1 on what gave way. As of 29 November" in week(gate, W48)


def test_what_did_not_help_is_told_in_its_week_and_counted_in_every_one(gate: Reflect) -> None:
    gate.now = NOW + timedelta(days=6)
    gate("follow", "done", "f1", "--helped", "no", "--due", "2026-12-01")
    told = week(gate, W48)
    assert "Of 2 follow-ups open before: 2 still open; 1 of these was tried and did not help.\n" in told
    assert "- Tried at gate, it did not help, open again: Grease the hinge\n" in told
    assert "- Open again, due 1 December 2026, did not help on 28 November 2026: Grease" in told
    gate.now = NOW + timedelta(weeks=2)
    assert week(gate, W48) == told.replace("As of 28 November", "As of 29 November")
    assert "Of 2 follow-ups open before: 2 still open, 1 of them overdue.\n" in week(gate, W49)
    gate("follow", "done", "f1", "--helped", "yes")
    assert "it did not help, open again: Grease the hinge\n" in week(gate, W48)
    assert "Open again, due 1 December 2026, did not help on 28 November 2026; done since" in week(gate, W48)


def test_an_agreement_is_to_be_looked_at_again_open_or_done(gate: Reflect) -> None:
    again = "to be looked at again since 26 November 2026"
    assert f"- Open, {again}: Look within a day\n" in week(gate, W48)
    assert f"**To be looked at again**\n\n- Look within a day ({again})\n" in week(gate, W48, "--brief")
    assert again in week(gate, W48, "--format", "html")
    assert "looked at again" not in week(gate, W47)
    gate("follow", "done", "f2", "--helped", "yes")
    told = week(gate, W49)
    assert f"## Done, and to be looked at again\n\n- Done, {again}: Look within a day\n" in told
    assert f"- Look within a day ({again})\n" in week(gate, W49, "--brief")
    gate.now = NOW + timedelta(weeks=30)
    assert f"- Done, {again}: Look within a day\n" in gate("export", "week").out
    gate("edit", "2", "--private")
    assert "Look within a day" not in gate("export", "week").out


def test_what_is_private_is_in_no_week_whatever_became_of_it(gate: Reflect) -> None:
    before = [week(gate, which) for which in (W47, W48, W49)]
    gate("add", "My secret plan.", "-q", "pressure", "-p", "gate", "--private", "--on", "2026-11-25")
    gate("follow", "add", "Hush", "--for", "3", "--review", "2026-12-01")
    gate("follow", "done", "f3", "--helped", "no", "--on", "2026-12-01")
    assert [week(gate, which) for which in (W47, W48, W49)] == before


def test_words_that_were_taken_out_stay_out(gate: Reflect) -> None:
    gate("follow", "edit", "f1", "--text", "Grease it")
    assert "hinge" not in week(gate, W48)
