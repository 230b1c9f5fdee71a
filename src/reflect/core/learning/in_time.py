"""The order in which reflections happened, and the weeks they fall in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from reflect.core.reflection import Reflection

Weekly = tuple[tuple[date, int], ...]
"""(Monday, how many), ascending; weeks with none are left out."""


def happened(reflection: Reflection) -> tuple[date, bool, datetime, int]:
    """Sorts by when it happened; what has no time comes after the timed ones of its day."""
    return reflection.day, not reflection.timed, reflection.on, reflection.number


def newest_first(reflections: Iterable[Reflection]) -> list[Reflection]:
    return sorted(reflections, key=happened, reverse=True)


def by_week(reflections: Iterable[Reflection]) -> Weekly:
    return tuple(sorted(Counter(reflection.week for reflection in reflections).items()))
