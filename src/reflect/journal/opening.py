"""Opening follow-ups: those that come with a reflection, and those that answers to its probes open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial

from reflect.core.follow_up import NewFollowUp, opened_by
from reflect.core.reflection import checked_text
from reflect.journal import names
from reflect.journal.amendments import Altered
from reflect.journal.frameworks import answered_by
from reflect.journal.journal import Journal, instant, new_id
from reflect.journal.states import find_anew

# What should happen next.
ADD_FOLLOW_UP = """
INSERT INTO follow_up (id, kind, text, reflection, point, owner, due, review, link, stage, state, helped,
                       note, created, closed, role, stage_since, asked, change)
VALUES (:id, :kind, :text, :reflection, :point, :owner, :due, :review, :link, :stage, :state, :helped,
        :note, :created, :closed, :role, :stage_since, :asked, :change)
RETURNING number
"""

# Somebody it is to be done or agreed with.
ADD_FOLLOW_UP_PERSON = "INSERT INTO follow_up_person (follow_up, person) VALUES (:follow_up, :person)"

# What the follow-up of a reflection that is there takes from it.
TAKEN_FROM = "SELECT point, day, audience FROM reflection WHERE number = :number"


def open_by_answers(
    journal: Journal, number: int, answers: Iterable[tuple[str, str]], *, change: int, now: datetime
) -> tuple[str, ...]:
    """What answers to the probes of a reflection's question open, as part of a change; their names.

    Inside the caller's transaction.
    """
    question = answered_by(journal, number)
    opened = opened_by(answers, question.probes) if question else []
    point, day, audience = journal.row(TAKEN_FROM, {"number": number})
    return tuple(
        open_follow_up(
            journal,
            new,
            reflection=number,
            point=point,
            day=date.fromisoformat(day),
            named=partial(names.known_as, journal, private=audience == "private"),
            change=change,
            now=now,
        )
        for new in opened
    )


def open_by_amending(
    journal: Journal, altered: Iterable[Altered], *, change: int, now: datetime
) -> tuple[str, ...]:
    """The same for probes that had no answer before reflections were amended."""
    opens: list[str] = []
    for (_, number), before, after in altered:
        answered = {key for key, _ in (before or {}).get("details", ())}
        new = [(key, text) for key, text in (after or {}).get("details", ()) if key not in answered]
        if new:
            opens += open_by_answers(journal, number, new, change=change, now=now)
            find_anew(journal, number)
    return tuple(opens)


def closing_day(new: NewFollowUp, day: date) -> date | None:
    """When it was done or dropped; one that is open again says when it did not help."""
    if new.state == "open":
        return new.closed if new.helped == "no" else None
    return new.closed or day


def open_follow_up(
    journal: Journal,
    new: NewFollowUp,
    *,
    reflection: int | None,
    point: int | None,
    day: date,
    named: Callable[[names.Kind, str], names.Name],
    change: int,
    now: datetime,
    id_: bytes | None = None,
) -> str:
    """Write it as part of a change, inside the caller's transaction; its name.

    ``day`` counts where it comes closed and says no day of its own; ``named`` looks people up; ``id_``: by
    which it is known elsewhere.
    """
    closed = closing_day(new, day)
    (number,) = journal.row(
        ADD_FOLLOW_UP,
        {
            "id": id_ or new_id(now),
            "kind": new.kind,
            "text": checked_text(new.text, what="The follow-up"),
            "reflection": reflection,
            "point": point,
            "owner": named("person", new.owner).number if new.owner else None,
            "due": new.due and new.due.isoformat(),
            "review": new.review and new.review.isoformat(),
            "link": new.where,
            "stage": new.stage,
            "state": new.state,
            "helped": new.helped,
            "note": new.note,
            "created": instant(new.created or now),
            "closed": closed and closed.isoformat(),
            "role": new.role,
            "stage_since": new.stage_since and new.stage_since.isoformat(),
            "asked": new.asked and new.asked.isoformat(),
            "change": change,
        },
    )
    for person in {named("person", name).number for name in new.with_}:  # two names may mean one
        journal.row(ADD_FOLLOW_UP_PERSON, {"follow_up": number, "person": person})
    return f"f{number}"
