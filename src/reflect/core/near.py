"""What somebody may have meant who typed a name that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches


def near(word: str, choices: Sequence[str]) -> list[str]:
    """At most three of the choices that look like the word, the likeliest first."""
    return get_close_matches(word, choices, n=3, cutoff=0.5)


def did_you_mean(word: str, choices: Sequence[str]) -> str:
    """`` did you mean pressure or plan? There``, or `` there``: what there is follows in the sentence."""
    close = near(word, choices)
    return f" did you mean {' or '.join(close)}? There" if close else " there"
