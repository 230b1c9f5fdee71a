"""Reading reflections: the latest, those of a period or a filter, those a search finds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any, NamedTuple
from uuid import UUID

from reflect.core.errors import NotFound
from reflect.core.follow_up import FollowUp
from reflect.core.query import Filter
from reflect.core.reflection import Reflection, folded
from reflect.journal import names
from reflect.journal.frameworks import question_named, questions
from reflect.journal.journal import Journal

# What a reflection is read from; every reading statement continues this one.
REFLECTION = """
   SELECT r.number, r.id, r.key, r.source, r.instant, r.utc_offset, r.written, r.written_offset, r.timed,
          r.day, r.week, q.key, f.key, q.lens, r.text, s.name, p.name, r.audience, r.highlighted, r.deleted,
          r.revision
     FROM reflection r
LEFT JOIN question q ON q.number = r.question
LEFT JOIN framework f ON f.number = q.framework
LEFT JOIN person s ON s.number = r.speaker
LEFT JOIN point p ON p.number = r.point
"""
NEWEST_FIRST = "ORDER BY r.day DESC, r.timed DESC, r.instant DESC, r.number DESC LIMIT :limit"
OLDEST_FIRST = "ORDER BY r.day, r.timed DESC, r.instant, r.number LIMIT :limit"

# The newest reflection that was written, for `last`.
LAST = "SELECT max(number) FROM reflection WHERE NOT deleted"

# How many there are.
COUNT = "SELECT count(*) FROM reflection r"

# The newest 5,000 matches, ranked by how well they match. MATCH stands once: a second one is slow.
MATCHES = """
  SELECT w.rowid, bm25(reflection_words) AS rank
    FROM reflection_words w JOIN reflection r ON r.number = w.rowid
   WHERE reflection_words MATCH :query AND {conditions}
ORDER BY w.rowid DESC
   LIMIT 5000
"""

# When each question was last answered.
LAST_ANSWERED = """
  SELECT question, max(day)
    FROM reflection
   WHERE question IS NOT NULL AND NOT deleted
GROUP BY question
"""

# What belongs to the reflections whose numbers are given as a JSON list.
DETAILS = """
  SELECT d.reflection, d.key, d.text
    FROM detail d
   WHERE d.reflection IN (SELECT value FROM json_each(:numbers))
ORDER BY d.reflection, d.position
"""
TAGS = """
SELECT t.reflection, tag.name
  FROM reflection_tag t JOIN tag ON tag.number = t.tag
 WHERE t.reflection IN (SELECT value FROM json_each(:numbers))
"""
PEOPLE = """
SELECT w.reflection, w.role, person.name
  FROM reflection_person w JOIN person ON person.number = w.person
 WHERE w.reflection IN (SELECT value FROM json_each(:numbers))
"""
FOLLOW_UPS = """
   SELECT u.reflection, u.number, u.kind, u.text, p.name, o.name, u.due, u.review, u.link, u.stage, u.state,
          u.helped, u.note, u.created, u.closed
     FROM follow_up u
LEFT JOIN point p ON p.number = u.point
LEFT JOIN person o ON o.number = u.owner
    WHERE u.reflection IN (SELECT value FROM json_each(:numbers)) AND NOT u.deleted
 ORDER BY u.number
"""
FOLLOW_UP_PEOPLE = """
SELECT w.follow_up, person.name
  FROM follow_up_person w
  JOIN person ON person.number = w.person
  JOIN follow_up u ON u.number = w.follow_up
 WHERE u.reflection IN (SELECT value FROM json_each(:numbers))
