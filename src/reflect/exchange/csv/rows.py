"""Rows of a table as reflections: what each says, or why it can not be taken."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import ValidationError

from reflect.core.errors import BadInput
from reflect.core.follow_up import NewFollowUp
from reflect.core.incoming import Incoming, Refused
from reflect.core.moment import MIDNIGHT, Moment, moment_at, moment_on
from reflect.core.reflection import AUDIENCES, TEXT_LIMIT, Draft, checked_name, distinct
from reflect.exchange.csv.dates import DateColumn, DateReader, UnreadableError
from reflect.models import IncomingReflection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflect.exchange.csv.mapping import Mapped, Mapping
    from reflect.exchange.csv.records import Record
    from reflect.exchange.csv.table import Table


class _UnfitError(Exception):
    """Why a row can not be taken, in words that end without a full stop."""


class Rows:
    """The rows of a table, once it is known how its dates are to be read.

    ``dates`` says how, in a sentence for people; ``date_format`` is the pattern that says the same,
    where the whole column had to settle it; ``total`` counts the rows that are not blank, ``blank``
    those that are.
    """

    def __init__(
        self, table: Table, *, row: RowReader, dates: DateReader | None, total: int, blank: int
    ) -> None:
        self._table = table
        self._row = row
        self.dates = dates.sentence if dates else "no column of dates: every row is of now"
        self.date_format = dates.found_out if dates else None
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
    on = mapping.mapped("on")
    column = (
        DateColumn(on.column.strip(), pattern=mapping.date_format, day_only=mapping.day_only) if on else None
    )
    total, width = 0, len(table.header)
    for record in table.records():
        total += 1
        if on and column and len(record.cells) == width:
            column.see(record.cells[on.place], record.line)
    dates = column.settled() if column else None
    row = RowReader(mapping, width=width, dates=dates, local=local, day_starts=day_starts, now=now)
    return Rows(table, row=row, dates=dates, total=total, blank=table.blank)


class RowReader:
    """Turns one record into what it says; ``width`` is that of the header."""

    def __init__(
        self,
        mapping: Mapping,
        *,
        width: int,
        dates: DateReader | None,
        local: Callable[[datetime], datetime],
        day_starts: time,
        now: datetime,
    ) -> None:
        self._mapping = mapping
        self._width = width
        self._dates = dates
        self._local = local
        self._day_starts = day_starts
        self._tomorrow = now.date() + timedelta(days=1)
        self._now = moment_at(now, day_starts=day_starts)
        self._name = lru_cache(maxsize=10_000)(checked_name)
        self._text = mapping.columns[[column.field for column in mapping.columns].index("text")]
        self._columns = {
            field: mapping.mapped(field) for field in ("on", "key", "question", "point", "by", "audience")
        }
        self._several = {
            field: [column for column in mapping.columns if column.field == field]
            for field in ("tags", "with", "from")
        }
        self._details = self._with_prefix("detail.")
        self._follow_ups = self._with_prefix("follow.")

    def _with_prefix(self, prefix: str) -> list[tuple[str, Mapped]]:
        return [
            (c.field.removeprefix(prefix), c) for c in self._mapping.columns if c.field.startswith(prefix)
        ]

    def read(self, record: Record) -> Incoming | Refused:
        try:
            draft = self._draft(record.cells)
        except _UnfitError as unfit:
            return Refused(record.line, record.cells, str(unfit))
        return Incoming(record.line, record.cells, draft.key, draft, dated=self._dates is not None)

    def _draft(self, cells: tuple[str, ...]) -> Draft:
        if len(cells) != self._width:
            raise _UnfitError(f"{_cells(len(cells))}, but the header has {self._width}")
        mapping = self._mapping
        moment = self._moment(cells)
        draft = Draft(
            text=_checked_text(cells[self._text.place], self._text),
            moment=moment,
            question=self._cell("question", cells) or mapping.question,
            point=self._single_name("point", cells) or mapping.point,
            tags=distinct([*self._names("tags", cells), *mapping.tags]),
            by=self._single_name("by", cells) or mapping.by,
            with_=distinct(self._names("with", cells)),
            from_=distinct(self._names("from", cells)),
            audience=self._audience(cells),
            details=tuple(
                (key, _checked_text(cells[column.place], column))
                for key, column in self._details
                if not _is_blank(cells[column.place])
            ),
            follow_ups=self._new_follow_ups(cells, moment),
            key=self._cell("key", cells),
            inline=mapping.inline,
        )
        _validate(draft)
        return draft

    def _cell(self, field: str, cells: tuple[str, ...]) -> str | None:
        """What stands in the field's cell, without the space around it; None when nothing does."""
        column = self._columns[field]
        return (cells[column.place].strip() or None) if column else None

    def _single_name(self, field: str, cells: tuple[str, ...]) -> str | None:
        column = self._columns[field]
        written = self._cell(field, cells)
        return self._checked(written, column) if column and written else None

    def _names(self, field: str, cells: tuple[str, ...]) -> list[str]:
        separator = self._mapping.tag_separator
        found = []
        for column in self._several[field]:
            cell = cells[column.place]
            pieces = cell.replace(";", ",").split(",") if separator is None else cell.split(separator)
            found += [self._checked(piece.strip(), column) for piece in pieces if not _is_blank(piece)]
        return found

    def _checked(self, name: str, column: Mapped) -> str:
        what = {"tags": "tag", "point": "point"}.get(column.field, "person")
        try:
            return self._name(name, what=what)
        except BadInput as error:
            raise _UnfitError(f"{column.column.strip()}: {error.sentence.rstrip('.')}") from None

    def _audience(self, cells: tuple[str, ...]) -> str | None:
        """The narrower of what the row says and what was asked for."""
        column = self._columns["audience"]
        written = (self._cell("audience", cells) or "").lower()
        if column and written and written not in AUDIENCES:
            raise _UnfitError(f"{column.column.strip()}: {written[:40]!r} is none of {', '.join(AUDIENCES)}")
        said = [audience for audience in (written, self._mapping.audience) if audience]
        return max(said, key=AUDIENCES.index, default=None)

    def _new_follow_ups(self, cells: tuple[str, ...], moment: Moment) -> tuple[NewFollowUp, ...]:
        state = self._mapping.follow_state
        closed = moment.day if state == "done" else None
        return tuple(
            NewFollowUp(
                kind=kind, text=_checked_text(cells[column.place], column), state=state, closed=closed
            )
            for kind, column in self._follow_ups
            if not _is_blank(cells[column.place])
        )

    def _moment(self, cells: tuple[str, ...]) -> Moment:
        column = self._columns["on"]
        if column is None or self._dates is None:
            return self._now
        name = column.column.strip()
        cell = cells[column.place]
        if _is_blank(cell):
            raise _UnfitError(f"{name}: no date")
        try:
            wall, timed = self._dates.read(cell)
            moment = self._placed(wall, timed=timed)
        except UnreadableError as error:
            raise _UnfitError(f"{name}: {error}") from None
        except (ValueError, OverflowError, OSError):
            raise _UnfitError(f"{name}: {cell.strip()[:40]!r} is too far from now") from None
        if moment.day > self._tomorrow:
            raise _UnfitError(f"{name}: {cell.strip()[:40]!r} ({moment.day}) lies in the future")
        return moment

    def _placed(self, wall: datetime, *, timed: bool) -> Moment:
        if not timed:
            wall = datetime.combine(wall.date(), MIDNIGHT, tzinfo=wall.tzinfo)
        aware = self._local(wall) if wall.tzinfo is None else wall
        return moment_at(aware, day_starts=self._day_starts) if timed else moment_on(aware)


def _is_blank(cell: str) -> bool:
    return not cell or cell.isspace()


def _cells(count: int) -> str:
    return f"{count} {'cell' if count == 1 else 'cells'}"


def _checked_text(cell: str, column: Mapped) -> str:
    """The cell exactly as it is."""
    if _is_blank(cell):
        raise _UnfitError(f"{column.column.strip()}: no text")
    size = len(cell) if cell.isascii() else len(cell.encode("utf-8", "surrogatepass"))
    if size > TEXT_LIMIT:
        raise _UnfitError(f"{column.column.strip()}: {size:,} bytes long; a reflection holds {TEXT_LIMIT:,}")
    return cell


def _validate(draft: Draft) -> None:
    """Holds the row against the one declared shape of rows from outside."""
    said = draft._asdict()
    instant, utc_offset, timed, day = said.pop("moment")
    said.update(instant=instant, utc_offset=utc_offset, timed=timed, day=day, details=dict(draft.details))
    said["follow_ups"] = [{"kind": f.kind, "text": f.text, "state": f.state} for f in draft.follow_ups]
    try:
        IncomingReflection.model_validate(said)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]).rstrip("_")
        raise _UnfitError(f"{where}: {first['msg']}") from None
