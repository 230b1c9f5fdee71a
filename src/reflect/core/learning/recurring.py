"""What keeps coming back: themes found in the text, and beside them the tags that were given."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reflect.core.learning.in_time import Weekly, by_week
from reflect.core.reflection import Reflection
from reflect.core.themes import Document, Theme, recurring_themes


class TagCount(NamedTuple):
    tag: str
    times: int
    weeks: int
    by_week: Weekly
    positive: int
    pressure: int


class Recurring(NamedTuple):
    """``themes``: in the order in which they were chosen; ``tags``: most frequent first."""

    themes: tuple[Theme, ...]
    tags: tuple[TagCount, ...]
    looked_at: int  # reflections


def recurring(reflections: Sequence[Reflection], *, top: int = 10) -> Recurring:
    themes = themes_of(reflections, top=top)
    return Recurring(tuple(themes), tag_counts(reflections)[:top], len(reflections))


def themes_of(reflections: Sequence[Reflection], *, top: int) -> list[Theme]:
    """The phrases that recur in them. Somebody's name is no theme, in whatever role it is known."""
    return recurring_themes(documents(reflections), top=top, names=_names(reflections))


def _names(reflections: Iterable[Reflection]) -> set[str]:
    """Every word of the names of people that these reflections name."""
    people = {name for each in reflections for name in (each.by, *each.with_, *each.from_) if name}
    return {word for name in people for word in re.findall(r"[^\W\d_]+", name)}


def documents(reflections: Iterable[Reflection]) -> list[Document]:
    """Reflections as themes see them."""
    return [Document(each.number, each.day, each.own_words, each.lens) for each in reflections]


def tag_counts(reflections: Iterable[Reflection]) -> tuple[TagCount, ...]:
    """Every tag and how many reflections carry it, most frequent first."""
    tagged: dict[str, list[Reflection]] = defaultdict(list)
    for reflection in reflections:
        for tag in reflection.tags:
            tagged[tag].append(reflection)
    counts = [_tag_count(tag, found) for tag, found in tagged.items()]
    return tuple(sorted(counts, key=lambda each: (-each.times, each.tag)))


def _tag_count(tag: str, reflections: Sequence[Reflection]) -> TagCount:
    weekly = by_week(reflections)
    return TagCount(
        tag=tag,
        times=len(reflections),
        weeks=len(weekly),
        by_week=weekly,
        positive=sum(reflection.lens == "positive" for reflection in reflections),
        pressure=sum(reflection.lens == "pressure" for reflection in reflections),
    )
