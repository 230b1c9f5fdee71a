"""Which part of a reflection comes from which column, and what every row gets besides."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.errors import BadInput
from reflect.core.follow_up import KINDS
from reflect.core.reflection import AUDIENCES, checked_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.exchange.csv.choices import Choices

FIELDS = (
    *("text", "on", "key", "question", "point", "tags", "with", "by", "from", "audience"),
    *("detail.KEY", "follow.KIND"),
)
_SEVERAL = ("tags", "with", "from")  # fields that may come from several columns, as may follow.KIND
_BY_THEMSELVES = {  # column name -> the field it is without being mapped
    **{name: name for name in ("text", "on", "key", "question", "point", "tags", "with", "by")},
    "date": "on",
    "id": "key",
}
_MEANT = {"date": "on", "id": "key", "tag": "tags", "person": "with"}
_FOLLOW_STATES = ("open", "done")
_LISTED = 40  # columns, in a message


class Mapped(NamedTuple):
    """A field, the name of its column and that column's place, counted from 0."""

    field: str
    column: str
    place: int


class Mapping(NamedTuple):
    """Beside the columns: what every row gets. A row's own question, point or voice comes before it."""

    columns: tuple[Mapped, ...]
    others: int  # columns that are not taken
    question: str | None = None
    tags: tuple[str, ...] = ()
    point: str | None = None
    by: str | None = None
    audience: str | None = None
    follow_state: str = "open"
    date_format: str | None = None
    day_only: bool = False
    tag_separator: str | None = None
    inline: bool = False

    def mapped(self, field: str) -> Mapped | None:
        """Where a field of one column comes from."""
        return next((column for column in self.columns if column.field == field), None)


def mapping_from(choices: Choices, *, header: tuple[str, ...]) -> Mapping:
    """The mapping that was chosen, and the columns that map by themselves, for a file with this header.

    Raises BadInput for a field or column that does not exist, one that is ambiguous, no text, or an
    unusable value.
    """
    asked = [
        Mapped(field, *_column(name, header=header))
        for field, name in ((_field(field), name) for field, name in choices.map)
    ]
    columns = (*asked, *_by_themselves(header, asked=asked))
    _check_columns(columns, header=header)
    if not any(column.field == "on" for column in columns):
        _check_no_dates(choices)
    return Mapping(
        columns=columns,
        others=len(header) - len({column.place for column in columns}),
        question=_given("question", choices.question),
        tags=tuple(checked_name(tag, what="tag") for tag in choices.tag),
        point=None if choices.point is None else checked_name(choices.point, what="point"),
        by=None if choices.by is None else checked_name(choices.by, what="person"),
        audience=_one_of("audience", choices.audience, AUDIENCES),
        follow_state=_one_of("follow-state", choices.follow_state, _FOLLOW_STATES) or "open",
        date_format=_given("date-format", choices.date_format),
        day_only=bool(choices.day_only),
        tag_separator=_separator(choices.tag_separator),
        inline=bool(choices.inline),
    )


def described(mapping: Mapping) -> str:
    """``text from Narrative, on from Date; every row: question pressure; 3 columns not taken``"""
    parts = [", ".join(f"{column.field} from {column.column.strip()}" for column in mapping.columns)]
    constants = [
        *(
            f"{name} {value}"
            for name in ("question", "point", "by", "audience")
            if (value := getattr(mapping, name))
        ),
        *(f"tag {tag}" for tag in mapping.tags),
    ]
    if constants:
        parts.append("every row: " + ", ".join(constants))
    if mapping.others:
        parts.append(f"{mapping.others} {'column' if mapping.others == 1 else 'columns'} not taken")
    return "; ".join(parts)


def _field(name: str) -> str:
    kind, dot, rest = name.partition(".")
    if kind == "detail" and rest.strip():
        return f"detail.{rest.strip()}"
    if kind == "follow" and rest in KINDS:
        return name
    if kind == "follow" and dot:
        raise BadInput(
            f"There are no follow-ups of kind {rest!r}; write follow.KIND with one of {', '.join(KINDS)}."
        )
    if name in FIELDS and not dot:
        return name
    near = [_MEANT[name]] if name in _MEANT else get_close_matches(name, FIELDS, n=1)
    meant = f"did you mean {near[0]}? The" if near else "the"
    raise BadInput(f"There is no field {name!r}; {meant} fields are {', '.join(FIELDS)}.")


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


def _by_themselves(header: tuple[str, ...], *, asked: list[Mapped]) -> list[Mapped]:
    fields = {column.field for column in asked}
    places = {column.place for column in asked}
    return [
        Mapped(field, column, place)
        for place, column in enumerate(header)
        if (field := _BY_THEMSELVES.get(_loosely(column))) and field not in fields and place not in places
    ]


def _check_columns(columns: tuple[Mapped, ...], *, header: tuple[str, ...]) -> None:
    by_field: dict[str, Mapped] = {}
    for column in columns:
        other = by_field.setdefault(column.field, column)
        if other is column or column.field in _SEVERAL or column.field.startswith("follow."):
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


def _check_no_dates(choices: Choices) -> None:
    for option, value in (("--date-format", choices.date_format), ("--day-only", choices.day_only)):
        if value:
            raise BadInput(
                f'{option} reads the column mapped to on, and none is; say which with --map on="COLUMN".'
            )


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


def _separator(written: str | None) -> str | None:
    if written == "":
        raise BadInput("--tag-separator is empty; write what stands between two tags, for example ';'.")
    return None if written is None else written.replace("\\n", "\n").replace("\\t", "\t")
