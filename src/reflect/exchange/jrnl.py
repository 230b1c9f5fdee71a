"""Journals of jrnl: a text file, a folder with a file a day, or what `jrnl --format json` prints.

A text begins each entry with its date in brackets, in a form that the writer chose; a line of the text
may look alike. An entry begins where jrnl sees one begin: where the bracket holds a date, and a time too
when the first entry has one. What is not such a journal is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from reflect.core.errors import BadInput
from reflect.core.incoming import Incoming, Refused
from reflect.core.moment import MIDNIGHT
from reflect.core.reflection import Draft, distinct
from reflect.exchange.csv.date_values import date_parts
from reflect.exchange.csv.dates import DateColumn, DateReader, UnreadableError
from reflect.exchange.taking import Diary, Taking, UnfitError, utf8

_BRACKET = re.compile(r"\[([^\]\n]+)\](?: |\r?$)", re.MULTILINE)
_HOURS = ("%H", "%I", "%c", "%X", "%r", "%T")
_OF_A_DAY = "[0-9][0-9][0-9][0-9]/[01][0-9]/[0-3][0-9].txt"
_EXPORTED = {"title", "body", "date", "time"}  # the fields of an entry in jrnl's JSON
SYMBOLS = "#@"


class Entry(NamedTuple):
    """An entry as it stands: ``date`` is what its bracket holds, ``text`` begins with its title."""

    file: str
    line: int
    date: str
    text: str
    starred: bool


class Reading(NamedTuple):
    """``pattern``: how dates are written, where they can not be read without. ``symbols``: what tags begin
    with; with ``people`` an @name is somebody it was learned with, and no tag."""

    pattern: str | None = None
    symbols: str = SYMBOLS
    people: bool = False


def read_jrnl(content: bytes, *, name: str, reading: Reading, taking: Taking) -> Diary:
    """The entries of one file, text or JSON. Raises BadInput for any other."""
    text = utf8(content, name=name)
    if text.lstrip()[:1] == "{":
        return _of_json(text, name=name, reading=reading, taking=taking)
    return _of_entries(list(_entries(text, file="", name=name, reading=reading)), reading, taking)


def read_jrnl_folder(folder: Path, *, reading: Reading, taking: Taking) -> Diary:
    """The entries of a folder in which each day has a file. Raises BadInput for any other."""
    files = sorted(folder.glob(_OF_A_DAY))
    if not files:
        raise BadInput(
            f"{folder} is no folder of jrnl: no file in it is named like 2026/11/22.txt. "
            "A folder of Markdown files goes in with `reflect import markdown`."
        )
    entries: list[Entry] = []
    for file in files:
        inside = file.relative_to(folder).as_posix()
        text = utf8(file.read_bytes(), name=inside)
        if text.strip():
            entries += _entries(text, file=inside, name=inside, reading=reading)
    return _of_entries(entries, reading, taking)


def _entries(text: str, *, file: str, name: str, reading: Reading) -> Iterator[Entry]:
    """Each from its bracket to the next; the first begins the file. Raises BadInput."""
    text = text.replace("\r\n", "\n")
    start = len(text) - len(text.lstrip("\ufeff\n "))
    first = _BRACKET.match(text, start)
    if first is None or not _is_date(first[1], reading, clock=False):
        raise BadInput(
            f"{name} is no journal of jrnl: it does not begin with a date in brackets. "
            "If its dates are written in a way of your own, --date-format says how; one that is "
            "encrypted is decrypted by `jrnl --decrypt`."
        )
    clock = _has_clock(first[1], reading)
    heads = [
        head
        for head in _BRACKET.finditer(text, start)
        if text[head.start() - 1 : head.start()] in ("", "\n") and _is_date(head[1], reading, clock=clock)
    ]
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        line = text.count("\n", 0, head.start()) + 1
        yield _entry(file, line, head[1], text[head.end() : end].rstrip())


def _entry(file: str, line: int, date: str, text: str) -> Entry:
    title, end, body = text.partition("\n")
    starred = title == "*" or title.rstrip().endswith(" *")
    if starred:
        title = title.rstrip()[:-1].rstrip()
    return Entry(file, line, date, (title + end + body).strip("\n"), starred)


def _is_date(written: str, reading: Reading, *, clock: bool) -> bool:
    if reading.pattern is not None:
        try:
            datetime.strptime(written.strip(), reading.pattern)  # noqa: DTZ007 - only whether it can be read
        except ValueError:
            return False
        return True
    parts = date_parts(written)
    return parts is not None and bool(parts.days()) and (parts.clock is not None or not clock)


def _has_clock(written: str, reading: Reading) -> bool:
    if reading.pattern is not None:
        return any(code in reading.pattern for code in _HOURS)
    parts = date_parts(written)
    return parts is not None and parts.clock is not None


def _of_entries(entries: Sequence[Entry], reading: Reading, taking: Taking) -> Diary:
    column = DateColumn("The dates", patterns=(reading.pattern,) if reading.pattern is not None else ())
    for entry in entries:
        column.see(entry.date, entry.line)
    dates = column.settled()
    worded = [entry for entry in entries if entry.text.strip()]
    rows = [_row(entry, dates, reading, taking) for entry in worded]
    return Diary(rows, blank=len(entries) - len(worded))


def _row(entry: Entry, dates: DateReader, reading: Reading, taking: Taking) -> Incoming | Refused:
    try:
        wall = dates.read(entry.date).wall
        moment = taking.moment(wall, timed=_has_clock(entry.date, reading) or wall.time() != MIDNIGHT)
        tags, people = _names(entry.text, reading)
        said = Draft(entry.text, moment, tags=tags, with_=people, highlighted=entry.starred, inline=False)
        return Incoming(entry.line, (), None, taking.draft(said))
    except (UnfitError, UnreadableError) as unfit:
        return Refused(entry.line, (), str(unfit), entry.file)


def _names(text: str, reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags and the people, found in the text as jrnl finds its tags."""
    found = re.findall(rf"(?<!\S)([{re.escape(reading.symbols)}])([-+*#/\w]*\w[-+*#/\w]*)", text)
    people = [name for sign, name in found if sign == "@" and reading.people]
    return distinct([name for sign, name in found if sign != "@" or not reading.people]), distinct(people)


