"""What keeps coming back: themes found in the text, and beside them the tags that were given."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from reflect.core.learning.in_time import Weekly
from reflect.core.period import Period
from reflect.core.reflection import Reflection
from reflect.core.themes import AS_IT_COMES, Document, Reading, Theme, recurring_themes


class TagCount(NamedTuple):
    tag: str
    times: int
    weeks: int
    by_week: Weekly
    positive: int
    pressure: int
    private: bool = False  # only private reflections carry it


class TagUses(NamedTuple):
    """So many reflections of one week and one lens carry a tag."""

    tag: str
    week: date
    lens: str | None
    times: int


class Recurring(NamedTuple):
    """``themes``: in the order in which they were chosen; ``tags``: most frequent first.

    ``looked_at``: how many reflections there are; ``read``: how many of them were read, where that is a
    sample; ``around``: where themes were sought, when that is longer than the period.
    """

    themes: tuple[Theme, ...]
    tags: tuple[TagCount, ...]
    looked_at: int
    read: int | None = None
    around: Period | None = None


def themes_of(
    reflections: Sequence[Reflection],
    *,
    top: int,
    reading: Reading = AS_IT_COMES,
    inside: Period | None = None,
) -> list[Theme]:
    """The phrases that recur in them. Somebody's name is no theme, in whatever role it is known. ``inside``:
    what is counted, where they are sought in more."""
    return recurring_themes(
        documents(reflections), top=top, reading=reading, names=_names(reflections), inside=inside
    )


def _names(reflections: Iterable[Reflection]) -> set[str]:
    """Every word of the names of people that these reflections name."""
    people = {name for each in reflections for name in (each.by, *each.with_, *each.from_) if name}
    return {word for name in people for word in re.findall(r"[^\W\d_]+", name)}


def documents(reflections: Iterable[Reflection]) -> list[Document]:
    """Reflections as themes see them; one that is without traces stands as no example."""
    return [
        Document(each.number, each.day, each.own_words, each.lens, quoted=each.number > 0)
        for each in reflections
    ]


def tag_counts(uses: Iterable[TagUses]) -> tuple[TagCount, ...]:
    """Every tag and how many reflections carry it, most frequent first."""
    tagged: dict[str, list[TagUses]] = defaultdict(list)
    for use in uses:
        tagged[use.tag].append(use)
    counts = [_tag_count(tag, found) for tag, found in tagged.items()]
    return tuple(sorted(counts, key=lambda each: (-each.times, each.tag)))


def _tag_count(tag: str, uses: Sequence[TagUses]) -> TagCount:
    weekly: Counter[date] = Counter()
    lenses: Counter[str | None] = Counter()
    for use in uses:
        weekly[use.week] += use.times
        lenses[use.lens] += use.times
    return TagCount(
        tag=tag,
        times=weekly.total(),
        weeks=len(weekly),
        by_week=tuple(sorted(weekly.items())),
        positive=lenses["positive"],
        pressure=lenses["pressure"],
    )
