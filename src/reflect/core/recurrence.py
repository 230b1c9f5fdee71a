"""Which phrases recur, what each is worth, and which few of them together tell most.

Texts are lists of stem numbers as reflect.core.phrases reads them, the oldest text first.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from heapq import heapify, heappop, heapreplace
from itertools import chain, compress, count, islice, pairwise, repeat
from math import exp, fsum, log, log1p, prod, sqrt
from operator import add, mul
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.phrases import Phrase

if TYPE_CHECKING:
    from reflect.core.decided import Decided

FEW = 40  # with fewer texts it is enough that two share a phrase
CEILING = 0.25  # a phrase in more of the texts than this says what the journal is about, not what recurs
FIRM = 6.0  # what words that always stand together are worth, beside the 1 of a single word,
MANY = 200  # ... among this many texts; with fewer, less: phrases are then hardly rarer than single words
BLAND = 0.75  # the share of it that is left when one of them is weak ("staffing problem")
ABSORBED = 0.7  # a part is no theme of its own when this share of its texts hold the longer phrase
PAIR = 1 << 32  # a pair of stems is one number: the first times this and the second
ALIKE = 0.6  # phrases that share more of their texts than this are one theme


class Candidate(NamedTuple):
    phrase: Phrase
    stems: str  # an order that does not depend on the input's
    held: tuple[int, ...]  # the texts that hold it, ascending
    weight: float
    decided: Decided | None = None  # what the owner has decided about it


class Counts(NamedTuple):
    """How often stems and phrases were met."""

    texts: int
    words: int  # uses of all stems
    uses: Mapping[Phrase, int]
    held: Mapping[Phrase, Sequence[int]]  # the texts that hold it


def candidates(
    texts: Sequence[list[int]], *, days: Sequence[date], weak: Collection[int], stems: Sequence[str]
) -> list[Candidate]:
    """The phrases that recur, each with its weight, in the order of their stems."""
    most = max(15, CEILING * len(texts))
    counts = _count(texts, fewest=_fewest(len(texts)))
    weeks = _weeks(days)
    kept = [
        phrase
        for phrase, held in counts.held.items()
        if len(held) <= most
        and any(stem > 0 and stem not in weak for stem in phrase)
        and weeks[held[0]] != weeks[held[-1]]
    ]
    topical = _topicality([phrase for phrase in kept if len(phrase) == 1], counts)
    weights = {phrase: _weight(phrase, counts, topical=topical, weak=weak) for phrase in kept}
    _absorb(weights, counts.held)
    named = [
        Candidate(phrase, _written(phrase, stems), tuple(counts.held[phrase]), weight)
        for phrase, weight in weights.items()
    ]
    return sorted(named, key=lambda candidate: candidate.stems)


def choose(found: Sequence[Candidate], *, among: int, top: int) -> list[Candidate]:
    """Those that together tell most of ``among`` texts: always next the one with the greatest gain, its
    weight times its texts, of which one that has k themes already counts 1/(k + 1) (Lin and Bilmes 2011)."""
    themes = [0] * among
    chosen: list[Candidate] = []
    gains = [(-candidate.weight * len(candidate.held), i) for i, candidate in enumerate(found)]
    heapify(gains)
    while gains and len(chosen) < top:
        before, i = gains[0]
        now = -found[i].weight * sum(1 / (1 + themes[text]) for text in found[i].held)
        if now > before:  # less than when it was last looked at; gains never grow, so the order below stands
            heapreplace(gains, (now, i))
            continue
        heappop(gains)
        if not any(_repeats(found[i], other) for other in chosen):
            chosen.append(found[i])
            for text in found[i].held:
                themes[text] += 1
    return chosen


def _count(texts: Sequence[Sequence[int]], *, fewest: int) -> Counts:
    """Phrases of common words only: no phrase recurs more often than its parts (Agrawal and Srikant 1994).

    All texts are one line of stems, in which 0 stands for what is rare and for where a text ends.
    """
    words = Counter(chain.from_iterable(texts))
    common = {stem for stem, times in words.items() if stem > 0 and times >= fewest}
    joining = {stem: stem if stem in common or stem < 0 else 0 for stem in words}
    line: list[int] = []
    text_at: list[int] = []  # which text each place of the line is in
    alone: dict[int, list[int]] = {stem: [] for stem in common}
    for number, text in enumerate(texts):
        line.extend(map(joining.__getitem__, text))
        line.append(0)
        text_at += [number] * (len(text) + 1)
        for stem in common.intersection(text):
            alone[stem].append(number)
    held: defaultdict[Phrase, list[int]] = defaultdict(list)
    held.update({(stem,): found for stem, found in alone.items()})
    uses: Counter[Phrase] = Counter({(stem,): words[stem] for stem in common})
    for phrase, at in _longer_phrases(line, fewest=fewest):
        uses[phrase] += 1
        here, number = held[phrase], text_at[at]
        if not here or here[-1] != number:
            here.append(number)
    recurring = {phrase: found for phrase, found in held.items() if len(found) >= fewest}
    return Counts(len(texts), words.total() - words[0], uses, recurring)


def _longer_phrases(line: Sequence[int], *, fewest: int) -> Iterator[tuple[Phrase, int]]:
    """Each use of a phrase of two or three stems that is frequent, with its place; of one phrase in order."""
    pairs = array("q", map(add, map(mul, line, repeat(PAIR)), islice(line, 1, None)))
    times = Counter(pairs)
    common = [pair for pair, uses in times.items() if uses >= fewest]
    frequent = {pair for pair in common if pair > PAIR // 2 and 0 < pair % PAIR < PAIR // 2}
    places = list(compress(count(), map(frequent.__contains__, pairs)))
    for at in places:
        yield (line[at], line[at + 1]), at
    starts = [at for at, following in pairwise(places) if following == at + 1]
    links = compress(count(), map((0).__gt__, line))
    starts += [at - 1 for at in links if line[at - 1] > 0 < line[at + 1]]
    triples = [(line[at], line[at + 1], line[at + 2]) for at in starts]
    uses = Counter(triples)
    for triple, at in zip(triples, starts, strict=True):
        if uses[triple] >= fewest:
            yield triple, at


def recurs(held: Sequence[int], days: Sequence[date]) -> bool:
    """Whether so many texts, given in ascending order, are enough and more than one week's."""
    if len(held) < _fewest(len(days)):
        return False
    weeks = _weeks(days)
    return weeks[held[0]] != weeks[held[-1]]


