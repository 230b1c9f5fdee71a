"""What a language's small words are, so that themes are made of the others; one file a language.

    stop   never stand at the edge of a phrase: they say how words hang together
    link   the only stop words allowed inside a phrase of three ("lack *of* sleep")
    weak   may be part of a phrase ("staffing *problem*"), never a theme alone: words of time, light
           verbs, bland adjectives and nouns that only point at something ("thing", "issue")

Stop and link words are spelt as in a text, in small letters; of a weak word any form will do, because
it is compared by its stem.
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
    clipped: frozenset[str]  # what stands after the apostrophe of a shortened verb: "they've"


def languages(codes: Sequence[str]) -> list[Language]:
    """The languages of these codes. Raises BadInput for one that has no lists."""
    found = []
    for code in codes:
        if code == "en":
            words, stemmer = english, "english"
        elif code == "de":
            words, stemmer = german, "german"
        else:
            raise BadInput(f"There are no word lists for the language '{code}'; there are for en and de.")
        lists = (frozenset(text.split()) for text in (words.STOP, words.WEAK, words.LINK, words.CLIPPED))
        found.append(Language(code, stemmer, *lists))
    if not found:
        raise BadInput("Themes need at least one language: en or de.")
    return found
