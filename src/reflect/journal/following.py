"""Writing follow-ups: adding, editing, closing them; each a change that undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.follow_up import FollowUp, NewFollowUp, another_attempt, kind_for, when_done
from reflect.core.follow_up_edit import FollowUpEdit, checked_edit, checked_follow_up, refuse_stray
from reflect.core.reflection import checked_text
from reflect.journal import amending, history, names
from reflect.journal.amendments import Altered, Subject, amend
from reflect.journal.follow_ups import get, these
from reflect.journal.journal import Journal
from reflect.journal.opening import open_follow_up
from reflect.journal.placing import Named
from reflect.journal.states import State, find_anew, state_of

# Who may read the reflection that a follow-up belongs to, and which point that is at.
OF_REFLECTION = """
SELECT r.audience, u.point FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
 WHERE u.number = :number
"""

FIELD = {"where": "link"}  # what the journal calls a field otherwise
POINTS = "`reflect point list` shows them; the first reflection at a new point names it: `reflect add -p`."


class Written(NamedTuple):
    """What a change did. ``change`` is None when everything was so already.

    ``numbers``: the follow-ups it was about; ``again``: attempts that begin because others did not help.
    """

    change: int | None
    numbers: tuple[int, ...]
    altered: tuple[Altered, ...] = ()
    again: tuple[int, ...] = ()
    new_names: tuple[names.NewName, ...] = ()


def add(
    journal: Journal, new: NewFollowUp, *, for_: int | None, point: str | None, today: date, now: datetime
) -> Written:
    """A follow-up of a reflection, of a point, or of both; without a point it is at that of its reflection.

    An empty kind is found by the lens. Raises NotFound and BadInput.
    """
    with journal.transaction():
        of = amending.editable(journal, str(for_)).reflection if for_ is not None else None
        at = names.known_name(journal, "point", point, hint=POINTS).number if point is not None else None
        if at is None and of is not None and of.point is not None:
            at = names.find(journal, "point", of.point)
        kind = new.kind or kind_for(of.lens if of else None, at_point=point is not None)
        change = history.record(journal, "follow", "", now=now)
        known = names.KnownNames(journal)
        name = open_follow_up(
            journal,
            checked_follow_up(new._replace(kind=kind)),
            reflection=for_,
            point=at,
            day=today,
            named=partial(known.named, private=of is not None and of.audience == "private"),
            change=change,
            now=now,
        )
        history.summarise(journal, change, f"follow-up {name}")
        if for_ is not None:
            find_anew(journal, for_)
    return Written(change, (int(name[1:]),), new_names=tuple(known.new))


def edit(journal: Journal, number: int, wanted: FollowUpEdit, *, today: date, now: datetime) -> Written:
    """Change fields of a follow-up; those that are not named stay as they are. Raises NotFound, BadInput."""
    wanted = checked_edit(wanted)
    with journal.transaction():
        before = get(journal, number)
        audience, _ = journal.row(OF_REFLECTION, {"number": number})
        known = names.KnownNames(journal)
        named = partial(known.named, private=audience == "private")
        fields = _edited(journal, before, wanted, today=today, named=named)
        written = _amended(journal, "edit", [before], lambda _: fields, now=now)
    return written._replace(new_names=tuple(known.new))


def done(
    journal: Journal,
    outcomes: Mapping[int, str | None],
    *,
    note: str | None = None,
    on: date | None = None,
    due: date | None = None,
    today: date,
    now: datetime,
) -> Written:
    """They were done, on a day. ``outcomes``: whether each helped: yes, no, unsure, or not said (None).

    What did not help is open again, or tried again: ``when_done``; ``due`` is the day for that. Raises
    NotFound and BadInput.
    """

    def fields(follow_up: FollowUp) -> State:
        said = outcomes[follow_up.number]
        said = follow_up.helped if said is None and follow_up.state == "done" else said
        state, _ = when_done(follow_up.kind, said)
        closed = on or (follow_up.closed if follow_up.state == "done" else None) or today
        after: State = {"state": state, "helped": said, "closed": closed.isoformat()}
        after |= {"note": note} if note is not None else {}
        return after | ({"due": due and due.isoformat()} if state == "open" else {})

    note = None if note is None else checked_text(note, what="The note")
    with journal.transaction():
        every = these(journal, list(outcomes))
        written = _amended(journal, "done", every, fields, now=now)
        again = [
            _begin_again(journal, each, due=due, change=written.change, today=today, now=now)
            for each in every
            if written.change is not None and _begins_again(each, outcomes[each.number])
        ]
    return written._replace(again=tuple(again))


def drop(
    journal: Journal,
    numbers: Sequence[int],
    *,
    note: str | None = None,
    on: date | None = None,
    today: date,
    now: datetime,
) -> Written:
    """They will not be done. Raises NotFound."""

    def fields(follow_up: FollowUp) -> State:
        closed = on or (follow_up.closed if follow_up.state == "dropped" else None) or today
        helped = "no" if follow_up.reopened else None  # which it did not, when it was tried
        after: State = {"state": "dropped", "helped": helped, "closed": closed.isoformat()}
        return after | ({"note": note} if note is not None else {})

    note = None if note is None else checked_text(note, what="The note")
    with journal.transaction():
        every = these(journal, list(dict.fromkeys(numbers)))
        return _amended(journal, "drop", every, fields, now=now)


def _begins_again(before: FollowUp, helped: str | None) -> bool:
    """Once for each attempt: not where it was known already that it did not help."""
    told = before.state == "done" and before.helped == "no"
    return when_done(before.kind, helped).again and not told


def _begin_again(
    journal: Journal, before: FollowUp, *, due: date | None, change: int, today: date, now: datetime
) -> int:
    audience, point = journal.row(OF_REFLECTION, {"number": before.number})
    name = open_follow_up(
        journal,
        another_attempt(before, due=due),
        reflection=before.for_,
        point=point,
        day=today,
        named=partial(names.KnownNames(journal).named, private=audience == "private"),
        change=change,
        now=now,
    )
    if before.for_ is not None:
        find_anew(journal, before.for_)
    return int(name[1:])


def _amended(
    journal: Journal,
    verb: str,
    every: list[FollowUp],
    fields: Callable[[FollowUp], State],
    *,
    now: datetime,
) -> Written:
    """One change of all of them, inside the caller's transaction; none where nothing changes."""
    named = ", ".join(each.name for each in every) if len(every) <= 5 else f"{len(every)} follow-ups"
    summary = named if len(every) > 5 else f"follow-up{'' if len(every) == 1 else 's'} {named}"
    change = history.record(journal, verb, summary, now=now)
    altered = amend(journal, change, [(Subject("follow_up", each.number), fields(each)) for each in every])
    if not altered:
        history.forget(journal, change)
    numbers = tuple(each.number for each in every)
    return Written(change if altered else None, numbers, tuple(altered))


