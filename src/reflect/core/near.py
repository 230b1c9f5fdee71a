"""What somebody may have meant who typed a name that is not there, or one that is almost there."""

from __future__ import annotations

import re
from collections.abc import Sequence

ALIKE = 0.85  # of SequenceMatcher.ratio: two slips in a name of fourteen letters
SEPARATORS = frozenset("-_. ")
SHORTEST = 5  # letters; in a shorter name another letter is another word: tea, team
SHORTEST_OF_A_PERSON = 3


def near(word: str, choices: Sequence[str]) -> list[str]:
    """At most three of the choices that look like the word, the likeliest first."""
    from difflib import get_close_matches

    return get_close_matches(word, choices, n=3, cutoff=0.5)


def did_you_mean(word: str, choices: Sequence[str]) -> str:
    """`` did you mean pressure or plan? There``, or `` there``: what there is follows in the sentence."""
    close = near(word, choices)
    return f" did you mean {' or '.join(close)}? There" if close else " there"


def almost_the_same(name: str, other: str, *, person: bool = False) -> bool:
    """Whether two folded names may be one that was written in two ways: laptop and laptops, follow-up
    and follow_up, kettle and kettel. Names that a number or a single letter tells apart are two: sprint
    12 and sprint 13, ward A and ward B.

    ``person``: a letter too many, or two that changed places, count in short names too: Ana and Anna."""
    if len((set(name) ^ set(other)) - SEPARATORS) > max(2, (1 - ALIKE) * (len(name) + len(other))):
        return False  # whatever else they hold; so most of a long list costs little
    if _told_apart_by(name) != _told_apart_by(other):
        return False
    joined, other_joined = (re.sub(r"[-_.\s]", "", each) for each in (name, other))
    if joined == other_joined or _one_of_many(joined, other_joined) or _one_of_many(other_joined, joined):
        return bool(joined)
    if min(len(name), len(other)) < SHORTEST:
        short = person and min(len(name), len(other)) >= SHORTEST_OF_A_PERSON
        # Another letter is another person: Tom and Tim.
        return short and _one_slip(name, other) and not _another_letter(name, other)
    return _one_slip(name, other) or _alike(name, other)


def _told_apart_by(name: str) -> list[str]:
    return re.findall(r"\d+|(?<![^\W\d_])[^\W\d_](?![^\W\d_])", name)


def _one_of_many(one: str, many: str) -> bool:
    return len(one) > 2 and many in (f"{one}s", f"{one}es")


def _one_slip(name: str, other: str) -> bool:
    """A letter too many, another letter, or two that changed places."""
    start = 0
    while start < min(len(name), len(other)) and name[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(name), len(other)) - start and name[-1 - end] == other[-1 - end]:
        end += 1
    ours, theirs = name[start : len(name) - end], other[start : len(other) - end]
    return max(len(ours), len(theirs)) == 1 or (len(ours) == 2 and ours == theirs[::-1])


def _another_letter(name: str, other: str) -> bool:
    """Of two names that one slip tells apart."""
    return len(name) == len(other) and sorted(name) != sorted(other)


def _alike(name: str, other: str) -> bool:
    from difflib import SequenceMatcher  # what is told apart before does not pay for it

    compared = SequenceMatcher(None, name, other, autojunk=False)
    return (
        compared.real_quick_ratio() >= ALIKE and compared.quick_ratio() >= ALIKE and compared.ratio() >= ALIKE
    )
