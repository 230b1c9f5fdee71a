"""Whole reflections, for what others read: nothing else needs all of them."""

from __future__ import annotations

from typing import NamedTuple

from reflect.core.framework import Question
from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.journal import finding
from reflect.journal.frameworks import questions
from reflect.journal.journal import Journal


class Gathered(NamedTuple):
    """``reflections``: oldest first. ``questions``: all, those in use first, in the order they are asked.
    ``unknown``: names in the filter that the journal does not know.
    """

    reflections: list[Reflection]
    questions: list[Question]
    unknown: tuple[str, ...]


def gather(journal: Journal, wanted: Filter) -> Gathered:
    """The reflections that the filter lets through, whole, and what explains them."""
    return Gathered(
        reflections=list(finding.between(journal, wanted)),
        questions=[question.asked for question in questions(journal)],
        unknown=finding.condition(journal, wanted).unknown,
    )