"""

# Filters are put together from these alone, never from what a person typed.
CONDITIONS = {
    "first": "r.day >= :first",
    "last": "r.day <= :last",
    "question": "r.question = :question",
    "point": "r.point = :point",
    "by": "r.speaker = :by",
    "with": """EXISTS (SELECT 1 FROM reflection_person w
                        WHERE w.reflection = r.number AND w.role = 'with' AND w.person = :with)""",
    "from": """EXISTS (SELECT 1 FROM reflection_person w
                        WHERE w.reflection = r.number AND w.role = 'from' AND w.person = :from)""",
    "person": """(r.speaker = :person OR EXISTS (SELECT 1 FROM reflection_person w
                        WHERE w.reflection = r.number AND w.person = :person))""",
    "lens": "r.question IN (SELECT l.number FROM question l WHERE l.lens = :lens)",
    "audiences": "r.audience IN (SELECT value FROM json_each(:audiences))",
    "unsorted": "r.question IS NULL",
}
TAG_CONDITION = """EXISTS (SELECT 1 FROM reflection_tag t
                        WHERE t.reflection = r.number AND t.tag = :tag{n})"""
CHUNK = 1000  # reflections whose tags, people and details are read together


class Condition(NamedTuple):
    """A WHERE clause and its parameters. ``unknown``: names in the filter the journal does not know."""

    where: str
    parameters: dict[str, Any]
    unknown: tuple[str, ...]


def latest(journal: Journal, wanted: Filter, *, limit: int) -> list[Reflection]:
    """The newest that the filter lets through, newest first."""
    return list(_read(journal, condition(journal, wanted), NEWEST_FIRST, limit=limit))


def between(journal: Journal, wanted: Filter) -> Iterator[Reflection]:
    """All that the filter lets through, oldest first, read in pieces."""
    return _read(journal, condition(journal, wanted), OLDEST_FIRST, limit=-1)


def count(journal: Journal, wanted: Filter) -> int:
    where, parameters, unknown = condition(journal, wanted)
    return 0 if unknown else int(journal.row(f"{COUNT} WHERE {where}", parameters)[0])


def search(journal: Journal, expression: str, wanted: Filter, *, limit: int) -> tuple[list[Reflection], int]:
    """The best matches of an FTS5 expression, best first, and how many there are (5,000 at most)."""
    where, parameters, unknown = condition(journal, wanted)
    if unknown:
        return [], 0
    statement = MATCHES.format(conditions=where)
    matches = journal.rows(statement, parameters | {"query": expression})
    best = [number for number, _ in sorted(matches, key=lambda match: (match[1], -match[0]))[:limit]]
    return by_number(journal, best), len(matches)


def by_number(journal: Journal, numbers: list[int]) -> list[Reflection]:
    """The reflections with these numbers, in this order; deleted ones too."""
    statement = f"{REFLECTION} WHERE r.number IN (SELECT value FROM json_each(:numbers))"
    rows = journal.rows(statement, {"numbers": json.dumps(numbers)})
    found = {reflection.number: reflection for reflection in _complete(journal, rows)}
    return [found[number] for number in numbers if number in found]


def get(journal: Journal, name: str) -> Reflection:
    """The reflection called ``142`` or ``last``. Raises NotFound; a deleted one is found."""
    if name == "last":
        number = journal.row(LAST)[0]
        if number is None:
            raise NotFound("The journal is empty; there is no last reflection.")
    else:
        number = int(name) if name.isdecimal() else 0
    found = by_number(journal, [number]) if number < 2**63 else []
    if not found:
        raise NotFound(f"There is no reflection {name}; `reflect list` shows the numbers.")
    return found[0]


def last_answered(journal: Journal) -> dict[int, date]:
    """The last day on which each question was answered, by its number."""
    return {question: date.fromisoformat(day) for question, day in journal.rows(LAST_ANSWERED)}


def condition(journal: Journal, wanted: Filter) -> Condition:
    """The filter as SQL. Names are looked up first, so that an unknown one costs nothing."""
    used = ["NOT r.deleted"]
    parameters: dict[str, Any] = {}

    def add(key: str, value: Any) -> None:
        used.append(CONDITIONS[key])
        parameters[key] = value

    if wanted.period.first:
        add("first", wanted.period.first.isoformat())
    if wanted.period.last:
        add("last", wanted.period.last.isoformat())
    if wanted.question:
        add("question", question_named(wanted.question, questions(journal)).number)
    if wanted.lens:
        add("lens", wanted.lens)
    if wanted.audiences:
        add("audiences", json.dumps(wanted.audiences))
    if wanted.unsorted:
        used.append(CONDITIONS["unsorted"])
    unknown = _add_names(journal, wanted, add)
    for n, tag in enumerate(wanted.tags):
        parameters[f"tag{n}"] = names.find(journal, "tag", tag)
        used.append(TAG_CONDITION.format(n=n))
        if parameters[f"tag{n}"] is None:
            unknown.append(f"tag {tag!r}")
    return Condition(" AND ".join(used), parameters, tuple(unknown))


def _add_names(journal: Journal, wanted: Filter, add: Any) -> list[str]:
    unknown = []
    asked: list[tuple[str, names.Kind, str | None]] = [
        ("point", "point", wanted.point),
        ("person", "person", wanted.person),
        ("by", "person", wanted.by),
        ("with", "person", wanted.with_),
        ("from", "person", wanted.from_),
    ]
    for key, kind, name in asked:
        if name:
            number = names.find(journal, kind, name)
            add(key, number)
            if number is None:
                unknown.append(f"{kind} {name!r}")
    return unknown


def _read(journal: Journal, found: Condition, order: str, *, limit: int) -> Iterator[Reflection]:
    if found.unknown:
        return
    statement = f"{REFLECTION} WHERE {found.where} {order}"
    cursor = journal.db.execute(statement, found.parameters | {"limit": limit})
    while rows := cursor.fetchmany(CHUNK):
        yield from _complete(journal, rows)


def _complete(journal: Journal, rows: list[Any]) -> list[Reflection]:
    """Rows as reflections, with everything that belongs to them. The one row <-> record mapper."""
    numbers = {"numbers": json.dumps([row[0] for row in rows])}
    details: dict[int, dict[str, str]] = {}
    for number, key, text in journal.rows(DETAILS, numbers):
        details.setdefault(number, {})[key] = text
    tags = _gather(journal.rows(TAGS, numbers))
    people = _gather([((number, role), name) for number, role, name in journal.rows(PEOPLE, numbers)])
    follow_ups = _follow_ups(journal, numbers)
    return [
        _reflection(row, details.get(row[0], {}), tags, people, tuple(follow_ups.get(row[0], ())))
        for row in rows
    ]


def _reflection(
    row: Any,
    details: dict[str, str],
    tags: dict[Any, tuple[str, ...]],
    people: dict[Any, tuple[str, ...]],
    follow_ups: tuple[FollowUp, ...],
) -> Reflection:
    (number, id_, key, source, on, offset, written, written_offset, timed, day, week) = row[:11]
    (question, framework, lens, text, by, point, audience, highlighted, deleted, revision) = row[11:]
    return Reflection(
        number=number,
        id=str(UUID(bytes=id_)),
        key=key,
        source=source,
        on=_local(on, offset),
        written=_local(written, written_offset),
        timed=bool(timed),
        day=date.fromisoformat(day),
        week=date.fromisoformat(week),
        question=question,
        framework=framework,
        lens=lens,
        text=text,
        details=details,
        tags=tags.get(number, ()),
        by=by,
        with_=people.get((number, "with"), ()),
        from_=people.get((number, "from"), ()),
        point=point,
        audience=audience,
        highlighted=bool(highlighted),
        deleted=bool(deleted),
        revision=revision,
        follow_ups=follow_ups,
    )


def _follow_ups(journal: Journal, numbers: dict[str, str]) -> dict[int, list[FollowUp]]:
    found: dict[int, list[FollowUp]] = {}
    rows = journal.rows(FOLLOW_UPS, numbers)
    people = _gather(journal.rows(FOLLOW_UP_PEOPLE, numbers)) if rows else {}
    for for_, number, kind, text, point, owner, due, review, where, *rest in rows:
        stage, state, helped, note, created, closed = rest
        follow_up = FollowUp(
            number=number,
            kind=kind,
            text=text,
            for_=for_,
            point=point,
            owner=owner,
            with_=people.get(number, ()),
            due=_day(due),
            review=_day(review),
            where=where,
            stage=stage,
            state=state,
            helped=helped,
            note=note,
            created=datetime.fromisoformat(created),
            closed=_day(closed),
        )
        found.setdefault(for_, []).append(follow_up)
    return found


def _gather(pairs: list[Any]) -> dict[Any, tuple[str, ...]]:
    """{owner: its names, in alphabetical order}"""
    gathered: dict[Any, list[str]] = {}
    for owner, name in pairs:
        gathered.setdefault(owner, []).append(name)
    return {owner: tuple(sorted(found, key=folded)) for owner, found in gathered.items()}


def _local(instant: str, offset: int) -> datetime:
    return datetime.fromisoformat(instant).astimezone(timezone(timedelta(minutes=offset)))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
