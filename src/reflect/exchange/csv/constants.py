"""What every row says, unless it says something there itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.errors import BadInput
from reflect.core.reflection import checked_name
from reflect.exchange.csv.fields import constant_field, part_of

if TYPE_CHECKING:
    from reflect.exchange.csv.choices import Pairs

_OF_THE_MAPPING = ("question", "point", "by", "audience", "tags")  # those have options of their own


class Constants(NamedTuple):
    """Pairs of a field and a value."""

    pairs: Pairs = ()

    @property
    def others(self) -> Pairs:
        """Those for which there is no option of their own."""
        return tuple(pair for pair in self.pairs if pair[0] not in _OF_THE_MAPPING)

    def one(self, field: str) -> str | None:
        return next((value.strip() for of, value in self.pairs if of == field), None)

    def several(self, field: str) -> tuple[str, ...]:
        return tuple(value.strip() for of, value in self.pairs if of == field)

    def of(self, part: str) -> dict[str, str]:
        """``{"why": "It is old."}`` of the details, and the kinds of follow-ups likewise."""
        return {field.partition(".")[2]: value for field, value in self.pairs if part_of(field) == part}

    @property
    def on(self) -> datetime | date | None:
        value = self.one("on")
        return None if value is None else _read("on", value)

    def day(self, field: str) -> date | None:
        value = self.one(field)
        read = None if value is None else _read(field, value)
        return read.date() if isinstance(read, datetime) else read


def constants_from(pairs: Pairs) -> Constants:
    """Raises BadInput for a field that is each row's own, and for a value that can not stand there."""
    found = Constants(tuple((constant_field(field), value) for field, value in pairs))
    for field, value in found.pairs:
        if field in ("with", "from", "by") or part_of(field) == "owner":
            checked_name(value, what="person")
        if field == "on" or part_of(field) in ("due", "review"):
            _read(field, value)
    return found


def _read(field: str, value: str) -> datetime | date:
    value = value.strip()
    try:
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    except ValueError:
        raise BadInput(f"--set {field}={value!r}: write it like 2026-11-20 or 2026-11-20 14:05.") from None
