"""A journal from Python: ``from reflect import Journal``. docs/python.md shows how.

What is read are records, ``Reflection`` and ``FollowUp``, and what reports give is their data. Every change
has a history and can be undone, as on the command line. Mistakes raise ``ReflectError``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.core.edit import Edit
from reflect.core.follow_up import FollowUp, NewFollowUp
from reflect.core.moment import MIDNIGHT, Moment, moment_at, moment_on
from reflect.core.period import Period, parse_period
from reflect.core.query import Filter, match_expression
from reflect.core.reflection import Draft, Reflection
from reflect.journal import amending, finding, follow_ups, following, reading, reflections, undoing
from reflect.journal.journal import Journal as OpenJournal
from reflect.journal.journal import open_journal

if TYPE_CHECKING:
    from reflect.core.learning.cadence import Cadence
    from reflect.core.learning.coverage import Coverage
    from reflect.core.learning.lasting import Lasting
    from reflect.core.learning.positives import Positives
    from reflect.core.learning.pressure import Pressure
    from reflect.core.learning.recurring import Recurring
    from reflect.core.learning.summary import Summary
    from reflect.core.learning.voices import Voices
    from reflect.core.themes import Reading

THIRTEEN_WEEKS = "13 weeks"
EVERYTHING = Filter()


def local_now() -> datetime:
    return datetime.now().astimezone()


class Journal:
    """An open journal. ``Journal.open`` makes one; it is closed where its ``with`` ends."""

    def __init__(self, opened: OpenJournal, *, clock: Callable[[], datetime], day_starts: time) -> None:
        self._opened = opened
        self._clock = clock
        self._day_starts = day_starts

    @classmethod
    @contextmanager
    def open(
        cls,
        path: str | os.PathLike[str] | None = None,
        *,
        create: bool = False,
        read_only: bool = False,
        day_starts: time = MIDNIGHT,
        clock: Callable[[], datetime] = local_now,
    ) -> Iterator[Journal]:
        """The journal in a file, or, without one, that which the command ``reflect`` uses.

        ``create``: make a new one where there is none. ``read_only``: nothing can be changed. ``clock``
        gives an aware time. Raises NotFound, and JournalUnusable for a file that is no journal, damaged or
        locked.
        """
        place = _usual_place() if path is None else Path(path).expanduser().absolute()
        with open_journal(place, create=create, read_only=read_only) as opened:
            yield cls(opened, clock=clock, day_starts=day_starts)

    @property
    def path(self) -> Path:
        return self._opened.path

    def add(
        self,
        text: str,
        *,
        question: str | None = None,
        point: str | None = None,
        tags: Iterable[str] = (),
        by: str | None = None,
        with_: Iterable[str] = (),
        from_: Iterable[str] = (),
        on: datetime | date | None = None,
        details: Mapping[str, str] | None = None,
        audience: str | None = None,
        key: str | None = None,
    ) -> Reflection:
        """Write a reflection. ``on``: a day without a time, or a time (a naive one is local); ``details``:
        answers to probes by their keys; ``key``: a script's own name for it, which is written only once.

        Raises BadInput for what can not be.
        """
        draft = Draft(
            text,
            self._moment(on),
            question=question,
            point=point,
            tags=tuple(tags),
            by=by,
            with_=tuple(with_),
            from_=tuple(from_),
            audience=audience,
            details=tuple((details or {}).items()),
            key=key,
        )
        return self.get(reflections.add(self._opened, draft, now=self._clock()).number)

    def get(self, number: int) -> Reflection:
        """The reflection with this number, also a deleted one. Raises NotFound."""
        return reading.get(self._opened, str(number))

    def latest(self, limit: int = 10, where: Filter = EVERYTHING) -> list[Reflection]:
        """The newest, newest first."""
        return finding.latest(self._opened, where, limit=limit)

    def between(
        self, first: date | None = None, last: date | None = None, where: Filter = EVERYTHING
    ) -> Iterator[Reflection]:
        """Those of the days from ``first`` to ``last``, both included, oldest first; None is unbounded.

        They are read as they are asked for, so that any number of them takes little memory."""
        return finding.between(self._opened, where._replace(period=Period(first, last, "")))

    def search(self, query: str, limit: int = 20, where: Filter = EVERYTHING) -> list[Reflection]:
        """The best matches, best first. The grammar is that of ``reflect search``."""
        return finding.search(self._opened, match_expression(query), where, limit=limit)[0]

    def count(self, where: Filter = EVERYTHING) -> int:
        return finding.count(self._opened, where)

    def edit(self, number: int, wanted: Edit) -> Reflection:
        """Change what ``wanted`` names, and nothing else. Raises NotFound and BadInput."""
        amending.edit(self._opened, [number], wanted, now=self._clock())
        return self.get(number)

    def delete(self, *numbers: int) -> None:
        """Take them out of view; ``restore`` and ``undo`` bring them back."""
        amending.delete(self._opened, numbers, now=self._clock())

    def restore(self, *numbers: int) -> None:
        amending.restore(self._opened, numbers, now=self._clock())

    def undo(self) -> str:
        """Take back the last change that still stands; what it was, in words. Twice goes back two."""
        undone = undoing.undo(self._opened, now=self._clock())
        return f"{undone.verb}: {undone.summary}"

    def follow_up(
        self,
        text: str,
        *,
        for_: int | None = None,
        point: str | None = None,
        kind: str = "",
        owner: str | None = None,
        with_: Iterable[str] = (),
        due: date | None = None,
        review: date | None = None,
        where: str | None = None,
    ) -> FollowUp:
        """Say what should happen next, for a reflection or at a point. Without a kind the lens decides."""
        new = NewFollowUp(kind, text, owner, tuple(with_), due=due, review=review, where=where)
        written = following.add(
            self._opened, new, for_=for_, point=point, today=self.today, now=self._clock()
        )
        return follow_ups.get(self._opened, written.numbers[0])

    def follow_ups(self, state: str | None = "open") -> list[FollowUp]:
        """The open ones, the longest due first; ``done`` or ``dropped`` ones; or, with None, all."""
        return follow_ups.listed(self._opened, follow_ups.Wanted(state=state)).follow_ups

    def done(self, number: int, *, helped: str | None = None, note: str | None = None) -> FollowUp:
        """``helped``: yes, no or unsure. What did not help is open again, or tried again."""
        following.done(self._opened, {number: helped}, note=note, today=self.today, now=self._clock())
        return follow_ups.get(self._opened, number)

    @property
    def today(self) -> date:
        """The local day, which may begin later than midnight."""
        return moment_at(self._clock(), day_starts=self._day_starts).day

    def summary(self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING) -> Summary:
        from reflect.journal.reports.summary import find_summary

        wanted, span = self._wanted(period, where)
        return find_summary(
            self._opened, wanted, period=span, today=self.today, reading=self._theme_reading()
        )

    def positives(self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING) -> Positives:
        from reflect.journal.reports.positives import find_positives

        return find_positives(self._opened, self._wanted(period, where)[0], top=None)

    def pressure(self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING) -> Pressure:
        from reflect.journal.reports.pressure import find_pressure

        return find_pressure(self._opened, self._wanted(period, where)[0], today=self.today)

    def themes(
        self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING, *, top: int = 20
    ) -> Recurring:
        from reflect.journal.reports.themes import find_recurring

        wanted, _ = self._wanted(period, where)
        return find_recurring(self._opened, wanted, top=top, reading=self._theme_reading())

    def _theme_reading(self) -> Reading:
        """With what the journal's owner decided about themes."""
        from reflect.core.themes import AS_IT_COMES
        from reflect.journal.themes import decisions

        return AS_IT_COMES._replace(decisions=decisions(self._opened))

    def voices(self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING) -> Voices:
        from reflect.journal.reports.voices import find_voices

        return find_voices(self._opened, self._wanted(period, where)[0])

    def coverage(
        self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING, *, weeks: int = 4
    ) -> Coverage:
        from reflect.journal.reports.coverage import find_coverage

        return find_coverage(self._opened, self._wanted(period, where)[0], today=self.today, weeks=weeks)

    def cadence(
        self,
        period: str | Period = THIRTEEN_WEEKS,
        where: Filter = EVERYTHING,
        *,
        rhythm: Sequence[str] = (),
    ) -> Cadence:
        """``rhythm``: when one means to reflect, as the configuration says it: ``["monday", "friday"]``."""
        from reflect.core.rhythm import rhythm_of
        from reflect.journal.reports.cadence import find_cadence

        meant = rhythm_of(list(rhythm)) if rhythm else None
        wanted, _ = self._wanted(period, where)
        return find_cadence(self._opened, wanted, rhythm=meant, day_starts=self._day_starts, today=self.today)

    def lasting(
        self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING, *, weeks: int = 8
    ) -> Lasting:
        """``weeks``: without a move, after which a practice is stale."""
        from reflect.journal.reports.lasting import find_lasting

        wanted, _ = self._wanted(period, where)
        return find_lasting(self._opened, wanted, today=self.today, weeks=weeks).report

    def _wanted(self, period: str | Period, where: Filter) -> tuple[Filter, Period]:
        span = parse_period(period, self.today) if isinstance(period, str) else period
        return where._replace(period=span), span

    def _moment(self, on: datetime | date | None) -> Moment:
        if on is None:
            return moment_at(self._clock(), day_starts=self._day_starts)
        if isinstance(on, datetime):
            return moment_at(on if on.tzinfo else on.astimezone(), day_starts=self._day_starts)
        return moment_on(datetime.combine(on, MIDNIGHT).astimezone())


def _usual_place() -> Path:
    """As the command finds it: environment, then configuration, then the usual folder."""
    from reflect.cli.places import JOURNAL, config_file, journal_file
    from reflect.cli.settings import read_settings

    named = os.environ.get("REFLECT_JOURNAL") or read_settings(config_file(os.environ)).journal
    return journal_file(named or JOURNAL, os.environ)
