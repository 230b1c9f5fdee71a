"""What a period's summary says, ready to be laid out: every fact in words, no structure.

A template gets a ``Page`` and nothing else. Its texts are clean (no control signs) and not yet escaped: the
templates' own output does that. No number of a reflection or follow-up stands in it, and names only beside
the words that are theirs.
"""

from __future__ import annotations

from typing import NamedTuple


class Detail(NamedTuple):
    """The answer to a probe. ``said``: both on one line, the way one would say them."""

    asked: str
    answer: str

    @property
    def said(self) -> str:
        return f"{self.asked}{' ' if self.asked.endswith('?') else ': '}{self.answer}"


class Entry(NamedTuple):
    """A reflection. ``lead``: when, whose words, with and from whom, at which point.

    ``tags``: those that do not stand in the text itself. ``standing``: of a success, whether it could be
    repeated.
    """

    lead: str
    text: str
    details: tuple[Detail, ...] = ()
    tags: tuple[str, ...] = ()
    highlighted: bool = False
    standing: str = ""


class Followed(NamedTuple):
    """A follow-up. ``state``: open, overdue, done or dropped; ``said``: that, in words; ``until``: when it
    is, or was, due, and what became of it, in words too; ``again``: it was done, did not help, and is open
    again; ``review``: the day has come to look at it again."""

    state: str
    said: str
    text: str
    until: str = ""
    again: bool = False
    review: bool = False


class Bars(NamedTuple):
    """Numbers by week for a chart: ``(2026-W47, 3)``, weeks with none included."""

    weeks: tuple[tuple[str, int], ...]

    @property
    def most(self) -> int:
        return max((times for _, times in self.weeks), default=0)


class PointSaid(NamedTuple):
    """A pressure point: how often in the period and around it, and what was done about it.

    ``failed``: that did not hold.
    """

    name: str
    often: str
    description: str
    times: int
    verdict: str
    open: tuple[Followed, ...]
    done: str
    bars: Bars
    failed: bool = False


class ThemeSaid(NamedTuple):
    """What keeps coming back. ``trend``: rising, falling, or empty where there is none to tell of;
    ``example``: a few words around it, empty where only the anonymous hold it."""

    phrase: str
    often: str
    trend: str
    example: str
    bars: Bars


class Answered(NamedTuple):
    """The reflections that answer one question, in its words."""

    question: str
    entries: tuple[Entry, ...]


GLANCE = 4  # points at a glance, and as many more as have a fix that did not hold


class Page(NamedTuple):
    """A period's summary. Empty texts and lists are left out by the templates.

    ``narrowed``: which reflections alone it tells of; ``no_success``: that no success was written down, where
    that is known.
    ``repeat``: the few positives that are most worth repeating; ``earlier``: a few from before the period
    that still are. ``older``: how many follow-ups are open that stand nowhere, for they are not late and
    their reflections lie far back. ``reviews``: what is done and to be looked at again.
    """

    title: str
    period: str
    in_short: str
    total: int
    positive: int
    pressure: int
    positives: tuple[Entry, ...]
    repeat: tuple[Entry, ...]
    earlier: tuple[Entry, ...]
    points: tuple[PointSaid, ...]
    without_point: int
    came_of: str
    closed: tuple[Followed, ...]
    open: tuple[Followed, ...]
    older: str
    reviews: tuple[Followed, ...]
    themes: tuple[ThemeSaid, ...]
    voices: str
    groups: tuple[str, ...]
    cadence: str
    questions: tuple[Answered, ...]
    purpose: str = ""
    narrowed: str = ""
    no_success: str = ""

    @property
    def pressing(self) -> tuple[PointSaid, ...]:
        """The first few points, and every other where a fix did not hold."""
        return self.points[:GLANCE] + tuple(point for point in self.points[GLANCE:] if point.failed)

    @property
    def overdue(self) -> tuple[Followed, ...]:
        """All that is late, at points and beside them."""
        return tuple(each for each in self._every if each.state == "overdue")

    @property
    def failed(self) -> tuple[Followed, ...]:
        """What did not help and is open again, and not late beside that."""
        return tuple(each for each in self._every if each.again and each.state != "overdue")

    @property
    def to_look_at(self) -> tuple[Followed, ...]:
        """What is to be looked at again, open or done, and is not late beside that."""
        waiting = (each for each in self._every if each.review and each.state != "overdue")
        return (*waiting, *self.reviews)

    @property
    def _every(self) -> list[Followed]:
        return [each for point in self.points for each in point.open] + list(self.open)
