"""Writing one reflection after the other, as part of one change."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from reflect.core.moment import Moment, minutes_from_utc, monday_of
from reflect.core.reflection import Draft, checked_draft
from reflect.journal import names
from reflect.journal.journal import Journal, by_place, instant, new_id
from reflect.journal.placing import Placed, Resolver

if TYPE_CHECKING:
    from reflect.core.follow_up import NewFollowUp
    from reflect.journal.frameworks import KeptQuestion

# A reflection.
ADD = """
INSERT INTO reflection (id, source, key, instant, utc_offset, timed, day, week, question, point, speaker,
                        text, also_found_by, audience, highlighted, written, written_offset, change)
VALUES (:id, :source, :key, :instant, :utc_offset, :timed, :day, :week, :question, :point, :speaker,
        :text, :also_found_by, :audience, :highlighted, :written, :written_offset, :change)
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


def row_of(draft: Draft, placed: Placed, *, day: str, week: str) -> tuple[Any, ...]:
    """What a draft says, from ``instant`` to ``highlighted`` of its row; ``week``: the Monday."""
    moment, question, point, by = draft.moment, placed.question, placed.point, placed.by
    return (
        instant(moment.instant),
        moment.utc_offset,
        int(moment.timed),  # which is bound faster than a bool
        day,
        week,
        None if question is None else question.number,
        None if point is None else point.number,
        None if by is None else by.number,
        draft.text,
        placed.found_by,
        placed.audience,
        int(draft.highlighted),
    )


def written_now(now: datetime, change: int) -> tuple[Any, ...]:
    """When, and by which change: from ``written`` on."""
    return instant(now), minutes_from_utc(now), change


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
        self.probes_open = probes_open
        self.resolver = Resolver(journal, default_audience=default_audience, narrow_only=narrow_only)

    def write(self, draft: Draft) -> Stored:
        """Store a draft. Raises BadInput; the caller's transaction takes it back."""
        draft = checked_draft(draft)
        self.resolver.new_names.clear()
        question = self.resolver.question(draft.question)
        given = len(draft.follow_ups)
        draft = self._with_opened(draft, question)
        placed = self.resolver.place(draft)
        point, by = placed.point, placed.by
        number = self._reflection(draft, placed)
        for position, (key, text) in enumerate(placed.details):
            said = {"reflection": number, "key": key, "text": text, "position": position}
            self.journal.row(ADD_DETAIL, said)
        for tag in placed.tagged:
            here = {"name": tag.name.number, "reflection": number, "inline": tag.inline}
            self.journal.row(ADD_TAG, here)
        for person in placed.peopled:
            here = {"name": person.name.number, "reflection": number, "inline": person.inline}
            self.journal.row(ADD_PERSON, here | {"role": person.role})
        follow_ups = [self._follow_up(draft, each, number, placed) for each in draft.follow_ups]
        for kind, name in self.resolver.respelled:
            names.find_by_name(self.journal, kind, name)
        self.resolver.respelled.clear()
        return Stored(
            number=number,
            added=True,
            text=draft.text,
            moment=draft.moment,
            question=question and question.key,
            lens=question and question.lens,
            point=point and point.spelled,
            tags=tuple(tag.name.spelled for tag in placed.tagged),
            by=by and by.spelled,
            audience=placed.audience,
            opens=tuple(follow_ups[given:]),
            change=self.change,
            new_names=tuple(self.resolver.new_names),
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

    def _reflection(self, draft: Draft, placed: Placed) -> int:
        day = draft.moment.day
        said = row_of(draft, placed, day=day.isoformat(), week=monday_of(day).isoformat())
        here = (new_id(self.now), draft.source, draft.key, *said, *written_now(self.now, self.change))
        return int(self.journal.row(by_place(ADD), here)[0])

    def _follow_up(self, draft: Draft, new: NewFollowUp, reflection: int, placed: Placed) -> str:
        from reflect.journal.opening import open_follow_up  # most reflections bring none

        return open_follow_up(
            self.journal,
            new,
            reflection=reflection,
            point=placed.point and placed.point.number,
            day=draft.moment.day,
            named=partial(self.resolver.named, private=placed.audience == "private"),
            change=self.change,
            now=self.now,
        )
