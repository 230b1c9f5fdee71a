"""Writing reflections that come from another journal: as they were there, but for their numbers.

What is known already is amended, so that the change that brought new words can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Any

from reflect.core.carried import Carried, CarriedFollowUp, CarriedQuestion
from reflect.core.follow_up import NewFollowUp, opened_with
from reflect.core.moment import minutes_from_utc
from reflect.core.reflection import Draft, folded, inline_names
from reflect.journal import frameworks, names
from reflect.journal.amendments import Subject, amend
from reflect.journal.journal import Journal, instant, when_kept
from reflect.journal.kept_follow_ups import Numbered, as_known_here, point_of, said_of, says_else
from reflect.journal.opening import open_follow_up
from reflect.journal.states import State, put

# A reflection begins as an empty row, which is filled as an amendment would fill it.
BEGIN = """
INSERT INTO reflection (id, instant, utc_offset, timed, day, week, written, written_offset, text,
                        audience, deleted, revision, source, key, change)
VALUES (:id, :instant, :utc_offset, :timed, :day, :week, :written, :written_offset, '',
        :audience, true, :revision - 1, :source, :key, :change)
RETURNING number
"""

# A question in the words in which it was asked elsewhere; it is not asked here.
WORDED = """
  SELECT q.number, q.wording, q.lens FROM question q JOIN framework f ON f.number = q.framework
   WHERE f.key = :framework AND q.key = :key
ORDER BY q.position IS NULL, q.number DESC
"""
FRAMEWORK = "SELECT number FROM framework WHERE key = :framework"
ADD_FRAMEWORK = (
    "INSERT INTO framework (key, name, about) VALUES (:framework, :framework, '') RETURNING number"
)
ADD_QUESTION = """
INSERT INTO question (framework, key, wording, lens, audience, probes)
VALUES (:framework, :key, :wording, :lens, NULL, '[]')
RETURNING number
"""

# The follow-ups of a reflection, and who else has a hand in them.
FOLLOW_UPS = (
    "SELECT number, kind, text FROM follow_up WHERE reflection = :number AND NOT deleted ORDER BY number"
)

BY_ID = """
SELECT u.number, u.reflection, u.deleted AND c.undone_by IS NOT NULL
  FROM follow_up u JOIN change c ON c.number = u.change
 WHERE u.id = :id
"""

# How often something was done about the follow-ups of a reflection.
FOLLOWED = """
SELECT count(*) + (SELECT count(*) FROM amendment a JOIN follow_up u ON u.number = a.subject
                    WHERE a.noun = 'follow_up' AND u.reflection = :number AND NOT u.deleted)
  FROM follow_up WHERE reflection = :number AND NOT deleted
"""

# Whether anything but an import made something of it here; what was done before a whole journal was taken
# over was done elsewhere.
BY_HAND = """
SELECT 1 FROM amendment a JOIN change c ON c.number = a.change
 WHERE a.noun = :noun AND a.subject = :number AND c.verb <> 'import'
   AND a.change > coalesce((SELECT max(change) FROM import WHERE source = 'whole journal'), 0)
 LIMIT 1
