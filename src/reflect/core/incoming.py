"""Rows from other people's files, on their way into a journal."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import blake2b
from typing import NamedTuple

from reflect.core.reflection import Draft


class Incoming(NamedTuple):
    """A row that reads as a reflection. ``line``: where it begins in its file, counted from 1.

    ``dated``: the row says when; otherwise its moment is that of the import.
    """

    line: int
    cells: tuple[str, ...]
    key: str | None
    draft: Draft
    dated: bool = True


class Refused(NamedTuple):
    """A row that can not be taken, and why, in words that end without a full stop.

    ``file``: which one it stands in, where there are several.
    """

    line: int
    cells: tuple[str, ...]
    reason: str
    file: str = ""


def digest(row: Incoming) -> str:
    """What a row says, in 32 hex digits: its words, its local time and everything said with it.

    The wall clock counts, not the instant, so that the same file read in another time zone is the
    same file; and no clock at all for a row that says no date.
    """
    draft, moment = row.draft, row.draft.moment
    said: tuple[object, ...] = (
        *(draft.text, None, draft.question, draft.point, draft.tags, draft.by, draft.with_, draft.from_),
        *(draft.audience, draft.details, (), None, None, draft.inline),
    )  # a draft as it was when the first row was imported; a later field only where it says something
    said += (True,) if draft.highlighted else ()
    wall = moment.instant + timedelta(minutes=moment.utc_offset)
    clock = wall.replace(tzinfo=None).isoformat() if moment.timed else str(moment.day)
    closed_with_it = [each._replace(closed=None) for each in draft.follow_ups if each.closed == moment.day]
    follow_ups = closed_with_it + [each for each in draft.follow_ups if each.closed != moment.day]
    told = [[str(part or "") for part in follow_up] for follow_up in follow_ups]
    content = json.dumps([clock if row.dated else "", said, told], ensure_ascii=True)
    return blake2b(content.encode(), digest_size=16).hexdigest()


def source_name(header: tuple[str, ...], stem: str) -> str:
    """What a file is known by when ``--source`` names none: its name and a fingerprint of its header."""
    fingerprint = blake2b("\x1f".join(header).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{stem}-{fingerprint}"
