"""What is carried from one journal into another: reflections, and word that one was withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.core.follow_up import NewFollowUp
    from reflect.core.reflection import Draft


class CarriedQuestion(NamedTuple):
    """The question that was answered; ``wording`` is None where only its key came along."""

    framework: str
    key: str
    wording: str | None = None
    lens: str | None = None


class Carried(NamedTuple):
    """A reflection on its way. ``id``: 32 hex digits by which it is known again; ``revision`` counts there,
    and so does ``followed``, of its follow-ups.

    ``number``: what it was called there, where the whole journal comes along.
    """

    line: int
    id: str
    draft: Draft
    question: CarriedQuestion | None
    revision: int
    written: datetime
    followed: int = 0
    deleted: bool = False
    number: int | None = None


class CarriedFollowUp(NamedTuple):
    """A follow-up at a point alone. ``id``: 32 hex digits by which it is known again."""

    id: str
    point: str
    new: NewFollowUp


class FromOthers(NamedTuple):
    """That a reflection of another journal was shared with it. ``key``: the id of the share, 32 hex digits;
    ``seen``: its revision that arrived there, and ``followed`` that of its follow-ups."""

    key: str
    seen: int
    followed: int


class Withdrawn(NamedTuple):
    """A reflection that its writer took back, when it stood at ``revision``."""

    line: int
    id: str
    revision: int
