"""Why a row can not be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError, create_model

from reflect.core.reflection import TEXT_LIMIT
from reflect.models import IncomingReflection

if TYPE_CHECKING:
    from reflect.core.reflection import Draft
    from reflect.exchange.csv.mapping import Mapped

# The fields of IncomingReflection without SQLModel's own constructor, which takes longer than the check.
_FIELDS: dict[str, Any] = {
    name: (field.annotation, field) for name, field in IncomingReflection.model_fields.items()
}
_VALIDATE = create_model("Shape", **_FIELDS).__pydantic_validator__.validate_python


class UnfitError(Exception):
    """Why a row can not be taken, in words that end without a full stop."""


def validate(draft: Draft) -> None:
    """Holds the row against the one declared shape of rows from outside. Raises UnfitError."""
    instant, utc_offset, timed, day = draft.moment
    said = {
        "text": draft.text,
        "instant": instant,
        "utc_offset": utc_offset,
        "timed": timed,
        "day": day,
        "question": draft.question,
        "point": draft.point,
        "tags": draft.tags,
        "by": draft.by,
        "with_": draft.with_,
        "from_": draft.from_,
        "audience": draft.audience,
        "details": dict(draft.details),
        "follow_ups": [each._asdict() for each in draft.follow_ups],
        "key": draft.key,
    }
    try:
        _VALIDATE(said)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]).rstrip("_")
        raise UnfitError(f"{where}: {first['msg']}") from None


def checked_cell(cell: str, column: Mapped) -> str:
    """The text as it is. Raises UnfitError where it is too long for a journal."""
    size = len(cell) if cell.isascii() else len(cell.encode("utf-8", "surrogatepass"))
    if size > TEXT_LIMIT:
        raise UnfitError(f"{column.column.strip()}: {size:,} bytes long; a reflection holds {TEXT_LIMIT:,}")
    return cell
