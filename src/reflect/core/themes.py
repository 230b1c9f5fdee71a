"""Themes: phrases that recur across reflections, found in their text when a report asks for them.

Phrases of one to three word stems are counted by how many reflections hold them, weighed by how firmly their
words belong together, and chosen one by one so that each adds reflections to those before it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple
from zlib import crc32

from reflect.core.phrases import Lexicon, Phrase, phrases_in
from reflect.core.recurrence import Candidate, candidates, choose, monday
from reflect.core.trend import Dates, Direction, direction
from reflect.core.wording import Wording, wording
from reflect.core.words import word_lists

SAMPLE = 20_000  # about how many reflections are searched for themes; the chosen themes are counted in all
TOLD_BY = 1_000  # about how many reflections tell the journal's usual language
WORDED_BY = 200  # how many of a theme's newest reflections tell its commonest spelling


class Document(NamedTuple):
    """One reflection, as themes see it."""

    number: int
    day: date
    text: str  # text and details, joined by newlines
    lens: str | None


class Theme(NamedTuple):
    phrase: str  # commonest spelling
    numbers: tuple[int, ...]  # the reflections that hold it, ascending by (day, number)
    weeks: int  # in how many ISO weeks it was seen
    by_week: tuple[tuple[date, int], ...]  # Monday -> count; weeks with none are left out
    trend: Direction
    positive: int  # how many of them have the lens "positive"
    pressure: int
    example: str  # the phrase and the text around it, on one line
    example_number: int


class Tally:
    """What a theme tells of the reflections that hold it."""

    def __init__(self) -> None:
        self.days = array("l")  # ordinals
        self.numbers = array("q")
        self.lenses: Counter[str | None] = Counter()

    def add(self, document: Document) -> None:
        self.days.append(document.day.toordinal())
        self.numbers.append(document.number)
        self.lenses[document.lens] += 1


def recurring_themes(
    documents: Sequence[Document],
    *,
    top: int = 10,
    languages: Sequence[str] = ("en", "de"),
    more_stop_words: Collection[str] = (),
) -> list[Theme]:
    """At most ``top`` themes, first the one that tells most. Neither the order of the documents nor their
    numbers matter. More than SAMPLE are iterated over three times and never held, so they may be read as
    they are needed.

    A word in ``more_stop_words`` is in no theme, in none of its forms. Raises BadInput for a language
    without word lists.
    """
    sample = sorted(_sample(documents), key=lambda document: (document.day, document.text, document.number))
    lexicon = _lexicon(sample, languages=languages, more_stop_words=more_stop_words)
    chosen = _search(sample, lexicon, top=top)
    if len(sample) < len(documents):
        tallies = _count_again([candidate.phrase for candidate in chosen], documents, lexicon)
    else:
        tallies = [_tally(sample[i] for i in candidate.held) for candidate in chosen]
    dates = _dates(documents)
    themes = []
    for candidate, tally in zip(chosen, tallies, strict=True):
        newest = [sample[i] for i in candidate.held[: -WORDED_BY - 1 : -1]]
        words = wording(candidate.phrase, [document.text for document in newest], lexicon)
        themes.append(_theme(words, tally, dates=dates, example_number=newest[words.example_at].number))
    return themes


def _sample(documents: Sequence[Document]) -> Iterable[Document]:
    """About SAMPLE of them, chosen by what they say and when, so that other rows change little."""
    if len(documents) <= SAMPLE:
        return documents
    below = (SAMPLE << 32) // len(documents)
    return (
        document
        for document in documents
        if crc32(document.text.encode("utf-8", "surrogatepass"), document.day.toordinal()) < below
    )


def _lexicon(
    sample: Sequence[Document], *, languages: Sequence[str], more_stop_words: Collection[str]
) -> Lexicon:
    import snowballstemmer  # type: ignore[import-untyped]  # not for a report's help, nor for TAB

    return Lexicon(
        [(words, snowballstemmer.stemmer(words.stemmer).stemWord) for words in word_lists(languages)],
        also_stop=more_stop_words,
        sample=[document.text for document in sample[:: len(sample) // TOLD_BY + 1]],
    )


def _search(sample: Sequence[Document], lexicon: Lexicon, *, top: int) -> list[Candidate]:
    texts = [lexicon.numbers(document.text) for document in sample]
    days = [document.day for document in sample]
    found = candidates(texts, days=days, weak=lexicon.weak(), stems=lexicon.stems())
    return choose(found, among=len(sample), top=top)


def _tally(documents: Iterable[Document]) -> Tally:
    tally = Tally()
    for document in documents:
        tally.add(document)
    return tally


def _count_again(phrases: Sequence[Phrase], documents: Iterable[Document], lexicon: Lexicon) -> list[Tally]:
    """The tally of each phrase over all documents, read one by one."""
    tallies = {phrase: Tally() for phrase in phrases}
    stems = {stem for phrase in phrases for stem in phrase if stem > 0}
    for document in documents:
        numbers = lexicon.numbers(document.text)
        if not stems.isdisjoint(numbers):
            for phrase in tallies.keys() & phrases_in(numbers, stems):
                tallies[phrase].add(document)
    return list(tallies.values())


def _dates(documents: Iterable[Document]) -> Dates:
    count = total = squares = 0
    for document in documents:
        ordinal = document.day.toordinal()
        count += 1
        total += ordinal
        squares += ordinal * ordinal
    return Dates(count, total, squares)


def _theme(words: Wording, tally: Tally, *, dates: Dates, example_number: int) -> Theme:
    by_week = Counter(monday(day) for day in tally.days)
    return Theme(
        phrase=words.spelling,
        numbers=tuple(number for _, number in sorted(zip(tally.days, tally.numbers, strict=True))),
        weeks=len(by_week),
        by_week=tuple((date.fromordinal(week), count) for week, count in sorted(by_week.items())),
        trend=direction(tally.days, among=dates),
        positive=tally.lenses["positive"],
        pressure=tally.lenses["pressure"],
        example=words.example,
        example_number=example_number,
    )
