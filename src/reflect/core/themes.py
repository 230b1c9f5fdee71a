"""Themes: phrases that recur across reflections, found in their text when a report asks for them.

Phrases of one to three word stems are counted by how many reflections hold them, weighed by how firmly their
words belong together, and chosen one by one so that each adds reflections to those before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import compress
from typing import NamedTuple, Protocol
from zlib import crc32

from reflect.core.decided import Decision, as_decided, in_stems
from reflect.core.period import Period
from reflect.core.phrases import Lexicon, Phrase
from reflect.core.recurrence import Candidate, candidates, choose, monday
from reflect.core.trend import Dates, Direction, dates_of, direction
from reflect.core.wording import wording
from reflect.core.words import word_lists

SAMPLE = 1_300  # about how many reflections are searched for themes; the chosen themes are counted in all
TOLD_BY = 100  # about how many reflections tell the journal's usual language
WORDED_BY = 50  # how many of a theme's newest reflections tell its commonest spelling
SPELLED_BY = 200  # how many of a theme's reflections tell in which ways it is spelled


class Document(NamedTuple):
    """One reflection, as themes see it."""

    number: int
    day: date
    text: str  # text and details, joined by newlines
    lens: str | None
    quoted: bool = True  # whether its words may stand as an example


class Reading(NamedTuple):
    """How the owner wants themes to be found.

    ``stop``: words that are in no theme, in none of their forms; ``weak``: those that are none alone.
    """

    languages: tuple[str, ...] = ("en", "de")
    stop: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


AS_IT_COMES = Reading()


class Theme(NamedTuple):
    phrase: str  # what it is called: by the owner, or by its commonest spelling
    numbers: Sequence[int]  # the reflections that hold it, ascending by (day, number)
    weeks: int  # in how many ISO weeks it was seen
    by_week: tuple[tuple[date, int], ...]  # Monday -> count, where themes were sought; without empty weeks
    trend: Direction
    positive: int  # how many of them have the lens "positive"
    pressure: int
    example: str  # the phrase and the text around it, on one line; empty where nothing may be quoted
    example_number: int
    spelled: str = ""  # its commonest spelling
    merged: tuple[str, ...] = ()  # phrases that the owner has merged into it
    private_example: bool = False  # its example is of a private reflection
    private: bool = False  # all of its reflections are

    @property
    def times_around(self) -> int:
        """How many there are where themes were sought, which may be more than in the period."""
        return sum(count for _, count in self.by_week)


class Tally:
    """What a theme tells of the reflections that hold it; ``numbers`` ascend by (day, number)."""

    def __init__(self) -> None:
        self.days: Counter[int] = Counter()  # ordinals
        self.around: Counter[int] = Counter()  # ... of those outside the period that is counted too
        self.numbers: Sequence[int] = ()
        self.lenses: Counter[str | None] = Counter()


class Whole(Protocol):
    """All reflections, where the documents at hand are a sample of them."""

    @property
    def dates(self) -> Dates: ...

    def tallies(self, wanted: Sequence[Wanted], lexicon: Lexicon) -> Iterable[Tally]:
        """One for each of what is wanted."""


class Wanted(NamedTuple):
    """A theme to be counted: its phrases, and texts that hold it."""

    phrases: frozenset[Phrase]
    texts: Sequence[str]


def recurring_themes(
    documents: Sequence[Document],
    *,
    top: int = 10,
    reading: Reading = AS_IT_COMES,
    names: Collection[str] = (),
    whole: Whole | None = None,
    inside: Period | None = None,
) -> list[Theme]:
    """At most ``top`` themes, first the one that tells most. Neither the order of the documents nor their
    numbers matter. Where they are many, or stand for a ``whole``, themes are sought in a sample and counted
    in all. ``inside``: only what falls into it is counted, the commonest theme first; trend and weeks still
    tell of everything.

    A word in ``names`` is in no theme either. Raises BadInput for a language without word lists.
    """
    if whole is None and len(documents) > SAMPLE:
        whole = Reread(documents, inside=inside)
        documents = _sample(documents)
    sample = sorted(documents, key=lambda document: (document.day, document.text, document.number))
    lexicon = lexicon_of(sample, reading=reading, names=names)
    chosen = _search(sample, lexicon, top=top * (3 if inside else 1), reading=reading)
    held = [[sample[i] for i in candidate.held] for candidate in chosen]
    tallies: Iterable[Tally] = (tally_of(found, inside=inside) for found in held)
    if whole is not None:
        wanted = [
            Wanted(_phrases(each), [one.text for one in found[:: len(found) // SPELLED_BY + 1]])
            for each, found in zip(chosen, held, strict=True)
        ]
        tallies = whole.tallies(wanted, lexicon)
    dates = whole.dates if whole else dates_of(Counter(document.day.toordinal() for document in sample))
    themes = [
        _theme(candidate, found, tally, lexicon, dates=dates, inside=inside)
        for candidate, found, tally in zip(chosen, held, tallies, strict=True)
    ]
    if inside is None:
        return themes
    return sorted((theme for theme in themes if theme.numbers), key=lambda each: -len(each.numbers))[:top]


def _sample(documents: Sequence[Document]) -> list[Document]:
    """About SAMPLE of them, chosen by what they say and when, so that other rows change little."""
    below = (SAMPLE << 32) // len(documents)
    return [
        document
        for document in documents
        if crc32(document.text.encode("utf-8", "surrogatepass"), document.day.toordinal()) < below
    ]


def lexicon_of(sample: Sequence[Document], *, reading: Reading, names: Collection[str] = ()) -> Lexicon:
    import snowballstemmer  # type: ignore[import-untyped]  # not for a report's help, nor for TAB

    return Lexicon(
        [(words, snowballstemmer.stemmer(words.stemmer).stemWord) for words in word_lists(reading.languages)],
        also_stop=[*names, *reading.stop],
        also_weak=reading.weak,
        sample=[document.text for document in sample[:: len(sample) // TOLD_BY + 1]],
    )


def _search(sample: Sequence[Document], lexicon: Lexicon, *, top: int, reading: Reading) -> list[Candidate]:
    texts = [lexicon.numbers(document.text) for document in sample]
    days = [document.day for document in sample]
    found = candidates(texts, days=days, weak=lexicon.weak(), stems=lexicon.stems())
    if reading.decisions:
        found = as_decided(found, in_stems(reading.decisions, lexicon), texts, days=days)
    return choose(found, among=len(sample), top=top)


def _phrases(candidate: Candidate) -> frozenset[Phrase]:
    return candidate.decided.all if candidate.decided else frozenset([candidate.phrase])


def tally_of(documents: Iterable[Document], *, inside: Period | None) -> Tally:
    tally = Tally()
    found = sorted(documents, key=lambda document: (document.day, document.number))
    tally.around.update(document.day.toordinal() for document in found)
    found = [document for document in found if inside is None or document.day in inside]
    tally.numbers = tuple(document.number for document in found)
    tally.days.update(document.day.toordinal() for document in found)
    tally.lenses.update(document.lens for document in found)
    return tally


class Reread:
    """The whole of documents that are at hand: each is read again."""

    def __init__(self, documents: Sequence[Document], *, inside: Period | None) -> None:
        self.documents = documents
        self.inside = inside

    @property
    def dates(self) -> Dates:
        return dates_of(Counter(document.day.toordinal() for document in self.documents))

    def tallies(self, wanted: Sequence[Wanted], lexicon: Lexicon) -> Iterable[Tally]:
        held: list[list[Document]] = [[] for _ in wanted]
        begun_by: defaultdict[int, list[tuple[Phrase, int]]] = defaultdict(list)
        for theme, each in enumerate(wanted):
            for phrase in each.phrases:
                begun_by[phrase[0]].append((phrase, theme))
        for document in self.documents:
            numbers = lexicon.numbers(document.text)
            starts = compress(range(len(numbers)), map(begun_by.__contains__, numbers))
            told_of = {
                theme
                for at in starts
                for phrase, theme in begun_by[numbers[at]]
                if tuple(numbers[at : at + len(phrase)]) == phrase
            }
            for theme in told_of:
                held[theme].append(document)
        return [tally_of(found, inside=self.inside) for found in held]


def _theme(
    candidate: Candidate,
    held: Sequence[Document],
    tally: Tally,
    lexicon: Lexicon,
    *,
    dates: Dates,
    inside: Period | None,
) -> Theme:
    decided = candidate.decided
    within = [document for document in held if inside is None or document.day in inside] or held
    newest = within[: -WORDED_BY - 1 : -1]
    texts = [document.text for document in newest]
    quoted = [document.quoted for document in newest]
    words = wording(_phrases(candidate), texts, lexicon, own=decided.own if decided else (), quoted=quoted)
    theme = Theme(
        phrase=(decided and decided.decision.name) or words.spelling,
        numbers=(),
        weeks=0,
        by_week=(),
        trend="unknown",
        positive=0,
        pressure=0,
        example=words.example,
        example_number=newest[words.example_at].number if words.example else 0,
        spelled=words.spelling,
        merged=decided.decision.merged if decided else (),
    )
    return counted_theme(theme, tally, dates=dates)


def counted_theme(theme: Theme, tally: Tally, *, dates: Dates) -> Theme:
    """The theme with what was counted of it. ``dates``: of all reflections where it was sought."""
    return theme._replace(
        numbers=tally.numbers,
        weeks=len(_weekly(tally.days)),
        by_week=_weekly(tally.around),
        trend=direction(tally.around, among=dates),
        positive=tally.lenses["positive"],
        pressure=tally.lenses["pressure"],
    )


def _weekly(days: Counter[int]) -> tuple[tuple[date, int], ...]:
    weeks: Counter[int] = Counter()
    for day, count in days.items():
        weeks[monday(day)] += count
    return tuple((date.fromordinal(week), count) for week, count in sorted(weeks.items()))
