"""Which questions today's guided reflection asks, and which a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

A_DAY = 3  # questions


class Asked(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def lens(self) -> str | None: ...


Q = TypeVar("Q", bound=Asked)


def todays_questions(questions: Sequence[Q], *, last_answered: Mapping[int, date], today: date) -> list[Q]:
    """At most three: a positive first, one of pressure, then the longest unasked of the rest.

    Positives are asked as often as failures, whatever was written so far. Of several questions of a
    lens the longest unasked comes; among those never answered the day decides, so that one who skips
    a question is not met by it every day. What was answered today is not asked again.
    """
    waiting = [q for q in questions if last_answered.get(q.number) != today]
    by_patience = sorted(waiting, key=lambda q: _patience(q, questions, last_answered, today))
    first = [q for q in by_patience if q.lens == "positive"][:1]
    second = [q for q in by_patience if q.lens == "pressure"][:1]
    rest = [q for q in by_patience if q not in first + second and q.lens not in ("positive", "pressure")]
    chosen = first + second + rest
    others = [q for q in by_patience if q not in chosen]
    return (chosen + others)[:A_DAY]


def meeting_questions(questions: Sequence[Q], *, last_answered: Mapping[int, date], today: date) -> list[Q]:
    """One of what went right and one of what gave way, the longest unasked of each; else the one that is.

    Unlike one's own three of the day, for in a meeting others answer.
    """
    by_patience = sorted(questions, key=lambda q: _patience(q, questions, last_answered, today))
    chosen = [next((q for q in by_patience if q.lens == lens), None) for lens in ("positive", "pressure")]
    return [q for q in chosen if q is not None] or by_patience[:1]


def _patience(question: Q, questions: Sequence[Q], last: Mapping[int, date], today: date) -> tuple[date, int]:
    turn = (questions.index(question) - today.toordinal()) % len(questions)
    return last.get(question.number, date.min), turn
