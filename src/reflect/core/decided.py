"""What the owner has decided about themes: what one is called, which are one, which are not shown.

A decision is about a phrase in whatever form: it is compared by its stems, in each language of the journal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from reflect.core.phrases import Lexicon, Phrase
from reflect.core.recurrence import ABSORBED, Candidate, holding, parts_of, recurs


class Decision(NamedTuple):
    """``name``: what the theme is called; None: as its phrase is written. ``merged``: phrases that are it
    too. ``muted``: it is never shown."""

    phrase: str
    name: str | None = None
    merged: tuple[str, ...] = ()
    muted: bool = False

    @property
    def called(self) -> str:
        return self.name or self.phrase


class Decided(NamedTuple):
    """A decision in stems: ``own``, its phrase in each language, and ``all``, with those merged into it."""

    decision: Decision
    own: frozenset[Phrase]
    all: frozenset[Phrase]


def in_stems(decisions: Iterable[Decision], lexicon: Lexicon) -> list[Decided]:
    found = []
    for decision in decisions:
        own = lexicon.phrases_of(decision.phrase)
        merged = (lexicon.phrases_of(phrase) for phrase in decision.merged)
        found.append(Decided(decision, frozenset(own), frozenset(own.union(*merged))))
    return found


def as_decided(
    found: Sequence[Candidate],
    decided: Sequence[Decided],
    texts: Sequence[Sequence[int]],
    *,
    days: Sequence[date],
) -> list[Candidate]:
    """The candidates without those that are muted; what was merged is one, and in every text that holds
    any of it."""
    left = {candidate.phrase: candidate for candidate in found}
    kept = []
    for each in decided:
        members = [left.pop(phrase) for phrase in sorted(each.all & left.keys())]
        together = _together(each, members, texts)
        for part in _parts(each.all) & left.keys():  # which hardly stands without the phrase
            held = left[part].held
            if len(set(together.held).intersection(held)) >= ABSORBED * len(held):
                del left[part]
        wanted = members or each.decision.merged
        if wanted and not each.decision.muted and recurs(together.held, days):
            kept.append(together)
    return sorted([*left.values(), *kept], key=lambda candidate: candidate.stems)


def _parts(phrases: Iterable[Phrase]) -> set[Phrase]:
    return {part for phrase in phrases for part in parts_of(phrase)}


def _together(each: Decided, members: Sequence[Candidate], texts: Sequence[Sequence[int]]) -> Candidate:
    held = {text for member in members for text in member.held}
    for phrase in each.all - {member.phrase for member in members}:
        held.update(holding(texts, phrase))
    return Candidate(
        phrase=max(each.own & {member.phrase for member in members} or each.own or each.all, default=()),
        stems=min((member.stems for member in members), default=each.decision.phrase),
        held=tuple(sorted(held)),
        weight=max((member.weight for member in members), default=1.0),
        decided=each,
    )
