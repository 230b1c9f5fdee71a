"""What was said beside the words of a draft, as its second file keeps it: plain values for JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from reflect.core.edit import Edit
from reflect.core.moment import Moment, minutes_from_utc
from reflect.core.reflection import Draft

_ONE = ("question", "point", "by", "audience", "key")
_SEVERAL = {"tags": "tags", "with": "with_", "from": "from_"}


def fields_of(draft: Draft) -> dict[str, Any]:
    """All but the text: ``question, point, by, audience, key, tags, with, from, details`` and the moment."""
    said: dict[str, Any] = {name: getattr(draft, name) for name in _ONE if getattr(draft, name) is not None}
    said |= {name: list(getattr(draft, field)) for name, field in _SEVERAL.items() if getattr(draft, field)}
    if draft.details:
        said["details"] = [list(detail) for detail in draft.details]
    return said | moment_fields(draft.moment)


def draft_from(text: str, fields: dict[str, Any], *, moment: Moment) -> Draft:
    """The draft that these fields were of; ``moment`` stands in where they name none.

    Raises ValueError, TypeError or LookupError for fields that nobody wrote here.
    """
    return Draft(
        text=text,
        moment=moment_from(fields) or moment,
        question=_one(fields, "question"),
        point=_one(fields, "point"),
        tags=_several(fields, "tags"),
        by=_one(fields, "by"),
        with_=_several(fields, "with"),
        from_=_several(fields, "from"),
        audience=_one(fields, "audience"),
        details=_pairs(fields, "details"),
        key=_one(fields, "key"),
    )


def edit_fields(edit: Edit) -> dict[str, Any]:
    """What options say of an edit: all but its text and the complete lists, which only a form gives."""
    said = edit._replace(text=None, moment=None)._asdict()
    said = {name: value for name, value in said.items() if value is not None and value != ()}
    return said | (moment_fields(edit.moment) if edit.moment else {})


def edit_from(text: str, fields: dict[str, Any]) -> Edit:
    """The edit that these fields were of. Raises ValueError, TypeError or LookupError, as above."""
    return Edit(
        text=text,
        moment=moment_from(fields),
        question=_one(fields, "question"),
        point=_one(fields, "point"),
        by=_one(fields, "by"),
        audience=_one(fields, "audience"),
        highlighted=fields.get("highlighted"),
        add_tags=_several(fields, "add_tags"),
        remove_tags=_several(fields, "remove_tags"),
        add_with=_several(fields, "add_with"),
        add_from=_several(fields, "add_from"),
        set_details=_pairs(fields, "set_details"),
        clear=_several(fields, "clear"),
    )


def moment_fields(moment: Moment) -> dict[str, Any]:
    """``on`` with the writer's offset, whether it is ``timed``, and the ``day`` it belongs to."""
    return {"on": moment.local.isoformat(), "timed": moment.timed, "day": moment.day.isoformat()}


def moment_from(fields: dict[str, Any]) -> Moment | None:
    if "on" not in fields:
        return None
    local = datetime.fromisoformat(fields["on"])
    return Moment(
        instant=local.astimezone(UTC),
        utc_offset=minutes_from_utc(local),
        timed=bool(fields["timed"]),
        day=date.fromisoformat(fields["day"]),
    )


def _one(fields: dict[str, Any], name: str) -> str | None:
    return str(fields[name]) if name in fields else None


def _several(fields: dict[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(each) for each in fields.get(name, ()))


def _pairs(fields: dict[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(key), str(answer)) for key, answer in fields.get(name, ()))
