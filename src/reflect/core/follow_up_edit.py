"""What is to be changed of a follow-up, and what none may hold."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.follow_up import HELPED, KINDS, STAGES, NewFollowUp
from reflect.core.reflection import checked_name, checked_text

CLEARABLE = ("point", "owner", "with", "due", "review", "where", "stage", "role", "asked", "helped", "note")


class FollowUpEdit(NamedTuple):
    """Every field that is None stays as it is.

    ``add_with``: more people. ``on``: the day since when it is at its ``stage``. ``clear`` names fields to
    be emptied, one of CLEARABLE; it comes first. ``reopen``: what was done or dropped is open again.
    """

    text: str | None = None
    kind: str | None = None
    point: str | None = None
    owner: str | None = None
    add_with: tuple[str, ...] = ()
    due: date | None = None
    review: date | None = None
    where: str | None = None
    stage: str | None = None
    on: date | None = None
    role: str | None = None
    asked: date | None = None
    note: str | None = None
    clear: tuple[str, ...] = ()
    reopen: bool = False

    @property
    def changes(self) -> bool:
        """Whether anything is to be changed at all."""
        return self._replace(on=None) != FollowUpEdit()


def checked_follow_up(new: NewFollowUp) -> NewFollowUp:
    """One that somebody types, with its names cleaned. Raises BadInput for what is not to be written."""
    checked = carried_follow_up(new._replace(stage=_stage(new.stage)))
    refuse_stray(checked.kind, stage=checked.stage, role=checked.role)
    return checked


def carried_follow_up(new: NewFollowUp) -> NewFollowUp:
    """One that a journal wrote, with its names cleaned: what it held is taken, whichever rules came later.

    Raises BadInput for what no journal can keep.
    """
    return new._replace(
        kind=checked_kind(new.kind),
        text=checked_text(new.text, what="The follow-up"),
        owner=_name(new.owner),
        with_=tuple(checked_name(name, what="person") for name in new.with_),
        where=_line(new.where, "where it is written"),
        stage=_line(new.stage, "stage"),
        role=_line(new.role, "role"),
        note=_text(new.note, "The note"),
    )


def checked_edit(edit: FollowUpEdit) -> FollowUpEdit:
    """The same of an edit; whether a stage and a role fit the kind, only the follow-up itself tells."""
    for field in edit.clear:
        if field not in CLEARABLE:
            raise BadInput(f"{field!r} can not be cleared; {', '.join(CLEARABLE)} can.")
    return edit._replace(
        kind=None if edit.kind is None else checked_kind(edit.kind),
        text=_text(edit.text, "The follow-up"),
        point=None if edit.point is None else checked_name(edit.point, what="point"),
        owner=_name(edit.owner),
        add_with=tuple(checked_name(name, what="person") for name in edit.add_with),
        where=_line(edit.where, "where it is written"),
        stage=_stage(edit.stage),
        role=_line(edit.role, "role"),
        note=_text(edit.note, "The note"),
    )


def checked_kind(kind: str) -> str:
    if kind not in KINDS:
        raise BadInput(f"There is no kind {kind!r}; choose {', '.join(KINDS)}.")
    return kind


def checked_helped(helped: str | None) -> str | None:
    if helped is not None and helped not in HELPED:
        raise BadInput(f"--helped is {', '.join(HELPED[:-1])} or {HELPED[-1]}, not {helped!r}.")
    return helped


def refuse_stray(kind: str, *, stage: str | None, role: str | None, asked: date | None = None) -> None:
    """A stage, its role and its carrier belong to a practice that is adopted. Raises BadInput."""
    if kind != "adopt":
        given = [
            name for name, value in (("stage", stage), ("role", role), ("asked", asked)) if value is not None
        ]
        if given:
            raise BadInput(
                f"--{given[0]} is for a practice to adopt, and this one is of kind {kind}; "
                "--kind adopt makes it one."
            )
    if stage == STAGES[-1] and role is None:
        raise BadInput(
            f"A practice that is {STAGES[-1]} has a role that owns it; name it with --role, or say another "
            "--stage."
        )


def _stage(given: str | None) -> str | None:
    """One of the stages, however it is spelled: ``written-down``."""
    if given is None:
        return None
    said = " ".join(given.lower().replace("-", " ").replace("_", " ").split())
    if said not in STAGES:
        raise BadInput(f"There is no stage {given!r}; choose {', '.join(STAGES)}.")
    return said


def _name(name: str | None) -> str | None:
    return None if name is None else checked_name(name, what="person")


def _text(text: str | None, what: str) -> str | None:
    return None if text is None else checked_text(text, what=what)


def _line(text: str | None, what: str) -> str | None:
    """Something short, without the space around it."""
    return None if text is None else checked_text(text.strip(), what=f"The {what}")
