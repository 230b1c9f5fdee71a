"""All reflections of a large journal, without their words: on which day and through which lens each looks.

Numbers, days and question numbers stand in indexes, so a million of them are read in half a second; what
holds a phrase the full-text index knows.
"""

from __future__ import annotations

import json
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple
from zlib import crc32

from reflect.core.learning.recurring import TagCount, TagUses, tag_counts
from reflect.core.period import ALL, Period
from reflect.core.phrases import Lexicon
from reflect.core.query import Filter
from reflect.core.recurrence import monday
from reflect.core.themes import Tally, Wanted
from reflect.core.trend import Dates, dates_of
from reflect.core.wording import spelled
from reflect.journal import finding
from reflect.journal.journal import Journal

# The numbers of reflections by question and day.
NUMBERS = """
  SELECT r.question, r.day, group_concat(r.number)
    FROM reflection r
   WHERE {conditions}
GROUP BY r.question, r.day
"""
LENS_OF = "SELECT number, lens FROM question"
LARGEST = "SELECT max(number) FROM reflection"

# A part of them that depends on nothing but days and lengths: each day has a lot. How many words each has the
# index of words tells (see "The Docsize Table" in the documentation of FTS5).
DRAWN = """
SELECT r.number
  FROM json_each(:days) drawn
  JOIN reflection r ON r.day = drawn.key
  JOIN reflection_words_docsize s ON s.id = r.number
 WHERE {conditions} AND drawn.value * (2 * unicode(s.sz) + 1) % 2147483647 < :below
"""

# Those whose words hold a phrase: in the text, or beside it, where details stand, names and follow-ups.
HOLDING = """
SELECT rowid FROM reflection_words
 WHERE reflection_words MATCH :query AND rowid BETWEEN :lowest AND :highest
"""

# Those of which a detail holds it, and whether a name does.
IN_DETAIL = """
SELECT DISTINCT d.reflection
  FROM json_each(:numbers) here CROSS JOIN detail d ON d.reflection = here.value
 WHERE {spelled}
"""
IN_NAME = """
SELECT 1
  FROM (SELECT name AS text FROM tag UNION ALL SELECT name FROM person UNION ALL SELECT name FROM point) d
 WHERE {spelled}
 LIMIT 1
"""
SPELLED = "d.text LIKE :way{n}"

# Those with a follow-up, whose words stand beside the text as well.
FOLLOWED = "SELECT DISTINCT reflection FROM follow_up WHERE reflection IS NOT NULL"

# How many reflections have each tag, deleted ones too, and which they are.
TAGS = """
  SELECT tag.name, t.tag, count(*)
    FROM reflection_tag t JOIN tag ON tag.number = t.tag
GROUP BY t.tag
ORDER BY count(*) DESC, tag.folded
"""
TAGGED = "SELECT reflection FROM reflection_tag WHERE tag = :tag"

LENSES = (None, "positive", "pressure")  # those that themes tell apart
HIGHEST = 2**31 - 1
READ_FOR_ONE = 30  # reflections whose length is read for each that gets into the sample


class Slot(NamedTuple):
    """Where reflections lie: on one day, seen through one lens."""

    day: int  # ordinal
    lens: str | None
    inside: bool  # the period that is counted


