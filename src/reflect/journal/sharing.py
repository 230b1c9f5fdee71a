"""What of a journal went out in share files, under which ids; and what of it is to be taken back.

The id of a share is made from the journal's secret: nobody outside can tell from it which reflection it is,
when it was written or whose it is, and looking at what would be sent writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple
from uuid import UUID

from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.core.sharing import Shared, TakenBack
from reflect.journal import finding
from reflect.journal.journal import Journal, instant

# What ids are made from.
KEY_OF_IDS = "SELECT secret FROM origin"

# Under which id something went out before.
SENT = "SELECT reflection, audience, id FROM shared"

# What went out and is not meant for those who have it any more.
TO_TAKE_BACK = """
  SELECT s.id, r.revision, s.audience
    FROM shared s JOIN reflection r ON r.number = s.reflection
   WHERE r.deleted OR r.audience <> s.audience
ORDER BY s.id
"""

# It went out, perhaps once more.
REMEMBER = """
INSERT INTO shared (reflection, id, audience, last) VALUES (:reflection, :id, :audience, :last)
    ON CONFLICT (reflection, audience) DO UPDATE SET last = :last
"""

# When something went out last.
LAST_SENT = "SELECT audience, last FROM shared WHERE reflection = :number ORDER BY audience"

# What came from others: it is theirs to share.
FROM_OTHERS = "SELECT reflection FROM import_row WHERE source = 'share'"

# The wording of the questions that were answered.
WORDINGS = """
SELECT r.number, q.wording FROM reflection r JOIN question q ON q.number = r.question
 WHERE r.number IN (SELECT value FROM json_each(:numbers))
"""

# Everybody whose name the journal knows, aliases too.
PEOPLE = "SELECT name FROM person ORDER BY folded"


class Sent(NamedTuple):
    """``audience``: by name (team) or anonymous."""

    audience: str
    last: datetime


def for_the_team(journal: Journal, wanted: Filter) -> list[Reflection]:
    """What the filter lets through and its writer marked for others, but for what came from others."""
    theirs = {number for (number,) in journal.rows(FROM_OTHERS)}
    marked = wanted._replace(audiences=wanted.audiences or ("team", "anonymous"))
    return [each for each in finding.between(journal, marked) if each.number not in theirs]


def as_sent(journal: Journal, reflections: Sequence[Reflection]) -> list[Shared]:
    """With their ids outside, in the order of these: an order that tells nothing."""
    numbers = str([each.number for each in reflections])
    wordings = dict(journal.rows(WORDINGS, {"numbers": numbers}))
    sent = {(number, audience): id_ for number, audience, id_ in journal.rows(SENT)}
    (secret,) = journal.row(KEY_OF_IDS)
    found = []
    for each in reflections:
        id_ = sent.get((each.number, each.audience)) or share_id(secret, each.id, each.audience)
        found.append(Shared(str(UUID(bytes=id_)), each, wordings.get(each.number)))
    return sorted(found)


def to_take_back(journal: Journal, audiences: Iterable[str]) -> list[TakenBack]:
    rows = journal.rows(TO_TAKE_BACK)
    return [
        TakenBack(str(UUID(bytes=id_)), revision) for id_, revision, audience in rows if audience in audiences
    ]


def remember(journal: Journal, shared: Iterable[Shared], *, now: datetime) -> None:
    """They went out; a later file can take them back."""
    with journal.transaction():
        for id_, reflection, _ in shared:
            said = {"reflection": reflection.number, "audience": reflection.audience}
            journal.row(REMEMBER, said | {"id": UUID(id_).bytes, "last": instant(now)})


def last_sent(journal: Journal, number: int) -> list[Sent]:
    """When, and how, a reflection went out last."""
    return [
        Sent(audience, datetime.fromisoformat(last))
        for audience, last in journal.rows(LAST_SENT, {"number": number})
    ]


def people(journal: Journal) -> list[str]:
    return [name for (name,) in journal.rows(PEOPLE)]


def share_id(secret: bytes, reflection: str, audience: str) -> bytes:
    """The same each time, and without the secret no more than a random one."""
    keyed = blake2b(f"{audience} {reflection}".encode(), key=secret, digest_size=16).digest()
    return UUID(bytes=keyed, version=4).bytes
