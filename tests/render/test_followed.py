"""What became of follow-ups: each stands in one place, the first where it belongs."""

from __future__ import annotations

from datetime import date, timedelta

from reflect.core.learning.follow_ups import Followed, followed
from reflect.core.period import last_weeks
from reflect.render.followed_plain import followed_plain, sections
from reflect.render.followed_table import followed_table
from tests.builders import TODAY, follow_up
from tests.render.drawing import drawn

PERIOD = last_weeks(13, TODAY)


def found() -> Followed:
    failed, late = date(2026, 11, 2), TODAY - timedelta(days=2)
    every = [
        follow_up(1, helped="no", closed=failed, due=late, review=late),
        follow_up(2, helped="no", closed=failed, review=late),
        follow_up(3, kind="agree", review=TODAY, owner="Omar"),
        follow_up(4, kind="agree", state="done", helped="yes", closed=failed, review=late),
        follow_up(5),
    ]
    return followed(every, period=PERIOD, today=TODAY, opened_on=lambda each: each.created.date())


def test_each_stands_in_one_section() -> None:
    told = [(each.title, [one.number for one in each.follow_ups]) for each in sections(found())]
    assert told == [
        ("Overdue", [1]),
        ("Did not help", [2]),
        ("To be looked at again", [4, 3]),
        ("Open", [5]),
    ]


def test_whom_to_talk_to_stands_behind_what_is_pressing() -> None:
    said = followed_plain(found(), period=PERIOD, today=TODAY)
    for words in (said, drawn(followed_table(found(), period=PERIOD, today=TODAY), width=120)):
        titles = ("To be looked at again", "Whom to talk to", "Open")
        places = [words.index(f"\n{title}") for title in titles]
        assert places == sorted(places)
        assert "Omar" in words
    assert "  Omar: f3 to be looked at again\n" in said


def test_the_counts_are_of_all_wherever_they_stand() -> None:
    assert "In this time: 5 opened, 1 helped, 2 did not help." in followed_plain(
        found(), period=PERIOD, today=TODAY
    )
