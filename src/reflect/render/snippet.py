"""The words around what was searched for, on one line, and where to point at them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.query import LONGER_FORMS_FROM
from reflect.render.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.core.reflection import Reflection

_TOKEN = re.compile(r"[^\W_]+")


class Snippet(NamedTuple):
    """``spans``: the (start, end) of each found word in ``text``. ``part``: what it was cut from."""

    text: str
    spans: tuple[tuple[int, int], ...]
    part: str = "text"


def snippet(reflection: Reflection, terms: Sequence[str], *, length: int = 160) -> Snippet:
    """About ``length`` characters from the first part of the reflection that holds a term.

    When only a name was found (a tag, a person, a point), the beginning of the text.
    """
    wanted = _pattern(terms)
    parts = [("text", reflection.text), *reflection.details.items()]
    parts += [(f"follow-up {f.name}", f"{f.text} {f.note or ''}") for f in reflection.follow_ups]
    for name, words in parts:
        line = one_line(words)
        if found := wanted and wanted.search(_folded(line)):
            return _around(line, found.start(), wanted, length=length, part=one_line(name))
    return _around(one_line(reflection.text), 0, None, length=length, part="text")


def _around(line: str, at: int, wanted: re.Pattern[str] | None, *, length: int, part: str) -> Snippet:
    first = max(0, min(at - length // 4, len(line) - length))
    last = min(len(line), first + length)
    if first:  # begin and end at whole words, unless a word is longer than all that is shown
        first = line.find(" ", first, at) + 1 or first
    if last < len(line):
        last = max(line.rfind(" ", at + 1, last + 1), 0) or last
    lead, tail = ("… " if first else ""), (" …" if last < len(line) else "")
    shown = line[first:last]
    spans = [found.span() for found in wanted.finditer(_folded(shown))] if wanted else []
    moved = tuple((start + len(lead), end + len(lead)) for start, end in spans)
    return Snippet(lead + shown + tail, moved, part)


def _pattern(terms: Sequence[str]) -> re.Pattern[str] | None:
    """What the search engine counts as found: whole words, longer forms of a word, words in a row."""
    either = []
    for term in terms:
        words = _TOKEN.findall(_folded(term))
        if words:
            longer = r"[^\W_]*" if len("".join(words)) >= LONGER_FORMS_FROM else ""
            either.append(r"[\W_]+".join(words) + longer)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(either)})(?![^\W_])") if either else None


def _folded(text: str) -> str:
    """Lower case without accents, character for character, so that places stay where they are."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFD", character.lower())[:1] or " " for character in text)
