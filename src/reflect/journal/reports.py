"""Gathers what reports are made of."""

from __future__ import annotations

from typing import NamedTuple

from reflect.core.framework import Question
from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.journal import finding, names
from reflect.journal.frameworks import questions
from reflect.journal.journal import Journal


class Gathered(NamedTuple):
    """``reflections``: oldest first. ``questions``: those in use first, in the order they are asked.

    ``unknown``: names in the filter that the journal does not know.
    """

    reflections: list[Reflection]
    descriptions: dict[str, str | None]
    questions: list[Question]
    unknown: tuple[str, ...]
    private_left_out: int


def gather(journal: Journal, wanted: Filter) -> Gathered:
    """The reflections that the filter lets through, and what explains them."""
    return Gathered(
        reflections=list(finding.between(journal, wanted)),
        descriptions=dict(names.point_descriptions(journal)),
        questions=[question.asked for question in questions(journal)],
        unknown=finding.condition(journal, wanted).unknown,
        private_left_out=_private_left_out(journal, wanted),
    )


def _private_left_out(journal: Journal, wanted: Filter) -> int:
    """How many private ones the filter would let through if its audiences did not forbid it."""
    if not wanted.audiences or "private" in wanted.audiences:
        return 0
    return finding.count(journal, wanted._replace(audiences=("private",)))
