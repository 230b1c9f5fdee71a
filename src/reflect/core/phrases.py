"""A text as what phrases are made of: word stems, joined or kept apart by what stands between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain, compress, count
from typing import NamedTuple

from reflect.core.words import Language

Phrase = tuple[int, ...]  # one to three stems by their number in the lexicon; a link word's is negative
Stem = Callable[[str], str]

LONGEST_WORD = 40  # letters; what is longer is a key, a hash or a mistake
END = (0,)  # no phrase reaches across this

# A word, or something at which a phrase ends: punctuation, a line end, what is not prose at all.
# An address is one piece, so that none of its parts is taken for a word.
PIECE = re.compile(
    r"""
    [^\W_]+(?:['-][^\W_]+)*                            # a word
    (?: (?=[.:@_+-]) (?:                               # ... that turns out to be
          [\w.+-]{0,64}@\S+ | _\w*                     #     an e-mail address, an identifier
        | ://\S* | (?<=\bwww)\.\S+ | (?:\.[^\W_]+){1,9}/\S*  #     an address
        | (?:\.[^\W_]+){0,9}\.(?:com|org|net|edu|gov|int|io|eu|de|uk|at|ch)\b ) )?
    | [#@]\w[\w/-]*                                    # a #tag, a @person
    | ```.*?(?:```|\Z) | `[^`\n]*`                     # code
    | </?[a-z][^<>\n]{0,200}> | &\#?\w{2,8};           # markup
    | [^\s'] | \n                                      # a phrase ends
    """,
    re.VERBOSE | re.DOTALL,
)
WORD = re.compile(r"[^\W\d_][^\W_]*(?:['-][^\W_]+)*")
SAME = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "İ": "I", "\u00ad": "", "\u200b": ""}


def plain(text: str) -> str:
    """The text with one way to write each apostrophe, hyphen and accented letter; in small letters it is
    as long as before."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    for sign, same in SAME.items():
        text = text.replace(sign, same)
    return text


class Span(NamedTuple):
    """Where a phrase stands in a text made plain."""

    start: int
    end: int
    opens: bool  # it opens its sentence, so that a capital says little


class Tongue:
    """One language: from a spelling in small letters to its numbers, each worked out once."""

    def __init__(
        self, language: Language, stem: Stem, lexicon: dict[str, int], also_stop: Collection[str]
    ) -> None:
        self.language = language
        self.stem = stem
        self.lexicon = lexicon
        self.also_stop = {stem(plain(word).lower()) for entry in also_stop for word in entry.split()}
        self.known: dict[str, tuple[int, ...]] = {}

    def numbers(self, pieces: Sequence[str]) -> list[int]:
        known = self.known
        try:
            return list(chain.from_iterable(map(known.__getitem__, pieces)))
        except KeyError:
            for piece in set(pieces).difference(known):
                known[piece] = self._numbers_of(piece)
            return self.numbers(pieces)

    def placed(self, pieces: Sequence[str]) -> tuple[list[int], Sequence[int]]:
        """The numbers, and for each the place of its piece: a compound has two numbers in one place."""
        numbers = self.numbers(pieces)
        if len(numbers) == len(pieces):
            return numbers, range(len(pieces))
        return numbers, [at for at, piece in enumerate(pieces) for _ in self.known[piece]]

    def weak(self, also: Collection[str]) -> set[int]:
        """The weak words met so far, and the others among them."""
        met = {number for numbers in self.known.values() for number in numbers}
        words = [*self.language.weak, *(word for each in also for word in plain(each).lower().split())]
        stems = {self.stem(word) for word in words} if met else set()
        return met & {self.lexicon[stem] for stem in stems & self.lexicon.keys()}

    def _numbers_of(self, piece: str) -> tuple[int, ...]:
        if len(piece) > LONGEST_WORD or not WORD.fullmatch(piece):
            return END
        members = piece.split("-")
        # "night-shift" is two words, as without its hyphen; "e-mail" and "hand-over" are one.
        if all(len(member) > 2 and member not in self.language.stop for member in members):
            return tuple(self._of_word(member) for member in members)
        return (self._of_word("".join(members)),)

    def _of_word(self, word: str) -> int:
        base, _, tail = word.partition("'")
        if tail in self.language.clipped:
            return 0
        if base in self.language.stop and len(tail) > 2:  # l'équipe, dell'orario
            base = tail.replace("'", "")
        elif tail != "s":
            base += tail.replace("'", "")
        if base in self.language.stop:
            return -self._number(base) if base in self.language.link else 0
        stem = self.stem(base)
        return 0 if len(base) < 2 or stem in self.also_stop else self._number(stem)

    def _number(self, key: str) -> int:
        return self.lexicon.setdefault(key, len(self.lexicon) + 1)


class Lexicon:
    """Reads texts, each in the language that most of its small words belong to.

    A text that does not tell (too short, or evenly mixed) is read in the language of most of ``sample``.
    """

    def __init__(
        self,
        tongues: Sequence[tuple[Language, Stem]],
        *,
        also_stop: Collection[str] = (),
        also_weak: Collection[str] = (),
        sample: Sequence[str] = (),
    ) -> None:
        self._also_weak = also_weak
        self._numbers: dict[str, int] = {}
        self._tongues = [Tongue(language, stem, self._numbers, also_stop) for language, stem in tongues]
        self._usual = self._tongues[0]
        told = [self._tongue(_pieces(text)) for text in sample]
        self._usual = max(self._tongues, key=told.count)

    def weak(self) -> set[int]:
        """The numbers of weak words, of each language those met in its texts: a German "Fall" is weak."""
        return set().union(*(tongue.weak(self._also_weak) for tongue in self._tongues))

    def numbers(self, text: str) -> list[int]:
        """The text's stems by number, link words negative, 0 where a phrase ends."""
        pieces = _pieces(text)
        return self._tongue(pieces).numbers(pieces)

    def stems(self) -> list[str]:
        """The stems by number. Unlike the numbers they do not depend on what was read first."""
        return ["", *self._numbers]

    def spans(self, text: str, phrases: Collection[Phrase]) -> Iterator[tuple[Phrase, Span]]:
        """Where any of the phrases stands in the text, which is plain."""
        small = text.lower()
        pieces = PIECE.findall(small)
        numbers, at = self._tongue(pieces).placed(pieces)
        begins = {phrase[0] for phrase in phrases}
        found = [
            (phrase, at[i], at[i + len(phrase) - 1])
            for i in compress(count(), map(begins.__contains__, numbers))
            for phrase in phrases
            if tuple(numbers[i : i + len(phrase)]) == phrase
        ]
        starts = _starts(small, pieces[: max((last for _, _, last in found), default=-1) + 1])
        for phrase, first, last in found:
            opens = first == 0 or not pieces[first - 1][0].isalnum()
            yield phrase, Span(starts[first], starts[last] + len(pieces[last]), opens)

    def spellings(self, stem: int) -> set[str]:
        """The words that were read as this stem, in small letters."""
        return {
            piece if len(numbers) == 1 else piece.split("-")[numbers.index(stem)]
            for tongue in self._tongues
            for piece, numbers in tongue.known.items()
            if stem in numbers
        }

    def phrases_of(self, words: str) -> set[Phrase]:
        """What these words are in each language; nothing where a phrase can not be written so."""
        pieces = _pieces(words)
        found = {tuple(tongue.numbers(pieces)) for tongue in self._tongues}
        return {phrase for phrase in found if phrase and 0 not in phrase and phrase[0] > 0 < phrase[-1]}

    def _tongue(self, pieces: list[str]) -> Tongue:
        if len(self._tongues) == 1:
            return self._usual
        known = [sum(map(tongue.language.stop.__contains__, pieces)) for tongue in self._tongues]
        most = max(known)
        return self._usual if known.count(most) > 1 else self._tongues[known.index(most)]


def _pieces(text: str) -> list[str]:
    return PIECE.findall(plain(text).lower())


def _starts(text: str, pieces: Sequence[str]) -> list[int]:
    """Where each piece stands: between two of them is nothing with which one could begin."""
    starts, end = [], 0
    for piece in pieces:
        starts.append(text.index(piece, end))
        end = starts[-1] + len(piece)
    return starts
