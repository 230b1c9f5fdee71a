"""What went right, and whether it could be repeated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.learning.in_time import newest_first
from reflect.core.reflection import Reflection


class Positive(NamedTuple):
    """A success. Its details say why; ``follow_ups`` are the attempts to repeat it.

    ``tried``: attempts that were made; ``held``: those of them that helped. What was dropped was
    not tried.
    """

    reflection: Reflection
    tried: int
    held: int
    follow_ups: tuple[FollowUp, ...]

    @property
    def standing(self) -> str:
        """``not tried yet``, ``being tried``, ``tried 3, held 2``"""
        if self.tried:
            return f"tried {self.tried}, held {self.held}"
        if any(attempt.state == "open" for attempt in self.follow_ups):
            return "being tried"
        return "not tried yet"


class Positives(NamedTuple):
    """``items``: newest first. The balance counts all reflections of the two lenses."""

    items: tuple[Positive, ...]
    balance_positive: int
    balance_pressure: int


def positives(reflections: Sequence[Reflection]) -> Positives:
    items = tuple(
        positive(reflection) for reflection in newest_first(reflections) if reflection.lens == "positive"
    )
    pressure = sum(reflection.lens == "pressure" for reflection in reflections)
    return Positives(items, balance_positive=len(items), balance_pressure=pressure)


def positive(reflection: Reflection) -> Positive:
    attempts = tuple(each for each in reflection.follow_ups if each.kind == "replicate")
    made = [attempt for attempt in attempts if attempt.state == "done"]
    held = sum(attempt.helped == "yes" for attempt in made)
    return Positive(reflection, tried=len(made), held=held, follow_ups=attempts)


def worth_repeating(items: Iterable[Positive]) -> list[Positive]:
    """Highlighted ones first, then what held most often, then what is being tried, then the newest.

    ``items`` come newest first. What was tried and never held stands last.
    """

    def rank(item: Positive) -> tuple[bool, int, bool, bool]:
        failed = item.tried > 0 and item.held == 0
        return not item.reflection.highlighted, -item.held, failed, not item.follow_ups

    return sorted(items, key=rank)
