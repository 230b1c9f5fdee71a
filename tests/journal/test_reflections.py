"""Writing reflections: everything that belongs to one, or nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from reflect.core.errors import BadInput
from reflect.core.follow_up import NewFollowUp
from reflect.core.moment import moment_at
from reflect.core.reflection import Draft, Reflection
from reflect.journal import names, reflections
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number
from tests.conftest import DRAFT, NOW

TABLES = (
    "reflection",
    "detail",
    "tag",
    "person",
    "point",
    "reflection_tag",
    "reflection_person",
    "follow_up",
    "change",
)


def stored(journal: Journal, number: int = 1) -> Reflection:
    [found] = by_number(journal, [number])
    return found


def rows(journal: Journal) -> dict[str, int]:
    return {table: journal.row(f"SELECT count(*) FROM {table}")[0] for table in TABLES}


def test_what_is_stored_reads_back_as_it_was_written(journal: Journal) -> None:
    moment = moment_at(datetime.fromisoformat("2026-11-22T01:30:00.123456+05:45"))
    draft = DRAFT._replace(
        text=" Mended the #kettle with @Bo.\n",
        moment=moment,
        question="success",
        point="kettle",
        tags=("tea",),
        by="Ana",
        with_=("Cy",),
        from_=("Di", "Bo"),
        audience="anonymous",
        details=(("why", "Time."), ("reuse", "All of us.")),
        follow_ups=(
            NewFollowUp(
                "replicate",
                "Mend the pot",
                owner="Ed",
                with_=("Ana", "Bo"),
                due=date(2026, 12, 1),
                note="soon",
            ),
            NewFollowUp("try", "Buy fuses", state="done", helped="yes", where="https://example.org"),
        ),
    )
    answer = reflections.add(journal, draft, now=NOW)
    found = stored(journal, answer.number)
    assert found == found._replace(
        text=" Mended the #kettle with @Bo.\n",
        on=datetime.fromisoformat("2026-11-22T01:30:00.123456+05:45"),
        written=NOW,
        timed=True,
        day=date(2026, 11, 22),
        week=date(2026, 11, 16),
        question="success",
        framework="capturing-learning",
        lens="positive",
        point="kettle",
        tags=("kettle", "tea"),
        by="Ana",
        with_=("Bo", "Cy"),
        from_=("Bo", "Di"),
        audience="anonymous",
        details={"why": "Time.", "reuse": "All of us."},
        key=None,
        source=None,
        revision=1,
        deleted=False,
    )
    assert found.on.utcoffset() == timedelta(hours=5, minutes=45)
    first, second = found.follow_ups
    assert (first.name, first.kind, first.text, first.owner, first.with_) == (
        "f1",
        "replicate",
        "Mend the pot",
        "Ed",
        ("Ana", "Bo"),
    )
    assert (first.due, first.state, first.closed, first.note, first.point) == (
        date(2026, 12, 1),
        "open",
        None,
        "soon",
        "kettle",
    )
    assert (second.state, second.helped, second.where, second.closed) == (
        "done",
        "yes",
        "https://example.org",
        date(2026, 11, 22),
    )


def test_it_has_a_uuid_of_version_7_that_tells_when_it_was_written(journal: Journal) -> None:
    ids = [UUID(stored(journal, reflections.add(journal, DRAFT, now=NOW).number).id) for _ in range(20)]
    assert len(set(ids)) == 20
    for each in ids:
        assert (each.version, each.variant) == (7, "specified in RFC 4122")
        assert each.int >> 80 == int(NOW.timestamp() * 1000)


def test_instants_are_kept_in_utc_and_sort_as_text(journal: Journal) -> None:
    for text in ("2026-11-22T14:05:00+02:00", "2026-11-22T11:00:00-05:00", "0999-01-01T00:00:00+00:00"):
        moment = moment_at(datetime.fromisoformat(text))
        reflections.add(journal, DRAFT._replace(moment=moment), now=NOW)
    kept = [instant for (instant,) in journal.rows("SELECT instant FROM reflection ORDER BY instant")]
    assert kept == [
        "0999-01-01T00:00:00.000000+00:00",
        "2026-11-22T12:05:00.000000+00:00",
        "2026-11-22T16:00:00.000000+00:00",
    ]


NEW = DRAFT._replace(tags=("new",), point="new", by="New", details=(("why", "x"),))


@pytest.mark.parametrize(
    "draft",
    [
        NEW._replace(text=" \n"),
        NEW._replace(text="a\0b"),
        NEW._replace(text="\ud800"),
        NEW._replace(question="nonsense"),
        NEW._replace(question=""),
        NEW._replace(audience="everyone"),
        NEW._replace(point=""),
        NEW._replace(tags=("fine", "a\nb")),
        NEW._replace(with_=("Ana", "@")),
        NEW._replace(by="x" * 1000),
        NEW._replace(details=(("why", "one"), ("why", "two"))),
        NEW._replace(details=(("why", ""),)),
        NEW._replace(details=(("why", "one"), ("a\nb", "two"))),
        NEW._replace(follow_ups=(NewFollowUp("try", "fine"), NewFollowUp("try", " "))),
        NEW._replace(key=""),
        NEW._replace(key="a\0b"),
    ],
    ids=range(16),
)
def test_what_can_not_be_kept_leaves_nothing_behind(draft: Draft, journal: Journal) -> None:
    reflections.add(journal, DRAFT._replace(tags=("there",), by="Ana"), now=NOW)
    before = rows(journal)
    with pytest.raises(BadInput):
        reflections.add(journal, draft, now=NOW)
    assert rows(journal) == before
    assert not journal.db.in_transaction


def test_many_are_one_change_and_all_or_none(journal: Journal) -> None:
    drafts = [DRAFT._replace(text=f"Cup {n}.", tags=("tea",)) for n in range(5)]
    assert reflections.add_all(journal, drafts, summary="five cups", now=NOW) == 5
    assert rows(journal)["change"] == 1
    before = rows(journal)
    with pytest.raises(BadInput):
        reflections.add_all(journal, [*drafts, DRAFT._replace(text="")], summary="six", now=NOW)
    assert rows(journal) == before


def test_a_key_is_stored_once_for_its_source(journal: Journal) -> None:
    first = reflections.add(journal, DRAFT._replace(key="k"), now=NOW)
    again = reflections.add(journal, DRAFT._replace(key="k", text="Other words."), now=NOW)
    assert (first.added, again.added, again.number) == (True, False, first.number)
    assert again == first._replace(added=False, change=None)
    assert reflections.add(journal, DRAFT._replace(key="K"), now=NOW).added, "keys are not folded"


def test_names_are_one_however_they_are_written(journal: Journal) -> None:
    spellings = ["Küche", "KÜCHE", "Ku\u0308che", " küche ", "#Küche"]
    for spelling in spellings:
        reflections.add(journal, DRAFT._replace(tags=(spelling,)), now=NOW)
    assert names.known(journal, "tag") == ["Küche"]
    assert {names.find(journal, "tag", spelling) for spelling in spellings} == {1}


def test_words_of_a_deleted_one_are_not_in_the_index(journal: Journal) -> None:
    number = reflections.add(journal, DRAFT._replace(text="needle"), now=NOW).number
    journal.row("UPDATE reflection SET deleted = true WHERE number = :n", {"n": number})
    assert journal.rows("SELECT rowid FROM reflection_words WHERE reflection_words MATCH 'needle'") == []
    journal.row("UPDATE reflection SET deleted = false WHERE number = :n", {"n": number})
    assert journal.rows("SELECT rowid FROM reflection_words WHERE reflection_words MATCH 'needle'") == [
        (number,)
    ]
    journal.row("INSERT INTO reflection_words (reflection_words, rank) VALUES ('integrity-check', 1)")


def test_a_reflection_of_the_year_1_can_be_kept(journal: Journal) -> None:
    moment = moment_at(datetime(1, 1, 1, 12, tzinfo=UTC))
    number = reflections.add(journal, DRAFT._replace(moment=moment), now=NOW).number
    assert stored(journal, number).day == date(1, 1, 1)
