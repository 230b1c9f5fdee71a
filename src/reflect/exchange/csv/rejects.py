"""The rows an import refused, in a file that can be mended and imported again with the same mapping."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from reflect.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from reflect.core.incoming import Refused
    from reflect.exchange.csv.dialect import Dialect
    from reflect.exchange.csv.signs import Signs


class RejectsFile:
    """Written aside and put in its place at the end, so it may be the very file being imported.

    Nothing is made, and nothing replaced, unless a row is added; without a path rows are let go. Only its
    owner can read it. ``above``: lines that stand over the header; without a header there is none.
    ``finish`` before the other rows are stored, ``put_in_place`` after: whatever
    happens, no row is lost. Raises BadInput where it can not be written.
    """

    def __init__(
        self,
        path: Path | None,
        *,
        header: tuple[str, ...] | None,
        dialect: Dialect,
        above: tuple[str, ...] = (),
    ) -> None:
        self.path = path
        self.count = 0
        self._header = header
        self._dialect = dialect
        self._above = above
        self._aside: Path | None = None
        self._file: io.TextIOWrapper | None = None

    def add(self, row: Refused) -> None:
        if self.path is None:
            return
        with self._writing():
            if self._file is None:
                self._file = self._opened(self.path)
                self._file.write("".join(self._above))
                self._file.write(self._line(self._header) if self._header else "")
            self._file.write(self._line(row.cells))
        self.count += 1

    def finish(self) -> None:
        """Every row is on the disk."""
        if self._file is None or self._file.closed:
            return
        with self._writing(), self._file as file:
            file.flush()
            if self._aside:  # a pipe or /dev/null has nothing to keep
                os.fsync(file.fileno())

    def put_in_place(self) -> None:
        """Under its name from now on; where that fails the rows stay aside, and the error says where."""
        self.finish()
        aside, self._aside = self._aside, None
        if aside and self.path:
            try:
                os.replace(aside, self.path)
            except OSError as error:
                raise BadInput(f"{self._unwritable(error)}; they are kept in {aside}.") from None

    def __enter__(self) -> RejectsFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.put_in_place()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        if self._file is not None:
            with suppress(OSError):  # of rows that nobody waits for any more
                self._file.close()
        if self._aside:
            self._aside.unlink(missing_ok=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BadInput(f"{self._unwritable(error)}; nothing was stored.") from None

    def _opened(self, path: Path) -> io.TextIOWrapper:
        encoding = _written_in(self._dialect)
        if path.exists() and not path.is_file():  # a pipe or /dev/null stays what it is
            return open(path, "w", encoding=encoding, newline="")
        number, name = mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        self._aside = Path(name)
        return open(number, "w", encoding=encoding, newline="")

    def _line(self, cells: tuple[str, ...]) -> str:
        """Every cell quoted: so nothing in a cell can be taken for a separator, also when detecting it."""
        signs = self._dialect.signs
        between = signs.delimiter + (" " if signs.skip_space else "")
        return between.join([written(cell, signs) for cell in cells]) + "\n"

    def _unwritable(self, error: OSError) -> str:
        return f"The refused rows can not be written to {self.path}: {error.strerror or error}"


def written(cell: str, signs: Signs) -> str:
    """A cell as a file with these signs has it."""
    escape, quote = signs.escape, signs.quote
    if escape:
        cell = cell.replace(escape, escape * 2)
    if quote:
        inside = quote * 2 if signs.doubled else (escape or "") + quote
        return quote + cell.replace(quote, inside) + quote
    if escape:
        first = signs.comment[0] if signs.comment else ""
        special = {signs.delimiter, "\n", "\r", " ", first} - {""}
        return "".join(escape + sign if sign in special else sign for sign in cell)
    return cell


def _written_in(dialect: Dialect) -> str:
    """As the file was; but one that was only recognised is written so that it says what it is."""
    return "utf-8-sig" if dialect.encoding.known_by == "recognised" else dialect.encoding.name
