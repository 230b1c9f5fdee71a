"""Rows of a table as reflections: what each says, or why it can not be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.exchange.csv.dates import DateColumn
from reflect.exchange.csv.fields import DATED, part_of
from reflect.exchange.csv.moments import Clock, Moments, TimeColumn
from reflect.exchange.csv.row_reader import RowReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime, time

    from reflect.core.incoming import Incoming, Refused
    from reflect.exchange.csv.choices import Pairs
    from reflect.exchange.csv.dates import DateReader
    from reflect.exchange.csv.mapping import Mapped, Mapping
    from reflect.exchange.csv.table import Table


class Rows:
    """The rows of a table, once it is known how its dates are to be read.

    ``dates`` says how, in a line for each column of them; ``date_formats``: pairs of a field and the
    pattern that says the same, where the whole column had to settle it; ``total`` counts the rows that are
    not blank, ``blank`` those that are.
    """

    def __init__(
        self, table: Table, *, row: RowReader, dates: dict[str, DateReader], total: int, blank: int
    ) -> None:
        self._table = table
        self._row = row
        undated = [] if row.dated else ["no column of dates: every row is of now"]
        self.dates = "\n".join([*(each.sentence for each in dates.values()), *undated])
        self.date_formats: Pairs = tuple(
            (field, each.found_out) for field, each in dates.items() if each.found_out
        )
        self.total = total
        self.blank = blank

    def __iter__(self) -> Iterator[Incoming | Refused]:
        return map(self._row.read, self._table.records())


def read_rows(
    table: Table, mapping: Mapping, *, local: Callable[[datetime], datetime], day_starts: time, now: datetime
) -> Rows:
    """The rows of the table. ``local`` gives a naive wall time its offset; ``now`` is aware.

    The table is read once to its end before any row is: raises BadInput for whatever makes the file
    as a whole unusable, so that nothing has been taken from it by then.
    """
    columns = {mapped: _dates_in(mapped, mapping) for mapped in mapping.columns if _is_dated(mapped)}
    seen = [(column.see, mapped.place) for mapped, column in columns.items()]
    total, width = 0, len(table.header)
    for line, cells in table.records():
        total += 1
        if len(cells) == width:
            for see, place in seen:
                see(cells[place], line)
    dates = {mapped.field: column.settled() for mapped, column in columns.items()}
    on, at = mapping.mapped("on"), mapping.mapped("time")
    moments = Moments(
        Clock(local, day_starts, now),
        on=on,
        dates=dates.get("on"),
        times=None if at is None else TimeColumn(at, mapping.patterns("time")),
        otherwise=mapping.constants.on,
    )
    row = RowReader(mapping, width=width, moments=moments, dates=dates)
    return Rows(table, row=row, dates=dates, total=total, blank=table.blank)


def _is_dated(mapped: Mapped) -> bool:
    return part_of(mapped.field) in DATED


def _dates_in(mapped: Mapped, mapping: Mapping) -> DateColumn:
    patterns = mapping.patterns(mapped.field)
    return DateColumn(mapped.column.strip(), patterns=patterns, day_only=mapping.day_only)
