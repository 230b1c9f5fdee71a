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
)
from reflect.journal import names
from reflect.journal.journal import Journal, instant, new_id

if TYPE_CHECKING:
    from reflect.core.follow_up import NewFollowUp
    from reflect.journal.frameworks import KeptQuestion

Named = Callable[[names.Kind, str], names.Name]

# A reflection.
ADD = """
INSERT INTO reflection (id, instant, utc_offset, timed, day, week, written, written_offset, question, point,
                        speaker, text, also_found_by, audience, highlighted, source, key, change)
VALUES (:id, :instant, :utc_offset, :timed, :day, :week, :written, :written_offset, :question, :point,
        :speaker, :text, :also_found_by, :audience, :highlighted, :source, :key, :change)
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


class Stored(NamedTuple):
    """What was stored, with names as the journal spells them.

    ``added`` is False when this key had been stored before; nothing was written then. ``text``: the words
    that the journal holds; ``opens``: the follow-ups that answers to probes opened; ``change``: the one
    that wrote it; ``new_names``: those that the journal did not know before.
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
    opens: tuple[str, ...] = ()
    change: int | None = None
    new_names: tuple[names.NewName, ...] = ()


class Writer:
    """Writes many reflections as one change; what it looks up once it remembers.

    ``default_audience`` holds where neither the draft nor its question says who may read it. With
    ``narrow_only`` a draft may narrow what they say, never widen it: words that others wrote. With
    ``probes_open`` the answer to a probe opens the follow-up that the probe says.
    """

    def __init__(
        self,
        journal: Journal,
        change: int,
        *,
        now: datetime,
        default_audience: str,
        narrow_only: bool = False,
        probes_open: bool = False,
    ) -> None:
        self.journal = journal
        self.change = change
        self.now = now
        self.default_audience = default_audience
        self.narrow_only = narrow_only
        self.probes_open = probes_open
        self.asked: list[KeptQuestion] | None = None
        self.known: dict[tuple[names.Kind, str, bool], names.Name] = {}
        self.new_names: list[names.NewName] = []  # of the draft that is being written

    def write(self, draft: Draft) -> Stored:
        """Store a draft. Raises BadInput; the caller's transaction takes it back."""
        draft = checked_draft(draft)
        self.new_names = []
        question = self._question(draft.question) if draft.question is not None else None
        chosen = audience(draft.audience, question, self.default_audience, narrow_only=self.narrow_only)
        given = len(draft.follow_ups)
        draft = self._with_opened(draft, question)
        named = partial(self._named, private=chosen == "private")
        point = named("point", draft.point) if draft.point else None
        by = named("person", draft.by) if draft.by else None
        tags, people = names.names_of(draft)
        tagged = names.resolved("tag", tags, named)
        peopled = names.resolved("person", people, named)
        found_by = _also_found_by(draft, [*tagged, *peopled], point=point, by=by, named=named)
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
        follow_ups = [
            self._follow_up(draft, each, number, point=point, named=named) for each in draft.follow_ups
        ]
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
            opens=tuple(follow_ups[given:]),
            change=self.change,
            new_names=tuple(self.new_names),
        )

    def _with_opened(self, draft: Draft, question: KeptQuestion | None) -> Draft:
        """With the follow-ups that its answers to probes open, but for the kinds it brings itself."""
        if question is None or not draft.details or not self.probes_open:
            return draft
        from reflect.core.follow_up import opened_by

        opened = opened_by(draft.details, question.probes)
        brought = {new.kind for new in draft.follow_ups}
        return draft._replace(
            follow_ups=(*draft.follow_ups, *(new for new in opened if new.kind not in brought))
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
                "highlighted": draft.highlighted,
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
        named: Named,
    ) -> str:
        from reflect.journal.opening import open_follow_up  # most reflections bring none

        return open_follow_up(
            self.journal,
            new,
            reflection=reflection,
            point=point and point.number,
            day=draft.moment.day,
            named=named,
            change=self.change,
            now=self.now,
        )

    def _named(self, kind: names.Kind, name: str, *, private: bool) -> names.Name:
        known = self.known.get((kind, name, private))
        if known is None:
            known = names.known_as(self.journal, kind, name, private=private)
            self.known[kind, name, private] = known._replace(new=False)
            if known.new:
                self.new_names.append(names.NewName(kind, known.number, known.spelled))
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
    draft: Draft,
    given: list[names.Resolved],
    *,
    point: names.Name | None,
    by: names.Name | None,
    named: Named,
) -> str:
    """Details, names that do not stand in the text, and follow-ups; `states` finds the same anew."""
    found = [text for _, text in draft.details]
    found += [each.name.spelled for each in given if not (each.inline and each.standing)]
    found += [name.spelled for name in (by, point) if name]
    for new in draft.follow_ups:
        owner = named("person", new.owner).spelled if new.owner else None
        found += [part for part in (new.text, owner, new.note) if part]
    return "\n".join(found)
