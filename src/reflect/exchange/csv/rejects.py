"""The rows an import refused, in a file that can be mended and imported again with the same mapping."""

from __future__ import annotations

import io
import os
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from reflect.core.errors import BadInput

if TYPE_CHECKING:
    from types import TracebackType

    from reflect.core.incoming import Refused
    from reflect.exchange.csv.dialect import Dialect


class RejectsFile:
    """Written aside and put in its place at the end, so it may be the very file being imported.

    Nothing is made, and nothing replaced, unless a row is added. Only its owner can read it.
    Raises BadInput where it can not be written.
    """

    def __init__(self, path: Path, *, header: tuple[str, ...], dialect: Dialect) -> None:
        self.path = path
        self.count = 0
        self._header = header
        self._dialect = dialect
        self._aside: Path | None = None
        self._file: io.TextIOWrapper | None = None

    def add(self, row: Refused) -> None:
        try:
            if self._file is None:
                self._file = self._opened()
                self._file.write(self._line(self._header))
            self._file.write(self._line(row.cells))
        except OSError as error:
            raise BadInput(self._unwritable(error)) from None
        self.count += 1

    def __enter__(self) -> RejectsFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None:
            return
        try:
            self._file.close()
            if self._aside and kind is None:
                os.replace(self._aside, self.path)
        except OSError as problem:
            raise BadInput(self._unwritable(problem)) from None
        finally:
            if self._aside:
                self._aside.unlink(missing_ok=True)

    def _opened(self) -> io.TextIOWrapper:
        encoding = _written_in(self._dialect)
        if self.path.exists() and not self.path.is_file():  # a pipe or /dev/null stays what it is
            return open(self.path, "w", encoding=encoding, newline="")
        number, name = mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.", suffix=".part")
        self._aside = Path(name)
        return open(number, "w", encoding=encoding, newline="")

    def _line(self, cells: tuple[str, ...]) -> str:
        """Every cell quoted: so nothing in a cell can be taken for a separator, also when detecting it."""
        between = self._dialect.delimiter + (" " if self._dialect.skip_space else "")
        return between.join(['"' + cell.replace('"', '""') + '"' for cell in cells]) + "\n"

    def _unwritable(self, error: OSError) -> str:
        return f"The refused rows can not be written to {self.path}: {error.strerror or error}."


def _written_in(dialect: Dialect) -> str:
    """As the file was; but one that was only recognised is written so that it says what it is."""
    return "utf-8-sig" if dialect.encoding.known_by == "recognised" else dialect.encoding.name
