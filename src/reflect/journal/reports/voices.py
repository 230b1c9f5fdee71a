"""Whose words a journal holds, and with and from whom something was learned."""

from __future__ import annotations

from datetime import date

from reflect.core.learning.voices import Heard, Person, Roster, Voices, voices
from reflect.core.period import Period
from reflect.core.query import Filter
from reflect.core.reflection import folded
from reflect.journal import finding, names
from reflect.journal.journal import Journal

# Everybody, the roster's group with those who are on it.
EVERYBODY = "SELECT number, name, on_roster, belongs_to FROM person WHERE means IS NULL ORDER BY number"

# The last day of each speaker's words and of those something was learned with or from, for each question.
# The plus keeps SQLite from walking an index of all speakers.
SPOKE = """
  SELECT +r.speaker, +r.question, max(r.day)
    FROM reflection r
   WHERE {conditions}
GROUP BY +r.speaker, +r.question
"""
LEARNED = """
  SELECT w.person, w.role, r.question, max(r.day)
    FROM reflection r
    JOIN reflection_person w ON w.reflection = r.number
   WHERE {conditions}
GROUP BY w.person, w.role, r.question
"""

# What each question looks at.
LENS_OF = "SELECT number, lens FROM question"

# When somebody's own words were last written down, whatever they were about.
LAST_WORDS = "SELECT max(day) FROM reflection WHERE speaker = :person AND NOT deleted"
OWN_LAST_WORDS = "SELECT max(day) FROM reflection WHERE speaker IS NULL AND NOT deleted"

# Who is on the roster, whether somebody else is named anywhere, and whether they said something: most likely
# of late.
ON_ROSTER = "SELECT number, name FROM person WHERE means IS NULL AND on_roster"
SOMEBODY = """
SELECT 1
  FROM person p
 WHERE p.means IS NULL AND p.number IS NOT :owner
   AND (EXISTS (SELECT 1 FROM reflection r WHERE r.speaker = p.number AND NOT r.deleted)
        OR EXISTS (SELECT 1 FROM reflection_person w JOIN reflection r ON r.number = w.reflection
                    WHERE w.person = p.number AND NOT r.deleted))
 LIMIT 1
"""
SAID = """
SELECT 1 FROM reflection r WHERE r.speaker IS :speaker AND {conditions} ORDER BY r.number DESC LIMIT 1
"""


def find_roster(journal: Journal, period: Period, *, owner: str | None = None) -> Roster:
    """Who is to be heard and was not in a period, and nothing else of voices: who was heard about something
    else was heard. ``owner``: what the journal's owner is called."""
    me = None if owner is None else names.find(journal, "person", owner)
    found = finding.condition(journal, Filter(period=period))
    statement = SAID.format(conditions=found.where)

    def said(speaker: int | None) -> bool:
        return journal.row(statement, found.parameters | {"speaker": speaker}) is not None

    members = journal.rows(ON_ROSTER)
    missing = [name for number, name in members if not (said(number) or (number == me and said(None)))]
    return Roster(
        len(members),
        tuple(sorted(missing, key=folded)),
        unlisted=not members and journal.row(SOMEBODY, {"owner": me}) is not None,
    )


def find_voices(journal: Journal, wanted: Filter, *, owner: str | None = None) -> Voices:
    """Who was heard in what the filter lets through. ``owner``: what the journal's owner is called."""
    me = None if owner is None else names.find(journal, "person", owner)
    people = [
        Person(number, name, bool(on_roster), group if on_roster else None)
        for number, name, on_roster, group in journal.rows(EVERYBODY)
    ]
    heard = _heard(journal, wanted)
    spoke = {me if each.person is None else each.person for each in heard if each.role == "by"}
    missing = [each.number for each in people if each.on_roster and each.number not in spoke]
    last = {person: journal.row(LAST_WORDS, {"person": person})[0] for person in missing}
    if me in last:
        last[me] = max(filter(None, (last[me], journal.row(OWN_LAST_WORDS)[0])), default=None)
    with journal.reading_back("a day"):
        last_words = {person: date.fromisoformat(day) for person, day in last.items() if day}
    return voices(people, heard, last_words=last_words, owner=me)


def _heard(journal: Journal, wanted: Filter) -> list[Heard]:
    where, parameters, unknown = finding.condition(journal, wanted)
    if unknown:
        return []
    lens = dict(journal.rows(LENS_OF))
    spoke = journal.rows(SPOKE.format(conditions=where), parameters)
    learned = journal.rows(LEARNED.format(conditions=where), parameters)
    with journal.reading_back("a day"):
        return [
            *(Heard(who, "by", lens.get(question), date.fromisoformat(day)) for who, question, day in spoke),
            *(
                Heard(who, role, lens.get(question), date.fromisoformat(day))
                for who, role, question, day in learned
            ),
        ]
