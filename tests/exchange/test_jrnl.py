"""Journals that jrnl itself wrote, and files that only look like one."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflect.core.errors import BadInput
from reflect.core.incoming import Incoming, Refused
from reflect.exchange.jrnl import Reading, read_jrnl, read_jrnl_folder
from reflect.exchange.taking import Diary, Taking

FILES = Path(__file__).parent / "files" / "jrnl"
NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
TAKING = Taking(lambda wall: wall.replace(tzinfo=UTC), NOW)


def read(content: bytes | str, reading: Reading | None = None) -> Diary:
    given = content.encode() if isinstance(content, str) else content
    return read_jrnl(given, name="journal.txt", reading=reading or Reading(), taking=TAKING)


def incoming(diary: Diary) -> list[Incoming]:
    assert not [row for row in diary.rows if isinstance(row, Refused)]
    return [row for row in diary.rows if isinstance(row, Incoming)]


def told(diary: Diary) -> list[tuple[datetime, str, list[str], bool]]:
    """What jrnl knows of each entry: when, its title, its tags and its star."""
    return [
        (
            draft.moment.local.replace(tzinfo=None, second=0),
            draft.text.partition("\n")[0],
            sorted(tag.lower() for tag in draft.tags),
            draft.highlighted,
        )
        for draft in (row.draft for row in incoming(diary))
    ]


def exported(name: str) -> list[tuple[datetime, str, list[str], bool]]:
    """The same in jrnl's own words."""
    entries = json.loads((FILES / name).read_text(encoding="utf-8"))["entries"]
    return [
        (
            datetime.fromisoformat(f"{entry['date']} {entry['time']}"),
            entry["title"],
            sorted(tag[1:] for tag in entry["tags"] if tag.strip("#@")),
            entry["starred"],
        )
        for entry in entries
    ]


@pytest.mark.parametrize("name", ["plain.txt", "iso.txt", "german.txt", "plain.json"])
def test_every_entry_comes_over_with_date_title_tags_and_star(name: str) -> None:
    assert told(read((FILES / name).read_bytes())) == exported("plain.json")


def test_a_folder_with_a_file_a_day_is_the_same_journal() -> None:
    diary = read_jrnl_folder(FILES / "folder", reading=Reading(), taking=TAKING)
    assert sorted(told(diary)) == sorted(exported("plain.json"))


@pytest.mark.parametrize("name", ["days.txt", "days.json"])
def test_a_journal_of_days_has_no_times(name: str) -> None:
    diary = read((FILES / name).read_bytes())
    assert told(diary) == exported("days.json")
    assert not any(row.draft.moment.timed for row in incoming(diary))


def test_the_body_follows_the_title_as_it_stands_and_nothing_in_it_begins_an_entry() -> None:
    texts = [row.draft.text for row in incoming(read((FILES / "plain.txt").read_bytes()))]
    [body] = [text for text in texts if text.startswith("Body with things")]
    assert body.split("\n") == [
        "Body with things that look like dates.",
        "[ ] call the vendor",
        "[x] done",
        "2026-01-01 09:00 a plan that was made",
        "[1] a footnote",
        "[not a date at all] but brackets",
    ]


def test_a_day_in_brackets_begins_no_entry_in_a_journal_with_times() -> None:
    diary = read("[2026-05-22 10:00] Title\n[2026-05-23] was the deadline\n\n[2026-05-24 10:00] Next\n")
    assert [row.draft.text for row in incoming(diary)] == ["Title\n[2026-05-23] was the deadline", "Next"]


def test_at_names_are_people_where_that_is_said() -> None:
    diary = read("[2026-05-22 10:00] With @Ana on #rota, not a@b.org\n", Reading(people=True))
    [row] = incoming(diary)
    assert (row.draft.tags, row.draft.with_) == (("rota",), ("Ana",))


def test_the_order_of_day_and_month_is_settled_by_the_file_or_asked_for() -> None:
    settled = read("[05/06/2026 10:00] One\n\n[25/06/2026 10:00] Two\n")
    assert [row.draft.moment.day.isoformat() for row in incoming(settled)] == ["2026-06-05", "2026-06-25"]
    with pytest.raises(BadInput, match="may be month first or day first"):
        read("[05/06/2026 10:00] One\n")


def test_an_odd_way_of_writing_dates_is_told_by_its_pattern() -> None:
    text = "[Fri 22 May 26 kl 15h55] Title\nbody\n"
    with pytest.raises(BadInput, match="--date-format"):
        read(text)
    [row] = incoming(read(text, Reading(pattern="%a %d %b %y kl %Hh%M")))
    assert row.draft.moment.local.isoformat() == "2026-05-22T15:55:00+00:00"


@pytest.mark.parametrize(
    "content",
    [
        '{"a": 1}',
        '{"entries": [1]}',
        '{"entries": [{"title": "no date"}]}',
        "{not json",
        "",
        "just a text\n[2026-05-22 10:00] later\n",
        "[ ] a list of things to do\n",
        b"gAAAAABn\xff\x00",
        "2026-05-22 10:00 without brackets\n",
    ],
)
def test_what_is_no_journal_of_jrnl_is_refused(content: bytes | str) -> None:
    with pytest.raises(BadInput):
        read(content)


def test_an_entry_without_words_is_counted_and_one_from_the_future_refused() -> None:
    diary = read("[2026-05-22 10:00] \n\n[2027-05-22 10:00] Later\n")
    assert diary.blank == 1
    assert [row.reason for row in diary.rows if isinstance(row, Refused)] == ["2027-05-22 lies in the future"]
