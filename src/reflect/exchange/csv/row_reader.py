"""One record as a reflection."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reflect.core.errors import BadInput
from reflect.core.incoming import Incoming, Refused
from reflect.core.reflection import AUDIENCES, Draft, checked_name, distinct, narrowest
from reflect.exchange.csv.follow_ups import FollowUpColumns
from reflect.exchange.csv.unfit import UnfitError, checked_cell, validate

if TYPE_CHECKING:
    from reflect.exchange.csv.dates import DateReader
    from reflect.exchange.csv.mapping import Mapped, Mapping
    from reflect.exchange.csv.moments import Moments
    from reflect.exchange.csv.ours import Ours
    from reflect.exchange.csv.records import Record


_SINGLE = ("key", "question", "point", "by", "audience")
_SEVERAL = ("tags", "with", "from")
_CALLED = {"tags": "tag", "point": "point"}
_NOTHING = ("",)
_SHORT = 200  # characters


class RowReader:
    """Turns a record into what it says; ``width`` is that of the header."""

    def __init__(
        self, mapping: Mapping, *, width: int, moments: Moments, dates: dict[str, DateReader]
    ) -> None:
        self._mapping = mapping
        self._width = width
        self._moments = moments
        self.dated = moments.dated
        self._name = lru_cache(maxsize=10_000)(checked_name)
        self._text = _all(mapping, "text")
        self._single = {field: mapping.mapped(field) for field in _SINGLE}
        self._several = {field: tuple(_all(mapping, field)) for field in _SEVERAL}
        self._always = {field: list(mapping.constants.several(field)) for field in ("with", "from")}
        self._always["tags"] = list(mapping.tags)
        self._unsaid = {field: distinct(names) for field, names in self._always.items()}
        self._names_in = lru_cache(maxsize=10_000)(self._names_of)
        said = dict.fromkeys(c.field for c in mapping.columns if c.field.startswith("detail."))
        self._details = {field.removeprefix("detail."): _all(mapping, field) for field in said}
        self._other_details = mapping.constants.of("detail")
        self._questions = dict(mapping.questions)
        self._ours = mapping.ours
        self._follow_ups = FollowUpColumns(mapping, dates=dates, checked=self._checked)

    def read(self, record: Record) -> Incoming | Refused:
        line, cells = record
        try:
            draft = self._draft(cells) if self._ours is None else self._own_draft(cells, self._ours)
            validate(draft)
        except UnfitError as unfit:
            return Refused(line, cells, str(unfit))
        return Incoming(line, cells, draft.key, draft, self.dated)

    def _draft(self, cells: tuple[str, ...]) -> Draft:
        if len(cells) != self._width:
            raise UnfitError(
                f"{len(cells)} {'cell' if len(cells) == 1 else 'cells'}, but the header has {self._width}"
            )
        mapping = self._mapping
        moment = self._moments.of(cells)
        text = self._joined(self._text, cells)
        if text is None:
            raise UnfitError(f"{self._text[0].column.strip()}: no text")
        return Draft(  # by place: by name takes twice as long, and there are very many of them
            text,
            moment,
            self._question(cells),
            self._single_name("point", cells) or mapping.point,
            self._names("tags", cells),
            self._single_name("by", cells) or mapping.by,
            self._names("with", cells),
            self._names("from", cells),
            self._audience(cells),
            self._said_details(cells) if self._details or self._other_details else (),
            self._follow_ups.read(cells, moment),
            self._cell("key", cells),
            inline=mapping.inline,
        )

    def _own_draft(self, cells: tuple[str, ...], ours: Ours) -> Draft:
        """What a row says that we wrote ourselves."""
        cells = ours.cells(cells)
        draft = self._draft(cells)
        return draft._replace(
            moment=ours.moment(draft.moment, cells),
            question=ours.question(draft.question, cells) if draft.question else None,
            highlighted=ours.is_highlighted(cells),
        )

    def _cell(self, field: str, cells: tuple[str, ...]) -> str | None:
        """What stands in the field's cell, without the space around it; None when nothing does."""
        column = self._single[field]
        return None if column is None else cells[column.place].strip() or None

    def _question(self, cells: tuple[str, ...]) -> str | None:
        said = self._cell("question", cells)
        if said is None:
            return self._mapping.question
        return (self._questions.get(said.casefold(), said) or None) if self._questions else said

    def _single_name(self, field: str, cells: tuple[str, ...]) -> str | None:
        column = self._single[field]
        written = self._cell(field, cells) if column else None
        return self._checked(written, column) if column and written else None

    def _names(self, field: str, cells: tuple[str, ...]) -> tuple[str, ...]:
        columns = self._several[field]
        if not columns:
            return self._unsaid[field]
        said = tuple([cells[column.place] for column in columns])
        if said == _NOTHING:
            return self._unsaid[field]
        short = sum(map(len, said)) <= _SHORT  # and so likely to be met again, and cheap to remember
        return self._names_in(field, said) if short else self._names_of(field, said)

    def _names_of(self, field: str, said: tuple[str, ...]) -> tuple[str, ...]:
        mapping = self._mapping
        separator = mapping.tag_separator
        if field != "tags" and mapping.people_separator is not None:
            separator = mapping.people_separator
        found: list[str] = []
        for column, cell in zip(self._several[field], said, strict=True):
            if cell:
                pieces = self._pieces(cell, separator)
                found += [self._checked(name, column) for piece in pieces if (name := piece.strip())]
        return distinct(found + self._always[field])

    def _pieces(self, cell: str, separator: str | None) -> list[str]:
        if separator is not None:
            return cell.split(separator)
        return self._ours.names(cell) if self._ours else cell.replace(";", ",").split(",")

    def _checked(self, name: str, column: Mapped) -> str:
        try:
            return self._name(name, what=_CALLED.get(column.field, "person"))
        except BadInput as error:
            raise UnfitError(f"{column.column.strip()}: {error.sentence.rstrip('.')}") from None

    def _audience(self, cells: tuple[str, ...]) -> str | None:
        """The narrower of what the row says and what was asked for."""
        column = self._single["audience"]
        if column is None:
            return self._mapping.audience
        written = (self._cell("audience", cells) or "").lower()
        if written and written not in AUDIENCES:
            raise UnfitError(f"{column.column.strip()}: {written[:40]!r} is none of {', '.join(AUDIENCES)}")
        said = [audience for audience in (written, self._mapping.audience) if audience]
        return narrowest(*said) if said else None

    def _said_details(self, cells: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        said = [(key, self._joined(columns, cells)) for key, columns in self._details.items()]
        found = {key: text for key, text in said if text is not None}
        return tuple((found | {k: v for k, v in self._other_details.items() if k not in found}).items())

    def _joined(self, columns: list[Mapped], cells: tuple[str, ...]) -> str | None:
        """The cells exactly as they are, those that say something; None when none does."""
        if len(columns) == 1:
            cell = cells[columns[0].place]
            return checked_cell(cell, columns[0]) if cell and not cell.isspace() else None
        said = [cells[column.place] for column in columns]
        text = self._mapping.join.join(cell for cell in said if cell and not cell.isspace())
        return checked_cell(text, columns[0]) if text else None


def _all(mapping: Mapping, field: str) -> list[Mapped]:
    return [column for column in mapping.columns if column.field == field]
