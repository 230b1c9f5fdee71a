"""What a phrase that may blame is made of."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Who(Enum):
    """Whom wording is about."""

    SELF = "the writer"
    OTHER = "somebody else"


class Phrase(NamedTuple):
    """Wording that blames when a person is meant.

    ``about`` names its question. Where none of the ``stems`` stands in a text, in small letters, the
    pattern can not match and is not even compiled. Whom it is about: its group ``who``, else whoever is
    found ``where``: "before" it, "anywhere" in its clause, or "" where the words tell by themselves.
    ``human``: only people do this, so that any name in its place is a person's. A group ``act`` is what
    was or was not done, which a machine might do as well.
    """

    about: str
    stems: tuple[str, ...]
    pattern: str
    where: str = "before"
    human: bool = False


def any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words))})"


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())
