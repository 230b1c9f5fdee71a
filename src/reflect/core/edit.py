"""What is to be changed of a reflection that is there already."""

from __future__ import annotations

from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.moment import Moment
from reflect.core.reflection import checked_audience, checked_name, checked_text

CLEARABLE = ("question", "point", "by", "tags", "with", "from", "details")
DETAIL = "detail."  # ... and the key of a probe: one answer alone


class Edit(NamedTuple):
    """Every field that is None, or empty further down, stays as it is.

    ``tags``, ``with_`` and ``from_`` are complete lists of what is given beside the text;
    what stands in the text is read from the text again. ``add_...``, ``remove_tags`` and
    ``set_details`` change those lists instead. ``clear`` names fields to be emptied: one of CLEARABLE,
    or ``detail.KEY``; it comes first, so that a field can be cleared and set anew in one edit.
    """

    text: str | None = None
    moment: Moment | None = None
    question: str | None = None  # ``key`` or ``framework/key``
    point: str | None = None
    by: str | None = None
    tags: tuple[str, ...] | None = None
    with_: tuple[str, ...] | None = None
    from_: tuple[str, ...] | None = None
    audience: str | None = None
    highlighted: bool | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    add_with: tuple[str, ...] = ()
    add_from: tuple[str, ...] = ()
    set_details: tuple[tuple[str, str], ...] = ()
    clear: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything is to be changed at all."""
        return self != Edit()


def checked_edit(edit: Edit) -> Edit:
    """The edit with its names cleaned. Raises BadInput for what no journal can keep."""
    checked_audience(edit.audience)
    return edit._replace(
        text=None if edit.text is None else checked_text(edit.text),
        point=None if edit.point is None else checked_name(edit.point, what="point"),
        by=None if edit.by is None else checked_name(edit.by, what="person"),
        tags=None if edit.tags is None else _names(edit.tags, "tag"),
        with_=None if edit.with_ is None else _names(edit.with_, "person"),
        from_=None if edit.from_ is None else _names(edit.from_, "person"),
        add_tags=_names(edit.add_tags, "tag"),
        remove_tags=_names(edit.remove_tags, "tag"),
        add_with=_names(edit.add_with, "person"),
        add_from=_names(edit.add_from, "person"),
        set_details=_details(edit.set_details),
        clear=tuple(_clearable(field) for field in edit.clear),
    )


def _names(names: tuple[str, ...], what: str) -> tuple[str, ...]:
    return tuple(checked_name(name, what=what) for name in names)


def _details(details: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    keys = [key.strip() for key, _ in details]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise BadInput(f"The detail {twice!r} is given twice; a probe has one answer.")
    return tuple(
        (checked_name(key, what="detail"), checked_text(text, what=f"The detail {key!r}"))
        for key, text in details
    )


def _clearable(field: str) -> str:
    name = field.strip()
    if name in CLEARABLE or (name.startswith(DETAIL) and name != DETAIL):
        return name
    raise BadInput(f"{field!r} can not be cleared; {', '.join(CLEARABLE)} and {DETAIL}KEY can.")
