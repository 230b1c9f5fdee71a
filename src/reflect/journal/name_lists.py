"""The names that a journal knows, and how much each is used."""

from __future__ import annotations

from datetime import date

from reflect.core.known_name import KnownName
from reflect.journal.journal import Journal
from reflect.journal.names import Kind

# Each name, how many reflections use it and the last day of them; who is on the roster and in which group,
# what a point is; and whether a follow-up names it.
TAGS = """
   SELECT n.number, n.name, count(r.number), max(r.day), false, NULL, '', false
     FROM tag n
LEFT JOIN reflection_tag t ON t.tag = n.number
LEFT JOIN reflection r ON r.number = t.reflection AND NOT r.deleted
    WHERE n.means IS NULL
 GROUP BY n.number
 ORDER BY n.folded
"""
PEOPLE = """
     WITH used (person, reflection) AS (
          SELECT speaker, number FROM reflection WHERE speaker IS NOT NULL
           UNION
          SELECT person, reflection FROM reflection_person
          ),
          follow_up_in_view (number, owner) AS (
          SELECT u.number, u.owner FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
           WHERE NOT u.deleted AND r.deleted IS NOT TRUE
          )
   SELECT n.number, n.name, count(r.number), max(r.day), n.on_roster, n.belongs_to, '',
          n.number IN (SELECT owner FROM follow_up_in_view WHERE owner IS NOT NULL
                        UNION
                       SELECT w.person FROM follow_up_person w
                         JOIN follow_up_in_view u ON u.number = w.follow_up)
     FROM person n
LEFT JOIN used t ON t.person = n.number
LEFT JOIN reflection r ON r.number = t.reflection AND NOT r.deleted
    WHERE n.means IS NULL
 GROUP BY n.number
 ORDER BY n.folded
"""
POINTS = """
   SELECT n.number, n.name, count(r.number), max(r.day), false, NULL, n.description,
          n.number IN (SELECT u.point FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
                        WHERE u.point IS NOT NULL AND NOT u.deleted AND r.deleted IS NOT TRUE)
     FROM point n
LEFT JOIN reflection r ON r.point = n.number AND NOT r.deleted
    WHERE n.means IS NULL
 GROUP BY n.number
 ORDER BY n.folded
"""
EVERY = {"tag": TAGS, "person": PEOPLE, "point": POINTS}

# What else means a name.
ALIASES_OF_TAGS = "SELECT means, name FROM tag WHERE means IS NOT NULL ORDER BY folded"
ALIASES_OF_PEOPLE = "SELECT means, name FROM person WHERE means IS NOT NULL ORDER BY folded"
ALIASES_OF_POINTS = "SELECT means, name FROM point WHERE means IS NOT NULL ORDER BY folded"
ALIASES_OF = {"tag": ALIASES_OF_TAGS, "person": ALIASES_OF_PEOPLE, "point": ALIASES_OF_POINTS}


def known_names(journal: Journal, kind: Kind, *, unused: bool = False) -> list[KnownName]:
    """Those in use, by name: a reflection or a follow-up has it, or its owner said something of it.

    ``unused``: also those that nothing is left of.
    """
    aliases: dict[int, list[str]] = {}
    for means, alias in journal.rows(ALIASES_OF[kind]):
        aliases.setdefault(means, []).append(alias)
    found = []
    for number, name, times, last, on_roster, group, description, followed_up in journal.rows(EVERY[kind]):
        if times or on_roster or description or followed_up or unused:
            known = KnownName(
                kind=kind,
                name=name,
                times=times,
                last=None if last is None else date.fromisoformat(last),
                aliases=tuple(aliases.get(number, ())),
                on_roster=bool(on_roster),
                group=group,
                description=description or None,
            )
            found.append(known)
    return found
