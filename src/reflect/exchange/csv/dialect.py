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
from reflect.exchange.csv.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflect.exchange.csv.encoding import Encoding
    from reflect.exchange.csv.records import Source
    from reflect.exchange.csv.signs import Asked

SAMPLE = 100  # records

_DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar (|)"}


class Dialect(NamedTuple):
    """What a file is written in, and with which signs."""

    encoding: Encoding
    signs: Signs = Signs()

    @property
    def described(self) -> str:
        """``UTF-8, cells separated by a comma and a space``"""
        name = self.encoding.name.removesuffix("-sig")
        certainty = {
            "recognised": " (recognised, not marked: --encoding names another)",
            "asked": " (as asked)",
        }
        between = _DELIMITERS.get(self.signs.delimiter, repr(self.signs.delimiter))
        said = name.upper() if name.startswith("utf") else name
        space = " and a space" if self.signs.skip_space else ""
        return f"{said}{certainty.get(self.encoding.known_by, '')}, cells separated by {between}{space}"


class _Trial(NamedTuple):
    """How the first records read with a delimiter. ``fit``: the share as wide as the header."""

    signs: Signs
    fit: float
    width: int


def detected(opened: Callable[[], Source], *, asked: Asked, name: str) -> Signs:
    """With the delimiter, and whether white space follows it. ``opened`` starts reading from the top.

    Raises BadInput when two delimiters explain the file equally well.
    """
    delimiter, signs = asked.delimiter, asked.signs
    candidates = tuple(d for d in _DELIMITERS if d not in (signs.quote, signs.escape))
    candidates = candidates if delimiter is None else (delimiter,)
    every = [signs._replace(delimiter=each) for each in candidates]
    trials = [t for s in every if (t := _tried(opened, s, asked.skip_space, name=name)).width > 1]
    if not trials:
        return signs._replace(delimiter=delimiter or ",", skip_space=bool(asked.skip_space))
    best = max(trials, key=lambda trial: (trial.fit, trial.width))
    rivals = [t for t in trials if (t.fit, t.width) == (best.fit, best.width)]
    if len(rivals) > 1:
        which = " or ".join(_DELIMITERS[t.signs.delimiter] for t in rivals)
        raise BadInput(f"{name}: {which} may separate the cells; say which with --delimiter.")
    return best.signs


def _tried(opened: Callable[[], Source], signs: Signs, skip_space: bool | None, *, name: str) -> _Trial:
    """With the space skipped if the header shows one, or if quotes follow it and no fewer records fit."""

    def sample(signs: Signs) -> list[Record | None]:
        return _sample(records_in(opened(), signs=signs, name=name))

    spaced = signs._replace(skip_space=True)
    if skip_space:
        return _Trial(spaced, *_fit(sample(spaced)))
    plain = sample(signs)
    as_it_stands = _Trial(signs, *_fit(plain))
    if signs.delimiter == " " or signs.quote is None or skip_space is False:
        return as_it_stands
    skipping = sample(spaced)
    skipped = _Trial(spaced, *_fit(skipping))
    pairs = list(zip(plain, skipping, strict=False))
    if pairs and _header_spaced(*pairs[0], quote=signs.quote):
        return skipped
    quotes_follow = any(_space_then_quote(*pair, quote=signs.quote) for pair in pairs)
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


def _header_spaced(plain: Record | None, skipping: Record | None, *, quote: str) -> bool:
    if plain is None or plain == skipping:
        return False
    return _space_then_quote(plain, skipping, quote=quote) or all(
        cell.startswith(" ") for cell in plain.cells[1:]
    )


def _space_then_quote(plain: Record | None, skipping: Record | None, *, quote: str) -> bool:
    """Whether a quote after a space begins a quoted cell; a cell may also hold the two as text."""
    if plain is None:
        return False
    quoted = [cell for cell in plain.cells if cell[:1] == " " and cell.lstrip(" ")[:1] == quote]
    return any(skipping is None or cell not in skipping.cells for cell in quoted)
