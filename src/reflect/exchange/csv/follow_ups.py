"""The follow-ups that a row brings: their words, and who, until when and where beside them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.follow_up import NewFollowUp
from reflect.exchange.csv.dates import UnreadableError
from reflect.exchange.csv.unfit import UnfitError, checked_cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.core.moment import Moment
    from reflect.exchange.csv.dates import DateReader
    from reflect.exchange.csv.mapping import Mapped, Mapping


class _Beside(NamedTuple):
    """What stands beside the words of a follow-up."""

    owner: Mapped | None
    due: Mapped | None
    review: Mapped | None
    where: Mapped | None


class FollowUpColumns:
    """``checked`` cleans a name."""

    def __init__(
        self, mapping: Mapping, *, dates: dict[str, DateReader], checked: Callable[[str, Mapped], str]
    ) -> None:
        self._state = mapping.follow_state
        self._dates = dates
        self._checked = checked
        self._constants = mapping.constants
        self._columns = [
            (column.field.removeprefix("follow."), column)
            for column in mapping.columns
            if column.field.startswith("follow.")
        ]
        self._always = mapping.constants.of("follow")
        kinds = {*self._always, *(kind for kind, _ in self._columns)}
        self._beside = {kind: _beside(mapping, kind) for kind in kinds}

    def read(self, cells: tuple[str, ...], moment: Moment) -> tuple[NewFollowUp, ...]:
        """Raises UnfitError."""
        if not self._beside:
            return ()
        said = [
            (kind, checked_cell(cell, column))
            for kind, column in self._columns
            if (cell := cells[column.place]) and not cell.isspace()
        ]
        kinds = {kind for kind, _ in said}
        said += [(kind, text) for kind, text in self._always.items() if kind not in kinds]
        return tuple(self._follow_up(kind, text, cells, moment) for kind, text in said)

    def _follow_up(self, kind: str, text: str, cells: tuple[str, ...], moment: Moment) -> NewFollowUp:
        beside, otherwise = self._beside[kind], self._constants
        return NewFollowUp(
            kind=kind,
            text=text,
            owner=self._said(beside.owner, cells) or otherwise.one(f"owner.{kind}"),
            due=self._day(beside.due, cells) or otherwise.day(f"due.{kind}"),
            review=self._day(beside.review, cells) or otherwise.day(f"review.{kind}"),
            where=self._said(beside.where, cells) or otherwise.one(f"where.{kind}"),
            state=self._state,
            closed=moment.day if self._state == "done" else None,
        )

    def _said(self, column: Mapped | None, cells: tuple[str, ...]) -> str | None:
        cell = cells[column.place].strip() if column else ""
        if not column or not cell:
            return None
        return self._checked(cell, column) if column.field.startswith("owner.") else cell

    def _day(self, column: Mapped | None, cells: tuple[str, ...]) -> date | None:
        cell = cells[column.place].strip() if column else ""
        if not column or not cell:
            return None
        try:
            return self._dates[column.field].read(cell).wall.date()
        except UnreadableError as error:
            raise UnfitError(f"{column.column.strip()}: {error}") from None


def _beside(mapping: Mapping, kind: str) -> _Beside:
    return _Beside(*(mapping.mapped(f"{part}.{kind}") for part in ("owner", "due", "review", "where")))
