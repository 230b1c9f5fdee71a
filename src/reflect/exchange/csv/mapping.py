"""Which part of a reflection comes from which column, and what every row gets besides."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.errors import BadInput
from reflect.core.reflection import AUDIENCES, checked_name
from reflect.exchange.csv.constants import Constants, constants_from
from reflect.exchange.csv.fields import DATED, JOINED, SEVERAL, named_field, part_of
from reflect.exchange.csv.ours import Ours, field_of, ours

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.exchange.csv.choices import Choices, Pairs

_BY_THEMSELVES = {  # column name -> the field it is without being mapped
    **{name: name for name in ("text", "on", "key", "question", "point", "tags", "with", "by")},
    "date": "on",
    "id": "key",
}
_FOLLOW_STATES = ("open", "done")
_LISTED = 40  # columns, in a message


class Mapped(NamedTuple):
    """A field, the name of its column and that column's place, counted from 0."""

    field: str
    column: str
    place: int


class Mapping(NamedTuple):
    """Beside the columns: what every row gets. What a row says itself comes before it.

    ``questions``: what a value means, by its folded form; empty: no question. ``date_formats``: pairs of a
    field and a pattern, in the order in which they are tried.
    """

    columns: tuple[Mapped, ...]
    others: int  # columns that are not taken
    constants: Constants = Constants()
    question: str | None = None
    tags: tuple[str, ...] = ()
    point: str | None = None
    by: str | None = None
    audience: str | None = None
    follow_state: str = "open"
    questions: tuple[tuple[str, str], ...] = ()
    date_formats: Pairs = ()
    day_only: bool = False
    join: str = "\n\n"
    tag_separator: str | None = None
    people_separator: str | None = None
    inline: bool = False
    ours: Ours | None = None

    def mapped(self, field: str) -> Mapped | None:
        """Where a field of one column comes from."""
        return next((column for column in self.columns if column.field == field), None)

    def patterns(self, field: str) -> tuple[str, ...]:
        """How the dates of a field are written, as was said."""
        return tuple(pattern for of, pattern in self.date_formats if of == field)


def mapping_from(choices: Choices, *, header: tuple[str, ...], by_key: bool = False) -> Mapping:
    """The mapping that was chosen, and the columns that map by themselves, for a file with this header.

    ``by_key``: rows must be known by a key. Raises BadInput for a field or column that does not exist, one
    that is ambiguous, no text, or an unusable value.
    """
    asked = [
        Mapped(field, *_column(name, header=header))
        for field, name in ((named_field(field), name) for field, name in choices.map)
    ]
    written_by_us = ours(header)
    columns = (*asked, *_by_themselves(header, asked=asked, ours=written_by_us is not None))
    _check_columns(columns, asked=asked, header=header)
    _check_dates(choices, columns)
    if by_key and not any(column.field == "key" for column in columns):
        raise BadInput('--update knows a row by its key; say which column has it with --map key="COLUMN".')
    constants = constants_from(choices.set)
    return Mapping(
        columns=columns,
        others=len(header) - len({column.place for column in columns}),
        constants=constants,
        question=_given("question", choices.question) or constants.one("question"),
        tags=tuple(checked_name(tag, what="tag") for tag in (*choices.tag, *constants.several("tags"))),
        point=_name("point", choices.point or constants.one("point")),
        by=_name("person", choices.by or constants.one("by")),
        audience=_one_of("audience", choices.audience or constants.one("audience"), AUDIENCES),
        follow_state=_one_of("follow-state", choices.follow_state, _FOLLOW_STATES) or "open",
        questions=tuple((_loosely(value), question) for value, question in choices.question_map),
        date_formats=tuple((field, _given("date-format", each) or "") for field, each in choices.date_format),
        day_only=bool(choices.day_only),
        join=_separator("join", choices.join) or "\n\n",
        tag_separator=_separator("tag-separator", choices.tag_separator),
        people_separator=_separator("people-separator", choices.people_separator),
        inline=bool(choices.inline),
        ours=written_by_us,
    )


def described(mapping: Mapping) -> str:
    """``text from Narrative, on from Date; every row: question pressure; 3 columns not taken``"""
    mapped = ", ".join(f"{column.field} from {column.column.strip()}" for column in mapping.columns)
    parts = ["a table that reflect wrote, taken as it is" if mapping.ours else mapped]
    constants = [
        *(
            f"{name} {value}"
            for name in ("question", "point", "by", "audience")
            if (value := getattr(mapping, name))
        ),
        *(f"tag {tag}" for tag in mapping.tags),
        *(f"{field} {value}" for field, value in mapping.constants.others),
    ]
    if constants:
        parts.append("every row: " + ", ".join(constants))
    if mapping.others and not mapping.ours:
        parts.append(f"{mapping.others} {'column' if mapping.others == 1 else 'columns'} not taken")
    return "; ".join(parts)


