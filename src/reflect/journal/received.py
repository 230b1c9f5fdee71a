"""What was received from other journals: under which id, and what it said then.

Of what it said a fingerprint of each field is kept, so that later it can be told who changed what: its
writer, whoever keeps this journal, or both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from reflect.core.carried import Carried
from reflect.journal.journal import Journal
from reflect.journal.states import State

# One run of an import; and that it was none.
ADD_RUN = "INSERT INTO import (source, file, change) VALUES (:source, :file, :change) RETURNING number"
OF_RUN = "SELECT 1 FROM import_row WHERE run = :run LIMIT 1"
FORGET_RUN = "DELETE FROM import WHERE number = :run"

# What was received under an id, what became of it, and whether the import that brought it was undone.
RECEIVED = """
SELECT i.digest, r.number, r.text = '', r.deleted AND c.undone_by IS NOT NULL
  FROM import_row i
  JOIN reflection r ON r.number = i.reflection
  JOIN import m ON m.number = i.run
  JOIN change c ON c.number = m.change
 WHERE i.source = :source AND i.key = :key
"""

# It is received once more; the run that first brought it stays its own, unless that was undone.
KEEP = """
INSERT INTO import_row (source, key, digest, reflection, run)
VALUES (:source, :key, :digest, :reflection, :run)
    ON CONFLICT (source, key) DO UPDATE
   SET digest = :digest, reflection = :reflection,
       run = CASE WHEN import_row.reflection = :reflection AND NOT :again THEN import_row.run ELSE :run END
"""

# What was withdrawn is remembered with its revision, so that an older file does not bring it back.
MARK_WITHDRAWN = """
UPDATE import_row SET digest = :digest WHERE source = :source AND key = :key AND reflection = :reflection
"""

# Whether something is shared from here.
SENT_FROM_HERE = "SELECT 1 FROM shared WHERE id = :id"

# What was taken back before it came, all in one place: when and in which file it was said, nothing tells.
EARLY = "SELECT file FROM import WHERE source = 'withdrawn'"
ADD_EARLY = """
INSERT INTO import (source, file, change) SELECT 'withdrawn', :said, min(number) FROM change
"""
MORE_EARLY = "UPDATE import SET file = :said WHERE source = 'withdrawn'"

PORTABLE = (
    *("text", "details", "instant", "utc_offset", "timed", "day", "audience", "highlighted", "deleted"),
)
OWN, SHARE = "jsonl", "share"  # the sources under which they are kept


class Base(NamedTuple):
    """``seen``: the revision that was received last, and ``followed`` that of its follow-ups; ``said``: the
    fingerprints of its fields then."""

    number: int
    seen: int
    followed: int
    said: Mapping[str, str]
    withdrawn: bool
    destroyed: bool
    undone: bool


def base_of(journal: Journal, source: str, key: str) -> Base | None:
    row = journal.row(RECEIVED, {"source": source, "key": key})
    if row is None:
        return None
    digest, number, destroyed, undone = row
    with journal.reading_back("an import"):
        kept: dict[str, Any] = json.loads(digest)
        return Base(
            number,
            kept["seen"],
            kept.get("followed", 0),
            kept.get("said", {}),
            "said" not in kept,
            bool(destroyed),
            bool(undone),
        )


def keep(
    journal: Journal,
    source: str,
    carried: Carried,
    number: int,
    *,
    said: State,
    run: int,
    again: bool,
) -> None:
    """Remember what was received. ``again``: after the import that first brought it was undone."""
    digest = json.dumps(
        {"seen": carried.revision, "followed": carried.followed, "said": fingerprints(said)},
        separators=(",", ":"),
    )
    here = {"source": source, "key": carried.id, "reflection": number, "run": run}
    journal.row(KEEP, here | {"digest": digest, "again": again})


def mark_withdrawn(journal: Journal, key: str, number: int, *, revision: int) -> None:
    digest = json.dumps({"seen": revision}, separators=(",", ":"))
    here = {"source": SHARE, "key": key, "reflection": number}
    journal.row(MARK_WITHDRAWN, here | {"digest": digest})


def withdrawn_early(journal: Journal) -> dict[str, int]:
    """{the id of what was taken back before it came: its revision then}"""
    row = journal.row(EARLY)
    with journal.reading_back("an import"):
        return {} if row is None else {str(id_): int(seen) for id_, seen in json.loads(row[0]).items()}


def remember_early(journal: Journal, withdrawn: Mapping[str, int]) -> None:
    """What comes later under these ids was taken back, up to that revision. Needs a change to be there."""
    known = withdrawn_early(journal)
    said = known | {id_: max(seen, known.get(id_, 0)) for id_, seen in withdrawn.items()}
    if said != known:
        words = json.dumps(dict(sorted(said.items())), separators=(",", ":"))
        journal.row(MORE_EARLY if known else ADD_EARLY, {"said": words})


def fingerprints(state: State) -> dict[str, str]:
    """Of each field; whether a name stands in the text as well makes no other."""
    said = state | {key: [each[:-1] for each in state[key]] for key in ("tags", "people")}
    return {key: _fingerprint(value) for key, value in said.items()}


def portable(state: State) -> str:
    """A fingerprint of what a reflection says itself: the same in every journal, whatever names are there."""
    return _fingerprint([state[key] for key in PORTABLE])


def _fingerprint(value: object) -> str:
    said = json.dumps(value, ensure_ascii=True).encode()
    return blake2b(said, digest_size=4).hexdigest()
