"""Asking for the pressure point that gave way: a name, where people may take it for the next question."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reflect.cli.asking.completing import Names, OwnNames
from reflect.cli.asking.keys import EDITOR, EXPLAIN
from reflect.cli.asking.prompting import Prompts
from reflect.cli.desk import Desk
from reflect.core.errors import BadInput
from reflect.core.reflection import checked_name, folded
from reflect.render import guided
from reflect.render.clean import one_line

LONGEST = 60  # characters that nobody takes for anything but a name
IS_IT_ONE = "Is that the name of the point? y makes it so; Enter keeps it with your answer instead."
NO_EDITOR = "A point has a short name, written on this line; the editor opens for answers."


class Pointed(NamedTuple):
    """``words``: what is no name; it belongs to the answer. ``left``: what ended asking."""

    point: str | None
    words: str = ""
    left: Exception | None = None


def named_point(own: OwnNames, work: Desk, prompts: Prompts, *, holds: Callable[[Pointed], None]) -> Pointed:
    """The name of a pressure point, new or known; neither name nor words for Enter alone.

    ``holds`` takes what is typed as it would be taken now.
    """
    work.terminal.tell(guided.point_asked(own.points))
    while True:
        line = prompts.line_or_left(
            "  at ", names=Names(own.points), holds=lambda text: holds(pointed(text, own))
        )
        found = pointed(line.text, own)
        if line.left:
            return found._replace(left=line.left)
        if found.words:
            return _name_or_words(found.words, work, prompts, holds=holds)
        if found.point or not line.text.strip():
            return found
        work.terminal.note(_what_is_known(own) if line.text.strip() == EXPLAIN else NO_EDITOR)


def pointed(text: str, own: OwnNames) -> Pointed:
    """What a line comes to: a name, or words that are none; nothing, for the keys that answers have."""
    text = text.strip()
    if text in ("", EXPLAIN, EDITOR):
        return Pointed(None)
    try:
        name = checked_name(text, what="point")
    except BadInput:
        return Pointed(None, text)
    known = folded(name) in map(folded, own.points)
    return Pointed(name) if known or not _looks_like_words(name) else Pointed(None, text)


def with_words(text: str, words: str) -> str:
    """An answer, and behind it what was said where a name was asked for."""
    return f"{text}\n\n{words}" if words else text


def _name_or_words(text: str, work: Desk, prompts: Prompts, *, holds: Callable[[Pointed], None]) -> Pointed:
    """Asked once; what is typed instead of an answer belongs to the words."""
    work.terminal.note(IS_IT_ONE)
    line = prompts.line_or_left(
        "  ", names=Names([]), holds=lambda more: holds(Pointed(None, _joined(text, more)))
    )
    said = line.text.strip().lower()
    if line.left is None and said in ("y", "yes"):
        try:
            return Pointed(checked_name(text, what="point"))
        except BadInput as error:
            work.terminal.note(f"{error.sentence} It is kept with your answer.")
            return Pointed(None, text)
    return Pointed(None, text if said in ("n", "no") else _joined(text, line.text), line.left)


def _looks_like_words(text: str) -> bool:
    """Whether somebody may have been telling something: several sentences, or one with its full stop."""
    return len(text) > LONGEST or re.search(r"\s.*[.!?]$|[.!?]\s+\S", text) is not None


def _joined(text: str, more: str) -> str:
    return f"{text}\n{more.strip()}" if more.strip() else text


def _what_is_known(own: OwnNames) -> str:
    known = ", ".join(map(one_line, own.points))
    return f"Known points: {known}." if known else "No point has a name yet; a new name makes one."