class Everything:
    """What a filter lets through; ``inside``: the part of its period that is counted."""

    def __init__(self, journal: Journal, wanted: Filter, *, inside: Period = ALL) -> None:
        self.journal = journal
        self.found = finding.condition(journal, wanted)
        size = int(journal.row(LARGEST)[0] or 0) + 1
        self.slot_of = array("I", bytes(size * array("I").itemsize))  # by number; 0: not among them
        self.slots = [Slot(0, None, inside=False)]
        self.times = [0]  # how many lie in each slot
        self.spans: dict[int, tuple[int, int]] = {}  # the lowest and the highest number of each day
        with journal.reading_back("a day"):
            self._read(inside)
        self.lowest = min((low for low, _ in self.spans.values()), default=size)
        self.highest = max((high for _, high in self.spans.values()), default=0)
        self.in_order = self._numbers_follow_days()

    def _read(self, inside: Period) -> None:
        lens = dict(self.journal.rows(LENS_OF))
        statement = NUMBERS.format(conditions=self.found.where)
        for question, told, numbers in self.journal.db.execute(statement, self.found.parameters):
            day, look = date.fromisoformat(told), lens.get(question)
            here, slot = list(map(int, numbers.split(","))), len(self.slots)
            self.slots.append(Slot(day.toordinal(), look if look in LENSES else None, day in inside))
            self.times.append(len(here))
            low, high = self.spans.get(day.toordinal(), (here[0], here[0]))
            self.spans[day.toordinal()] = min(low, min(here)), max(high, max(here))
            for number in here:
                self.slot_of[number] = slot

    def _numbers_follow_days(self) -> bool:
        """Whether what happened later has the higher number, as in a journal that is written day by day."""
        in_turn = [self.spans[day] for day in sorted(self.spans)]
        return all(highest < lowest for (_, highest), (lowest, _) in pairwise(in_turn))

    @property
    def dates(self) -> Dates:
        return dates_of(self._days(enumerate(self.times)))

    @property
    def inside(self) -> int:
        return sum(count for slot, count in zip(self.slots, self.times, strict=True) if slot.inside)

    def sample(self, about: int) -> list[int]:
        """About so many numbers, from days drawn by lot; in which order they were written does not matter."""
        days = self._days(enumerate(self.times))
        lots = {day: crc32(str(date.fromordinal(day)).encode()) % HIGHEST for day in days}
        enough = READ_FOR_ONE * about
        drawn: dict[str, int] = {}
        there = 0
        for day in sorted(days, key=lots.__getitem__):
            if there < enough:
                there += days[day]
                drawn[str(date.fromordinal(day))] = lots[day]
        asked = {"days": json.dumps(drawn), "below": HIGHEST * about // max(1, there)}
        statement = DRAWN.format(conditions=self.found.where)
        return [number for (number,) in self.journal.db.execute(statement, self.found.parameters | asked)]

    def tallies(self, wanted: Sequence[Wanted], lexicon: Lexicon) -> Iterator[Tally]:
        for each in wanted:
            ways = {way for phrase in each.phrases for way in spelled(phrase, each.texts, lexicon)}
            yield self.tally_of(sorted(ways))

    def tally_of(self, ways: Sequence[str]) -> Tally:
        """What is told of a theme that is spelled in these ways."""
        return self._tally(self._holding(ways))

    def _holding(self, ways: Sequence[str]) -> Sequence[int]:
        """The numbers of those that hold a phrase in one of these spellings, ascending."""
        if not ways:
            return ()
        query = " OR ".join(f'"{way}"' for way in ways)
        in_text = f"{{text}} : ({query})"
        numbers = self._found_by(in_text)
        beside = self._found_by(f"({{also_found_by}} : ({query})) NOT ({in_text})")
        more = self._in_details(beside, ways) if beside else []
        return sorted([*numbers, *more]) if more else numbers

    def _found_by(self, query: str) -> Sequence[int]:
        asked = {"query": query, "lowest": self.lowest, "highest": self.highest}
        return array("q", chain.from_iterable(self.journal.db.execute(HOLDING, asked)))

    def _in_details(self, beside: Sequence[int], ways: Sequence[str]) -> list[int]:
        """Those of them that hold a spelling in a detail. Only where it may stand in a follow-up or a name
        instead, details are looked at."""
        spelled_so = " OR ".join(SPELLED.format(n=n) for n in range(len(ways)))
        asked = {f"way{n}": like(way) for n, way in enumerate(ways)}
        sure: list[int] = []
        unsure = beside
        if self.journal.row(IN_NAME.format(spelled=spelled_so), asked) is None:
            sure = [number for number in beside if number not in self.followed]
            unsure = [number for number in beside if number in self.followed]
        statement = IN_DETAIL.format(spelled=spelled_so)
        rows = self.journal.db.execute(statement, asked | {"numbers": json.dumps(list(unsure))})
        return [*sure, *chain.from_iterable(rows)]

    @cached_property
    def followed(self) -> frozenset[int]:
        return frozenset(number for (number,) in self.journal.db.execute(FOLLOWED))

    def _tally(self, numbers: Sequence[int]) -> Tally:
        held = Counter(map(self.slot_of.__getitem__, numbers))
        tally = Tally()
        tally.around = self._days(held.items())
        within = {slot: count for slot, count in held.items() if self.slots[slot].inside}
        tally.days = self._days(within.items())
        for slot, count in within.items():
            tally.lenses[self.slots[slot].lens] += count
        if len(within) < len(held):  # some are not among them, or not inside
            numbers = [number for number in numbers if self.slot_of[number] in within]
        if not self.in_order:
            numbers = sorted(numbers, key=lambda number: self.slots[self.slot_of[number]].day)
        tally.numbers = numbers
        return tally

    def _days(self, held: Iterable[tuple[int, int]]) -> Counter[int]:
        """How many there are on each day, given how many there are in each slot."""
        days: Counter[int] = Counter()
        for slot, count in held:
            if slot:
                days[self.slots[slot].day] += count
        return days

    def tags(self, top: int) -> tuple[TagCount, ...]:
        """The commonest of those inside."""
        uses: list[TagUses] = []
        counts: list[int] = []
        for name, tag, times in self.journal.rows(TAGS):
            if len(counts) >= top and times < sorted(counts)[-top]:
                break  # no other can be among them
            numbers = chain.from_iterable(self.journal.db.execute(TAGGED, {"tag": tag}))
            held = Counter(map(self.slot_of.__getitem__, numbers))
            inside = [(self.slots[slot], count) for slot, count in held.items() if self.slots[slot].inside]
            counts.append(sum(count for _, count in inside))
            uses += [
                TagUses(name, date.fromordinal(monday(slot.day)), slot.lens, count) for slot, count in inside
            ]
        return tag_counts(uses)[:top]


def like(way: str) -> str:
    """For LIKE, which knows small letters from capitals by itself only where they are ASCII. What parts two
    words may be a hyphen or the end of a line."""
    return f"%{re.sub('[^a-z]', '_', way)}%"
