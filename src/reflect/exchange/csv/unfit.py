"""Why a row can not be taken."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reflect.core.reflection import AUDIENCES, TEXT_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.core.reflection import Draft
    from reflect.exchange.csv.mapping import Mapped

_DAY = 24 * 60  # minutes


class UnfitError(Exception):
    """Why a row can not be taken, in words that end without a full stop."""


def validate(draft: Draft) -> None:
    """Holds the row against the one declared shape of rows from outside. Raises UnfitError.

    Most rows are plain, and loading the shape alone takes as long as reading ten thousand of them.
    """
    if not is_plain(draft):
        _hold_against_the_shape(draft)


def is_plain(draft: Draft) -> bool:
    """Whether the row fits without a doubt: a narrower shape, of which tests hold that it is one."""
    moment = draft.moment
    if draft.follow_ups or draft.details or not draft.text:
        return False
    if moment.instant.tzinfo is None or not -_DAY <= moment.utc_offset <= _DAY:
        return False
    if draft.audience is not None and draft.audience not in AUDIENCES:
        return False
    try:
        return draft.text.isascii() or bool(draft.text.encode())
    except UnicodeEncodeError:
        return False


def _hold_against_the_shape(draft: Draft) -> None:
    from pydantic import ValidationError

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
        _shape()(said)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]).rstrip("_")
        raise UnfitError(f"{where}: {first['msg']}") from None


@cache
def _shape() -> Callable[[Any], Any]:
    """IncomingReflection without SQLModel's own constructor, which takes longer than the check."""
    from pydantic import create_model

    from reflect.models import IncomingReflection

    fields: dict[str, Any] = {
        name: (field.annotation, field) for name, field in IncomingReflection.model_fields.items()
    }
    shape: Callable[[Any], Any] = create_model("Shape", **fields).__pydantic_validator__.validate_python
    return shape


def checked_cell(cell: str, column: Mapped) -> str:
    """The text as it is. Raises UnfitError where it is too long for a journal."""
    size = len(cell) if cell.isascii() else len(cell.encode("utf-8", "surrogatepass"))
    if size > TEXT_LIMIT:
        raise UnfitError(f"{column.column.strip()}: {size:,} bytes long; a reflection holds {TEXT_LIMIT:,}")
    return cell
