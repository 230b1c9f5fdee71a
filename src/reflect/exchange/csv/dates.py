"""Reading a column of dates whose order only the whole column can tell.

12/11/2004 is a day in December or in November. One 12/25/2004 anywhere in the column settles it;
when nothing does, or when two rows contradict each other, the person is asked.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.moment import MIDNIGHT
from reflect.exchange.csv.date_values import date_parts, iso_wall, pattern_of, without_time

_ORDERS = {"mdy": "month first", "dmy": "day first", "ymd": "year first"}
_DAY = len("2026-03-04")
_HOURS = ("%H", "%I", "%c", "%X")


class Written(NamedTuple):
    """``wall`` is aware only when the value itself gives an offset. Not ``timed``: only its day counts."""

    wall: datetime
    timed: bool


class UnreadableError(Exception):
    """A value is no date; the message says why, without a full stop."""


class DateColumn:
    """Collects what the values of one column tell about its order; ``patterns`` are ``strptime``'s."""

    def __init__(self, name: str, *, patterns: tuple[str, ...] = (), day_only: bool = False) -> None:
        self.name = name
        self.patterns = tuple(_checked_pattern(pattern) for pattern in patterns)
        self.day_only = day_only
        self._excluded: dict[str, tuple[str, int]] = {}  # order -> the value and line that exclude it
        self._undecided: tuple[str, int] | None = None
        self._orders: set[str] = set()
        self._example: str | None = None
        self._midnights = 0
        self._timed = 0

    def see(self, value: str, line: int) -> None:
        """Takes one value into account; one that is no date tells nothing."""
        if self.patterns:
            return
        if wall := iso_wall(value):
            self._example = self._example or value
            self._midnights += len(value) > _DAY and wall.time() == MIDNIGHT
            self._timed += len(value) > _DAY and wall.time() != MIDNIGHT
            return
        parts = date_parts(value)
        days = parts.days() if parts else {}
        if not parts or not days:
            return
        self._example = self._example or value.strip()
        if parts.clock is not None:
            self._midnights += parts.clock == MIDNIGHT
            self._timed += parts.clock != MIDNIGHT
        if len(parts.orders) == 1:
            return
        self._orders.update(parts.orders)
        for order in parts.orders:
            if order not in days:
                self._excluded.setdefault(order, (value.strip(), line))
        if len(set(days.values())) > 1:
            self._undecided = self._undecided or (value.strip(), line)

    def settled(self) -> DateReader:
        """How the column is to be read. Raises BadInput when it contradicts itself or leaves it open."""
        if self.patterns:
            return DateReader(
                self.name, None, self.patterns, None, self.day_only, self._pattern_sentence(), None
            )
        possible = [order for order in _ORDERS if order in self._orders - self._excluded.keys()]
        if self._orders and not possible:
            raise BadInput(self._contradiction())
        if len(possible) > 1 and self._undecided:
            raise BadInput(self._open_question(possible))
        order = possible[0] if possible else None
        sentence = "; ".join(filter(None, [self._order_sentence(order), self._time_sentence()]))
        said = f"{self.name}: {sentence}"
        return DateReader(self.name, order, (), self._example, self.day_only, said, self._found_out(order))

    def _contradiction(self) -> str:
        (first, first_line), (second, second_line) = self._excluded["dmy"], self._excluded["mdy"]
        pattern = pattern_of(first, "mdy")
        return (
            f"{self.name} is written month first on line {first_line} ({first}) and day first on line "
            f"{second_line} ({second}); mend one, or say which it is with --date-format {pattern}."
        )

    def _open_question(self, possible: list[str]) -> str:
        value, line = self._undecided or ("", 0)
        which = " or ".join(_ORDERS[order] for order in possible)
        formats = " or ".join(f"--date-format {pattern_of(value, order)}" for order in possible)
        return f"{self.name}: {value} (line {line}) may be {which}, and no row settles it; say {formats}."

    def _found_out(self, order: str | None) -> str | None:
        settling = next(iter(self._excluded.values()), None)
        return pattern_of(settling[0], order) if order and settling else None

    def _order_sentence(self, order: str | None) -> str:
        if order is None or not self._excluded:
            return f"read as written, like {self._example}" if self._example else "no dates in it"
        value, line = next(seen for other, seen in self._excluded.items() if other != order)
        return f"{_ORDERS[order]} ({value} on line {line} settles it)"

    def _time_sentence(self) -> str:
        if self.day_only:
            return "days without times"
        if self._midnights and not self._timed:
            return "every time is 00:00, so these are days without times"
        if self._midnights:
            times = self._midnights + self._timed
            return f"00:00 is read as a day without a time ({self._midnights} of {times})"
        return ""

    def _pattern_sentence(self) -> str:
        only = ", days without times" if self.day_only else ""
        return f"{self.name}: read as {' or '.join(self.patterns)}{only}"


class DateReader(NamedTuple):
    """Reads the values of a column in its settled ``order``; ``sentence`` says how, for people.

    ``found_out``: the pattern that says the same, where the whole column had to settle the order: a
    few rows of it can not.
    """

    name: str
    order: str | None
    patterns: tuple[str, ...]
    example: str | None
    day_only: bool
    sentence: str
    found_out: str | None

    def read(self, value: str) -> Written:
        """Raises UnreadableError. 00:00 means that no time is known: forms write it for a bare day."""
        if not self.patterns and (iso := iso_wall(value)):
            return Written(iso, timed=not self.day_only and iso.time() != MIDNIGHT)
        wall, has_time = self._by_pattern(value) if self.patterns else self._by_order(value)
        return Written(wall, timed=has_time and not self.day_only and wall.time() != MIDNIGHT)

    def _by_pattern(self, value: str) -> tuple[datetime, bool]:
        """By the first that fits. One without hours takes values with a time too: it settles the order."""
        for pattern in self.patterns:
            hours = any(code in pattern for code in _HOURS)
            parted = None if hours else without_time(value.strip())
            try:
                if parted is not None:
                    written, clock, zone = parted
                    return datetime.combine(datetime.strptime(written, pattern), clock, tzinfo=zone), True  # noqa: DTZ007
                return datetime.strptime(value.strip(), pattern), hours  # noqa: DTZ007 - the wall clock, as written
            except ValueError:
                continue
        raise UnreadableError(f"{value.strip()[:40]!r} is not written as {' or '.join(self.patterns)}")

    def _by_order(self, value: str) -> tuple[datetime, bool]:
        parts = date_parts(value)
        if parts is None:
            like = f"; others are written like {self.example}" if self.example else ""
            raise UnreadableError(f"{value.strip()[:40]!r} can not be read as a date{like}")
        order = self.order if self.order and len(parts.orders) > 1 else parts.orders[0]
        day = parts.day(order)
        if day is None:
            said = f" ({_ORDERS[order]})" if len(parts.orders) > 1 else ""
            raise UnreadableError(f"{value.strip()[:40]!r} is no day of the calendar{said}")
        return datetime.combine(day, parts.clock or MIDNIGHT, tzinfo=parts.zone), parts.clock is not None


def _checked_pattern(pattern: str) -> str:
    marks = re.findall(r"%(.?)", pattern)
    unknown = next((mark for mark in marks if mark not in set("aAbBcdfGHIjmMpSuUVwWxXyYzZ%")), None)
    if unknown is not None:
        raise BadInput(f"--date-format {pattern!r}: %{unknown} means nothing; write it like %d/%m/%Y %H:%M.")
    if not {"Y", "y", "c", "x", "G"} & set(marks):
        raise BadInput(f"--date-format {pattern!r} has no year; write it like %d/%m/%Y %H:%M.")
    return pattern
