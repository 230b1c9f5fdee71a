"""Reads a text clause by clause: what may blame, who is meant, and whether the writer says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reflect.core.blame import english, german
from reflect.core.blame.people import is_bare, opening, person_in, subject_of
from reflect.core.blame.phrase import Phrase, Who

# Somebody else's words; they are read as if they were not there.
_QUOTED = (
    r'"[^"]{1,600}"|“[^”]{1,600}”|„[^“”"]{1,600}[“”"]|«[^»]{1,600}»|»[^«]{1,600}«|‚[^‘’]{1,600}[‘’]'
    r"|(?<!\w)‘[^’]{1,600}’(?!\w)|(?<![\w’'])'(?:[^'\n]|(?<=\w)'(?=\w)){1,600}'(?!\w)|(?m:^[ \t]*>.*$)"
)
# A line may be broken inside a sentence, but not before an empty line or an item of a list.
_SENTENCE = r"(?:[^.!?…\n<]|(?<=\d)\.(?=\d)|\n(?!\s*(?:\n|[-*•\d])))+[.!?…]*"
_CLAUSE = (
    r"[,;:()–—]|\s-+\s|(?<!not )(?<!n.t )\b(?:after|although|and|because|before|but|since|so|then|though|"
    r"until|when|where|while|aber|denn|doch|sondern|und)\b"
)
_MAIN_CLAUSE = r"[;:–—]|\b(?:and(?! that\b)|because|but|aber|und|weil)\b"
_NEGATED = (
    r"\b(?:cannot|hardly|instead of|neither|never|no|nobody|none|nor|not|rather than|without|"
    r"keine?[mnrs]?|nicht|nie|niemals|niemand\w*|ohne|statt|weder)\b|n[’']t\b"
)
_NO_NEGATION = (
    r"\b(?:no (?:doubt|longer|surprise|wonder)|not only|can(?:no|['’])t believe|nicht nur|kein wunder)\b"
)
_SUPPOSED = (
    r"\b(?:allegedly|almost|can|could|how|if|may|maybe|might|nearly|perhaps|unless|want(?:s|ed)|what|whether|"
    r"why|wonder\w*|would|angeblich|beinahe|fast|falls|ob|vielleicht|warum|wenn|weshalb|wie|wieso)\b"
)
_REPORTED = (
    r"\b(?:let \w+(?: \w+)? know|accus\w+|according|acknowledge\w*|admit\w*|advised|argued|asked|claim\w*|"
    r"complained|explained|heard|insisted|mentioned|said|saying|says|shouted|stated|suggested|tells?|told|"
    r"(?:writes|wrote) (?:her|him|in|me|that|them|to|us)|"
    r"behauptet\w*|erzählt\w*|fragte\w*|laut|meinte?\w*|sagt\w*|schrieb\w*|warf|wirft|zufolge)\b"
)
_DENIED = r"(?:not|n[’']t|never) (?:agree|believe|claim|feel|mean|say|suggest|think)\b|nicht,? dass"

_NEAR = 400  # characters: what stands farther off in an endless sentence is not looked at


class Hit(NamedTuple):
    start: int
    end: int
    about: str


def blamed(text: str) -> Iterator[Hit]:
    """Each passage that blames a person, in their order."""
    lowered = text.lower()
    phrases = [
        phrase
        for phrase in (*english.PHRASES, *german.PHRASES)
        if any(stem in lowered for stem in phrase.stems)
    ]
    own = re.sub(_QUOTED, lambda quoted: re.sub(r"\S", "·", quoted[0]), text)
    for sentence in re.finditer(_SENTENCE, own):
        if not sentence[0].endswith("?"):
            line = re.sub(r"\s", " ", sentence[0])
            hits = [hit for phrase in phrases for hit in _hits(line, phrase)]
            for hit in _apart(hits):
                yield Hit(sentence.start() + hit.start, sentence.start() + hit.end, hit.about)


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    """Those that begin behind the one before; of several that begin together the longest."""
    last = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= last:
            yield hit
            last = hit.end


def _hits(sentence: str, phrase: Phrase) -> Iterator[Hit]:
    for match in re.finditer(rf"(?<![\w’'-]){phrase.pattern}", sentence, re.IGNORECASE):
        before = sentence[max(match.start() - _NEAR, 0) : match.start()]
        who, end = _meant(before, match, phrase)
        if who is not None and _is_said(before):
            yield Hit(match.start(), end, "self" if who is Who.SELF else phrase.about)


def _meant(before: str, match: re.Match[str], phrase: Phrase) -> tuple[Who | None, int]:
    """Whom the words are about, and where they end."""
    groups = match.groupdict()
    if groups.get("who") is None:
        return _subject(before, match, phrase), match.end()
    who, length = person_in(groups["who"], human=phrase.human) or (None, 0)
    open_end = match.end("who") == match.end()
    return who, match.start("who") + length if open_end else match.end()


def _subject(before: str, match: re.Match[str], phrase: Phrase) -> Who | None:
    if not phrase.where:
        return Who.OTHER
    *earlier, clause = _split(_CLAUSE, before)
    if phrase.where == "anywhere":
        behind = match.string[match.start() : match.end() + _NEAR]
        return german.somebody_in(clause + _split(_CLAUSE, behind)[0], human=phrase.human)
    if earlier and is_bare(clause):
        return opening(earlier)
    return subject_of(clause, human=phrase.human, act=match.groupdict().get("act") or "")


def _is_said(before: str) -> bool:
    """Whether the writer says what follows: not of nobody, not for somebody else, not as a supposition."""
    before = re.sub(_NO_NEGATION, "", before, flags=re.IGNORECASE)
    return not (
        re.search(f"{_NEGATED}|{_SUPPOSED}", _split(_CLAUSE, before)[-1], re.IGNORECASE)
        or re.search(_REPORTED, _split(_MAIN_CLAUSE, before)[-1], re.IGNORECASE)
        or re.search(_DENIED, before, re.IGNORECASE)
    )


def _split(boundary: str, text: str) -> list[str]:
    return re.split(boundary, text, flags=re.IGNORECASE)
