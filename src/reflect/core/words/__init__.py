"""What a language's small words are, so that themes are made of the others; one file a language.

    stop     never stand at the edge of a phrase: they say how words hang together
    link     the only stop words allowed inside a phrase of three ("lack *of* sleep")
    weak     may be part of a phrase ("staffing *problem*"), never a theme alone: words of time, light
             verbs, bland adjectives and nouns that only point at something ("thing", "issue")
    clipped  what stands after the apostrophe of a shortened verb ("they've"): a stop word whatever precedes

English and German have whole lists; a few others the commonest small words, and any language that Snowball
stems can be read with what the owner adds.

Stop and link words are spelt as in a text, in small letters; weak words are compared by their stem, so of
each any form will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.words import english, german
from reflect.core.words.others import OTHERS, STEMMERS

WHOLE = {"en": ("english", english), "de": ("german", german)}


class Language(NamedTuple):
    code: str
    stemmer: str  # its name in Snowball
    stop: frozenset[str]
    weak: frozenset[str]
    link: frozenset[str]
    clipped: frozenset[str]


def word_lists(codes: Sequence[str]) -> list[Language]:
    """The languages of these codes. Raises BadInput for one that nobody stems, and for none at all."""
    if not codes:
        raise BadInput("Themes need a language to read in, such as en or de.")
    return [_language(code) for code in codes]


def known_languages() -> list[str]:
    """Their codes, those with whole lists first."""
    return [*WHOLE, *sorted(OTHERS.keys() | STEMMERS.keys())]


def _language(code: str) -> Language:
    none: frozenset[str] = frozenset()
    if code in WHOLE:
        stemmer, words = WHOLE[code]
        lists = (frozenset(text.split()) for text in (words.STOP, words.WEAK, words.LINK, words.CLIPPED))
        return Language(code, stemmer, *lists)
    if code in OTHERS:
        stemmer, small = OTHERS[code]
        return Language(code, stemmer, frozenset(small.split()), none, none, none)
    if code in STEMMERS:
        return Language(code, STEMMERS[code], none, none, none, none)
    raise BadInput(f"Themes cannot be read in {code!r}: there are {', '.join(known_languages())}.")
