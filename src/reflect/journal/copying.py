"""A copy of a whole journal, taken over by a new one: with its history, its names and its numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from reflect.core.carried import Carried
from reflect.core.errors import BadInput, JournalUnusable
from reflect.core.moment import minutes_from_utc
from reflect.journal import history
from reflect.journal.copied_states import check_copied
from reflect.journal.journal import Journal, instant, when_kept
from reflect.journal.received import ADD_RUN, OWN, keep
from reflect.journal.states import PUT_DETAIL, find_anew, state_of

Beside = Mapping[str, Sequence[Mapping[str, Any]]]

# What a new journal begins with gives way.
DROP_QUESTIONS = "DELETE FROM question"
DROP_FRAMEWORKS = "DELETE FROM framework"

# Each table as it was.
PUT_FRAMEWORK = """
INSERT INTO framework (number, key, name, about, position) VALUES (:number, :key, :name, :about, :position)
"""
PUT_QUESTION = """
INSERT INTO question (number, framework, key, wording, lens, audience, probes, position)
VALUES (:number, :framework, :key, :wording, :lens, :audience, :probes, :position)
"""
PUT_TAG = "INSERT INTO tag (number, name, folded, means) VALUES (:number, :name, :folded, :means)"
PUT_PERSON = """
INSERT INTO person (number, name, folded, means, on_roster, belongs_to)
VALUES (:number, :name, :folded, :means, :on_roster, :belongs_to)
"""
PUT_POINT = """
INSERT INTO point (number, name, folded, description, means)
VALUES (:number, :name, :folded, :description, :means)
"""
PUT_THEME = """
INSERT INTO theme (number, phrase, folded, name, means, muted)
VALUES (:number, :phrase, :folded, :name, :means, :muted)
"""
PUT_CHANGE = """
INSERT INTO change (number, id, instant, verb, summary, undoes, undone_by)
VALUES (:number, :id, :instant, :verb, :summary, :undoes, :undone_by)
"""
PUT_REFLECTION = """
INSERT INTO reflection (number, id, instant, utc_offset, timed, day, week, written, written_offset, question,
                        point, speaker, text, audience, highlighted, deleted, revision, source, key, change)
VALUES (:number, :id, :instant, :utc_offset, :timed, :day, :week, :written, :written_offset, :question,
        :point, :speaker, :text, :audience, :highlighted, :deleted, :revision, :source, :key, :change)
"""
PUT_DESTROYED = """
INSERT INTO reflection (number, id, instant, utc_offset, timed, day, week, written, written_offset, text,
                        audience, deleted, revision, source, key, change)
VALUES (:number, :id, :instant, :utc_offset, :timed, :day, :week, :written, :written_offset, '',
        'private', true, :revision, :source, :key, :change)
"""
PUT_REFLECTION_TAG = """
INSERT INTO reflection_tag (reflection, tag, inline) VALUES (:reflection, :tag, :inline)
"""
PUT_REFLECTION_PERSON = """
INSERT INTO reflection_person (reflection, person, role, inline) VALUES (:reflection, :person, :role, :inline)
"""
PUT_FOLLOW_UP = """
INSERT INTO follow_up (number, id, kind, text, reflection, point, owner, due, review, link, stage, state,
                       helped, note, created, closed, deleted, change, role, stage_since, asked)
VALUES (:number, :id, :kind, :text, :reflection, :point, :owner, :due, :review, :link, :stage, :state,
        :helped, :note, :created, :closed, :deleted, :change, :role, :stage_since, :asked)
