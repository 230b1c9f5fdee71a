"""Gathers what reports are made of."""

from __future__ import annotations

from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.framework import Question
from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.journal import finding, names
from reflect.journal.follow_up_rows import follow_ups_at_points
from reflect.journal.frameworks import questions
from reflect.journal.journal import Journal


class Gathered(NamedTuple):
    """``reflections``: oldest first. ``questions``: all, those in use first, in the order they are asked;
    ``in_use``: how ``add -q`` names a question of each lens, where one in use has it.

    ``at_points``: the follow-ups of each point, whenever it gave way, where they were wanted.
    ``unknown``: names in the filter that the journal does not know.
    """

    reflections: list[Reflection]
    descriptions: dict[str, str | None]
    at_points: dict[str, list[FollowUp]]
    questions: list[Question]
    in_use: dict[str, str]
    unknown: tuple[str, ...]


def gather(journal: Journal, wanted: Filter, *, whenever: bool = True) -> Gathered:
    """The reflections that the filter lets through, and what explains them.

    ``whenever``: the follow-ups at points from outside the filter too; never for what others read.
    """
    known = questions(journal)
    return Gathered(
        reflections=list(finding.between(journal, wanted)),
        descriptions=dict(names.point_descriptions(journal)),
        at_points=follow_ups_at_points(journal) if whenever else {},
        questions=[question.asked for question in known],
        in_use={q.lens: q.key for q in reversed(known) if q.in_use and q.lens},
        unknown=finding.condition(journal, wanted).unknown,
    )
