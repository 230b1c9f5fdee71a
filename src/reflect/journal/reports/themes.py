"""Finds what themes and tags are made of: the words of a few thousand reflections at most.

Of a larger journal a sample is read, and the chosen themes are counted in all of it by the full-text index.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date

from reflect.core.learning.recurring import Recurring, TagCount, TagUses, tag_counts
from reflect.core.learning.week import around
from reflect.core.query import Filter
from reflect.core.themes import SAMPLE, Document, Reading, recurring_themes
from reflect.journal import finding
from reflect.journal.finding import Condition
from reflect.journal.journal import Journal
from reflect.journal.reports.everything import Everything

# Reflections as themes see them.
DOCUMENTS = """
   SELECT r.number, r.day, r.text, q.lens
     FROM reflection r LEFT JOIN question q ON q.number = r.question
"""

# What belongs to their text.
DETAILS = """
  SELECT d.reflection, d.text
    FROM detail d JOIN reflection r ON r.number = d.reflection
   WHERE {conditions}
ORDER BY d.reflection, d.position
"""

# Those of a sample.
THESE = "r.number IN (SELECT value FROM json_each(:numbers))"

# Who is named anywhere: nobody's name is a theme.
PEOPLE = "SELECT name FROM person"

# How often each tag was given, by week and lens.
TAGS = """
  SELECT tag.name, r.week, q.lens, count(*)
    FROM reflection_tag t
    JOIN tag ON tag.number = t.tag
    JOIN reflection r ON r.number = t.reflection
    LEFT JOIN question q ON q.number = r.question
   WHERE {conditions}
GROUP BY tag.name, r.week, q.lens
"""


MANY = 20_000  # of more reflections only the tags are counted that can be among the commonest


def find_recurring(
    journal: Journal, wanted: Filter, *, top: int, reading: Reading, tags: bool = True
) -> Recurring:
    """The themes and tags of what the filter lets through, at most ``top`` of each.

    Themes of a period shorter than 13 weeks are those of 13 weeks that came up in it.
    """
    longer = around(wanted.period)
    sought = wanted._replace(period=longer)
    found = finding.condition(journal, sought)
    if found.unknown:
        return Recurring((), (), 0)
    inside = None if longer == wanted.period else wanted.period
    whole = None
    if finding.more_than(journal, sought, SAMPLE):
        whole = Everything(journal, sought, inside=wanted.period)
        documents = _documents(journal, Condition(THESE, {"numbers": json.dumps(whole.sample(SAMPLE))}, ()))
    else:
        documents = _documents(journal, found)
    themes = recurring_themes(
        documents, top=top, reading=reading, names=_people(journal), whole=whole, inside=inside
    )
    return Recurring(
        tuple(themes),
        _tags(journal, wanted, whole=whole, top=top) if tags else (),
        looked_at=whole.inside if whole else sum(each.day in wanted.period for each in documents),
        read=len(documents) if whole else None,
        around=None if inside is None else longer,
    )


def _documents(journal: Journal, found: Condition) -> list[Document]:
    """The reflections with their details."""
    where, parameters, _ = found
    details: defaultdict[int, str] = defaultdict(str)
    for number, text in journal.db.execute(DETAILS.format(conditions=where), parameters):
        details[number] += f"\n{text}"
    rows = journal.db.execute(f"{DOCUMENTS} WHERE {where}", parameters)
    with journal.reading_back("a reflection"):
        return [
            Document(number, date.fromisoformat(day), text + details.get(number, ""), lens)
            for number, day, text, lens in rows
        ]


def _people(journal: Journal) -> list[str]:
    return [name for (name,) in journal.db.execute(PEOPLE)]


def _tags(journal: Journal, wanted: Filter, *, whole: Everything | None, top: int) -> tuple[TagCount, ...]:
    if whole and whole.inside > MANY:
        return whole.tags(top)
    where, parameters, _ = finding.condition(journal, wanted)
    with journal.reading_back("a week"):
        return tag_counts(
            TagUses(tag, date.fromisoformat(week), lens, times)
            for tag, week, lens, times in journal.rows(TAGS.format(conditions=where), parameters)
        )[:top]
