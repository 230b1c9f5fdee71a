"""How a CSV file is written: its encoding, and what stands between its cells.

The standard library's ``csv.Sniffer`` takes none of the files this was tried on for what they are
(cells over many lines, a space after each comma). Here each separator is tried on the first records:
the right one is that under which they have as many cells as the header.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.errors import BadInput
from reflect.exchange.csv.records import Record, records_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflect.exchange.csv.encoding import Encoding
    from reflect.exchange.csv.records import Source

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


def detected(opened: Callable[[], Source], *, delimiter: str | None, name: str) -> tuple[str, bool]:
    """The delimiter and whether white space follows it. ``opened`` starts reading again from the top.

    Raises BadInput when two delimiters explain the file equally well.
    """
    candidates = tuple(_DELIMITERS) if delimiter is None else (delimiter,)
    trials = [t for d in candidates if (t := _tried(opened, d, name=name)).width > 1]
    if not trials:
        return delimiter or ",", False
    best = max(trials, key=lambda trial: (trial.fit, trial.width))
    rivals = [t for t in trials if (t.fit, t.width) == (best.fit, best.width)]
    if len(rivals) > 1:
        which = " or ".join(_DELIMITERS[t.delimiter] for t in rivals)
        raise BadInput(f"{name}: {which} may separate the cells; say which with --delimiter.")
    return best.delimiter, best.skip_space


def _tried(opened: Callable[[], Source], delimiter: str, *, name: str) -> _Trial:
    """With the space skipped if the header shows one, or if quotes follow it and no fewer records fit."""

    def sample(*, skip_space: bool) -> list[Record | None]:
        return _sample(records_in(opened(), delimiter=delimiter, skip_space=skip_space, name=name))

    plain = sample(skip_space=False)
    as_it_stands = _Trial(delimiter, False, *_fit(plain))
    if delimiter == " ":
        return as_it_stands
    skipping = sample(skip_space=True)
    skipped = _Trial(delimiter, True, *_fit(skipping))
    pairs = list(zip(plain, skipping, strict=False))
    if pairs and _header_spaced(*pairs[0]):
        return skipped
    quotes_follow = any(_space_then_quote(*pair) for pair in pairs)
    return skipped if quotes_follow and skipped.fit >= as_it_stands.fit else as_it_stands


def _sample(records: Iterator[Record]) -> list[Record | None]:
    """The first records that are not blank; a None at the end: what follows can not be read so."""
    found: list[Record | None] = []
    try:
        for record in islice((record for record in records if not record.blank), SAMPLE):
            found.append(record)
    except BadInput:
        found.append(None)
    return found


def _fit(sample: list[Record | None]) -> tuple[float, int]:
    header, *rows = sample or [None]
    if header is None:
        return 0.0, 0
    width = len(header.cells)
    fitting = sum(row is not None and len(row.cells) == width for row in rows)
    return fitting / len(rows) if rows else 1.0, width


def _header_spaced(plain: Record | None, skipping: Record | None) -> bool:
    if plain is None or plain == skipping:
        return False
    return _space_then_quote(plain, skipping) or all(cell.startswith(" ") for cell in plain.cells[1:])


def _space_then_quote(plain: Record | None, skipping: Record | None) -> bool:
    """Whether a quote after a space begins a quoted cell; a cell may also hold the two as text."""
    if plain is None:
        return False
    quoted = [cell for cell in plain.cells if cell[:1] == " " and cell.lstrip(" ")[:1] == '"']
    return any(skipping is None or cell not in skipping.cells for cell in quoted)
