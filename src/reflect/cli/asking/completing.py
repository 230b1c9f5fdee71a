"""One's own tags, people and points, offered while they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from reflect.core.reflection import folded, inline_names
from reflect.journal import names
from reflect.journal.journal import Journal
from reflect.render.clean import one_line

MOST = 40  # offered at once
FEWEST = 2  # letters of a point, before TAB looks for it

# What may begin a name inside a text, where ``inline_names`` would find it.
_BEGUN = r"(?<![\w@#/.:&?=+-])([#@])([^\s#@]*)$"


class OwnNames(NamedTuple):
    """The names that the journal knows."""

    tags: list[str]
    people: list[str]
    points: list[str]


def own_names(journal: Journal) -> OwnNames:
    return OwnNames(
        names.known(journal, "tag"), names.known(journal, "person"), names.known(journal, "point")
    )


class InText(Completer):
    """``#`` offers tags and ``@`` people as they are typed; TAB behind some letters offers points."""

    def __init__(self, own: OwnNames) -> None:
        self.signed = {
            "#": [tag for tag in own.tags if inline_names(f"#{tag}").tags == (tag,)],
            "@": [person for person in own.people if inline_names(f"@{person}").people == (person,)],
        }
        self.points = own.points

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        before = document.current_line_before_cursor
        if begun := re.search(_BEGUN, before):
            sign, typed = begun.groups()
            yield from _beginning(typed, self.signed[sign])
        elif complete_event.completion_requested:
            yield from self._points(before)

    def _points(self, before: str) -> Iterator[Completion]:
        """Points may hold spaces: the longest end of the line that begins one counts."""
        for start in [0, *(space.end() for space in re.finditer(r"\s+", before))]:
            found = list(_beginning(before[start:], self.points)) if len(before) - start >= FEWEST else []
            if found:
                yield from found
                return


class Names(Completer):
    """Names alone, from their first letter on. ``between``: the characters that divide several."""

    def __init__(self, known: list[str], *, sign: str = "", between: str = "") -> None:
        self.known = known
        self.sign = sign
        self.between = between

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        before = document.current_line_before_cursor
        start = max((before.rfind(character) for character in self.between), default=-1) + 1
        yield from _beginning(before[start:].lstrip().removeprefix(self.sign), self.known)


def _beginning(typed: str, known: Iterable[str]) -> Iterator[Completion]:
    """Those that begin with what is typed, however it is written."""
    wanted, found = folded(typed), 0
    for name in known:
        if folded(name).startswith(wanted):
            yield Completion(name, start_position=-len(typed), display=one_line(name))
            found += 1
        if found == MOST:
            return
