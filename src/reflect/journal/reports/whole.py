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
    """``reflections``: oldest first. ``questions``: all, those in use first, in the order they are asked;
    ``in_use``: how ``add -q`` names a question of each lens, where one in use has it.

    ``unknown``: names in the filter that the journal does not know.
    """

    reflections: list[Reflection]
    descriptions: dict[str, str | None]
    questions: list[Question]
    in_use: dict[str, str]
    unknown: tuple[str, ...]


def gather(journal: Journal, wanted: Filter) -> Gathered:
    """The reflections that the filter lets through, and what explains them."""
    known = questions(journal)
    return Gathered(
        reflections=list(finding.between(journal, wanted)),
        descriptions=dict(names.point_descriptions(journal)),
        questions=[question.asked for question in known],
        in_use={q.lens: q.key for q in reversed(known) if q.in_use and q.lens},
        unknown=finding.condition(journal, wanted).unknown,
    )
