"""Writing one reflection after the other, as part of one change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.errors import BadInput
from reflect.core.moment import Moment, minutes_from_utc, monday_of
from reflect.core.reflection import (
    AUDIENCES,
    Draft,
    checked_draft,
    checked_text,
    distinct,
)
from reflect.journal import names
from reflect.journal.journal import Journal, instant, new_id

if TYPE_CHECKING:
    from reflect.core.follow_up import NewFollowUp
    from reflect.journal.frameworks import KeptQuestion

# A reflection.
ADD = """
INSERT INTO reflection (id, instant, utc_offset, timed, day, week, written, written_offset, question, point,
                        speaker, text, also_found_by, audience, source, key, change)
VALUES (:id, :instant, :utc_offset, :timed, :day, :week, :written, :written_offset, :question, :point,
        :speaker, :text, :also_found_by, :audience, :source, :key, :change)
RETURNING number
"""

# The answer to a probe.
ADD_DETAIL = """
INSERT INTO detail (reflection, key, text, position) VALUES (:reflection, :key, :text, :position)
"""

# A tag of a reflection.
ADD_TAG = "INSERT INTO reflection_tag (tag, reflection, inline) VALUES (:name, :reflection, :inline)"

# Somebody it was learned with or from.
ADD_PERSON = """
INSERT INTO reflection_person (person, reflection, role, inline) VALUES (:name, :reflection, :role, :inline)
"""

# What should happen next.
ADD_FOLLOW_UP = """
INSERT INTO follow_up (id, kind, text, reflection, point, owner, due, review, link, stage, state, helped,
                       note, created, closed, change)
VALUES (:id, :kind, :text, :reflection, :point, :owner, :due, :review, :link, :stage, :state, :helped,
        :note, :created, :closed, :change)