def holding(texts: Sequence[Sequence[int]], phrase: Phrase) -> Iterator[int]:
    """The texts that hold a phrase, ascending."""
    size = len(phrase)
    for number, text in enumerate(texts):
        if phrase[0] in text:
            starts = (at for at, stem in enumerate(text) if stem == phrase[0])
            if any(tuple(text[at : at + size]) == phrase for at in starts):
                yield number


def _fewest(texts: int) -> int:
    return 2 if texts < FEW else max(3, round(sqrt(texts) / 10) + 1)


def _weeks(days: Sequence[date]) -> list[int]:
    """What must differ for a phrase to recur: the week; the day, when all fall into one week."""
    ordinals = [day.toordinal() for day in days]
    weeks = [monday(ordinal) for ordinal in ordinals]
    return weeks if len(set(weeks)) > 1 else ordinals


def monday(ordinal: int) -> int:
    """The Monday of the day's ISO week; ordinal 1 was a Monday."""
    return ordinal - (ordinal - 1) % 7


def _topicality(words: Sequence[Phrase], counts: Counts) -> dict[int, float]:
    """What each single word is worth, 1 on average: a word that a text is about is used in it again, where a
    bland one is strewn about by chance. Residual inverse document frequency (Church and Gale 1995)."""
    residual = {}
    for word in words:
        by_chance = counts.texts * (1 - exp(-counts.uses[word] / counts.texts))
        residual[word[0]] = max(0.0, log(by_chance / len(counts.held[word])))
    held = sum(len(counts.held[word]) for word in words)
    usual = fsum(residual[word[0]] * len(counts.held[word]) for word in words) / max(held, 1)
    return {stem: (0.3 + more) / (0.3 + usual) for stem, more in residual.items()}


def _weight(phrase: Phrase, counts: Counts, *, topical: Mapping[int, float], weak: Collection[int]) -> float:
    held = len(counts.held[phrase])
    rarity: float = log1p(counts.texts / held) ** 0.3
    parts: list[Phrase] = [(stem,) for stem in phrase if stem > 0]
    if len(parts) == 1:
        return topical[phrase[0]] * rarity
    # Among long texts the words of any firm pair meet in many; in running text hardly any pair is there by
    # chance. The first sees too little in pairs of common words, the second too much, so each has half a say.
    among_texts = _firmness(held / counts.texts, [len(counts.held[part]) / counts.texts for part in parts])
    among_words = _firmness(
        counts.uses[phrase] / counts.words, [counts.uses[part] / counts.words for part in parts]
    )
    firmness = (among_texts + among_words) / 2 * (BLAND if any(stem in weak for stem in phrase) else 1)
    return max(0.1, 1 + FIRM * min(1.0, counts.texts / MANY) * firmness * (len(parts) - 1)) * rarity


def _firmness(together: float, alone: Sequence[float]) -> float:
    """Normalised pointwise mutual information (Bouma 2009), 1 when the words never stand apart. A link word
    is not counted: it meets everything."""
    if together >= 1:
        return 1.0
    return log(together / prod(alone)) / (-log(together) * (len(alone) - 1))


def _absorb(weights: dict[Phrase, float], held: Mapping[Phrase, Sequence[int]]) -> None:
    """Takes its worth from a part that hardly stands without the longer phrase (after Frantzi 2000)."""
    for phrase in weights:
        for part in parts_of(phrase) & weights.keys():
            if len(held[phrase]) >= ABSORBED * len(held[part]):
                weights[part] *= 0.1


def parts_of(phrase: Phrase) -> set[Phrase]:
    """The shorter phrases in it."""
    size = len(phrase)
    return {phrase[i:j] for i in range(size) for j in range(i + 1, size + 1)} - {phrase}


def _repeats(candidate: Candidate, chosen: Candidate) -> bool:
    mine, other = set(candidate.held), set(chosen.held)
    shared = len(mine & other)
    if shared > ALIKE * len(mine | other):
        return True
    stems, others = set(candidate.phrase), set(chosen.phrase)
    return (stems <= others or others <= stems) and shared > ALIKE * min(len(mine), len(other))


def _written(phrase: Phrase, stems: Sequence[str]) -> str:
    return " ".join(stems[stem] if stem > 0 else f"({stems[-stem]})" for stem in phrase)
