"""When a row happened: its date, and the time in it or beside it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.moment import MIDNIGHT, Moment, moment_at, moment_on
from reflect.exchange.csv.date_values import time_of
from reflect.exchange.csv.dates import UnreadableError
from reflect.exchange.csv.unfit import UnfitError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.exchange.csv.dates import DateReader
    from reflect.exchange.csv.mapping import Mapped


class Clock(NamedTuple):
    """``local`` gives a naive wall time its offset; ``now`` is aware."""

    local: Callable[[datetime], datetime]
    day_starts: time
    now: datetime


class TimeColumn(NamedTuple):
    column: Mapped
    patterns: tuple[str, ...]

    def read(self, cell: str) -> time:
        """Raises UnreadableError."""
        if not self.patterns:
            clock = time_of(cell)
            if clock is None:
                raise UnreadableError(f"{cell.strip()[:40]!r} can not be read as a time")
            return clock
        for pattern in self.patterns:
            try:
                return datetime.strptime(cell.strip(), pattern).time()  # noqa: DTZ007 - the wall clock
            except ValueError:
                continue
        raise UnreadableError(f"{cell.strip()[:40]!r} is not written as {' or '.join(self.patterns)}")


class Moments:
    """Reads the moment of a row. ``otherwise``: when a row happened that does not say."""

    def __init__(
        self,
        clock: Clock,
        *,
        on: Mapped | None,
        dates: DateReader | None,
        times: TimeColumn | None,
        otherwise: datetime | date | None,
    ) -> None:
        self._clock = clock
        self._place = on.place if on else 0
        self._name = on.column.strip() if on else ""
        self._dates = dates
        self._times = times
        self._tomorrow = clock.now.date() + timedelta(days=1)
        self._now = moment_at(clock.now, day_starts=clock.day_starts)
        self._otherwise = None if otherwise is None else self._constant(otherwise)
        self.dated = dates is not None or otherwise is not None

    def of(self, cells: tuple[str, ...]) -> Moment:
        """Raises UnfitError."""
        if self._dates is None:
            return self._otherwise or self._now
        cell = cells[self._place]
        if not cell or cell.isspace():
            if self._otherwise is not None:
                return self._otherwise
            raise UnfitError(f"{self._name}: no date")
        try:
            wall, timed = self._dates.read(cell)
            if self._times is not None:
                wall, timed = self._with_time(wall, timed, cells[self._times.column.place])
            moment = self._placed(wall, timed=timed)
        except UnreadableError as error:
            raise UnfitError(f"{self._name}: {error}") from None
        except (ValueError, OverflowError, OSError):
            raise UnfitError(f"{self._name}: {cell.strip()[:40]!r} is too far from now") from None
        if moment.day > self._tomorrow:
            raise UnfitError(f"{self._name}: {cell.strip()[:40]!r} ({moment.day}) lies in the future")
        return moment

    def _with_time(self, wall: datetime, timed: bool, cell: str) -> tuple[datetime, bool]:
        """Where there is no time in its column the one in the date counts, if it has one."""
        assert self._times is not None
        if not cell or cell.isspace():
            return wall, timed
        name = self._times.column.column.strip()
        if timed:
            raise UnfitError(f"{name}: {cell.strip()[:40]!r} stands beside a date that has a time of its own")
        try:
            clock = self._times.read(cell)
        except UnreadableError as error:
            raise UnfitError(f"{name}: {error}") from None
        return datetime.combine(wall.date(), clock, tzinfo=wall.tzinfo), clock != MIDNIGHT

    def _placed(self, wall: datetime, *, timed: bool) -> Moment:
        if not timed:
            wall = datetime.combine(wall.date(), MIDNIGHT, tzinfo=wall.tzinfo)
        aware = self._clock.local(wall) if wall.tzinfo is None else wall
        return moment_at(aware, day_starts=self._clock.day_starts) if timed else moment_on(aware)

    def _constant(self, on: datetime | date) -> Moment:
        if isinstance(on, datetime):
            return self._placed(on, timed=True)
        return self._placed(datetime.combine(on, MIDNIGHT), timed=False)