"""


class Carrier:
    """Writes what is carried as part of one change; what it looks up once it remembers."""

    def __init__(self, journal: Journal, change: int, *, now: datetime) -> None:
        self.journal = journal
        self.change = change
        self.now = now
        self.names = names.KnownNames(journal)
        self.asked: dict[CarriedQuestion, int] = {}
        self.kept: list[int] = []  # follow-ups that were changed here, of which others say something else

    def add(self, carried: Carried, state: State, *, id_: bytes) -> int:
        """A reflection that is new here; its number."""
        draft = carried.draft
        said = {key: state[key] for key in ("instant", "utc_offset", "timed", "day", "week", "audience")}
        said |= {"id": id_, "revision": carried.revision, "change": self.change}
        said |= {"written": instant(carried.written), "written_offset": minutes_from_utc(carried.written)}
        (number,) = self.journal.row(BEGIN, said | {"source": draft.source, "key": draft.key})
        assert number is not None
        for new in opened_with(draft.follow_ups, draft.moment.instant):
            self._open(new, number, state, draft)
        nothing: dict[str, list[Any]] = {"details": [], "tags": [], "people": []}
        put(self.journal, "reflection", number, nothing, state)
        return int(number)

    def state(self, carried: Carried, *, audience: str) -> State:
        """What it shall be, with this journal's numbers for names and questions."""
        draft = carried.draft
        named = partial(self.names.number, private=audience == "private")
        found = inline_names(draft.text)
        standing = {
            kind: {folded(name) for name in each} for kind, each in zip(("tag", "person"), found, strict=True)
        }
        tags = {named("tag", name): folded(name) in standing["tag"] for name in draft.tags}
        people = {(named("person", name), "from"): False for name in draft.from_}
        people |= {
            (named("person", name), "with"): folded(name) in standing["person"] for name in draft.with_
        }
        return {
            "text": draft.text,
            **when_kept(draft.moment),
            "question": self._question(carried.question),
            "point": named("point", draft.point) if draft.point else None,
            "speaker": named("person", draft.by) if draft.by else None,
            "audience": audience,
            "highlighted": draft.highlighted,
            "deleted": carried.deleted,
            "details": [[key, text] for key, text in draft.details],
            "tags": sorted([number, inline] for number, inline in tags.items()),
            "people": sorted([*who, inline] for who, inline in people.items()),
        }

    def _question(self, question: CarriedQuestion | None) -> int | None:
        if question is None:
            return None
        if question not in self.asked:
            self.asked[question] = self._find_question(question)
        return self.asked[question]

    def _find_question(self, question: CarriedQuestion) -> int:
        """The one that is asked here, where it is in the same words; else one that keeps those."""
        said = {"framework": question.framework, "key": question.key}
        known = self.journal.rows(WORDED, said)
        same = [
            number
            for number, wording, lens in known
            if question.wording in (None, wording) and question.lens == lens
        ]
        if same:
            return int(same[0])
        framework = self.journal.row(FRAMEWORK, said)
        if framework is None and question.framework in frameworks.SHIPPED:
            frameworks.keep(self.journal.db, frameworks.shipped(question.framework))
            return self._find_question(question)
        framework = framework or self.journal.row(ADD_FRAMEWORK, said)
        wording = question.wording or (known[0][1] if known else question.key)
        new = {"framework": framework[0], "key": question.key, "wording": wording, "lens": question.lens}
        return int(self.journal.row(ADD_QUESTION, new)[0])

    def _open(self, new: NewFollowUp, reflection: int, state: State, draft: Draft) -> None:
        open_follow_up(
            self.journal,
            new,
            reflection=reflection,
            point=self._point(new, state),
            day=draft.moment.day,
            named=partial(self.names.named, private=state["audience"] == "private"),
            change=self.change,
            now=self.now,
        )

    def update_follow_ups(
        self,
        number: int,
        carried: Carried,
        state: State,
        along: Iterable[tuple[Subject, State | None]] = (),
    ) -> bool:
        """Each is known by its kind and words. One that was changed here by hand stays as it is, but for
        what goes ``along`` with its reflection."""
        here: dict[tuple[str, str], list[int]] = {}
        for follow_up, kind, text in self.journal.rows(FOLLOW_UPS, {"number": number}):
            here.setdefault((kind, text), []).append(follow_up)
        wanted: list[tuple[Subject, State | None]] = []
        opened = False
        for new in carried.draft.follow_ups:
            same = here.get((new.kind, new.text))
            if not same:
                self._open(new, number, state, carried.draft)
                opened = True
            elif touched(self.journal, "follow_up", follow_up := same.pop(0)):
                self._keep(follow_up, new, carried.draft.moment.day, state, along=("point", state["point"]))
            else:
                wanted.append(
                    (Subject("follow_up", follow_up), self._becomes(new, carried.draft.moment.day, state))
                )
        wanted += [
            (Subject("follow_up", follow_up), {"deleted": True})
            for gone in here.values()
            for follow_up in gone
            if not touched(self.journal, "follow_up", follow_up)
        ]
        every = {**dict(along), **dict(wanted)}  # a change amends a thing once
        return bool(amend(self.journal, self.change, every.items())) or opened

    def followed(self, number: int) -> int:
        """How often something was done about the follow-ups of a reflection."""
        return int(self.journal.row(FOLLOWED, {"number": number})[0])

    def alone(self, carried: CarriedFollowUp) -> bool:
        """Whether one at a point alone was added or changed. One that was changed here stays as it is."""
        id_ = bytes.fromhex(carried.id)
        row = self.journal.row(BY_ID, {"id": id_})
        new, day = carried.new, self.now.date()
        state: State = {"point": self.names.number("point", carried.point, private=False), "audience": "team"}
        if row is None:
            return bool(
                open_follow_up(
                    self.journal,
                    new,
                    id_=id_,
                    reflection=None,
                    point=state["point"],
                    day=day,
                    named=partial(self.names.named, private=False),
                    change=self.change,
                    now=self.now,
                )
            )
        number, reflection, undone = row
        if reflection is not None:
            return False
        if touched(self.journal, "follow_up", number) and not undone:
            self._keep(number, new, day, state, along=None)
            return False
        becomes = {"deleted": False, "kind": new.kind, "text": new.text, **self._becomes(new, day, state)}
        return bool(amend(self.journal, self.change, [(Subject("follow_up", number), becomes)]))

    def _keep(
        self, number: int, new: NewFollowUp, day: date, state: State, *, along: tuple[str, Any] | None
    ) -> None:
        """It stays as it is here, and that is told where the other journal made something else of it than
        to go ``along`` with its reflection."""
        said = said_of(new, day, state, partial(as_known_here, self.journal))
        if says_else(
            self.journal, number, {field: said[field] for field in said if (field, said[field]) != along}
        ):
            self.kept.append(number)

    def _point(self, new: NewFollowUp, state: State) -> int | None:
        return point_of(new, state, self._numbered(state))

    def _becomes(self, new: NewFollowUp, day: date, state: State) -> State:
        return said_of(new, day, state, self._numbered(state))

    def _numbered(self, state: State) -> Numbered:
        """Names in what follows from a reflection, which is as private as that."""
        return partial(self.names.number, private=state["audience"] == "private")


def touched(journal: Journal, noun: str, number: int) -> bool:
    """Whether it was changed here by hand."""
    return journal.row(BY_HAND, {"noun": noun, "number": number}) is not None
