"""A CSV file as a table: its header, and its records with the lines they begin on.

A file is read where it lies. What can be read only once (a pipe, standard input) is first copied,
into memory up to 16 MiB and beyond that into a temporary file nobody else can open, because a table
is read twice: what a column means is settled by all of it before the first row is taken.
"""

from __future__ import annotations

import io
import os
import re
import stat
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from reflect.core.errors import BadInput
from reflect.exchange.csv.dialect import Dialect, detected
from reflect.exchange.csv.encoding import Encoding, encoding_of
from reflect.exchange.csv.records import Record, Source, records_in
from reflect.exchange.csv.signs import NOTHING_ASKED, Asked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_KEPT_IN_MEMORY = 16 * 1024 * 1024  # bytes
_AT_ONCE = 1024 * 1024
_WIDEST = 4  # bytes of a character, in any encoding
_SEPARATOR_LINE = re.compile(r'"?sep=(?P<delimiter>[^"\r\n])"?[\r\n]*', re.IGNORECASE)  # Excel's


class Table:
    """``name`` is the file's, for messages; ``stem`` what a source is named after.

    One reading at a time: a second ``records()`` ends the first.
    """

    def __init__(
        self, stream: BinaryIO, *, name: str, stem: str, encoding: Encoding, asked: Asked = NOTHING_ASKED
    ) -> None:
        self._stream = stream
        self._encoding = encoding.name
        self._text: io.TextIOWrapper | None = None
        self.name = name
        self.stem = stem
        self.blank = 0  # wholly blank rows and empty lines met by the latest reading
        self.above, asked = self._above(asked)  # the lines that stand over the header
        self.dialect = Dialect(encoding, detected(self._from_the_top, asked=asked, name=name))
        self.headed = not asked.columns
        self.header = asked.columns or self._header()

    def records(self) -> Iterator[Record]:
        """What stands under the header, without blank rows. Raises BadInput where it can not be read."""
        self.blank = 0
        seen_header = not self.headed
        for record in self._all_records():
            if record.blank:
                self.blank += 1
            elif seen_header:
                yield record
            else:
                seen_header = True

    def close(self) -> None:
        self._let_go()
        self._stream.close()

    def __enter__(self) -> Table:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _above(self, asked: Asked) -> tuple[tuple[str, ...], Asked]:
        """What stands over the header: titles, as was said, or a line in which Excel names the delimiter."""
        self.above = ()
        text, limit = self._from_the_top(), asked.signs.limit
        first = text.readline(limit)
        separator = _SEPARATOR_LINE.fullmatch(first) if asked.header_row != 1 else None
        if separator and asked.delimiter is None:
            asked = asked._replace(delimiter=separator["delimiter"])
        wanted = (asked.header_row or (2 if separator else 1)) - 1
        lines = [first] if wanted else []
        while len(lines) < wanted and (line := text.readline(limit)):
            lines.append(line)
        if len(lines) < wanted or not all(lines):
            raise BadInput(f"{self.name} has no line {wanted + 1} for the header to stand on (--header-row).")
        return tuple(lines), asked

    def _header(self) -> tuple[str, ...]:
        for record in self._all_records():
            if not record.blank:
                return record.cells
        raise BadInput(f"{self.name} is empty; a CSV file begins with the names of its columns.")

    def _all_records(self) -> Iterator[Record]:
        text = self._from_the_top()
        return records_in(text, signs=self.dialect.signs, name=self.name, first=len(self.above) + 1)

    def _from_the_top(self) -> Source:
        """The text from the header on."""
        self._let_go()
        self._stream.seek(0)
        self._text = io.TextIOWrapper(self._stream, encoding=self._encoding, newline="")
        for line in self.above:
            self._text.readline(len(line))
        return self._text

    def _let_go(self) -> None:
        """The text is let go without closing what it was read from."""
        if self._text is not None:
            self._text.detach()
            self._text = None


def open_table(
    source: Path | BinaryIO, *, stem: str, encoding: str | None = None, asked: Asked = NOTHING_ASKED
) -> Table:
    """The table in a file or an open binary stream; ``encoding`` and signs as asked for.

    Raises BadInput for one that is missing, empty, or not certainly readable.
    """
    name = str(source) if isinstance(source, Path) else "standard input"
    limit = asked.signs.limit
    try:
        stream = _opened(source, limit) if isinstance(source, Path) else _copied(source, name, limit)
    except FileNotFoundError:
        raise BadInput(f"There is no file {name}.") from None
    except OSError as error:
        raise BadInput(f"{name} can not be read: {error.strerror or error}.") from None
    try:
        _refuse_workbook(stream, name)
        known = encoding_of(stream, asked=encoding, name=name)
        return Table(stream, name=name, stem=stem, encoding=known, asked=asked)
    except BaseException:
        stream.close()
        raise


def _refuse_workbook(stream: BinaryIO, name: str) -> None:
    """A spreadsheet's own file is a zip archive, and no encoding makes it a CSV file."""
    if stream.read(4) == b"PK\x03\x04":
        raise BadInput(f'{name} is a workbook or another zip file; save it as "CSV UTF-8" and import that.')
    stream.seek(0)


def _opened(path: Path, limit: int) -> BinaryIO:
    if path.is_dir():
        raise BadInput(f"{path} is a folder; name a CSV file in it.")
    stream = path.open("rb")
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    with stream:
        return _copied(stream, str(path), limit)


def _copied(stream: BinaryIO, name: str, limit: int) -> BinaryIO:
    """A copy that can be read twice. Raises BadInput for a line without end: there is no end to copy."""
    copy = SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY)  # noqa: SIM115 - closed with its table
    line, length = 1, 0
    try:
        while chunk := stream.read(_AT_ONCE):
            copy.write(chunk)
            line += chunk.count(b"\n")
            begins = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            length = length + len(chunk) if begins < 0 else len(chunk) - begins - 1
            if length > limit * _WIDEST:
                raise BadInput(
                    f"{name}: line {line} is longer than {limit:,} characters; --max-record allows more."
                )
    except BaseException:
        copy.close()
        raise
    return cast(BinaryIO, copy)
