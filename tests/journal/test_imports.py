"""Rows from outside: stored once, all of a file or none of it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from reflect.core.follow_up import NewFollowUp
from reflect.core.incoming import Incoming, Refused
from reflect.core.query import Filter, match_expression
from reflect.core.reflection import Draft
from reflect.journal import finding, imports, undoing
from reflect.journal.journal import Journal
from tests.conftest import DRAFT, NOW


def row(line: int, text: str, key: str | None = None, draft: Draft = DRAFT) -> Incoming:
    return Incoming(line, (text,), key, draft._replace(text=text))


def store(
    journal: Journal, *rows: Incoming | Refused, source: str = "s", skip: bool = False, dry: bool = False
) -> imports.Outcome:
    return imports.store(
        journal,
        rows,
        source=source,
        file="f.csv",
        now=NOW,
        default_audience="team",
        skip_refused=skip,
        dry_run=dry,
    )


def texts(journal: Journal) -> list[str]:
    return [found.text for found in finding.between(journal, Filter())]


def test_a_file_is_stored_once(journal: Journal) -> None:
    rows = (row(2, "One.", "1"), row(3, "Two.", "2"))
    assert store(journal, *rows)[:2] == (2, 0)
    assert store(journal, *rows)[:2] == (0, 2)
    assert texts(journal) == ["One.", "Two."]


def test_a_known_key_with_other_words_is_told_and_not_stored(journal: Journal) -> None:
    store(journal, row(2, "One.", "1"))
    outcome = store(journal, row(2, "One, changed.", "1"), row(3, "Two.", "2"))
    assert (outcome.added, outcome.changed) == (1, (imports.Changed(2, "1"),))
    assert texts(journal) == ["One.", "Two."]


def test_the_same_keys_of_another_source_are_other_rows(journal: Journal) -> None:
    store(journal, *(row(n, f"One {n}.", str(n)) for n in range(50)))
    store(journal, *(row(n, f"Two {n}.", str(n)) for n in range(50)), source="t")
    assert len(texts(journal)) == 100


def test_rows_without_a_key_are_known_by_what_they_say_and_which_of_the_same_they_are(
    journal: Journal,
) -> None:
    rows = (row(2, "Same."), row(3, "Same."), row(4, "Other."))
    assert store(journal, *rows)[:2] == (3, 0)
    assert store(journal, *rows)[:2] == (0, 3)
    assert store(journal, *rows, row(5, "Same."))[:2] == (1, 3)
    assert len(texts(journal)) == 4


def test_a_key_that_looks_like_what_a_row_says_is_a_key(journal: Journal) -> None:
    store(journal, row(2, "Same."))
    [(key,)] = journal.rows("SELECT key FROM import_row")
    assert store(journal, row(2, "Other.", key)).added == 1


def test_a_key_twice_in_a_file_with_other_words_is_refused(journal: Journal) -> None:
    outcome = store(journal, row(2, "One.", "1"), row(3, "Another one.", "1"), row(4, "One.", "1"))
    assert [(refused.line, refused.reason) for refused in outcome.refused] == [
        (3, "the key '1' stood on line 2 already, with other words")
    ]
    assert (outcome.stored, texts(journal)) == (False, [])


def test_a_refused_row_leaves_the_whole_file_out_and_nothing_behind(journal: Journal) -> None:
    outcome = store(
        journal,
        row(2, "One.", draft=DRAFT._replace(tags=("new",))),
        Refused(3, ("x",), "no date"),
        row(4, "Two.", draft=DRAFT._replace(question="nonsense")),
    )
    assert [refused.line for refused in outcome.refused] == [3, 4]
    assert not outcome.stored
    for table in ("reflection", "change", "import", "import_row", "tag"):
        assert journal.row(f"SELECT count(*) FROM {table}") == (0,)


def test_unless_refused_ones_are_skipped(journal: Journal) -> None:
    rows = (
        row(2, "One."),
        row(3, "Two.", draft=DRAFT._replace(tags=("a\nb",), point="new")),
        row(4, "Three.", draft=DRAFT._replace(point="new")),
    )
    outcome = store(journal, *rows, skip=True)
    assert (outcome.added, len(outcome.refused), outcome.stored) == (2, 1, True)
    assert texts(journal) == ["One.", "Three."]
    found = finding.latest(journal, Filter(point="new"), limit=9)
    assert [reflection.text for reflection in found] == ["Three."]


def test_a_dry_run_tells_the_same_and_stores_nothing(journal: Journal) -> None:
    rows = (row(2, "One.", "1"), row(3, "One.", "1"), Refused(4, (), "no date"))
    dry = store(journal, *rows, dry=True)
    assert (dry.added, dry.unchanged, len(dry.refused), dry.stored) == (1, 1, 1, False)
    assert texts(journal) == []
    assert journal.row("SELECT count(*) FROM change") == (0,)


def test_after_an_undo_the_same_file_comes_back(journal: Journal) -> None:
    rows = (row(2, "One.", "1"), row(3, "Two."))
    store(journal, *rows)
    assert undoing.undo(journal, now=NOW).reflections == 2
    assert texts(journal) == []
    assert store(journal, *rows)[:2] == (2, 0)
    assert texts(journal) == ["One.", "Two."]
    assert store(journal, *rows)[:2] == (0, 2)


def test_nothing_new_is_no_change_to_undo(journal: Journal) -> None:
    store(journal, row(2, "One.", "1"))
    store(journal, row(2, "One.", "1"))
    assert journal.row("SELECT count(*) FROM change") == (1,)


def test_its_words_are_found_and_the_index_equals_the_text(journal: Journal) -> None:
    store(
        journal, row(2, "One needle."), row(3, "Two.", draft=DRAFT._replace(details=(("why", "haystack"),)))
    )
    for word, text in (("needle", "One needle."), ("haystack", "Two.")):
        found, _ = finding.search(journal, match_expression(word), Filter(), limit=5)
        assert [reflection.text for reflection in found] == [text]
    journal.row("INSERT INTO reflection_words (reflection_words, rank) VALUES ('integrity-check', 1)")


def test_the_index_is_kept_afterwards_too(journal: Journal) -> None:
    before = journal.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    store(journal, row(2, "One."))
    store(journal, Refused(2, (), "no date"))
    assert journal.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name") == before
    undoing.undo(journal, now=NOW)
    assert finding.search(journal, '"one"', Filter(), limit=5) == ([], 0)


@pytest.mark.parametrize(
    ("said", "question", "audience"),
    [
        (None, None, "team"),
        (None, "witness", "private"),
        ("team", "witness", "private"),
        ("anonymous", "pressure", "anonymous"),
        ("private", "pressure", "private"),
    ],
)
def test_an_import_may_narrow_an_audience_and_never_widen_it(
    said: str | None, question: str | None, audience: str, journal: Journal
) -> None:
    store(journal, row(2, "One.", draft=DRAFT._replace(audience=said, question=question)))
    [found] = finding.latest(journal, Filter(), limit=1)
    assert found.audience == audience


def test_the_same_wall_clock_in_another_zone_is_the_same_row(journal: Journal) -> None:
    here = row(2, "One.", "1")
    store(journal, here)
    moment = DRAFT.moment._replace(instant=datetime(2026, 11, 22, 9, 5, tzinfo=UTC), utc_offset=300)
    assert store(journal, row(2, "One.", "1", DRAFT._replace(moment=moment))).unchanged == 1


def test_rows_that_say_no_date_are_the_same_tomorrow(journal: Journal) -> None:
    done = NewFollowUp("strengthen", "Mend it.", state="done", closed=DRAFT.moment.day)
    today = DRAFT._replace(follow_ups=(done,))
    later = DRAFT.moment._replace(instant=DRAFT.moment.instant + timedelta(days=1), day=date(2026, 11, 23))
    tomorrow = DRAFT._replace(moment=later, follow_ups=(done._replace(closed=later.day),))

    def rows(draft: Draft) -> list[Incoming]:
        undated = [row(2, "One.", "1", draft), row(3, "Two.", None, draft)]
        return [each._replace(dated=False) for each in undated]

    store(journal, *rows(today))
    assert store(journal, *rows(tomorrow))[:3] == (0, 2, ())


def test_what_fails_just_before_the_end_leaves_the_whole_file_out(journal: Journal) -> None:
    def fails() -> None:
        assert journal.db.in_transaction
        raise RuntimeError("no room for the refused rows")

    with pytest.raises(RuntimeError, match="no room"):
        imports.store(
            journal,
            [row(2, "One.")],
            source="s",
            file="f.csv",
            now=NOW,
            default_audience="team",
            before_commit=fails,
        )
    assert texts(journal) == []


def test_a_full_disk_is_named_and_not_what_follows_from_it(journal: Journal) -> None:
    """SQLite leaves a transaction by itself where the disk is full: there is none to go back in."""
    (pages,) = journal.row("PRAGMA page_count")
    journal.row(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        store(journal, *(row(n, f"Row {n} " + "x" * 2000) for n in range(200)))
    assert not journal.db.in_transaction
    assert texts(journal) == []
