"""A CSV file as a table: its header, and its records with the lines they begin on.

A file is read where it lies. What can be read only once (a pipe, standard input) is first copied,
into memory up to 16 MiB and beyond that into a temporary file nobody else can open, because a table
is read twice: what a column means is settled by all of it before the first row is taken.
"""

from __future__ import annotations

import io
import os
import shutil
import stat
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from reflect.core.errors import BadInput
from reflect.exchange.csv.dialect import Dialect, detected, named_delimiter
from reflect.exchange.csv.encoding import Encoding, encoding_of
from reflect.exchange.csv.records import Record, Source, records_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_KEPT_IN_MEMORY = 16 * 1024 * 1024  # bytes


class Table:
    """``name`` is the file's, for messages; ``stem`` what a source is named after.

    One reading at a time: a second ``records()`` ends the first.
    """

    def __init__(
        self, stream: BinaryIO, *, name: str, stem: str, encoding: Encoding, delimiter: str | None
    ) -> None:
        self._stream = stream
        self._encoding = encoding.name
        self._text: io.TextIOWrapper | None = None
        self.name = name
        self.stem = stem
        self.blank = 0  # wholly blank rows and empty lines met by the latest reading
        separator, skip_space = detected(self._from_the_top, delimiter=delimiter, name=name)
        self.dialect = Dialect(encoding, separator, skip_space)
        self.header = self._header()

    def records(self) -> Iterator[Record]:
        """What stands under the header, without blank rows. Raises BadInput where it can not be read."""
        self.blank = 0
        seen_header = False
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

    def _header(self) -> tuple[str, ...]:
        for record in self._all_records():
            if not record.blank:
                return record.cells
        raise BadInput(f"{self.name} is empty; a CSV file begins with the names of its columns.")

    def _all_records(self) -> Iterator[Record]:
        dialect = self.dialect
        return records_in(
            self._from_the_top(), delimiter=dialect.delimiter, skip_space=dialect.skip_space, name=self.name
        )

    def _from_the_top(self) -> Source:
        self._let_go()
        self._stream.seek(0)
        self._text = io.TextIOWrapper(self._stream, encoding=self._encoding, newline="")
        return self._text

    def _let_go(self) -> None:
        """The text is let go without closing what it was read from."""
        if self._text is not None:
            self._text.detach()
            self._text = None


def open_table(
    source: Path | BinaryIO, *, stem: str, encoding: str | None = None, delimiter: str | None = None
) -> Table:
    """The table in a file or an open binary stream; ``encoding`` and ``delimiter`` as asked for.

    Raises BadInput for one that is missing, empty, or not certainly readable.
    """
    separator = None if delimiter is None else named_delimiter(delimiter)
    name = str(source) if isinstance(source, Path) else "standard input"
    try:
        stream = _opened(source) if isinstance(source, Path) else _copied(source)
    except FileNotFoundError:
        raise BadInput(f"There is no file {name}.") from None
    except OSError as error:
        raise BadInput(f"{name} can not be read: {error.strerror or error}.") from None
    try:
        _refuse_workbook(stream, name)
        known = encoding_of(stream, asked=encoding, name=name)
        return Table(stream, name=name, stem=stem, encoding=known, delimiter=separator)
    except BaseException:
        stream.close()
        raise


def _refuse_workbook(stream: BinaryIO, name: str) -> None:
    """A spreadsheet's own file is a zip archive, and no encoding makes it a CSV file."""
    if stream.read(4) == b"PK\x03\x04":
        raise BadInput(f'{name} is a workbook or another zip file; save it as "CSV UTF-8" and import that.')
    stream.seek(0)


def _opened(path: Path) -> BinaryIO:
    if path.is_dir():
        raise BadInput(f"{path} is a folder; name a CSV file in it.")
    stream = path.open("rb")
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    with stream:
        return _copied(stream)


def _copied(stream: BinaryIO) -> BinaryIO:
    copy = SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY)  # noqa: SIM115 - closed with its table
    try:
        shutil.copyfileobj(stream, copy, 1024 * 1024)
    except BaseException:
        copy.close()
        raise
    return cast(BinaryIO, copy)
