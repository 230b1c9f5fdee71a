"""A week tells of old follow-ups too: all that is late, what was closed in it, and how many more are open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conftest import NOW, Reflect

LATER = NOW + timedelta(weeks=30)
WEEK = ("export", "week", "--week")


@pytest.fixture
def quiet(reflect: Reflect) -> Reflect:
    """The kettle gave way once, long ago; the week has one good thing in it."""
    reflect("add", "The kettle leaks.", "-q", "pressure", "-p", "kettle", "--by", "Ana")
    reflect("follow", "add", "Descale it", "--point", "kettle", "--due", "friday")
    reflect("add", "I am afraid of the rota.", "-q", "pressure", "-p", "rota", "--private")
    reflect("follow", "add", "Ask the union", "--point", "rota", "--due", "friday")
    reflect.now = LATER
    reflect("add", "The list was ready.", "-q", "success")
    return reflect


@pytest.mark.parametrize("form", [("--brief",), ("--format", "md"), ("--format", "html")], ids=" ".join)
def test_what_is_late_at_a_quiet_point_is_told(form: tuple[str, ...], quiet: Reflect) -> None:
    week = quiet(*WEEK, *form).out
    assert "1 follow-up open, 1 overdue." in week
    assert "Descale it" in week


def test_it_says_at_which_point(quiet: Reflect) -> None:
    assert "- Open at kettle, overdue since 27 November 2026: Descale it\n" in quiet(*WEEK).out


def test_what_is_private_stays_out(quiet: Reflect) -> None:
    week = quiet(*WEEK).out
    assert "union" not in week
    assert "rota" not in week
    assert "Ask the union" in quiet(*WEEK, "--include-private").out
    quiet("edit", "1", "--audience", "private")
    assert "Descale it" not in quiet(*WEEK).out
    quiet("edit", "1", "--audience", "anonymous")
    assert "Descale it" not in quiet(*WEEK).out


def test_it_stays_out_where_the_owner_keeps_to_themselves_what_says_nothing_else(quiet: Reflect) -> None:
    quiet.config.write_text('audience = "private"\n')
    assert "Descale it" not in quiet(*WEEK).out


def test_it_stays_out_of_weeks_before_it_and_of_what_is_asked_of_others(quiet: Reflect) -> None:
    assert "Descale it" not in quiet("export", "week", "--week", "2026-W40").out
    assert "Descale it" not in quiet(*WEEK, "--by", "Bo").out
    assert "Descale it" in quiet(*WEEK, "--by", "Ana").out


def test_it_is_told_once_where_the_point_is_told_of(quiet: Reflect) -> None:
    quiet("add", "The kettle leaks again.", "-q", "pressure", "-p", "kettle")
    week = quiet(*WEEK).out
    assert "1 follow-up open, 1 overdue." in week
    assert week.count("Descale it") == 1
    assert "Follow-ups still open" not in week


def test_what_was_closed_in_the_week_is_told_however_old_its_reflection(quiet: Reflect) -> None:
    quiet("follow", "done", "f1", "--helped", "yes")
    week = quiet(*WEEK).out
    assert "Of 1 follow-up open before: 1 done (1 helped).\n" in week
    assert "- Done at kettle, it helped: Descale it\n" in week
    assert "union" not in week


def test_what_did_not_help_and_is_open_again_is_told(quiet: Reflect) -> None:
    quiet("follow", "edit", "f1", "--clear", "due")
    assert "Descale it" not in quiet(*WEEK).out
    quiet("follow", "done", "f1", "--helped", "no")
    assert "- Open again at kettle, did not help on 20 June 2027: Descale it\n" in quiet(*WEEK).out


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ((), "1 older follow-up is open; no day is set for it."),
        ((None,), "2 older follow-ups are open; no day is set for any of them."),
        (("2027-08-01",), "2 older follow-ups are open and not late; the next is due on 1 August 2027."),
        (
            ("2027-09-01", "2027-08-01"),
            "3 older follow-ups are open and not late; the next is due on 1 August 2027.",
        ),
    ],
)
def test_of_what_else_is_open_it_is_said_how_many(
    due: tuple[str | None, ...], said: str, quiet: Reflect
) -> None:
    quiet("follow", "edit", "f1", "--clear", "due")
    quiet("follow", "edit", "f2", "--clear", "due")
    for day in due:
        quiet("follow", "add", "Buy one", "--for", "1", *(("--due", day) if day else ()))
    week = quiet(*WEEK).out
    assert f"- {said}\n" in week
    assert f"{len(due) + 1} follow-up{'s' if due else ''} open." in week
    assert said in quiet(*WEEK, "--brief").out
    assert said in quiet(*WEEK, "--format", "html").out
    assert "Buy one" not in week