def _edited(journal: Journal, before: FollowUp, wanted: FollowUpEdit, *, today: date, named: Named) -> State:
    now = state_of(journal, "follow_up", before.number)
    assert now is not None
    after: State = {FIELD.get(field, field): None for field in wanted.clear}
    after |= {"with": []} if "with" in wanted.clear else {}
    after |= {"stage_since": None} if "stage" in wanted.clear else {}
    plain = {"text": wanted.text, "kind": wanted.kind, "link": wanted.where, "role": wanted.role}
    days = {"due": wanted.due, "review": wanted.review, "asked": wanted.asked}
    after |= {field: value for field, value in (plain | {"note": wanted.note}).items() if value is not None}
    after |= {field: day.isoformat() for field, day in days.items() if day is not None}
    if wanted.point is not None:
        after["point"] = names.known_name(journal, "point", wanted.point, hint=POINTS).number
    if wanted.owner is not None:
        after["owner"] = named("person", wanted.owner).number
    if wanted.add_with:
        there: list[int] = after.get("with", now["with"]) or []
        after["with"] = sorted({*there, *(named("person", name).number for name in wanted.add_with)})
    after |= _staged(now, wanted, today)
    if wanted.reopen and before.state != "open":
        after |= {"state": "open", "helped": None, "closed": None}
    _refuse(before, now | after, wanted)
    if (now | after)["kind"] != "adopt":
        after |= dict.fromkeys(("stage", "stage_since", "role", "asked"))
    return after


def _staged(now: State, wanted: FollowUpEdit, today: date) -> State:
    """The day of a stage moves with it, or is said by itself."""
    if wanted.stage is not None and (wanted.stage != now["stage"] or wanted.on is not None):
        return {"stage": wanted.stage, "stage_since": (wanted.on or today).isoformat()}
    if wanted.on is not None and wanted.stage is None:
        raise BadInput("--on says since when it is at a stage; give --stage too.")
    return {}


def _refuse(before: FollowUp, after: State, wanted: FollowUpEdit) -> None:
    if wanted.stage is not None or wanted.role is not None or wanted.asked is not None:
        refuse_stray(after["kind"], stage=wanted.stage, role=after["role"], asked=wanted.asked)
    if "role" in wanted.clear and after["kind"] == "adopt":
        refuse_stray(after["kind"], stage=after["stage"], role=after["role"])
    if after["point"] is None and before.for_ is None:
        raise BadInput(f"{before.name} belongs to its point alone; give another one instead: --point POINT.")
