"""How a CSV file is written: its encoding, and what stands between its cells.

The standard library's ``csv.Sniffer`` takes none of the files this was tried on for what they are
(cells over many lines, a space after each comma). Here each separator is tried on the first records:
the right one is that under which they have as many cells as the header.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.errors import BadInput
from reflect.exchange.csv_records import Record, records_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflect.exchange.csv_encoding import Encoding
    from reflect.exchange.csv_records import Source

SAMPLE = 100  # records

_DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar (|)"}
_NAMED = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "space": " "}


class Dialect(NamedTuple):
    """``skip_space``: white space after the delimiter is not part of a cell."""

    encoding: Encoding
    delimiter: str
    skip_space: bool

    @property
    def described(self) -> str:
        """``UTF-8, cells separated by a comma and a space``"""
        name = self.encoding.name.removesuffix("-sig")
        certainty = {
            "recognised": " (recognised, not marked: --encoding names another)",
            "asked": " (as asked)",
        }
        between = _DELIMITERS.get(self.delimiter, repr(self.delimiter))
        said = name.upper() if name.startswith("utf") else name
        space = " and a space" if self.skip_space else ""
        return f"{said}{certainty.get(self.encoding.known_by, '')}, cells separated by {between}{space}"


def named_delimiter(asked: str) -> str:
    """The character that ``--delimiter`` names. Raises BadInput."""
    delimiter = _NAMED.get(asked.lower(), asked)
    if len(delimiter) != 1 or delimiter in '"\r\n\0':
        raise BadInput(f"{asked!r} can not separate cells; --delimiter takes one character, or tab.")
    return delimiter


class _Trial(NamedTuple):
    """How the first records read with a delimiter. ``fit``: the share as wide as the header."""

    delimiter: str
    skip_space: bool
    fit: float
    width: int
    spaced_header: bool
    spaced_quotes: bool


def detected(opened: Callable[[], Source], *, delimiter: str | None, name: str) -> tuple[str, bool]:
    """The delimiter and whether white space follows it. ``opened`` starts reading again from the top.

    Raises BadInput when two delimiters explain the file equally well.
    """
    candidates = tuple(_DELIMITERS) if delimiter is None else (delimiter,)
    trials = [t for d in candidates if (t := _better(_tried(opened, d, name=name))).width > 1]
    if not trials:
        return delimiter or ",", False
    best = max(trials, key=lambda trial: (trial.fit, trial.width))
    rivals = [t for t in trials if (t.fit, t.width) == (best.fit, best.width)]
    if len(rivals) > 1:
        which = " or ".join(_DELIMITERS[t.delimiter] for t in rivals)
        raise BadInput(f"{name}: {which} may separate the cells; say which with --delimiter.")
    return best.delimiter, best.skip_space


def _better(trials: list[_Trial]) -> _Trial:
    """With the space skipped if the header shows one, or if quotes follow it and no fewer records fit."""
    plain, skipping = trials
    skips = plain.spaced_header or (plain.spaced_quotes and skipping.fit >= plain.fit)
    return skipping if skips else plain


def _tried(opened: Callable[[], Source], delimiter: str, *, name: str) -> list[_Trial]:
    trials = []
    for skip_space in (False, delimiter != " "):
        records = records_in(opened(), delimiter=delimiter, skip_space=skip_space, name=name)
        trials.append(_trial(_sample(records), delimiter, skip_space=skip_space))
    return trials


def _sample(records: Iterator[Record]) -> list[Record | None]:
    """The first records that are not blank; a None at the end: what follows can not be read so."""
    found: list[Record | None] = []
    try:
        for record in islice((record for record in records if not record.blank), SAMPLE):
            found.append(record)
    except BadInput:
        found.append(None)
    return found


def _trial(sample: list[Record | None], delimiter: str, *, skip_space: bool) -> _Trial:
    header, *rows = sample or [None]
    if header is None:
        return _Trial(delimiter, skip_space, fit=0.0, width=0, spaced_header=False, spaced_quotes=False)
    width = len(header.cells)
    fitting = sum(row is not None and len(row.cells) == width for row in rows)
    return _Trial(
        delimiter,
        skip_space,
        fit=fitting / len(rows) if rows else 1.0,
        width=width,
        spaced_header=_space_then_quote(header)
        or (width > 1 and all(cell.startswith(" ") for cell in header.cells[1:])),
        spaced_quotes=any(row is not None and _space_then_quote(row) for row in rows),
    )


def _space_then_quote(record: Record) -> bool:
    return any(cell[:1] == " " and cell.lstrip(" ").startswith('"') for cell in record.cells)
