"""What was done, and taking it back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reflect.core.errors import NotFound
from reflect.core.follow_up import NewFollowUp
from reflect.core.query import Filter
from reflect.journal import finding, history, reflections
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number
from tests.conftest import DRAFT, NOW


def test_undo_takes_back_the_newest_that_stands(journal: Journal) -> None:
    for text in ("One.", "Two."):
        reflections.add(journal, DRAFT._replace(text=text), now=NOW)
    assert history.undo(journal, now=NOW) == history.Undone(2, "add", "reflection 2", 1)
    assert history.undo(journal, now=NOW) == history.Undone(1, "add", "reflection 1", 1)
    with pytest.raises(NotFound, match="nothing to undo"):
        history.undo(journal, now=NOW)


def test_undo_is_a_change_of_its_own_and_destroys_nothing(journal: Journal) -> None:
    reflections.add(journal, DRAFT, now=NOW)
    history.undo(journal, now=NOW + timedelta(hours=1))
    done = journal.rows("SELECT number, verb, undoes, undone_by, instant FROM change ORDER BY number")
    assert done == [
        (1, "add", None, 2, "2026-11-22T14:05:00.000000+00:00"),
        (2, "undo", 1, None, "2026-11-22T15:05:00.000000+00:00"),
    ]
    [gone] = by_number(journal, [1])
    assert (gone.deleted, gone.revision, gone.text) == (True, 2, DRAFT.text)
    assert finding.latest(journal, Filter(), limit=9) == []


def test_follow_ups_go_with_their_reflection(journal: Journal) -> None:
    reflections.add(journal, DRAFT._replace(follow_ups=(NewFollowUp("try", "Tea."),)), now=NOW)
    history.undo(journal, now=NOW)
    assert journal.rows("SELECT deleted FROM follow_up") == [(1,)]


def test_a_change_of_many_goes_as_one(journal: Journal) -> None:
    reflections.add(journal, DRAFT, now=NOW)
    reflections.add_all(journal, [DRAFT] * 3, summary="three", now=NOW)
    assert history.undo(journal, now=NOW).reflections == 3
    assert finding.count(journal, Filter()) == 1
