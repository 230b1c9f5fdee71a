"""Records in CSV text: strictly quoted, numbered by line, none without end.

Strictly: where the quotes of a cell do not add up nobody can tell where its row ends, so the file is
refused at that line rather than read as fewer rows than somebody wrote.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reflect.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD_LIMIT = 1024 * 1024  # characters


class Source(Protocol):
    """Text that is read line by line, line ends kept."""

    def readline(self, size: int = ..., /) -> str: ...


class Record(NamedTuple):
    """``line``: where it begins, counted from 1."""

    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        return not any(cell and not cell.isspace() for cell in self.cells)


class _EndlessError(Exception):
    """A record has grown beyond what any may hold."""


class _Lines:
    """The lines of the text for ``csv.reader``, kept for as long as their record lasts."""

    def __init__(self, text: Source, *, name: str) -> None:
        self.text = text
        self.name = name
        self.first = 1  # the line on which the record at hand begins
        self.kept: list[str] = []
        self.size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._line()
        if not line:
            raise StopIteration
        self.kept.append(line)
        self.size += len(line)
        if self.size > RECORD_LIMIT:
            raise _EndlessError
        if "\0" in line:
            raise BadInput(
                f"{self.name} holds a NUL character on line {self.last}; "
                "it is no text, or its --encoding is another one (utf-16-le?)."
            )
        return line

    def _line(self) -> str:
        try:
            return self.text.readline(RECORD_LIMIT + 1)
        except UnicodeDecodeError as error:
            raise BadInput(f"{self.name}: near line {self.last + 1} is no {error.encoding}.") from None

    @property
    def last(self) -> int:
        return self.first + len(self.kept) - 1

    def line_of(self, text: str, place: int) -> int:
        """The line on which a character of the record at hand stands."""
        before = text[:place]
        return self.first + before.count("\n") + before.count("\r") - before.count("\r\n")

    def next_record(self) -> None:
        self.first += len(self.kept)
        self.kept.clear()
        self.size = 0


def records_in(text: Source, *, delimiter: str, skip_space: bool, name: str) -> Iterator[Record]:
    """Every record of the text, also empty ones. Raises BadInput where its quotes do not add up."""
    # The library's own limit is the process's, 131,072 characters a cell; a long narrative has more.
    csv.field_size_limit(max(csv.field_size_limit(), RECORD_LIMIT + 1))
    lines = _Lines(text, name=name)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=skip_space, strict=True)
    try:
        for cells in reader:
            yield Record(lines.first, tuple(cells))
            lines.next_record()
    except (csv.Error, _EndlessError):
        raise BadInput(_quoting_sentence(lines, delimiter=delimiter, skip_space=skip_space)) from None


def _quoting_sentence(lines: _Lines, *, delimiter: str, skip_space: bool) -> str:
    """Where the quote was opened that is not closed, or closed too early."""
    text = "".join(lines.kept)
    place = _first_unreadable(text, delimiter=delimiter, skip_space=skip_space)
    opened = lines.line_of(text, place)
    closed = re.compile(r'"(?:[^"]++|"")*+"(?P<after>.{1,12})').match(text, place)
    if closed is not None:
        return (
            f"{lines.name}: the quote that opens a cell on line {opened} closes on line "
            f"{lines.line_of(text, closed.start('after'))} before {closed['after']!r}; "
            "double the quotes inside a cell, and let a delimiter follow the last."
        )
    if text.startswith('"', place):
        within = f" within {RECORD_LIMIT:,} characters" if lines.size > RECORD_LIMIT else ""
        return f"{lines.name}: a quote opens a cell on line {opened} and is never closed{within}."
    return f"{lines.name}: line {lines.first} is longer than {RECORD_LIMIT:,} characters; no row may be."


def _first_unreadable(text: str, *, delimiter: str, skip_space: bool) -> int:
    """Where the first cell begins that opens with a quote and does not end with one."""
    space = " *+" if skip_space else ""
    mark = re.escape(delimiter)
    cell = re.compile(
        rf'{space}(?:"(?:[^"]++|"")*+"(?=[{mark}\r\n]|\Z)|(?!")[^{mark}\r\n]*+)(?:[{mark}\r\n]|\Z)'
    )
    place = 0
    while place < len(text) and (match := cell.match(text, place)):
        place = match.end()
    return place + (len(text[place:]) - len(text[place:].lstrip(" ")) if skip_space else 0)
