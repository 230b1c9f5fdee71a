"""The follow-ups of a row that changed: which of those it brought it still says, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reflect.journal.states import State

if TYPE_CHECKING:
    from reflect.core.follow_up import NewFollowUp


class Standing(NamedTuple):
    """A follow-up that a row brought: what it is, and what it was when it was imported last."""

    number: int
    now: State
    imported: State

    @property
    def reworded(self) -> bool:
        """Its words were changed by hand."""
        return any(self.now[field] != self.imported[field] for field in ("kind", "text"))

    @property
    def moved_on(self) -> bool:
        """It was closed, opened again or deleted by hand."""
        return any(self.now[field] != self.imported[field] for field in ("state", "deleted"))


class Brought(NamedTuple):
    """What becomes of them, and those that are new."""

    amended: list[tuple[int, State]]
    new: list[NewFollowUp]


def brought_anew(
    standing: Sequence[Standing], drafts: Sequence[NewFollowUp], said: Sequence[State]
) -> Brought:
    """Those with the same words are the same; then those of the same kind, in their order.

    What happened stays: one that was closed by hand keeps its words, and other words beside it are
    another follow-up. One that the row does not say any more goes, unless it was closed. ``said``: the
    fields of each draft.
    """
    left = dict(enumerate(said))
    pairs: list[tuple[Standing, State]] = []
    unpaired: list[Standing] = []
    for each in standing:
        words = (each.imported["kind"], each.imported["text"])
        place = next((n for n, fields in left.items() if (fields["kind"], fields["text"]) == words), None)
        if place is None:
            unpaired.append(each)
        else:
            pairs.append((each, left.pop(place)))
    amended = [(each.number, changed) for each, fields in pairs if (changed := _changed(each, fields))]
    for each in unpaired:
        if each.moved_on or each.now["deleted"]:
            continue
        place = next((n for n, fields in left.items() if fields["kind"] == each.now["kind"]), None)
        if place is not None:
            amended.append((each.number, _changed(each, left.pop(place))))
        elif each.now["state"] == "open":
            amended.append((each.number, {"deleted": True}))
    return Brought(amended, [drafts[place] for place in sorted(left)])


def _changed(each: Standing, fields: State) -> State:
    """What is to be put; of what was changed by hand since only the words."""
    moved = ("state", "closed", "deleted") if each.moved_on else ()
    return {
        field: value
        for field, value in {**fields, "deleted": False}.items()
        if value != each.now[field]
        and field not in moved
        and (field in ("kind", "text") or each.now[field] == each.imported[field])
    }