def _of_json(text: str, *, name: str, reading: Reading, taking: Taking) -> Diary:
    """What `jrnl --format json` printed. Raises BadInput for any other JSON."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{name} begins like JSON but is none: {error}.") from None
    entries = document.get("entries") if isinstance(document, dict) else None
    if not isinstance(entries, list) or not all(_is_exported(entry) for entry in entries):
        raise BadInput(
            f"{name} is JSON, but not what `jrnl --format json` prints: a list of entries, each with title, "
            "body, date and time."
        )
    worded = [(place, entry) for place, entry in enumerate(entries, 1) if _words(entry).strip()]
    timed = any(entry["time"] != "00:00" for entry in entries)  # else it is a journal of days
    rows = [_exported_row(place, entry, reading, taking, timed=timed) for place, entry in worded]
    return Diary(rows, blank=len(entries) - len(worded))


def _is_exported(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() >= _EXPORTED
        and all(isinstance(entry[key], str) for key in _EXPORTED)
        and isinstance(entry.get("tags", []), list)
        and all(isinstance(tag, str) for tag in entry.get("tags", []))
    )


def _words(entry: dict[str, Any]) -> str:
    return "\n".join(filter(None, (entry["title"].rstrip(), entry["body"].rstrip()))).strip("\n")


def _exported_row(
    place: int, entry: dict[str, Any], reading: Reading, taking: Taking, *, timed: bool
) -> Incoming | Refused:
    """``place``: which entry of the file it is, counted from 1; its line says nothing."""
    try:
        try:
            wall = datetime.fromisoformat(f"{entry['date']} {entry['time']}")
        except ValueError:
            raise UnfitError(f"{entry['date']} {entry['time']} is no date and time") from None
        text = _words(entry)
        tags, people = _names(text, reading)
        said = [tag for tag in entry.get("tags", ()) if tag[:1] != "@" or not reading.people]
        known = distinct([*tags, *filter(None, (tag.lstrip(SYMBOLS) for tag in said))])
        draft = Draft(
            text,
            taking.moment(wall, timed=timed),
            tags=known,
            with_=people,
            highlighted=entry.get("starred") is True,
            inline=False,
        )
        return Incoming(place, (), None, taking.draft(draft))
    except UnfitError as unfit:
        return Refused(place, (), str(unfit))