"""
PUT_WITH_WHOM = "INSERT INTO follow_up_person (follow_up, person) VALUES (:follow_up, :person)"
PUT_AMENDMENT = """
INSERT INTO amendment (change, noun, subject, before) VALUES (:change, :noun, :subject, :before)
"""
PUT_RUN = "INSERT INTO import (number, source, file, change) VALUES (:number, :source, :file, :change)"
PUT_ROW = """
INSERT INTO import_row (source, key, digest, reflection, run)
VALUES (:source, :key, :digest, :reflection, :run)
"""
PUT_SHARED = """
INSERT INTO shared (reflection, id, audience, last) VALUES (:reflection, :id, :audience, :last)
"""
PUT = {
    "framework": PUT_FRAMEWORK,
    "question": PUT_QUESTION,
    "tag": PUT_TAG,
    "person": PUT_PERSON,
    "point": PUT_POINT,
    "theme": PUT_THEME,
    "change": PUT_CHANGE,
    "destroyed": PUT_DESTROYED,
    "follow_up": PUT_FOLLOW_UP,
    "amendment": PUT_AMENDMENT,
    "run": PUT_RUN,
    "shared": PUT_SHARED,
}

# A statement may speak of rows that come later; all must be there in the end.
LATER = "PRAGMA defer_foreign_keys = ON"

WHOLE = "whole journal"  # the source of a run that took over one
UNDERSTOOD = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    JournalUnusable,
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
    OverflowError,
)


def take_over(
    journal: Journal,
    reflections: Sequence[Carried],
    beside: Beside,
    *,
    file: str,
    now: datetime,
    progress: Callable[[int], None] = lambda _: None,
    commit: bool = True,
) -> None:
    """Become what was copied, and note as a change of its own that it was. Raises BadInput.

    ``commit``: False for a dry run.
    """
    try:
        with journal.transaction():
            journal.row(LATER)
            journal.row(DROP_QUESTIONS)
            journal.row(DROP_FRAMEWORKS)
            _Copy(journal, beside).write(reflections, progress)
            check_copied(journal)
            _note(journal, reflections, file=file, now=now)
            if not commit:
                raise _NotStored
    except _NotStored:
        return
    except UNDERSTOOD as error:
        raise BadInput(f"{file} is not the whole of a journal ({_why(error)}); nothing was stored.") from None


class _NotStored(Exception):
    pass


class _Copy:
    """What a file holds beside the reflections, in a form in which it can be looked up."""

    def __init__(self, journal: Journal, beside: Beside) -> None:
        self.journal = journal
        self.beside = beside
        self.lists: dict[str, list[list[Any]]] = {}
        for each in beside.get("list", ()):
            self.lists.setdefault(each["of"], []).extend(each["rows"])
        self.names = {
            noun: {row["name"]: row["number"] for row in beside.get(noun, ()) if row["means"] is None}
            for noun in ("tag", "person", "point")
        }
        frameworks = {row["number"]: row["key"] for row in beside.get("framework", ())}
        self.asked = {
            (frameworks[row["framework"]], row["key"]): row["number"]
            for row in beside.get("question", ())
            if row["position"] is not None
        }
        self.answered = dict(self.lists.get("answered", ()))
        self.written_by = dict(self.lists.get("written_by", ()))
        self.inline_tags = {tuple(row) for row in self.lists.get("inline_tags", ())}
        self.inline_people = {tuple(row) for row in self.lists.get("inline_people", ())}

    def write(self, reflections: Sequence[Carried], progress: Callable[[int], None]) -> None:
        for noun, statement in PUT.items():
            self.journal.db.executemany(statement, map(_row, self.beside.get(noun, ())))
        for count, carried in enumerate(sorted(reflections, key=lambda each: each.number or 0), 1):
            self._reflection(carried)
            progress(count)
        for follow_up, person in self.lists.get("with_whom", ()):
            self.journal.row(PUT_WITH_WHOM, {"follow_up": follow_up, "person": person})
        for source, key, digest, reflection, run in self.lists.get("imported", ()):
            said = {"source": source, "key": key, "digest": digest, "reflection": reflection}
            self.journal.row(PUT_ROW, said | {"run": run})
        for carried in reflections:
            find_anew(self.journal, carried.number or 0)

    def _reflection(self, carried: Carried) -> None:
        number, draft, moment = carried.number, carried.draft, carried.draft.moment
        assert number is not None
        asked = carried.question and self.asked.get((carried.question.framework, carried.question.key))
        question = self.answered.get(number, asked)
        if carried.question is not None and question is None:
            raise KeyError("a question")
        said = {
            "number": number,
            "id": bytes.fromhex(carried.id),
            **when_kept(moment),
            "written": instant(carried.written),
            "written_offset": minutes_from_utc(carried.written),
            "question": question,
            "point": self.names["point"][draft.point] if draft.point else None,
            "speaker": self.names["person"][draft.by] if draft.by else None,
            "text": draft.text,
            "audience": draft.audience,
            "highlighted": draft.highlighted,
            "deleted": carried.deleted,
            "revision": carried.revision,
            "source": draft.source,
            "key": draft.key,
            "change": self.written_by[number],
        }
        self.journal.row(PUT_REFLECTION, said)
        self._lists(number, carried)

    def _lists(self, number: int, carried: Carried) -> None:
        draft, db = carried.draft, self.journal
        for position, (key, text) in enumerate(draft.details):
            db.row(PUT_DETAIL, {"number": number, "key": key, "text": text, "position": position})
        for name in draft.tags:
            tag = self.names["tag"][name]
            inline = (number, tag) in self.inline_tags
            db.row(PUT_REFLECTION_TAG, {"reflection": number, "tag": tag, "inline": inline})
        for role, people in (("with", draft.with_), ("from", draft.from_)):
            for name in people:
                person = self.names["person"][name]
                inline = (number, person, role) in self.inline_people
                said = {"reflection": number, "person": person, "role": role, "inline": inline}
                db.row(PUT_REFLECTION_PERSON, said)


def _note(journal: Journal, reflections: Sequence[Carried], *, file: str, now: datetime) -> None:
    """That it was taken over; what each reflection said then is remembered."""
    what = "1 reflection" if len(reflections) == 1 else f"{len(reflections)} reflections"
    change = history.record(journal, "import", f"{what} from {file}", now=now)
    run = int(journal.row(ADD_RUN, {"source": WHOLE, "file": file, "change": change})[0])
    for each in reflections:
        number = each.number or 0
        state = state_of(journal, "reflection", number) or {}
        keep(journal, OWN, each, number, said=state, run=run, again=True)


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: bytes.fromhex(value) if key == "id" else value for key, value in row.items()}


def _why(error: Exception) -> str:
    """What is amiss, without the words of any journal."""
    if isinstance(error, KeyError):
        return f"{error.args[0]} is missing in it"
    return "lines of it are missing or do not belong together"
