"""Reading reflections: the latest, those of a period or a filter, those a search finds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.journal import names
from reflect.journal.journal import Journal
from reflect.journal.reading import REFLECTION, by_number, complete

NEWEST_FIRST = "ORDER BY r.day DESC, r.timed DESC, r.instant DESC, r.number DESC LIMIT :limit"
OLDEST_FIRST = "ORDER BY r.day, r.timed DESC, r.instant, r.number LIMIT :limit"

# How many there are; and one of them.
COUNT = "SELECT count(*) FROM reflection r"
ONE = "SELECT r.number FROM reflection r"

# Whether several people wrote them; which probes their details answer; their days.
WRITERS = "SELECT DISTINCT r.speaker FROM reflection r"
PROBES = "SELECT DISTINCT d.key FROM detail d JOIN reflection r ON r.number = d.reflection"
DAYS = "SELECT DISTINCT r.day FROM reflection r"

# The newest 5,000 matches, ranked by how well they match. MATCH stands once: a second one is slow.
MATCHES = """
  SELECT w.rowid, bm25(reflection_words) AS rank
    FROM reflection_words w JOIN reflection r ON r.number = w.rowid
   WHERE reflection_words MATCH :query AND {conditions}
ORDER BY w.rowid DESC
   LIMIT 5000
"""

# Those that hold what is searched for.
HOLDS = "r.number IN (SELECT w.rowid FROM reflection_words w WHERE reflection_words MATCH :query)"

# When each question was last answered, whatever its wording then.
LAST_ANSWERED = """
  SELECT a.number, max(r.day)
    FROM reflection r
    JOIN question w ON w.number = r.question
    JOIN question a ON a.framework = w.framework AND a.key = w.key AND a.position IS NOT NULL
   WHERE NOT r.deleted
GROUP BY a.number
"""

# Filters are put together from these alone, never from what a person typed.
CONDITIONS = {
    "first": "r.day >= :first",
    "last": "r.day <= :last",
    "question": """r.question IN (SELECT w.number FROM question w JOIN question a
                                      ON a.framework = w.framework AND a.key = w.key
                        WHERE a.number = :question)""",
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
    "without point": "r.point IS NULL",
}
TAG_CONDITION = """EXISTS (SELECT 1 FROM reflection_tag t
                        WHERE t.reflection = r.number AND t.tag = :tag{n})"""
MOST = 2**63 - 1  # the largest number SQLite knows
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


def several_writers(journal: Journal, wanted: Filter) -> bool:
    """Whether these are more than one person's words; the journal's owner counts as one."""
    where, parameters, unknown = condition(journal, wanted)
    return not unknown and len(journal.rows(f"{WRITERS} WHERE {where} LIMIT 2", parameters)) > 1


def probes_answered(journal: Journal, wanted: Filter) -> list[str]:
    """The keys of their details, in alphabetical order."""
    where, parameters, unknown = condition(journal, wanted)
    return (
        [] if unknown else [key for (key,) in journal.rows(f"{PROBES} WHERE {where} ORDER BY 1", parameters)]
    )


def days(journal: Journal, wanted: Filter) -> list[date]:
    """The days on which there are some, oldest first."""
    where, parameters, unknown = condition(journal, wanted)
    rows = [] if unknown else journal.rows(f"{DAYS} WHERE {where} ORDER BY 1", parameters)
    return [date.fromisoformat(day) for (day,) in rows]


def found_by(journal: Journal, expression: str, wanted: Filter, *, limit: int) -> list[Reflection]:
    """What an FTS5 expression finds, newest first.

    Without the ranking: how well a text matches depends on how common a word is in all of the
    journal, which would tell others of what they may not read.
    """
    found = condition(journal, wanted)
    words = Condition(f"{found.where} AND {HOLDS}", found.parameters | {"query": expression}, found.unknown)
    return list(_read(journal, words, NEWEST_FIRST, limit=limit))


def more_than(journal: Journal, wanted: Filter, number: int) -> bool:
    """Whether the filter lets more than so many through; cheaper than counting them all."""
    where, parameters, unknown = condition(journal, wanted)
    return (
        not unknown
        and journal.row(f"{ONE} WHERE {where} LIMIT 1 OFFSET :number", parameters | {"number": number})
        is not None
    )


def is_empty(journal: Journal) -> bool:
    """Whether it holds no reflection that is in view."""
    return not more_than(journal, Filter(), 0)


def search(journal: Journal, expression: str, wanted: Filter, *, limit: int) -> tuple[list[Reflection], int]:
    """The best matches of an FTS5 expression, best first, and how many there are (5,000 at most)."""
    where, parameters, unknown = condition(journal, wanted)
    if unknown:
        return [], 0
    statement = MATCHES.format(conditions=where)
    matches = journal.rows(statement, parameters | {"query": expression})
    best = [number for number, _ in sorted(matches, key=lambda match: (match[1], -match[0]))[:limit]]
    return by_number(journal, best), len(matches)


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
        from reflect.journal.frameworks import question_named, questions  # only this filter pays for it

        add("question", question_named(wanted.question, questions(journal)).number)
    if wanted.lens:
        add("lens", wanted.lens)
    if wanted.audiences:
        add("audiences", "[" + ", ".join(f'"{audience}"' for audience in wanted.audiences) + "]")
    if wanted.unsorted:
        used.append(CONDITIONS["unsorted"])
    if wanted.without_point:
        used.append(CONDITIONS["without point"])
    unknown = _add_names(journal, wanted, add)
    for n, tag in enumerate(wanted.tags):
        parameters[f"tag{n}"] = names.find(journal, "tag", tag)
        used.append(TAG_CONDITION.format(n=n))
        if parameters[f"tag{n}"] is None:
            unknown.append(names.unknown(journal, "tag", tag))
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
                unknown.append(names.unknown(journal, kind, name))
    return unknown


def _read(journal: Journal, found: Condition, order: str, *, limit: int) -> Iterator[Reflection]:
    if found.unknown:
        return
    statement = f"{REFLECTION} WHERE {found.where} {order}"
    cursor = journal.db.execute(statement, found.parameters | {"limit": min(limit, MOST)})
    while rows := cursor.fetchmany(CHUNK):
        yield from complete(journal, rows)