def _column(name: str, *, header: tuple[str, ...]) -> tuple[str, int]:
    """The column as the header has it, and its place: named exactly, or but for case and outer space."""
    readings: tuple[Callable[[str], str], ...] = (str, str.strip, _loosely)
    for reading in readings:
        places = [place for place, column in enumerate(header) if reading(column) == reading(name)]
        if len(places) > 1:
            raise BadInput(_ambiguous(header[places[0]], places))
        if places:
            return header[places[0]], places[0]
    near = get_close_matches(name, header, n=3)
    meant = f"did you mean {' or '.join(map(repr, near))}? The" if near else "the"
    raise BadInput(f"There is no column {name!r}; {meant} columns are {_listed(header)}.")


def _by_themselves(header: tuple[str, ...], *, asked: list[Mapped], ours: bool) -> list[Mapped]:
    fields = {column.field for column in asked}
    places = {column.place for column in asked}
    return [
        Mapped(field, column, place)
        for place, column in enumerate(header)
        if (field := field_of(column) if ours else _BY_THEMSELVES.get(_loosely(column)))
        and field not in fields
        and place not in places
    ]


def _check_columns(columns: tuple[Mapped, ...], *, asked: list[Mapped], header: tuple[str, ...]) -> None:
    by_field: dict[str, Mapped] = {}
    for column in columns:
        other = by_field.setdefault(column.field, column)
        part = part_of(column.field)
        if other is column or part in SEVERAL or (part in JOINED and column in asked):
            continue
        if other.column == column.column and other.place != column.place:
            raise BadInput(_ambiguous(column.column, [other.place, column.place]))
        raise BadInput(
            f"{column.field} comes from one column, but {other.column!r} and {column.column!r} are both "
            f'mapped to it; choose one, for example --map {column.field}="{column.column}".'
        )
    if "text" not in by_field:
        raise BadInput(
            'No column is mapped to text; say which one holds the words with --map text="COLUMN". '
            f"The columns are {_listed(header)}."
        )
    for field in by_field:
        part, _, kind = field.partition(".")
        of_kind = [column for column in columns if column.field == f"follow.{kind}"]
        if part in ("owner", "due", "review", "where") and len(of_kind) != 1:
            many = "no column is" if not of_kind else f"{len(of_kind)} columns are"
            raise BadInput(f"{field} belongs to one follow-up, but {many} mapped to follow.{kind}.")


def _check_dates(choices: Choices, columns: tuple[Mapped, ...]) -> None:
    fields = {column.field for column in columns}
    if choices.day_only and "on" not in fields:
        raise BadInput(_no_dates("--day-only", "on"))
    for field, _ in choices.date_format:
        if named_field(field) != "time" and part_of(field) not in DATED:
            raise BadInput(f"--date-format {field}=...: there are no dates in {field}.")
        if field not in fields:
            raise BadInput(_no_dates("--date-format", field))
    if "time" in fields and "on" not in fields:
        raise BadInput('time stands beside a date; say which column has it with --map on="COLUMN".')


def _no_dates(option: str, field: str) -> str:
    return f'{option} reads the column mapped to {field}, and none is; say which with --map {field}="COLUMN".'


def _ambiguous(name: str, places: list[int]) -> str:
    where = " and ".join(str(place + 1) for place in places)
    return (
        f"There are {len(places)} columns named {name!r} (columns {where}); rename all but one in the file."
    )


def _loosely(name: str) -> str:
    return name.strip().casefold()


def _listed(header: tuple[str, ...]) -> str:
    names = [column.strip()[:60] for column in header if column.strip()]
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more


def _given(option: str, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise BadInput(f"--{option} is empty; leave it out or say what it is.")
    return value.strip() if value else None


def _one_of(option: str, value: str | None, known: tuple[str, ...]) -> str | None:
    if value is not None and value not in known:
        raise BadInput(f"--{option} {value!r} is none of {', '.join(known)}.")
    return value


def _name(what: str, value: str | None) -> str | None:
    return None if value is None else checked_name(value, what=what)


def _separator(option: str, written: str | None) -> str | None:
    if written == "":
        raise BadInput(f"--{option} is empty; write what stands between two of them, for example ';'.")
    return None if written is None else written.replace("\\n", "\n").replace("\\t", "\t")
