"""Rows that changed since they were imported: new words come in, and nobody's own are lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from reflect.core.edit import Edit
from reflect.core.follow_up import NewFollowUp
from reflect.core.incoming import Incoming, Refused
from reflect.core.query import Filter, match_expression
from reflect.core.reflection import Reflection
from reflect.journal import amending, finding, imports, renaming, revisions, undoing
from reflect.journal.journal import Journal
from reflect.journal.reading import get
from reflect.journal.updating import Update
from tests.conftest import DRAFT, NOW

PLAIN = DRAFT._replace(
    question=None, point=None, tags=(), with_=(), from_=(), by=None, details=(), follow_ups=(), audience=None
)


def row(text: str, key: str = "1", *, line: int = 2, dated: bool = True, **fields: Any) -> Incoming:
    return Incoming(line, (text,), key, PLAIN._replace(text=text, **fields), dated)


def store(journal: Journal, *rows: Incoming | Refused, update: Update = "yes", dry: bool = False) -> Any:
    return imports.store(
        journal,
        rows,
        source="s",
        file="f.csv",
        now=NOW,
        default_audience="team",
        update=update,
        dry_run=dry,
    )


def now(journal: Journal, number: int = 1) -> Reflection:
    return get(journal, str(number))


def found(journal: Journal, word: str) -> list[int]:
    reflections, _ = finding.search(journal, match_expression(word), Filter(), limit=9)
    return [each.number for each in reflections]


def sound(journal: Journal) -> None:
    """The index of words holds exactly the words."""
    journal.row("INSERT INTO reflection_words (reflection_words, rank) VALUES ('integrity-check', 1)")
    assert journal.rows("PRAGMA foreign_key_check") == []


def edit(journal: Journal, **fields: Any) -> None:
    amending.edit(journal, [1], Edit(**fields), now=NOW)


def follow_ups(journal: Journal, number: int = 1) -> list[tuple[int, str, str, str]]:
    return [(f.number, f.kind, f.text, f.state) for f in now(journal, number).follow_ups]


def test_a_changed_row_takes_its_new_words_and_keeps_its_history(journal: Journal) -> None:
    store(journal, row("Old needle."), row("Other.", "2", line=3))
    outcome = store(journal, row("New thread."), row("Other.", "2", line=3), row("Third.", "3", line=4))
    assert (outcome.added, outcome.unchanged, outcome.updated) == (1, 1, (1,))
    assert (now(journal).text, now(journal).revision) == ("New thread.", 2)
    assert (found(journal, "needle"), found(journal, "thread"), found(journal, "third")) == ([], [1], [3])
    first, second = revisions.revisions(journal, 1)
    assert first.altered is None
    assert (second.change.verb, second.altered and (second.altered.before or {})["text"]) == (
        "import",
        "Old needle.",
    )
    sound(journal)


def test_everything_a_row_says_is_taken(journal: Journal) -> None:
    store(journal, row("Same."))
    later = PLAIN.moment._replace(instant=datetime(2026, 11, 20, 8, tzinfo=UTC), day=date(2026, 11, 20))
    new = row(
        "Same.",
        moment=later,
        question="pressure",
        point="kettle",
        tags=("leak", "tea"),
        by="Ana",
        with_=("Bo",),
        from_=("Cy",),
        details=(("why", "It is old."),),
        audience="anonymous",
        follow_ups=(NewFollowUp("strengthen", "Buy one.", owner="Bo", due=date(2026, 12, 1)),),
    )
    assert store(journal, new).updated == (1,)
    is_now = now(journal)
    assert (is_now.day, is_now.week) == (date(2026, 11, 20), date(2026, 11, 16))
    assert (is_now.question, is_now.point, is_now.tags) == ("pressure", "kettle", ("leak", "tea"))
    assert (is_now.by, is_now.with_, is_now.from_) == ("Ana", ("Bo",), ("Cy",))
    assert (is_now.details, is_now.audience) == ({"why": "It is old."}, "anonymous")
    assert [(f.text, f.owner, f.due, f.point) for f in is_now.follow_ups] == [
        ("Buy one.", "Bo", date(2026, 12, 1), "kettle")
    ]
    assert found(journal, "buy") == found(journal, "kettle") == found(journal, "leak") == [1]
    assert store(journal, new).unchanged == 1
    back = store(journal, row("Same."))
    assert (back.updated, now(journal).tags, now(journal).point, follow_ups(journal)) == ((1,), (), None, [])
    assert now(journal).audience == "anonymous", "an import never widens"
    sound(journal)


def test_without_update_a_changed_row_is_told_and_nothing_is_known_of_its_names(journal: Journal) -> None:
    store(journal, row("Old."))
    outcome = store(journal, row("New.", tags=("new",)), update="no")
    assert (outcome.changed, outcome.updated) == ((imports.Changed(2, "1"),), ())
    assert now(journal).text == "Old."
    assert journal.row("SELECT count(*) FROM tag") == (0,)


def test_an_edit_by_hand_is_no_change_of_the_row(journal: Journal) -> None:
    store(journal, row("Theirs."))
    edit(journal, text="Mine.")
    outcome = store(journal, row("Theirs."))
    assert (outcome.unchanged, now(journal).text) == (1, "Mine.")


EDITS: Sequence[dict[str, Any]] = (
    {"text": "Mine."},
    {"add_tags": ("mine",)},
    {"point": "door"},
    {"by": "Ana"},
    {"question": "pressure"},
    {"set_details": (("why", "Because."),)},
    {"add_with": ("Bo",)},
)


@pytest.mark.parametrize("fields", EDITS, ids=lambda fields: next(iter(fields)))
def test_what_was_edited_by_hand_is_told_and_stays_unless_it_is_to_be_overwritten(
    journal: Journal, fields: dict[str, Any]
) -> None:
    store(journal, row("Theirs."))
    edit(journal, **fields)
    mine = now(journal)
    outcome = store(journal, row("Theirs, anew.", tags=("new",)), row("Other.", "2", line=3))
    assert (outcome.edited, outcome.updated, outcome.added) == ((imports.Edited(2, "1", 1),), (), 1)
    assert now(journal) == mine
    assert journal.row("SELECT count(*) FROM tag WHERE name = 'new'") == (0,)
    assert store(journal, row("Theirs, anew.", tags=("new",)), update="overwrite").updated == (1,)
    assert (now(journal).text, now(journal).tags) == ("Theirs, anew.", ("new",))
    undoing.undo(journal, now=NOW)
    assert now(journal)._replace(revision=0) == mine._replace(revision=0)
    sound(journal)


def test_an_edit_that_was_taken_back_is_none(journal: Journal) -> None:
    store(journal, row("Theirs."))
    edit(journal, text="Mine.")
    undoing.undo(journal, now=NOW)
    assert store(journal, row("Theirs, anew.")).updated == (1,)


def test_one_who_wrote_the_same_by_hand_has_changed_nothing(journal: Journal) -> None:
    store(journal, row("Theirs."))
    edit(journal, text="Theirs, anew.")
    outcome = store(journal, row("Theirs, anew."))
    assert (outcome.unchanged, outcome.edited) == (1, ())


def test_standing_out_and_being_narrower_stay_and_are_no_edit_of_its_words(journal: Journal) -> None:
    store(journal, row("Theirs."))
    edit(journal, highlighted=True, audience="private")
    assert store(journal, row("Theirs, anew.")).updated == (1,)
    is_now = now(journal)
    assert (is_now.text, is_now.highlighted, is_now.audience) == ("Theirs, anew.", True, "private")


def test_a_merge_of_names_is_no_edit_by_hand(journal: Journal) -> None:
    store(journal, row("Theirs.", tags=("tee",)), row("Other.", "2", tags=("tea",), line=3))
    renaming.merge(journal, "tag", ["tee"], into="tea", now=NOW)
    assert store(journal, row("Theirs, anew.", tags=("tee",))).updated == (1,)
    assert now(journal).tags == ("tea",)


def test_a_deleted_row_stays_deleted_and_is_counted(journal: Journal) -> None:
    store(journal, row("Theirs."), row("Other.", "2", line=3))
    amending.delete(journal, [1], now=NOW)
    for text in ("Theirs.", "Theirs, anew."):
        for update in ("no", "yes", "overwrite"):
            outcome = store(journal, row(text), row("Other.", "2", line=3), update=update)
            assert (outcome.deleted, outcome.unchanged, outcome.added) == (1, 1, 0)
    assert now(journal).deleted
    assert now(journal).text == "Theirs."


def test_an_update_is_one_change_and_undone_with_what_came_beside_it(journal: Journal) -> None:
    store(journal, row("Old.", follow_ups=(NewFollowUp("try", "This."),)), row("Older.", "2", line=3))
    changed = (
        row("New.", follow_ups=(NewFollowUp("try", "That."), NewFollowUp("agree", "More."))),
        row("Newer.", "2", line=3),
        row("Third.", "3", line=4),
    )
    store(journal, *changed)
    [(verb, summary)] = journal.rows("SELECT verb, summary FROM change ORDER BY number DESC LIMIT 1")
    assert (verb, summary) == ("import", "1 reflection and 2 updates from f.csv")
    undoing.undo(journal, now=NOW)
    assert [now(journal, number).text for number in (1, 2)] == ["Old.", "Older."]
    assert follow_ups(journal) == [(1, "try", "This.", "open")]
    assert found(journal, "third") == []
    sound(journal)
    outcome = store(journal, *changed, update="no")
    assert [each.key for each in outcome.changed] == ["1", "2"], "the journal has the old words again"
    assert outcome.added == 1
    assert store(journal, *changed).updated == (1, 2)
    assert [text for _, _, text, _ in follow_ups(journal)] == ["That.", "More."]
    undoing.undo(journal, now=NOW)
    undoing.redo(journal, now=NOW)
    assert store(journal, *changed).unchanged == 3
    sound(journal)


def test_after_an_undone_update_the_old_file_is_unchanged(journal: Journal) -> None:
    store(journal, row("Old."))
    store(journal, row("New."))
    undoing.undo(journal, now=NOW)
    outcome = store(journal, row("Old."), update="no")
    assert (outcome.unchanged, outcome.changed) == (1, ())


def test_a_follow_up_keeps_its_number_and_takes_its_new_words(journal: Journal) -> None:
    store(journal, row("Same.", follow_ups=(NewFollowUp("try", "This."), NewFollowUp("try", "That."))))
    store(journal, row("Same.", follow_ups=(NewFollowUp("try", "This, soon."), NewFollowUp("try", "That."))))
    assert follow_ups(journal) == [(1, "try", "This, soon.", "open"), (2, "try", "That.", "open")]
    assert found(journal, "soon") == [1]
    sound(journal)


def test_a_follow_up_that_was_closed_by_hand_stays_and_other_words_are_another(journal: Journal) -> None:
    store(journal, row("Same.", follow_ups=(NewFollowUp("try", "This."), NewFollowUp("agree", "Them."))))
    _close(journal, 1)
    store(journal, row("Anew.", follow_ups=(NewFollowUp("try", "This."), NewFollowUp("agree", "Them."))))
    assert follow_ups(journal)[0] == (1, "try", "This.", "done")
    store(journal, row("Anew.", follow_ups=(NewFollowUp("try", "Something else."),)))
    assert follow_ups(journal) == [(1, "try", "This.", "done"), (3, "try", "Something else.", "open")]
    sound(journal)


def test_a_follow_up_that_was_reworded_by_hand_is_an_edit(journal: Journal) -> None:
    store(journal, row("Same.", follow_ups=(NewFollowUp("try", "This."),)))
    _amend(journal, 1, {"text": "Mine."})
    outcome = store(journal, row("Anew.", follow_ups=(NewFollowUp("try", "That."),)))
    assert [each.number for each in outcome.edited] == [1]
    store(journal, row("Anew.", follow_ups=(NewFollowUp("try", "That."),)), update="overwrite")
    assert follow_ups(journal) == [(1, "try", "That.", "open")]


def test_what_was_set_on_a_follow_up_by_hand_stays(journal: Journal) -> None:
    store(journal, row("Same.", follow_ups=(NewFollowUp("try", "This."),)))
    _amend(journal, 1, {"due": "2026-12-24"})
    outcome = store(journal, row("Anew.", follow_ups=(NewFollowUp("try", "That."),)))
    assert outcome.updated == (1,)
    [follow_up] = now(journal).follow_ups
    assert (follow_up.text, follow_up.due) == ("That.", date(2026, 12, 24))


def test_a_row_that_says_no_date_keeps_its_day(journal: Journal) -> None:
    done = (NewFollowUp("try", "This.", state="done", closed=PLAIN.moment.day),)
    store(journal, row("Same.", dated=False, follow_ups=done))
    day = now(journal).day
    tomorrow = PLAIN.moment._replace(instant=datetime(2026, 11, 23, 9, tzinfo=UTC), day=date(2026, 11, 23))
    later = (done[0]._replace(closed=tomorrow.day),)
    assert store(journal, row("Anew.", dated=False, moment=tomorrow, follow_ups=later)).updated == (1,)
    assert (now(journal).day, now(journal).follow_ups[0].closed) == (day, day)


def test_a_dry_run_updates_nothing(journal: Journal) -> None:
    store(journal, row("Old."))
    outcome = store(journal, row("New.", tags=("new",)), dry=True)
    assert (outcome.updated, outcome.stored) == ((1,), False)
    assert now(journal).text == "Old."
    assert journal.row("SELECT count(*) FROM tag") == (0,)


def test_a_changed_row_that_can_not_be_taken_is_refused(journal: Journal) -> None:
    store(journal, row("Old."))
    outcome = store(journal, row("New.", question="nonsense"))
    assert ("nonsense" in outcome.refused[0].reason, outcome.stored) == (True, False)
    assert now(journal).text == "Old."


def _amend(journal: Journal, follow_up: int, fields: dict[str, Any]) -> None:
    from reflect.journal import history
    from reflect.journal.amendments import Subject, amend

    with journal.transaction():
        change = history.record(journal, "follow edit", "", now=NOW)
        amend(journal, change, [(Subject("follow_up", follow_up), fields)])


def _close(journal: Journal, follow_up: int) -> None:
    _amend(journal, follow_up, {"state": "done", "closed": "2026-11-22", "helped": "yes"})
