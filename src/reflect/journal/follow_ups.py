"""Reading follow-ups: what should happen next, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from reflect.core.errors import NotFound
from reflect.core.follow_up import FollowUp
from reflect.journal import names
from reflect.journal.follow_up_rows import AUDIENCE, MARKED_FOLLOW_UP, as_follow_ups
from reflect.journal.journal import Journal

# What waits for a day, the longest waiting first.
WAITING = f"""
   SELECT u.number, u.kind, u.text, o.name, {{day}}, u.reflection, {AUDIENCE}
     FROM follow_up u
LEFT JOIN person o ON o.number = u.owner
LEFT JOIN reflection r ON r.number = u.reflection
    WHERE {{day}} <= :by AND {{state}} AND NOT u.deleted AND r.deleted IS NOT TRUE
 ORDER BY {{day}}, u.number
"""  # noqa: S608 (our own fragments)

# Open follow-ups that are due by a day; those to be looked at again by then, unless they are overdue.
DUE = WAITING.format(day="u.due", state="u.state = 'open'")
REVIEWS = WAITING.format(
    day="u.review", state="(u.state = 'done' OR (u.state = 'open' AND coalesce(u.due, :by) >= :by))"
)

# How many are open.
OPEN = """
   SELECT count(*)
     FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
    WHERE u.state = 'open' AND NOT u.deleted AND r.deleted IS NOT TRUE
"""

# The newest one, for `last`.
LAST = """
   SELECT max(u.number)
     FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
    WHERE NOT u.deleted AND r.deleted IS NOT TRUE
"""

# What one belongs to, and whether either is out of sight; a reflection that was destroyed took its own along.
WHERE_IT_IS = """
   SELECT u.deleted, u.reflection, r.deleted
     FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
    WHERE u.number = :number
"""

# Those with given numbers, a JSON list.
THESE = "WHERE u.number IN (SELECT value FROM json_each(:numbers)) ORDER BY u.number"

# Filters are put together from these alone, never from what a person typed.
CONDITIONS = {
    "for": "u.reflection = :for",
    "kind": "u.kind = :kind",
    "point": "u.point = :point",
    "state": "u.state = :state",
    "owner": "u.owner = :owner",
    "overdue": "u.state = 'open' AND u.due < :overdue",
}

# Open ones first, the longest due before the others; then those that were closed, the latest first.
IN_ORDER = """
 ORDER BY u.state <> 'open', CASE WHEN u.state = 'open' THEN coalesce(u.due, '9999-12-31') END,
          u.closed DESC, u.number
"""


class DueFollowUp(NamedTuple):
    """``review``: ``due`` is the day on which it was to be looked at again."""

    number: int
    kind: str
    text: str
    owner: str | None
    due: date
    for_: int | None
    audience: str | None  # whom it is for
    review: bool = False

    @property
    def name(self) -> str:
        return f"f{self.number}"


class Wanted(NamedTuple):
    """Which follow-ups; empty fields choose everything. ``overdue``: those that were due before this day."""

    state: str | None = None
    kind: str | None = None
    point: str | None = None
    owner: str | None = None
    for_: int | None = None
    overdue: date | None = None


class Found(NamedTuple):
    """``unknown``: names in the filter that the journal does not know."""

    follow_ups: list[FollowUp]
    unknown: tuple[str, ...] = ()


def due(journal: Journal, *, by: date) -> list[DueFollowUp]:
    """Those open and due on that day or before."""
    return _due(journal.rows(DUE, {"by": by.isoformat()}))


def reviews(journal: Journal, *, by: date) -> list[DueFollowUp]:
    """Those, open or done, to be looked at again on that day or before, the overdue left out."""
    return [each._replace(review=True) for each in _due(journal.rows(REVIEWS, {"by": by.isoformat()}))]


def listed(journal: Journal, wanted: Wanted) -> Found:
    """Those in view that the filter lets through: open ones by the day they are due, then closed ones."""
    used = ["NOT u.deleted AND r.deleted IS NOT TRUE"]
    said: dict[str, Any] = {}
    unknown = []
    for key, value in (("for", wanted.for_), ("kind", wanted.kind), ("state", wanted.state)):
        if value is not None:
            used.append(CONDITIONS[key])
            said[key] = value
    if wanted.overdue is not None:
        used.append(CONDITIONS["overdue"])
        said["overdue"] = wanted.overdue.isoformat()
    named: list[tuple[str, names.Kind, str | None]] = [
        ("point", "point", wanted.point),
        ("owner", "person", wanted.owner),
    ]
    for key, kind, name in named:
        if name is not None:
            used.append(CONDITIONS[key])
            said[key] = names.find(journal, kind, name)
            unknown += [] if said[key] else [names.unknown(journal, kind, name)]
    if unknown:
        return Found([], tuple(unknown))
    statement = f"{MARKED_FOLLOW_UP} WHERE {' AND '.join(used)} {IN_ORDER}"
    return Found(as_follow_ups(journal, journal.rows(statement, said)))


def count_open(journal: Journal) -> int:
    return int(journal.row(OPEN)[0])


def last(journal: Journal) -> int:
    """The number of the newest. Raises NotFound where there is none."""
    (number,) = journal.row(LAST)
    if number is None:
        raise NotFound("There is no follow-up yet; `reflect follow add` writes one.")
    return int(number)


def these(journal: Journal, numbers: list[int]) -> list[FollowUp]:
    """The follow-ups with these numbers, in this order. Raises NotFound for one that is not in view."""
    rows = journal.rows(f"{MARKED_FOLLOW_UP} {THESE}", {"numbers": str(numbers)})
    found = {follow_up.number: follow_up for follow_up in as_follow_ups(journal, rows)}
    for number in numbers:
        _in_view(journal, number)
    return [found[number] for number in numbers]


def get(journal: Journal, number: int) -> FollowUp:
    """The follow-up with this number. Raises NotFound for one that is not in view."""
    return these(journal, [number])[0]


def _due(rows: list[Any]) -> list[DueFollowUp]:
    return [
        DueFollowUp(number, kind, text, owner, date.fromisoformat(day), for_, audience)
        for number, kind, text, owner, day, for_, audience in rows
    ]


def _in_view(journal: Journal, number: int) -> None:
    row = journal.row(WHERE_IT_IS, {"number": number})
    if row is None or row[0]:
        raise NotFound(f"There is no follow-up f{number}; `reflect follow list --state all` shows them.")
    _, reflection, deleted = row
    if deleted:
        raise NotFound(
            f"f{number} belongs to reflection {reflection}, which is deleted; "
            f"`reflect restore {reflection}` brings both back."
        )
