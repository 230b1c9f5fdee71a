"""What Day One exports."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest

from reflect.core.errors import BadInput
from reflect.core.incoming import Incoming, Refused
from reflect.exchange.dayone import read_dayone
from reflect.exchange.taking import Diary, Taking

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
TAKING = Taking(lambda wall: wall.replace(tzinfo=UTC), NOW)
ENTRY = {
    "uuid": "0A1B2C3D4E5F60718293A4B5C6D7E8F9",
    "creationDate": "2026-05-23T02:30:00Z",
    "modifiedDate": "2026-05-24T02:30:00Z",
    "timeZone": "America/New_York",
    "text": "It took 2\\.5 minutes\\!\n\n![](dayone-moment://AB12)",
    "tags": ["handover", "night shift"],
    "starred": True,
    "isAllDay": False,
    "photos": [{"identifier": "AB12"}],
    "location": {"placeName": "Home"},
}


def export(*entries: dict[str, Any]) -> bytes:
    return json.dumps({"metadata": {"version": "1.0"}, "entries": list(entries)}).encode()


def read(content: bytes, *, escapes: bool = False) -> Diary:
    return read_dayone(content, name="Journal.json", escapes=escapes, taking=TAKING)


def only(diary: Diary) -> Incoming:
    [row] = diary.rows
    assert isinstance(row, Incoming), row
    return row


def test_an_entry_keeps_the_clock_of_the_place_where_it_was_written() -> None:
    row = only(read(export(ENTRY)))
    assert row.draft.moment.local.isoformat() == "2026-05-22T22:30:00-04:00"
    assert row.draft.moment.day.isoformat() == "2026-05-22"
    assert (row.key, row.draft.tags, row.draft.highlighted) == (
        ENTRY["uuid"],
        ("handover", "night shift"),
        True,
    )


def test_what_stays_behind_is_told() -> None:
    notes = read(export(ENTRY, ENTRY | {"uuid": "2", "audios": [{}], "weather": {"tempCelsius": 3}})).notes
    assert notes == (
        "Not taken over: 2 pictures, 1 recording; the texts say where they stood.",
        "Not taken over: location and weather.",
    )


def test_the_backslashes_of_markdown_go_but_for_code_and_where_they_are_to_stay() -> None:
    text = "a\\.b `c\\.d` \\- e \\\\ f\n```\ng\\.h\n```\n\\x"
    row = only(read(export(ENTRY | {"text": text})))
    assert row.draft.text == "a.b `c\\.d` - e \\ f\n```\ng\\.h\n```\n\\x"
    assert only(read(export(ENTRY | {"text": text}), escapes=True)).draft.text == text


def test_a_whole_day_and_an_entry_of_pictures_alone() -> None:
    diary = read(export(ENTRY | {"isAllDay": True}, {**ENTRY, "text": "", "uuid": "2"}))
    assert not only(diary).draft.moment.timed
    assert diary.blank == 1


def test_a_zip_is_opened_and_may_hold_several_journals() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("Journal.json", export(ENTRY))
        made.writestr("Work.json", export(ENTRY | {"uuid": "2", "text": "Second"}))
        made.writestr("photos/ab12.jpeg", b"...")
    texts = [row.draft.text for row in read(packed.getvalue()).rows if isinstance(row, Incoming)]
    assert texts == ["It took 2.5 minutes!\n\n![](dayone-moment://AB12)", "Second"]


def test_a_zone_that_nobody_knows_refuses_its_entry() -> None:
    [row] = read(export(ENTRY | {"timeZone": "Mars/Base"})).rows
    assert isinstance(row, Refused)
    assert row.reason == "the time zone 'Mars/Base' is not known on this machine"


@pytest.mark.parametrize(
    "content",
    [b'{"a": 1}', b"[]", b"", b"\xff\xfe", b"PK\x03\x04 no zip", export({"text": "no date"}), b"{"],
)
def test_what_is_no_export_of_day_one_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput):
        read(content)
