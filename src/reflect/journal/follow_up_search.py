"""Searching follow-ups that no reflection led to: those of a point alone. All others are found by theirs."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from reflect.journal.follow_up_rows import AUDIENCE
from reflect.journal.journal import Journal
from reflect.journal.sqlite import connect

# They are few; their words are those by which a reflection would be found.
ALONE = f"""
   SELECT u.number, {AUDIENCE}, u.text, p.name, coalesce(o.name, ''), coalesce(u.note, '')
     FROM follow_up u
LEFT JOIN point p ON p.number = u.point
LEFT JOIN person o ON o.number = u.owner
LEFT JOIN reflection r ON r.number = u.reflection
    WHERE u.reflection IS NULL AND NOT u.deleted
 ORDER BY u.number DESC
"""  # noqa: S608 (our own fragments)


class Alone(NamedTuple):
    name: str
    text: str
    point: str
    private: bool


def found_alone(journal: Journal, expression: str) -> list[Alone]:
    """Those that an FTS5 expression finds, the newest first."""
    rows = journal.rows(ALONE)
    if not rows:
        return []
    with closing(connect(Path(":memory:"))) as index:
        index.execute("CREATE VIRTUAL TABLE held USING fts5(words, tokenize='unicode61')")
        every = [(number, "\n".join(words)) for number, _, *words in rows]
        index.executemany("INSERT INTO held (rowid, words) VALUES (?, ?)", every)
        found = index.execute("SELECT rowid FROM held WHERE held MATCH ?", (expression,)).fetchall()
    matches = {number for (number,) in found}
    return [
        Alone(f"f{number}", text, point, audience == "private")
        for number, audience, text, point, *_ in rows
        if number in matches
    ]
