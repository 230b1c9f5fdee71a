"""Storing reflections, each or many as one change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from reflect.core.moment import Moment, minutes_from_utc
from reflect.core.reflection import Draft, checked_draft
from reflect.journal import history
from reflect.journal.journal import Journal
from reflect.journal.writer import Stored, Writer

# The reflection a script stored under this key, unless storing it was undone.
FIND_KEY = """
SELECT r.number
  FROM reflection r JOIN change c ON c.number = r.change
 WHERE r.source = :source AND r.key = :key AND (c.undone_by IS NULL OR NOT r.deleted OR r.text = '')
 LIMIT 1
"""

AFTER_WORK = timedelta(hours=17)
BY_HAND = ""  # the source of keys given to `add --key`


def add(
    journal: Journal, draft: Draft, *, now: datetime, default_audience: str = "team", verb: str = "add"
) -> Stored:
    """Store one reflection, with everything that belongs to it, or nothing. Raises BadInput.

    What answers a probe opens its follow-up too. A draft with a key that was stored before is not
    stored again. ``verb``: what the history calls it: ``ask`` and ``meet`` tell of space that was made.
    """
    draft = checked_draft(draft)._replace(source=None if draft.key is None else BY_HAND)
    with journal.transaction():
        if draft.key is not None:
            known = journal.row(FIND_KEY, {"source": BY_HAND, "key": draft.key})
            if known:
                return _stored_before(journal, known[0])
        change = history.record(journal, verb, "", now=now)
        writer = Writer(journal, change, now=now, default_audience=default_audience, probes_open=True)
        stored = writer.write(draft)
        history.summarise(journal, change, f"reflection {stored.number}")
    return stored


def add_all(
    journal: Journal,
    drafts: Iterable[Draft],
    *,
    summary: str,
    now: datetime,
    default_audience: str = "team",
    at_once: bool = False,
) -> int:
    """Store many as one change, or none of them; how many there were. Raises BadInput.

    ``at_once``: each as if it had been written when it happened, and not now: examples.
    """
    with journal.transaction():
        change = history.record(journal, "add", summary, now=now)
        writer = Writer(journal, change, now=now, default_audience=default_audience)
        written = 0
        for draft in drafts:
            writer.now = _soon_after(draft.moment, now) if at_once else now
            writer.write(draft)
            written += 1
        return written


def _soon_after(moment: Moment, now: datetime) -> datetime:
    """When it may have been written down: then, or after work where only the day is known."""
    at = moment.local if moment.timed else moment.local + AFTER_WORK
    return min(at, now)


def _stored_before(journal: Journal, number: int) -> Stored:
    from reflect.journal.reading import by_number  # only a script's second try pays for it

    [there] = by_number(journal, [number])
    moment = Moment(there.on, minutes_from_utc(there.on), there.timed, there.day)
    return Stored(
        number=number,
        added=False,
        text=there.text,
        moment=moment,
        question=there.question,
        lens=there.lens,
        point=there.point,
        tags=there.tags,
        by=there.by,
        audience=there.audience,
    )
