"""Writing very many reflections as part of one change: what `Writer` writes, some hundred at a time.

Statements run together, numbers and ids are counted up here, and words are indexed once at the end; a
test holds what comes of it equal to what `Writer` writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reflect.core.moment import monday_of
from reflect.core.reflection import Draft, checked_text
from reflect.journal import names
from reflect.journal.journal import Journal, by_place, ids_from
from reflect.journal.opening import open_follow_up
from reflect.journal.placing import Resolver
from reflect.journal.writer import ADD_DETAIL, ADD_PERSON, ADD_TAG, row_of, written_now

if TYPE_CHECKING:
    from reflect.core.follow_up import NewFollowUp

# A reflection whose number is known already, and the number that none had yet.
ADD_NUMBERED = """
INSERT INTO reflection (number, id, source, key, instant, utc_offset, timed, day, week, question, point,
                        speaker, text, also_found_by, audience, highlighted, written, written_offset, change)
VALUES (:number, :id, :source, :key, :instant, :utc_offset, :timed, :day, :week, :question, :point,
        :speaker, :text, :also_found_by, :audience, :highlighted, :written, :written_offset, :change)
"""
NEWEST_NUMBER = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'reflection'"

# The trigger that indexes the words of new reflections, and what does the same for all of them at once.
TRIGGER = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'reflection_words_added'"
DROP_TRIGGER = "DROP TRIGGER reflection_words_added"
INDEX_NEW_WORDS = """
INSERT INTO reflection_words (rowid, text, also_found_by)
SELECT number, text, also_found_by FROM searchable WHERE number > :after
"""

# How many bytes of the index are gathered before they are written: 1 MiB unless told otherwise.
GATHER = "INSERT INTO reflection_words (reflection_words, rank) VALUES ('hashsize', :bytes)"
USUAL, LARGE = 1024 * 1024, 8 * 1024 * 1024


class BulkWriter:
    """Takes drafts one by one; ``flush`` writes those that wait. What it looks up it remembers.

    A draft may narrow what its question or ``default_audience`` says of who may read it, never widen it.
    """

    def __init__(self, journal: Journal, change: int, *, now: datetime, default_audience: str) -> None:
        self.journal = journal
        self.change = change
        self.now = now
        self.resolver = Resolver(journal, default_audience=default_audience, narrow_only=True)
        self.number = int(journal.row(NEWEST_NUMBER)[0])
        self.ids = ids_from(now)
        self.always = written_now(now, change)
        self.weeks: dict[date, tuple[str, str]] = {}  # a day -> it and its Monday, in ISO
        self.reflections: list[tuple[Any, ...]] = []  # each in the order of its statement
        self.details: list[tuple[int, str, str, int]] = []
        self.tags: list[tuple[int, int, int]] = []
        self.people: list[tuple[int, int, str, int]] = []
        self.statements = tuple(map(by_place, (ADD_NUMBERED, ADD_DETAIL, ADD_TAG, ADD_PERSON)))
        self.follow_ups: list[tuple[NewFollowUp, int, int | None, date, bool]] = []
        self.respelled: dict[tuple[names.Kind, int], int] = {}  # a name -> up to which reflection

    @property
    def new_names(self) -> list[names.NewName]:
        return self.resolver.new_names

    def write(self, draft: Draft, *, source: str | None = None, key: str | None = None) -> int:
        """Its number; ``source`` and ``key`` are those of its row.

        Raises BadInput, and then nothing of it waits and no name of it is known.
        """
        if key is not None:
            checked_text(key, what="The key")
        self.resolver.check(draft)
        placed = self.resolver.place(draft)
        self.number += 1
        number, happened = self.number, draft.moment.day
        self._note_respelled(number)
        day, week = self.weeks.get(happened) or self._week(happened)
        said = row_of(draft, placed, day=day, week=week)
        self.reflections.append((number, next(self.ids), source, key, *said, *self.always))
        for position, (probe, text) in enumerate(placed.details):
            self.details.append((number, probe, text, position))
        for name, _, inline, _ in placed.tagged:
            self.tags.append((name.number, number, int(inline)))
        for name, role, inline, _ in placed.peopled:
            self.people.append((name.number, number, role, int(inline)))
        for new in draft.follow_ups:
            point = placed.point and placed.point.number
            self.follow_ups.append((new, number, point, happened, placed.audience == "private"))
        return number

    def flush(self) -> None:
        """What waits is written; reflections first, for the others refer to them."""
        waiting: tuple[list[Any], ...] = (self.reflections, self.details, self.tags, self.people)
        for statement, rows in zip(self.statements, waiting, strict=True):
            self.journal.db.executemany(statement, rows)
            rows.clear()
        for new, reflection, point, day, private in self.follow_ups:
            self.open(new, reflection=reflection, point=point, day=day, private=private)
        self.follow_ups.clear()

    def open(self, new: NewFollowUp, *, reflection: int, point: int | None, day: date, private: bool) -> None:
        """A follow-up of a reflection that is written."""
        open_follow_up(
            self.journal,
            new,
            reflection=reflection,
            point=point,
            day=day,
            named=lambda kind, name: self.resolver.named(kind, name, private=private),
            change=self.change,
            now=self.now,
        )
        self._note_respelled(reflection)

    def _note_respelled(self, number: int) -> None:
        self.respelled |= dict.fromkeys(self.resolver.respelled, number)
        self.resolver.respelled.clear()

    def find_by_names(self) -> None:
        """What was written is found by names as they are spelled in the end, once its words are indexed."""
        for (kind, name), number in self.respelled.items():
            names.find_by_name(self.journal, kind, name, up_to=number)

    def _week(self, day: date) -> tuple[str, str]:
        found = self.weeks[day] = (day.isoformat(), monday_of(day).isoformat())
        return found


@contextmanager
def index_of_words_at_the_end(journal: Journal) -> Iterator[None]:
    """Inside, the words of new reflections are not indexed one by one (six times dearer) but at the end."""
    (trigger,) = journal.row(TRIGGER)
    (before,) = journal.row(NEWEST_NUMBER)
    journal.row(DROP_TRIGGER)
    yield
    journal.row(GATHER, {"bytes": LARGE})
    journal.row(INDEX_NEW_WORDS, {"after": before})
    journal.row(GATHER, {"bytes": USUAL})
    journal.row(trigger)
