"""Whom English wording is about: a person, or something else."""

from __future__ import annotations

import re

from reflect.core.blame.phrase import Who, words
from reflect.core.blame.roles import COMPOUNDS, DOUBTFUL, ENDINGS, MACHINE_ACTS, ROLES

_WORD = r"@?\w[\w’'-]*"
_SELF = frozenset(("i", "me", "my", "myself"))
_SUBJECTS = words("i he she they you who whoever somebody someone")
_OTHERS = _SUBJECTS - _SELF | words("him them everybody everyone himself herself themselves")
_POSSESSIVES = words("his her their your whose")
_NO_PERSON = words("we us it this that these those there which nobody none what everything nothing")
_TITLES = words("dr mr mrs ms miss prof sister brother nurse sir father")
_NO_NAMES = ("ing", "tion", "ment", "ness", "ware", "ity", "ance", "ence", "ure", "age", "day")
_PREPOSITIONS = words(
    """
    aboard about above across after against along among around as at before behind below beside between
    beyond by concerning during for from in inside into like near next of off on onto opposite outside over
    past than through to toward towards under until up upon via with within without
    """
)
_SOME = words("all any both each half many most none number one rest several some three two")
_DETERMINERS = words("the a an our my his her their this that")
_STOPS = _PREPOSITIONS | words("and or that which is was were are has had i he she they who when if as")
_ADVERBS = words("again also always even had has have just later not often once simply still then too yet")


def subject_of(clause: str, *, human: bool, act: str) -> Who | None:
    """Whom a clause is about that breaks off before what was done: "The nurse on the ward", ``failed to``."""
    words = _without_adverbs(_words(clause))
    if {"who", "whoever"} & {word.lower() for word in words[-8:]}:
        return Who.OTHER
    while words:
        governed_from = _governor(words)
        if governed_from is None:
            return _named(words, human=human, act=act.lower())
        words = words[:governed_from]  # "the nurse | on the ward"
    return None


def is_bare(clause: str) -> bool:
    """Whether nothing here is what the phrase could be about: "He left early and | forgot to lock"."""
    return not _without_adverbs(_words(clause))


def opening(clauses: list[str]) -> Who | None:
    """Whom the nearest clause begins with; a few words that begin with nobody are no clause."""
    for clause in reversed(clauses):
        words = _words(clause)
        who = _first(words)
        if who is not None or len(words) > 3:
            return who
    return None


def _first(words: list[str]) -> Who | None:
    if {"that", "which"} & {word.lower() for word in words}:
        return None
    for place, word in enumerate(words[:6]):
        if place and _governs(words, place):
            return None
        if word.lower() in _SUBJECTS or is_role(word):
            return _pronoun(word)
    return None


def person_in(words: str, *, human: bool) -> tuple[Who, int] | None:
    """The person named behind "by" or "of", or before "failure to", and where the name ends."""
    named = list(re.finditer(_WORD, words))
    for place, match in enumerate(named):
        word, rest = match[0], [follows[0].lower() for follows in named[place + 1 :]]
        plain = re.sub(r"[’']s?$", "", word)
        low = plain.lower()
        if word.lower() in _STOPS:
            return None
        if low in _SELF | _OTHERS | _POSSESSIVES and (not rest or low not in _POSSESSIVES | {"my"}):
            return _pronoun(plain), match.end()
        if is_role(plain) and not (rest and rest[0] in COMPOUNDS):
            while rest and is_role(rest.pop(0)):
                place += 1  # "the crew boss"
            return Who.OTHER, named[place].end()
        if word.startswith("@") or low in _TITLES or (human and _is_name(plain)):
            return Who.OTHER, match.end()
    return None


def is_role(word: str) -> bool:
    """Whether the word says what a person does, or names people together."""
    low = word.lower()
    return bool({low, low.removesuffix("s"), low.removesuffix("es")} & ROLES) or low.endswith(ENDINGS)


def _named(words: list[str], *, human: bool, act: str) -> Who | None:
    """The person that the last words name."""
    last, before = words[-1], words[-2].lower() if len(words) > 1 else ""
    low = last.lower()
    if low in _SELF | _OTHERS:
        return _pronoun(last)
    if low in _NO_PERSON | _DETERMINERS or re.search(r"[’']s?$", last):
        return None
    mechanical = _machines_do(act)
    if is_role(last):
        return None if mechanical and low.removesuffix("s") in DOUBTFUL else Who.OTHER
    if last.startswith("@") or before in _TITLES:
        return Who.OTHER
    plural = not before and low.endswith("s")  # "Tests failed to tell us": no name, though it has a capital
    named = _has_capital(last) if human else act and not mechanical and not plural and _is_name(last)
    return Who.OTHER if named and before not in _DETERMINERS else None


def _pronoun(word: str) -> Who:
    return Who.SELF if word.lower() in _SELF else Who.OTHER


def _is_name(word: str) -> bool:
    return _has_capital(word) and not word.lower().endswith(_NO_NAMES)


def _has_capital(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _machines_do(act: str) -> bool:
    stem = act.removesuffix("ed")
    return bool({act, stem, f"{stem}e", f"{stem.removesuffix('i')}y", stem[:-1]} & MACHINE_ACTS)


def _words(text: str) -> list[str]:
    return re.findall(_WORD, text)


def _without_adverbs(words: list[str]) -> list[str]:
    while words and _is_adverb(words[-1]):
        words = words[:-1]
    return words


def _is_adverb(word: str) -> bool:
    return word.lower() in _ADVERBS or (word.endswith("ly") and word.islower() and not is_role(word))


def _governor(words: list[str]) -> int | None:
    """Where the preposition stands under which the last words are: "the pump beside | the nurse"."""
    if words[-1].lower() in _SUBJECTS:
        return None
    for place in range(len(words) - 2, max(len(words) - 7, -1), -1):
        if _governs(words, place):
            return place
        if words[place].lower() in _DETERMINERS:
            return place - 1 if place and _governs(words, place - 1) else None
    return None


def _governs(words: list[str], place: int) -> bool:
    some = words[place].lower() == "of" and place > 0 and words[place - 1].lower() in _SOME
    return words[place].lower() in _PREPOSITIONS and not some
