"""What is written some hundred at a time is what is written one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.core.follow_up import NewFollowUp
from reflect.core.reflection import Draft
from reflect.journal import history
from reflect.journal.bulk import BulkWriter, index_of_words_at_the_end
from reflect.journal.journal import Journal, ids_from, no_journal
from reflect.journal.writer import Writer
from tests.conftest import DRAFT, NOW

NAMES = st.sampled_from(
    ["tea", "Tea", " tea ", "#tea", "@Ana", "Ana", "ana", "kettle", "é", "e\u0301", "", "a\nb"]
)
FOLLOW_UPS = st.builds(
    NewFollowUp,
    kind=st.sampled_from(["try", "agree"]),
    text=st.sampled_from(["Buy one.", "", "x\0"]),
    owner=st.none() | NAMES,
    with_=st.lists(NAMES, max_size=2).map(tuple),
    state=st.sampled_from(["open", "done"]),
)
DRAFTS = st.builds(
    Draft,
    text=st.sampled_from(["It leaks.", "#tea with @Ana, #Tea", "", "a\0b", "\ud800"]),
    moment=st.just(DRAFT.moment),
    question=st.sampled_from([None, "pressure", "witness", "nonsense"]),
    point=st.none() | NAMES,
    tags=st.lists(NAMES, max_size=3).map(tuple),
    by=st.none() | NAMES,
    with_=st.lists(NAMES, max_size=2).map(tuple),
    from_=st.lists(NAMES, max_size=2).map(tuple),
    audience=st.sampled_from([None, "team", "anonymous", "private", "friends"]),
    details=st.lists(
        st.tuples(st.sampled_from(["why", "how", ""]), st.sampled_from(["Old.", ""])), max_size=2
    ).map(tuple),
    follow_ups=st.lists(FOLLOW_UPS, max_size=2).map(tuple),
    key=st.sampled_from([None, "1", ""]),
    inline=st.booleans(),
    highlighted=st.booleans(),
)
TABLES = (
    *("reflection", "detail", "reflection_tag", "reflection_person", "tag", "person", "point"),
    *("follow_up", "follow_up_person"),
)
WORDS = "SELECT rowid FROM reflection_words WHERE reflection_words MATCH 'tea OR old OR leaks' ORDER BY 1"


def written(drafts: list[Draft], write: Callable[[Journal, int, list[Draft]], list[str]]) -> dict[str, Any]:
    """Why drafts were refused, and every row of the journal but for what is made at random."""
    with no_journal(Path("nowhere")) as journal:
        change = history.record(journal, "import", "", now=NOW)
        refused = write(journal, change, drafts)
        content: dict[str, Any] = {"refused": refused, "words": journal.rows(WORDS)}
        for table in TABLES:
            cursor = journal.db.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor]
            content[table] = [{key: row[key] for key in row if key != "id"} for row in rows]
        return content


def one_by_one(journal: Journal, change: int, drafts: list[Draft]) -> list[str]:
    writer = Writer(journal, change, now=NOW, default_audience="team", narrow_only=True)
    refused = []
    for draft in drafts:
        journal.db.execute("SAVEPOINT one")
        try:
            writer.write(draft)
        except BadInput as error:
            journal.db.execute("ROLLBACK TO one")
            writer.resolver.forget()
            refused.append(error.sentence)
        journal.db.execute("RELEASE one")
    return refused


def all_at_once(journal: Journal, change: int, drafts: list[Draft]) -> list[str]:
    writer = BulkWriter(journal, change, now=NOW, default_audience="team")
    refused = []
    with journal.transaction():
        with index_of_words_at_the_end(journal):
            for place, draft in enumerate(drafts):
                try:
                    writer.write(draft, source=draft.source, key=draft.key)
                except BadInput as error:
                    refused.append(error.sentence)
                if place % 2:
                    writer.flush()
            writer.flush()
        writer.find_by_names()
    return refused


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drafts=st.lists(DRAFTS, max_size=6))
def test_bulk_writes_what_the_writer_writes(drafts: list[Draft]) -> None:
    bulk, single = written(drafts, all_at_once), written(drafts, one_by_one)
    assert len(bulk["refused"]) == len(single["refused"])
    assert bulk | {"refused": []} == single | {"refused": []}


def test_names_that_are_not_clean_yet_come_out_the_same_beside_details() -> None:
    drafts = [DRAFT._replace(from_=("@Ana", "ana"), details=(("why", "Old."),), inline=False)]
    assert written(drafts, all_at_once) == written(drafts, one_by_one)


def test_a_private_spelling_that_gave_way_finds_nothing_any_more() -> None:
    hidden = DRAFT._replace(tags=("TEA",), point="Kettle", audience="private")
    drafts = [hidden, DRAFT._replace(tags=("tea",), point="kettle"), hidden]
    bulk, single = written(drafts, all_at_once), written(drafts, one_by_one)
    assert bulk == single
    assert [each["also_found_by"] for each in bulk["reflection"]] == ["tea\nkettle"] * 3


def test_the_first_spelling_stays_while_its_reflection_waits_to_be_written() -> None:
    drafts = [DRAFT._replace(point="tea"), DRAFT._replace(point="Tea")]
    bulk, single = written(drafts, all_at_once), written(drafts, one_by_one)
    assert bulk == single
    assert bulk["point"][0]["name"] == "tea"


def test_a_follow_up_with_somebody_who_has_no_name_is_refused_with_its_reflection() -> None:
    drafts = [DRAFT._replace(follow_ups=(NewFollowUp("try", "Buy one.", with_=("",)),))]
    bulk, single = written(drafts, all_at_once), written(drafts, one_by_one)
    assert (bulk, len(bulk["refused"])) == (single, 1)


def test_ids_are_uuids_of_version_seven_in_order_and_all_different() -> None:
    ids = [id_ for id_, _ in zip(ids_from(NOW), range(1000), strict=False)]
    assert ids == sorted(set(ids))
    assert {(id_[6] >> 4, id_[8] >> 6) for id_ in ids} == {(7, 2)}
