"""Wording that blames a person, and a question about what happened to ask instead.

Precision comes before recall: a hint that is wrong is a scolding for nothing. So what is said of a
machine, of nobody, by somebody else, or as a question is left alone. English and German; what a
phrase is stands in their files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reflect.core.blame import english, german

READ = 20_000  # characters: who writes more than that at once should not wait for a hint

QUESTIONS = {
    "care": "what else needed attention just then?",
    "error": "what made the mistake easy to make?",
    "fault": "what else led up to it?",
    "heard": "how did it look from where they stood?",
    "known": "what could be known at that moment?",
    "missed": "what made it easy to miss?",
    "person": "what happened, as they saw it?",
    "rule": "what made another way look right just then?",
    "self": "what would you say to a friend?",
    "undone": "what would have made it easier to do?",
}


class Blame(NamedTuple):
    """Words that blame somebody: where they stand in the text, and a question that fits them."""

    start: int
    end: int
    words: str
    question: str


def hint(text: str) -> Blame | None:
    """The first words of a text that blame a person; None where nothing does."""
    return next(found(text[:READ]), None)


def found(text: str) -> Iterator[Blame]:
    """All of them, in their order."""
    lowered = text.lower()
    if not any(stem in lowered for p in (*english.PHRASES, *german.PHRASES) for stem in p.stems):
        return
    from reflect.core.blame.reading import blamed

    for start, end, about in blamed(text):
        words = re.sub(r"\s+", " ", text[start:end])
        yield Blame(start, end, words, QUESTIONS[about])
