"""Rows that changed since they were imported: what becomes of their reflections.

A reflection is compared with what was imported last: what was changed by hand since then is nobody's to
overwrite unasked. All that is put is an amendment, so it has a history and can be undone.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reflect.core.incoming import Incoming
from reflect.core.moment import Moment
from reflect.core.reflection import AUDIENCES, narrowest
from reflect.journal.aliases import aliases, meant
from reflect.journal.amendments import Subject, amend, of_subject
from reflect.journal.bulk import BulkWriter
from reflect.journal.journal import Journal, when_kept
from reflect.journal.states import Noun, State, find_anew, state_of
from reflect.journal.updating_follow_ups import Brought, Standing, brought_anew

if TYPE_CHECKING:
    from reflect.core.follow_up import NewFollowUp
    from reflect.journal.placing import Placed

# What is done with rows that changed; ``overwrite``: also where the reflection was changed by hand.
Update = Literal["no", "yes", "overwrite"]

# The imports that stand.
IMPORTS = "SELECT number FROM change WHERE verb = 'import' AND undone_by IS NULL"

# The follow-ups of a reflection that imports brought which stand.
BROUGHT = """
  SELECT u.number FROM follow_up u JOIN change c ON c.number = u.change
   WHERE u.reflection = :number AND c.verb = 'import' AND c.undone_by IS NULL
ORDER BY u.number
"""

# The question of a reflection, in whatever words it was asked.
QUESTION = """
SELECT f.key, q.key FROM question q JOIN framework f ON f.number = q.framework WHERE q.number = :question
"""

CONTENT = ("text", "instant", "timed", "day", "question", "point", "speaker", "details", "tags", "people")


class Plan(NamedTuple):
    """What a row makes of a reflection. ``wanted``: it is to be carried out."""

    reflection: int
    differs: bool
    wanted: bool
    fields: State
    follow_ups: Brought
    private: bool
    moment: Moment


class Updater:
    """Writes as part of the writer's change."""

    def __init__(self, journal: Journal, writer: BulkWriter, update: Update) -> None:
        self.journal = journal
        self.writer = writer
        self.update = update
        self.imports = {number for (number,) in journal.rows(IMPORTS)}
        self.aliases = aliases(journal)

    def plan(self, row: Incoming, number: int) -> Plan:
        """What would be put, and whether it is to be. Raises BadInput.

        Unless it is, no name of the row becomes known by this.
        """
        resolver, db = self.writer.resolver, self.journal.db
        resolver.check(row.draft)
        db.execute("SAVEPOINT update_plan")
        new = len(resolver.new_names)
        plan = self._plan(row, number)
        if not plan.wanted:
            db.execute("ROLLBACK TO update_plan")
            resolver.forget()
            del resolver.new_names[new:]
        db.execute("RELEASE update_plan")
        return plan

    def carry_out(self, plan: Plan) -> None:
        wanted: list[tuple[Subject, State | None]] = [(Subject("reflection", plan.reflection), plan.fields)]
        wanted += [(Subject("follow_up", number), fields) for number, fields in plan.follow_ups.amended]
        amend(self.journal, self.writer.change, wanted)
        for new in plan.follow_ups.new:
            self._open(new, plan)
        if plan.follow_ups.new:
            find_anew(self.journal, plan.reflection)

    def _plan(self, row: Incoming, number: int) -> Plan:
        now, imported = self._states("reflection", number)
        placed = self.writer.resolver.place(row.draft)
        fields = self._fields(row, placed, now)
        standing = [
            Standing(each, *self._states("follow_up", each))
            for (each,) in self.journal.rows(BROUGHT, {"number": number})
        ]
        said = [self._said(new, row, now | fields) for new in row.draft.follow_ups]
        follow_ups = brought_anew(standing, row.draft.follow_ups, said)
        by_hand = any(now[field] != imported[field] for field in CONTENT)
        by_hand |= AUDIENCES.index(now["audience"]) < AUDIENCES.index(imported["audience"])
        by_hand |= any(each.reworded for each in standing)
        differs = any(now[field] != value for field, value in fields.items())
        differs |= bool(follow_ups.new or follow_ups.amended)
        wanted = differs and (self.update == "overwrite" or (self.update == "yes" and not by_hand))
        private = fields["audience"] == "private"
        return Plan(number, differs, wanted, fields, follow_ups, private, row.draft.moment)

    def _states(self, noun: Noun, number: int) -> tuple[State, State]:
        """What it is, and what it was when an import brought or changed it last."""
        now = state_of(self.journal, noun, number) or {}
        imported = dict(now)
        for change, amendment in reversed(of_subject(self.journal, Subject(noun, number))):
            if change in self.imports:
                break
            imported |= amendment.before or {}
        return now, meant(noun, imported, self.aliases)

    def _fields(self, row: Incoming, placed: Placed, now: State) -> State:
        """An audience may become narrower, never wider; a row that says no date keeps the one it has."""
        audience = narrowest(placed.audience, now["audience"])
        return {
            "text": row.draft.text,
            **(_when(row.draft.moment, now) if row.dated else {}),
            "question": self._question(placed, now),
            "point": placed.point and placed.point.number,
            "speaker": placed.by and placed.by.number,
            "audience": audience,
            "details": [list(each) for each in placed.details],
            "tags": sorted([name.number, inline] for name, _, inline, _ in placed.tagged),
            "people": sorted(
                ([name.number, role, inline] for name, role, inline, _ in placed.peopled),
                key=lambda each: (each[0], each[1]),
            ),
        }

    def _question(self, placed: Placed, now: State) -> int | None:
        """The words in which it was asked stay."""
        asked = placed.question
        if asked is None or now["question"] is None:
            return asked and asked.number
        same = self.journal.row(QUESTION, {"question": now["question"]}) == (asked.framework, asked.key)
        return now["question"] if same else asked.number

    def _said(self, new: NewFollowUp, row: Incoming, reflection: State) -> State:
        """The fields of a follow-up as the row says them; the day of a row without a date is no news."""
        of_the_row = new.closed in (None, row.draft.moment.day)
        closed = reflection["day"] if of_the_row else str(new.closed)
        private = reflection["audience"] == "private"
        owner = self.writer.resolver.named("person", new.owner, private=private) if new.owner else None
        said: dict[str, Any] = {
            "kind": new.kind,
            "text": new.text,
            "point": reflection["point"],
            "owner": owner and owner.number,
            "due": new.due and new.due.isoformat(),
            "review": new.review and new.review.isoformat(),
            "link": new.where,
            "state": new.state,
            "closed": None if new.state == "open" else closed,
        }
        return said

    def _open(self, new: NewFollowUp, plan: Plan) -> None:
        self.writer.open(
            new,
            reflection=plan.reflection,
            point=plan.fields["point"],
            day=plan.moment.day,
            private=plan.private,
        )


def _when(moment: Moment, now: State) -> State:
    """The same wall clock read in another time zone is the same moment."""
    then = datetime.fromisoformat(now["instant"]) + timedelta(minutes=now["utc_offset"])
    wall = moment.instant + timedelta(minutes=moment.utc_offset)
    same = (then == wall) if moment.timed else (str(moment.day) == now["day"])
    if same and moment.timed == now["timed"]:
        return {}
    return when_kept(moment)
