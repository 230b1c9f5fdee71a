"""The parts of a reflection that a column can be mapped to, and how a person names them."""

from __future__ import annotations

from difflib import get_close_matches

from reflect.core.errors import BadInput
from reflect.core.follow_up import KINDS

FIELDS = (
    *("text", "on", "time", "key", "question", "point", "tags", "with", "by", "from", "audience"),
    *("detail.KEY", "follow.KIND", "owner.KIND", "due.KIND", "review.KIND", "where.KIND"),
)
OF_FOLLOW_UPS = ("follow", "owner", "due", "review", "where")
SEVERAL = ("tags", "with", "from", "follow")  # what may come from several columns, a value each,
JOINED = ("text", "detail")  # ... or all of them together
DATED = ("on", "due", "review")
OF_EACH_ROW = ("text", "key", "time")  # what no value can stand for
_MEANT = {"date": "on", "id": "key", "tag": "tags", "person": "with"}


def part_of(field: str) -> str:
    """``follow`` of ``follow.try``"""
    return field.partition(".")[0]


def named_field(name: str) -> str:
    """A field as a person names it. Raises BadInput."""
    part, dot, rest = name.partition(".")
    if part == "detail" and rest.strip():
        return f"detail.{rest.strip()}"
    if part in OF_FOLLOW_UPS and rest in KINDS:
        return name
    if part in OF_FOLLOW_UPS and dot:
        raise BadInput(
            f"There are no follow-ups of kind {rest!r}; write {part}.KIND with one of {', '.join(KINDS)}."
        )
    if name in FIELDS and not dot:
        return name
    near = [_MEANT[name]] if name in _MEANT else get_close_matches(name, FIELDS, n=1)
    meant = f"did you mean {near[0]}? The" if near else "the"
    raise BadInput(f"There is no field {name!r}; {meant} fields are {', '.join(FIELDS)}.")


def constant_field(name: str) -> str:
    """A field that one value can fill in every row. Raises BadInput."""
    field = named_field(name)
    if field in OF_EACH_ROW:
        raise BadInput(f'{field} is each row\'s own; map a column to it with --map {field}="COLUMN".')
    return field
