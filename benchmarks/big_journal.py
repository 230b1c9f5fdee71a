"""A big journal to measure with: the same bytes of content for the same number of reflections.

    python benchmarks/big_journal.py 100000 big.db

Five years to today; five lenses, 60 pressure points, 40 tags, 30 people, details, and a follow-up for every
eighth reflection. The words are sentences of the example journal between made-up words whose frequencies
fall as those of a language do. It is written past the product's own writer, for speed: a million
reflections take about two minutes.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from reflect.core.moment import monday_of
from reflect.exchange.examples import examples
from reflect.journal.bulk import DROP_TRIGGER, INDEX_NEW_WORDS, TRIGGER
from reflect.journal.journal import instant, make_journal

YEARS = 5
POINTS, TAGS, PEOPLE, WORDS = 60, 40, 30, 4000
SYLLABLES = [first + vowel for first in "bdfgklmnprstvw" for vowel in "aeiou"]
KINDS = {"positive": "replicate", "pressure": "strengthen", "data": "adopt", "together": "agree"}
AT_ONCE = 5000

REFLECTION = """
INSERT INTO reflection (number, id, instant, utc_offset, timed, day, week, written, written_offset,
                        question, point, speaker, text, also_found_by, audience, highlighted, change)
VALUES (?, ?, ?, 0, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, 1)
"""
FOLLOW_UP = """
INSERT INTO follow_up (id, kind, text, reflection, point, owner, due, review, stage, state, helped,
                       created, closed, change)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
"""
DETAIL = "INSERT INTO detail (reflection, key, text, position) VALUES (?, ?, ?, ?)"
TAG = "INSERT INTO reflection_tag (tag, reflection) VALUES (?, ?)"
PERSON = "INSERT INTO reflection_person (person, reflection, role) VALUES (?, ?, ?)"


class Rows(NamedTuple):
    reflections: list[Any]
    details: list[Any]
    tags: list[Any]
    people: list[Any]
    follow_ups: list[Any]


class Made:
    """Makes one reflection after the other, the oldest first."""

    def __init__(self, count: int, today: date, questions: list[tuple[int, str | None, list[str]]]) -> None:
        self.random = random.Random(count)
        self.count = count
        self.today = today
        self.first = today - timedelta(days=365 * YEARS)
        self.questions = questions
        now = datetime.combine(today, time(), UTC)
        drafts = examples(now=now, local=lambda wall: wall.replace(tzinfo=UTC)).drafts
        self.sentences = [
            each for draft in drafts for each in draft.text.replace("\n", " ").split(". ") if each
        ]
        self.words = [
            "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))) for _ in range(WORDS)
        ]
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))

    def text(self) -> str:
        pick = self.random
        spoken = pick.choices(self.words, cum_weights=self.weights, k=pick.randint(8, 40))
        return (
            f"{pick.choice(self.sentences)}. {' '.join(spoken).capitalize()}. {pick.choice(self.sentences)}."
        )

    def rows(self, numbers: Iterable[int]) -> Rows:
        rows = Rows([], [], [], [], [])
        for number in numbers:
            self.one(number, rows)
        return rows

    def one(self, number: int, rows: Rows) -> None:
        pick = self.random
        day = self.first + timedelta(days=365 * YEARS * number // self.count)
        moment = datetime.combine(day, time(pick.randint(6, 20), pick.randint(0, 59)), UTC)
        question, lens, probes = pick.choice(self.questions) if pick.random() > 0.1 else (None, None, [])
        point = pick.randint(1, POINTS) if lens == "pressure" and pick.random() > 0.3 else None
        speaker = pick.randint(1, PEOPLE) if pick.random() > 0.5 else None
        answered = [(number, key, self.text(), at) for at, key in enumerate(probes) if pick.random() > 0.6]
        found_by = "\n".join(text for _, _, text, _ in answered)
        audience = "private" if pick.random() < 0.1 else "team"
        at, highlighted = instant(moment), pick.random() > 0.98
        week = monday_of(day).isoformat()
        when = (at, pick.random() > 0.2, day.isoformat(), week, at)
        rest = (question, point, speaker, self.text(), found_by, audience, highlighted)
        rows.reflections.append((number, self.id(moment), *when, *rest))
        rows.details.extend(answered)
        rows.tags.extend((tag, number) for tag in pick.sample(range(1, TAGS + 1), pick.randint(0, 2)))
        if pick.random() > 0.7:
            rows.people.append((pick.randint(1, PEOPLE), number, pick.choice(("with", "from"))))
        if pick.random() < 0.125:
            rows.follow_ups.append(self.follow_up(number, moment, lens, point))

    def follow_up(
        self, number: int, moment: datetime, lens: str | None, point: int | None
    ) -> tuple[Any, ...]:
        pick = self.random
        kind = KINDS.get(lens or "", "try")
        due = moment.date() + timedelta(days=pick.randint(3, 60))
        closed = moment.date() + timedelta(days=pick.randint(1, 90))
        state = pick.choice(("done", "done", "done", "dropped")) if closed < self.today else "open"
        state = "open" if pick.random() > 0.9 else state
        return (
            self.id(moment), kind, self.text()[:120], number, point, pick.randint(1, PEOPLE), due.isoformat(),
            due.isoformat() if kind == "agree" else None, "tried" if kind == "adopt" else None, state,
            pick.choice(("yes", "yes", "no", "unsure", None)) if state == "done" else None, instant(moment),
            closed.isoformat() if state != "open" else None,
        )  # fmt: skip

    def id(self, moment: datetime) -> bytes:
        return int(moment.timestamp() * 1000).to_bytes(6, "big") + b"\x70" + self.random.randbytes(9)


def big_journal(count: int, path: Path, *, today: date) -> None:
    """Make a journal of so many reflections at ``path``, where nothing is yet."""
    if not make_journal(path):
        raise SystemExit(f"{path} is there already.")
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("BEGIN")
    (trigger,) = db.execute(TRIGGER).fetchone()
    db.execute(DROP_TRIGGER)
    _names(db, now=instant(datetime.combine(today, time(), UTC)))
    made = Made(count, today, list(_questions(db)))
    for start in range(1, count + 1, AT_ONCE):
        rows = made.rows(range(start, min(start + AT_ONCE, count + 1)))
        for statement, some in zip((REFLECTION, DETAIL, TAG, PERSON, FOLLOW_UP), rows, strict=True):
            db.executemany(statement, some)
    db.execute(INDEX_NEW_WORDS, {"after": 0})
    db.execute(trigger)
    db.execute("COMMIT")
    db.close()


def _names(db: sqlite3.Connection, *, now: str) -> None:
    db.execute(
        "INSERT INTO change (number, id, instant, verb, summary) VALUES (1, ?, ?, 'add', '')", (b"", now)
    )
    for table, count in (("point", POINTS), ("tag", TAGS), ("person", PEOPLE)):
        names = [f"{table} {number:02}" for number in range(1, count + 1)]
        db.executemany(f"INSERT INTO {table} (name, folded) VALUES (?, ?)", [(name, name) for name in names])
    db.execute("UPDATE person SET on_roster = true, belongs_to = 'group ' || (number % 4)")


def _questions(db: sqlite3.Connection) -> Iterator[tuple[int, str | None, list[str]]]:
    for number, lens, probes in db.execute("SELECT number, lens, probes FROM question ORDER BY number"):
        yield number, lens, [probe["key"] for probe in json.loads(probes)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, default=datetime.now(UTC).date())
    asked = parser.parse_args()
    big_journal(asked.count, asked.path, today=asked.today)
