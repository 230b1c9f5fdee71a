"""What a language's small words are, so that themes are made of the others; one file a language.

    stop     never stand at the edge of a phrase: they say how words hang together
    link     the only stop words allowed inside a phrase of three ("lack *of* sleep")
    weak     may be part of a phrase ("staffing *problem*"), never a theme alone: words of time, light
             verbs, bland adjectives and nouns that only point at something ("thing", "issue")
    clipped  what stands after the apostrophe of a shortened verb ("they've"): a stop word whatever precedes

Stop and link words are spelt as in a text, in small letters; weak words are compared by their stem, so of
each any form will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.words import english, german


class Language(NamedTuple):
    code: str
    stemmer: str  # its name in Snowball
    stop: frozenset[str]
    weak: frozenset[str]
    link: frozenset[str]
    clipped: frozenset[str]


def word_lists(codes: Sequence[str]) -> list[Language]:
    """The languages of these codes. Raises BadInput for one without lists, and for none at all."""
    known = {"en": ("english", english), "de": ("german", german)}
    if not codes:
        raise BadInput("Themes need a language to read in: en, de or both.")
    found = []
    for code in codes:
        if code not in known:
            raise BadInput(f"Themes cannot be read in '{code}': there are word lists for en and de.")
        stemmer, words = known[code]
        lists = (frozenset(text.split()) for text in (words.STOP, words.WEAK, words.LINK, words.CLIPPED))
        found.append(Language(code, stemmer, *lists))
    return found
