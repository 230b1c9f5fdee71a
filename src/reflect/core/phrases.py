"""A text as what phrases are made of: word stems, joined or kept apart by what stands between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from reflect.core.words import Language

Phrase = tuple[int, ...]  # stems by their number in the lexicon; a link word's is negative
Stem = Callable[[str], str]

LONGEST_WORD = 40  # letters; what is longer is a key, a hash or a mistake
END = (0,)  # no phrase reaches across this

# A word, or something at which a phrase ends: punctuation, a line end, what is not prose at all.
# An address is one piece, so that none of its parts is taken for a word.
PIECE = re.compile(
    r"""
    ```.*?(?:```|\Z) | `[^`\n]*`                       # code
    | </?[a-z][^<>\n]{0,200}> | &\#?\w{2,8};           # markup
    | www\.\S+ | [#@]\w[\w/-]*                         # address, #tag, @person
    | [^\W_]+(?:['-][^\W_]+)*                          # a word
      (?: [\w.+-]*@\S+ | ://\S* | _\w*                 # ... or e-mail, an address, an identifier
        | (?:\.[^\W_]+)*\.(?:com|org|net|edu|gov|int|io|eu|de|uk|at|ch)\b\S*
        | (?:\.[^\W_]+)+/\S* )?
    | [^\s'] | \n                                      # a phrase ends
    """,
    re.VERBOSE | re.DOTALL,
)
WORD = re.compile(r"[^\W\d_][^\W_]*(?:['-][^\W_]+)*")
SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "İ": "I", "\u00ad": None, "\u200b": None}
)


def plain(text: str) -> str:
    """The text with one way to write each apostrophe, hyphen and accented letter. Small letters do not
    make it longer or shorter."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(SAME)


class Span(NamedTuple):
    """Where a phrase stands in a text made plain."""

    start: int
    end: int
    opens: bool  # nothing of the phrase's sentence stands before it, so a capital says little


class Tongue(dict[str, tuple[int, ...]]):
    """One language: from a spelling in small letters to its numbers, each worked out once."""

    def __init__(self, language: Language, stem: Stem, numbers: dict[str, int], more: Collection[str]) -> None:
        super().__init__()
        self._language = language
        self._stem = stem
        self._numbers = numbers
        self.stop = language.stop.union(plain(word).lower() for word in more)
        self.weak = {self._number(stem(word)) for word in language.weak}

    def __missing__(self, spelling: str) -> tuple[int, ...]:
        if len(spelling) > LONGEST_WORD or not WORD.fullmatch(spelling):
            numbers = END
        elif "-" in spelling:
            numbers = self._compound(spelling.split("-"))
        else:
            numbers = (self._of_word(spelling),)
        self[spelling] = numbers
        return numbers

    def _compound(self, members: list[str]) -> tuple[int, ...]:
        """"night-shift" is two words, as without the hyphen; "e-mail" and "hand-over" are one."""
        if all(len(member) > 2 and member not in self.stop for member in members):
            return tuple(self._of_word(member) for member in members)
        return (self._of_word("".join(members)),)

    def _of_word(self, word: str) -> int:
        base, _, tail = word.partition("'")
        if tail in self._language.clipped:
            return 0
        if tail != "s":
            base += tail.replace("'", "")
        if base in self.stop:
            return -self._number(base) if base in self._language.link else 0
        return self._number(self._stem(base)) if len(base) > 1 else 0

    def _number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)


class Lexicon:
    """Reads texts, each in the language most of its small words belong to.

    A text that does not tell (too short, or evenly mixed) is read in the language of most of ``sample``.
    """

    def __init__(
        self, languages: Sequence[Language], stems: Sequence[Stem], more: Collection[str], sample: Sequence[str]
    ) -> None:
        self._numbers: dict[str, int] = {}
        self._tongues = [
            Tongue(language, stem, self._numbers, more) for language, stem in zip(languages, stems, strict=True)
        ]
        self.weak = frozenset[int]().union(*(tongue.weak for tongue in self._tongues))
        self._usual = self._tongues[0]
        told = [self._tongue(PIECE.findall(plain(text).lower())) for text in sample]
        self._usual = max(self._tongues, key=lambda tongue: sum(tongue is one for one in told))

    def numbers(self, text: str) -> list[int]:
        """The text's stems by number, link words negative, 0 where a phrase ends."""
        pieces = PIECE.findall(plain(text).lower())
        tongue = self._tongue(pieces)
        return [number for piece in pieces for number in tongue[piece]]

    def spans(self, text: str, phrase: Phrase) -> Iterator[Span]:
        """Where the phrase stands in the text, which is plain."""
        pieces = list(PIECE.finditer(text.lower()))
        tongue = self._tongue([piece.group() for piece in pieces])
        placed = [(number, at) for at, piece in enumerate(pieces) for number in tongue[piece.group()]]
        numbers = [number for number, _ in placed]
        size = len(phrase)
        for i in range(len(numbers) - size + 1):
            if tuple(numbers[i : i + size]) == phrase:
                first, last = placed[i][1], placed[i + size - 1][1]
                opens = first == 0 or not pieces[first - 1].group()[0].isalnum()
                yield Span(pieces[first].start(), pieces[last].end(), opens)

    def key(self, phrase: Phrase) -> str:
        """The phrase's stems as text: an order that does not depend on which text was read first."""
        ...

    def _tongue(self, pieces: list[str]) -> Tongue:
        if len(self._tongues) == 1:
            return self._usual
        known = [sum(map(tongue.stop.__contains__, pieces)) for tongue in self._tongues]
        most = max(known)
        return self._usual if known.count(most) > 1 else self._tongues[known.index(most)]