RETURNING number
"""

# Somebody it is to be done or agreed with.
ADD_FOLLOW_UP_PERSON = "INSERT INTO follow_up_person (follow_up, person) VALUES (:follow_up, :person)"


class Stored(NamedTuple):
    """What was stored, with names as the journal spells them.

    ``added`` is False when this key had been stored before; nothing was written then. ``text``: the words
    that the journal holds.
    """

    number: int
    added: bool
    text: str
    moment: Moment
    question: str | None
    lens: str | None
    point: str | None
    tags: tuple[str, ...]
    by: str | None
    audience: str


class Writer:
    """Writes many reflections as one change; what it looks up once it remembers.

    ``default_audience`` holds where neither the draft nor its question says who may read it. With
    ``narrow_only`` a draft may narrow what they say, never widen it: words that others wrote.
    """

    def __init__(
        self,
        journal: Journal,
        change: int,
        *,
        now: datetime,
        default_audience: str,
        narrow_only: bool = False,
    ) -> None:
        self.journal = journal
        self.change = change
        self.now = now
        self.default_audience = default_audience
        self.narrow_only = narrow_only
        self.asked: list[KeptQuestion] | None = None
        self.known: dict[tuple[names.Kind, str, bool], names.Name] = {}

    def write(self, draft: Draft) -> Stored:
        """Store a draft. Raises BadInput; the caller's transaction takes it back."""
        draft = checked_draft(draft)
        question = self._question(draft.question) if draft.question is not None else None
        chosen = audience(draft.audience, question, self.default_audience, narrow_only=self.narrow_only)
        named = partial(self._named, private=chosen == "private")
        point = named("point", draft.point) if draft.point else None
        by = named("person", draft.by) if draft.by else None
        tags, people = names.names_of(draft)
        tagged = names.resolved("tag", tags, named)
        peopled = names.resolved("person", people, named)
        found_by = _also_found_by(draft, [*tagged, *peopled], point=point, by=by)
        number = self._reflection(draft, question, chosen, point=point, by=by, found_by=found_by)
        for position, (key, text) in enumerate(draft.details):
            said = {"reflection": number, "key": key, "text": text, "position": position}
            self.journal.row(ADD_DETAIL, said)
        for tag in tagged:
            here = {"name": tag.name.number, "reflection": number, "inline": tag.inline}
            self.journal.row(ADD_TAG, here)
        for person in peopled:
            here = {"name": person.name.number, "reflection": number, "inline": person.inline}
            self.journal.row(ADD_PERSON, here | {"role": person.role})
        for follow_up in draft.follow_ups:
            self._follow_up(draft, follow_up, number, point=point, named=named)
        return Stored(
            number=number,
            added=True,
            text=draft.text,
            moment=draft.moment,
            question=question and question.key,
            lens=question and question.lens,
            point=point and point.spelled,
            tags=tuple(tag.name.spelled for tag in tagged),
            by=by and by.spelled,
            audience=chosen,
        )

    def _question(self, name: str) -> KeptQuestion:
        from reflect.journal import frameworks  # a reflection without a question does not pay for it

        if self.asked is None:
            self.asked = frameworks.questions(self.journal)
        return frameworks.question_named(name, self.asked)

    def _reflection(
        self,
        draft: Draft,
        question: KeptQuestion | None,
        audience: str,
        *,
        point: names.Name | None,
        by: names.Name | None,
        found_by: str,
    ) -> int:
        moment = draft.moment
        row = self.journal.row(
            ADD,
            {
                "id": new_id(self.now),
                "instant": instant(moment.instant),
                "utc_offset": moment.utc_offset,
                "timed": moment.timed,
                "day": moment.day.isoformat(),
                "week": monday_of(moment.day).isoformat(),
                "written": instant(self.now),
                "written_offset": minutes_from_utc(self.now),
                "question": question and question.number,
                "point": point and point.number,
                "speaker": by and by.number,
                "text": draft.text,
                "also_found_by": found_by,
                "audience": audience,
                "source": draft.source,
                "key": draft.key,
                "change": self.change,
            },
        )
        return int(row[0])

    def _follow_up(
        self,
        draft: Draft,
        new: NewFollowUp,
        reflection: int,
        *,
        point: names.Name | None,
        named: Callable[[names.Kind, str], names.Name],
    ) -> None:
        closed = None if new.state == "open" else new.closed or draft.moment.day
        row = self.journal.row(
            ADD_FOLLOW_UP,
            {
                "id": new_id(self.now),
                "kind": new.kind,
                "text": checked_text(new.text, what="The follow-up"),
                "reflection": reflection,
                "point": point and point.number,
                "owner": named("person", new.owner).number if new.owner else None,
                "due": new.due and new.due.isoformat(),
                "review": new.review and new.review.isoformat(),
                "link": new.where,
                "stage": new.stage,
                "state": new.state,
                "helped": new.helped,
                "note": new.note,
                "created": instant(self.now),
                "closed": closed and closed.isoformat(),
                "change": self.change,
            },
        )
        for name in distinct(list(new.with_)):
            said = {"follow_up": row[0], "person": named("person", name).number}
            self.journal.row(ADD_FOLLOW_UP_PERSON, said)

    def _named(self, kind: names.Kind, name: str, *, private: bool) -> names.Name:
        known = self.known.get((kind, name, private))
        if known is None:
            known = names.known_as(self.journal, kind, name, private=private)
            self.known[kind, name, private] = known
        return known


def audience(
    chosen: str | None, question: KeptQuestion | None, default: str, *, narrow_only: bool = False
) -> str:
    """Who may read it: what the writer chose, then the question's own default, then the given one."""
    unless_chosen = (question and question.audience) or default
    for said in filter(None, (chosen, unless_chosen)):
        if said not in AUDIENCES:
            raise BadInput(f"There is no audience {said!r}; choose {', '.join(AUDIENCES)}.")
    if narrow_only:
        return max(chosen or unless_chosen, unless_chosen, key=AUDIENCES.index)
    return chosen or unless_chosen


def _also_found_by(
    draft: Draft, given: list[names.Resolved], *, point: names.Name | None, by: names.Name | None
) -> str:
    """Details, names that do not stand in the text, and follow-ups; `states` finds the same anew."""
    found = [text for _, text in draft.details]
    found += [each.name.spelled for each in given if not (each.inline and each.standing)]
    found += [name.spelled for name in (by, point) if name]
    found += [part for new in draft.follow_ups for part in (new.text, new.owner, new.note) if part]
    return "\n".join(found)
