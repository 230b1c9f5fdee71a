"""What went right, and whether it could be repeated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.framework import Question
from reflect.core.learning.in_time import happened
from reflect.core.reflection import Reflection

STANDINGS = ("held", "being tried", "did not hold", "not tried yet")
"""What became of a success, in the order in which a reader acts on it."""


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
    def open(self) -> bool:
        return any(attempt.state == "open" for attempt in self.follow_ups)

    @property
    def standing(self) -> str:
        """``not tried yet``, ``being tried``, ``tried 3, held 2, being tried again``"""
        if self.tried:
            return f"tried {self.tried}, held {self.held}" + (", being tried again" if self.open else "")
        return "being tried" if self.open else "not tried yet"


class Standing(NamedTuple):
    """The successes that stand alike, or the first of them; ``total``: all there are."""

    name: str
    total: int
    items: tuple[Positive, ...]


class Weight(NamedTuple):
    """What a lens weighs: the reflections written, those of them with a detail; and of the frameworks in
    use the questions that ask for it, and their probes.

    A journal does not remember a question that was put and skipped: what is asked is what its frameworks
    ask for.
    """

    written: int = 0
    taken_apart: int = 0
    questions: int = 0
    probes: int = 0


class Positives(NamedTuple):
    """``standings``: those that have successes, as in STANDINGS; in each the highlighted first, then what
    held most often, then the newest. ``earlier``: successes from before the period that were tried again in
    it, the newest first; ``earlier_total``: all there are.

    The weights count all reflections of the two lenses.
    """

    standings: tuple[Standing, ...]
    positive: Weight
    pressure: Weight
    earlier: tuple[Positive, ...] = ()
    earlier_total: int = 0

    @property
    def items(self) -> tuple[Positive, ...]:
        return tuple(item for standing in self.standings for item in standing.items)


def positive(reflection: Reflection) -> Positive:
    attempts = tuple(each for each in reflection.follow_ups if each.kind == "replicate")
    made = [attempt for attempt in attempts if attempt.state == "done"]
    held = sum(attempt.helped == "yes" for attempt in made)
    return Positive(reflection, tried=len(made), held=held, follow_ups=attempts)


def stands(*, tried: int, held: int, waiting: bool) -> str:
    """Which of STANDINGS: what held is worth repeating, whatever else is being tried."""
    if held:
        return "held"
    return "being tried" if waiting else "did not hold" if tried else "not tried yet"


def weight(lens: str, questions: Iterable[Question], *, written: int = 0, taken_apart: int = 0) -> Weight:
    """``questions``: those in use, of whatever lens."""
    asked = [question for question in questions if question.lens == lens]
    probes = sum(len(question.probes) for question in asked)
    return Weight(written, taken_apart, questions=len(asked), probes=probes)


def still_worth_repeating(items: Iterable[Positive]) -> list[Positive]:
    """Of those from before what one should know of: what held, what is being tried, and what was highlighted
    and nobody has tried."""
    return worth_repeating(
        item for item in items if item.held or item.open or (item.reflection.highlighted and not item.tried)
    )


def worth_repeating(items: Iterable[Positive]) -> list[Positive]:
    """Highlighted ones first, then what held most often, then what is being tried, then the newest.

    What was tried and never held stands last.
    """

    def rank(item: Positive) -> tuple[bool, int, bool, bool]:
        failed = item.tried > 0 and item.held == 0
        return not item.reflection.highlighted, -item.held, failed, not item.follow_ups

    by_age = sorted(items, key=lambda item: happened(item.reflection), reverse=True)
    return sorted(by_age, key=rank)
