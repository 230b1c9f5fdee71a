"""A journal from Python: ``from reflect import Journal``. docs/python.md shows how.

What is read are records, ``Reflection`` and ``FollowUp``, and what reports give is their data. Every change
has a history and can be undone, as on the command line. Mistakes raise ``ReflectError``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.api_reports import EVERYTHING, Reports
from reflect.core.edit import Edit
from reflect.core.follow_up import FollowUp, NewFollowUp
from reflect.core.moment import MIDNIGHT, Moment, moment_at, moment_on
from reflect.core.period import Period
from reflect.core.query import Filter, match_expression
from reflect.core.reflection import Draft, Reflection
from reflect.journal import amending, finding, follow_ups, following, reading, reflections, undoing
from reflect.journal.journal import open_journal

if TYPE_CHECKING:
    from reflect.cli.settings import Settings


def local_now() -> datetime:
    return datetime.now().astimezone()


class Journal(Reports):
    """An open journal. ``Journal.open`` makes one; it is closed where its ``with`` ends."""

    @classmethod
    @contextmanager
    def open(
        cls,
        path: str | os.PathLike[str] | None = None,
        *,
        create: bool = False,
        read_only: bool = False,
        name: str | None = None,
        day_starts: time | None = None,
        clock: Callable[[], datetime] = local_now,
    ) -> Iterator[Journal]:
        """The journal in a file, or, without one, that which the command ``reflect`` uses.

        ``create``: make a new one where there is none. ``read_only``: nothing can be changed. ``name``: what
        the journal's owner is called, and ``day_starts``: when a day begins; where they are None, and in
        all else, the configuration says, as it does for the command. ``clock`` gives an aware time. Raises
        NotFound, BadInput for a mistake in the configuration, and JournalUnusable for a file that is no
        journal, damaged or locked.
        """
        settings = _settings()
        place = _usual_place(settings) if path is None else Path(path).expanduser().absolute()
        settings = settings._replace(
            name=settings.name if name is None else name,
            day_starts=settings.day_starts if day_starts is None else day_starts,
        )
        made_with = settings.frameworks if create else ()
        with open_journal(place, create=create, read_only=read_only, frameworks=made_with) as opened:
            yield cls(opened, clock=clock, settings=settings)

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
        audience = self._settings.audience
        stored = reflections.add(self._opened, draft, now=self._clock(), default_audience=audience)
        return self.get(stored.number)

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

    def _moment(self, on: datetime | date | None) -> Moment:
        if on is None:
            return moment_at(self._clock(), day_starts=self._day_starts)
        if isinstance(on, datetime):
            return moment_at(on if on.tzinfo else on.astimezone(), day_starts=self._day_starts)
        return moment_on(datetime.combine(on, MIDNIGHT).astimezone())


def _settings() -> Settings:
    from reflect.cli.places import config_file
    from reflect.cli.settings import read_settings

    return read_settings(config_file(os.environ))


def _usual_place(settings: Settings) -> Path:
    """As the command finds it: environment, then configuration, then the usual folder."""
    from reflect.cli.places import JOURNAL, journal_file

    return journal_file(os.environ.get("REFLECT_JOURNAL") or settings.journal or JOURNAL, os.environ)
