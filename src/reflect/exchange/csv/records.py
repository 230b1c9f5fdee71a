"""Records in CSV text: strictly quoted, numbered by line, none without end.

Strictly: where the quotes of a cell do not add up nobody can tell where its row ends, so the file is
refused at that line rather than read as fewer rows than somebody wrote.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reflect.core.errors import BadInput
from reflect.exchange.csv.quoting import quoting_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.exchange.csv.signs import Signs


class Source(Protocol):
    """Text that is read line by line, line ends kept."""

    def readline(self, size: int = ..., /) -> str: ...


class Record(NamedTuple):
    """``line``: where it begins, counted from 1."""

    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        cells = self.cells
        return not (cells and cells[0].strip()) and not "".join(cells).strip()


class EndlessError(Exception):
    """A record has grown beyond what any may hold."""


class _Lines:
    """The lines of the text for ``csv.reader``, kept for as long as their record lasts."""

    def __init__(self, text: Source, *, first: int, name: str) -> None:
        self.text = text
        self.name = name
        self.first = first  # the line on which the record at hand begins
        self.kept: list[str] = []

    def read(self, signs: Signs) -> Iterator[str]:
        readline, kept, limit, comment = self.text.readline, self.kept, signs.limit, signs.comment
        size = 0
        try:
            while line := readline(limit + 1):
                if comment is not None and not kept and line.startswith(comment) and len(line) <= limit:
                    self.first += 1
                    continue
                size = size + len(line) if kept else len(line)
                kept.append(line)
                if size > limit:
                    raise EndlessError
                if "\0" in line:
                    raise BadInput(
                        f"{self.name} holds a NUL character on line {self.first + len(kept) - 1}; "
                        "it is no text, or its --encoding is another one (utf-16-le?)."
                    )
                yield line
        except UnicodeDecodeError as error:
            near = self.first + len(kept)
            raise BadInput(f"{self.name}: near line {near} is no {error.encoding}.") from None


def records_in(text: Source, *, signs: Signs, name: str, first: int = 1) -> Iterator[Record]:
    """Every record of the text, also empty ones. Raises BadInput where its quotes do not add up.

    ``first``: the number of its first line.
    """
    # The library's own limit is the process's, 131,072 characters a cell; a long narrative has more.
    csv.field_size_limit(max(csv.field_size_limit(), signs.limit + 1))
    lines = _Lines(text, first=first, name=name)
    kept = lines.kept
    try:
        for cells in csv.reader(lines.read(signs), **signs.for_csv()):
            yield Record(lines.first, tuple(cells))
            lines.first += len(kept)
            kept.clear()
    except (csv.Error, EndlessError) as error:
        endless = isinstance(error, EndlessError)
        raise BadInput(quoting_sentence(kept, signs, first=lines.first, name=name, endless=endless)) from None
