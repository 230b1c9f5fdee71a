"""A share file: a line of JSON for each reflection that is sent, and for each that is taken back."""

from __future__ import annotations

from collections.abc import Iterable

from reflect.core.moment import iso_week
from reflect.core.sharing import Shared, TakenBack
from reflect.render.json import Record, compact, follow_up_record

OF_A_FOLLOW_UP = (
    *("kind", "text", "due", "review", "where", "stage", "stage_since", "role", "state", "helped", "note"),
    *("closed", "revision"),
)
OF_A_NAMELESS_ONE = ("kind", "text", "state", "helped", "revision")


def share_lines(
    named: Iterable[Shared],
    anonymous: Iterable[Shared],
    taken_back: Iterable[TakenBack],
    *,
    owner: str | None,
) -> list[str]:
    """The bytes that go out, line by line. ``owner``: whose words those are that name nobody else."""
    records = [named_record(each, owner=owner) for each in named]
    records += [nameless_record(each) for each in anonymous]
    records += [{"share": "withdrawn", "id": each.id, "revision": each.revision} for each in taken_back]
    return [compact({"reflect": 1, **record}) + "\n" for record in records]


def named_record(shared: Shared, *, owner: str | None) -> Record:
    reflection = shared.reflection
    return {
        "share": "team",
        "id": shared.id,
        "by": reflection.by or owner,
        "on": reflection.on.isoformat(),
        "timed": reflection.timed,
        "day": reflection.day.isoformat(),
        **_words(shared),
        "with": list(reflection.with_),
        "from": list(reflection.from_),
        "highlighted": reflection.highlighted,
        "revision": reflection.revision,
        "follow_ups": _follow_ups(shared, OF_A_FOLLOW_UP),
    }


def nameless_record(shared: Shared) -> Record:
    return {
        "share": "anonymous",
        "id": shared.id,
        "week": iso_week(shared.reflection.week),
        **_words(shared),
        "revision": shared.reflection.revision,
        "follow_ups": _follow_ups(shared, OF_A_NAMELESS_ONE),
    }


def _words(shared: Shared) -> Record:
    reflection = shared.reflection
    return {
        "question": reflection.question,
        "framework": reflection.framework,
        "wording": shared.wording,
        "lens": reflection.lens,
        "text": reflection.text,
        "details": reflection.details,
        "tags": list(reflection.tags),
        "point": reflection.point,
    }


def _follow_ups(shared: Shared, fields: tuple[str, ...]) -> list[Record]:
    records = [follow_up_record(each) for each in shared.reflection.follow_ups]
    return [{field: record[field] for field in fields} for record in records]
