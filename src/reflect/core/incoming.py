"""Rows from other people's files, on their way into a journal."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import blake2b
from json.encoder import encode_basestring_ascii as _quoted
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.reflection import Draft

if TYPE_CHECKING:
    from reflect.core.moment import Moment


FIELDS = 16  # of a follow-up, when the first row was imported


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
    draft = row.draft
    plain = not (draft.details or draft.follow_ups or draft.highlighted)
    content = _plain_content(row) if plain else content_of(row)
    return blake2b(content.encode(), digest_size=16).hexdigest()


def content_of(row: Incoming) -> str:
    """What the digest is of."""
    draft, moment = row.draft, row.draft.moment
    said: tuple[object, ...] = (
        *(draft.text, None, draft.question, draft.point, draft.tags, draft.by, draft.with_, draft.from_),
        *(draft.audience, draft.details, (), None, None, draft.inline),
    )  # a draft as it was when the first row was imported; a later field only where it says something
    said += (True,) if draft.highlighted else ()
    closed_with_it = [each._replace(closed=None) for each in draft.follow_ups if each.closed == moment.day]
    follow_ups = closed_with_it + [each for each in draft.follow_ups if each.closed != moment.day]
    told = [[str(part or "") for part in follow_up[:FIELDS]] for follow_up in follow_ups]
    return json.dumps([_clock(moment) if row.dated else "", said, told], ensure_ascii=True)


def _plain_content(row: Incoming) -> str:
    """The same, letter by letter, of a row without details and follow-ups, in a quarter of the time."""
    text, moment, question, point, tags, by, with_, from_, audience, *_, inline, _ = row.draft
    return (
        f'["{_clock(moment) if row.dated else ""}", [{_quoted(text)}, null, {_or_null(question)}, '
        f"{_or_null(point)}, {_list(tags)}, {_or_null(by)}, {_list(with_)}, {_list(from_)}, "
        f"{_or_null(audience)}, [], [], null, null, {'true' if inline else 'false'}], []]"
    )


def _clock(moment: Moment) -> str:
    if not moment.timed:
        return str(moment.day)
    wall = moment.instant + timedelta(minutes=moment.utc_offset) if moment.utc_offset else moment.instant
    return wall.replace(tzinfo=None).isoformat()


def _or_null(word: str | None) -> str:
    return "null" if word is None else _quoted(word)


def _list(words: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_quoted, words))}]" if words else "[]"


def source_name(header: tuple[str, ...], stem: str) -> str:
    """What a file is known by when ``--source`` names none: its name and a fingerprint of its header."""
    fingerprint = blake2b("\x1f".join(header).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{stem}-{fingerprint}"
