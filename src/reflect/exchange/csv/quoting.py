"""Where the quotes of a record do not add up: the line on which one opens that is never closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.exchange.csv.signs import Signs


def quoting_sentence(kept: list[str], signs: Signs, *, first: int, name: str, endless: bool) -> str:
    """Where the quote was opened that is not closed, or closed too early. ``kept``: lines of the record."""
    text = "".join(kept)
    place = _first_unreadable(text, signs)

    def line_of(at: int) -> int:
        before = text[:at]
        return first + before.count("\n") + before.count("\r") - before.count("\r\n")

    closed = re.compile(rf"{_quoted(signs)}(?P<after>.{{1,12}})").match(text, place) if signs.quote else None
    if closed is not None:
        doubled = "double the quotes inside a cell" if signs.doubled else "escape the quotes inside a cell"
        return (
            f"{name}: the quote that opens a cell on line {line_of(place)} closes on line "
            f"{line_of(closed.start('after'))} before {closed['after']!r}; "
            f"{doubled}, and let a delimiter follow the last."
        )
    if signs.quote and text.startswith(signs.quote, place):
        within = f" within {signs.limit:,} characters" if endless else ""
        return f"{name}: a quote opens a cell on line {line_of(place)} and is never closed{within}."
    if endless:
        return f"{name}: line {first} is longer than {signs.limit:,} characters; --max-record allows more."
    return f"{name}: the row on line {first} ends where a sign is still to come; mend it."


def _quoted(signs: Signs) -> str:
    """A cell in its quotes, as a pattern."""
    quote = re.escape(signs.quote or "")
    inside = [rf"[^{quote}{re.escape(signs.escape or '')}]"]
    inside += [re.escape(signs.escape) + r"[\s\S]"] if signs.escape else []
    inside += [quote * 2] if signs.doubled else []
    return rf"{quote}(?:{'|'.join(inside)})*+{quote}"


def _first_unreadable(text: str, signs: Signs) -> int:
    """Where the first cell begins that opens with a quote and does not end with one."""
    space = " *+" if signs.skip_space else ""
    ends = rf"[{re.escape(signs.delimiter)}\r\n]"
    escape = re.escape(signs.escape) if signs.escape else ""
    bare = rf"(?:[^{re.escape(signs.delimiter)}\r\n{escape}]" + (rf"|{escape}[\s\S])*+" if escape else ")*+")
    if signs.quote:
        bare = rf"(?!{re.escape(signs.quote)}){bare}"
        bare = rf"(?:{_quoted(signs)}(?={ends}|\Z)|{bare})"
    cell = re.compile(rf"{space}{bare}(?:{ends}|\Z)")
    place = 0
    while place < len(text) and (match := cell.match(text, place)):
        place = match.end()
    return place + (len(text[place:]) - len(text[place:].lstrip(" ")) if signs.skip_space else 0)
