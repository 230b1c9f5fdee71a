"""What was said beside the words of a new follow-up, as the second file of a draft keeps it."""

from __future__ import annotations

from datetime import date
from typing import Any

from reflect.core.follow_up import NewFollowUp

_DAYS = ("due", "review", "stage_since")
_WORDS = ("kind", "owner", "where", "stage", "role")


def new_fields(new: NewFollowUp, *, for_: str | None, point: str | None) -> dict[str, Any]:
    """Plain values for JSON: all but the text, and what it belongs to."""
    said: dict[str, Any] = {name: getattr(new, name) for name in _WORDS if getattr(new, name)}
    said |= {name: getattr(new, name).isoformat() for name in _DAYS if getattr(new, name)}
    said |= {"with": list(new.with_)} if new.with_ else {}
    return said | {name: value for name, value in (("for", for_), ("point", point)) if value is not None}


def new_from(text: str, fields: dict[str, Any]) -> NewFollowUp:
    """The follow-up that these fields were of. Raises ValueError, TypeError for what nobody wrote here."""
    words = {name: None if name not in fields else str(fields[name]) for name in _WORDS}
    days = {name: date.fromisoformat(fields[name]) if name in fields else None for name in _DAYS}
    return NewFollowUp(
        kind=words["kind"] or "",
        text=text,
        owner=words["owner"],
        with_=tuple(str(name) for name in fields.get("with", ())),
        due=days["due"],
        review=days["review"],
        where=words["where"],
        stage=words["stage"],
        role=words["role"],
        stage_since=days["stage_since"],
    )
