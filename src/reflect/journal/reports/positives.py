"""What went well: only what is shown is read whole, the rest is counted where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reflect.core.framework import Question
from reflect.core.learning.positives import (
    STANDINGS,
    Positive,
    Positives,
    Standing,
    Weight,
    positive,
    stands,
    weight,
)
from reflect.core.period import ALL
from reflect.core.query import Filter
from reflect.journal import finding
from reflect.journal.finding import Condition
from reflect.journal.frameworks import questions
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number

# The successes that somebody tried to repeat, or is to: how often it was done and held, and what is open.
TRIED = """
  SELECT r.number, r.highlighted, count(*) FILTER (WHERE u.state = 'done'),
         count(*) FILTER (WHERE u.state = 'done' AND u.helped = 'yes'),
         count(*) FILTER (WHERE u.state = 'open')
    FROM follow_up u CROSS JOIN reflection r ON r.number = u.reflection
   WHERE u.kind = 'replicate' AND u.state <> 'dropped' AND NOT u.deleted AND {conditions}
GROUP BY r.number
ORDER BY r.day DESC, r.timed, r.instant DESC, r.number DESC
"""

# The first of those that nobody tried: chosen by what an index holds, then put in order.
UNTRIED = """
  SELECT r.number
    FROM reflection r
   WHERE r.number IN (
           SELECT r.number
             FROM reflection r
            WHERE {conditions} AND r.number NOT IN (
                    SELECT u.reflection FROM follow_up u
                     WHERE u.kind = 'replicate' AND u.state <> 'dropped' AND NOT u.deleted
                       AND u.reflection IS NOT NULL)
         ORDER BY r.highlighted DESC, r.day DESC, r.number DESC
            LIMIT :top)
ORDER BY r.highlighted DESC, r.day DESC, r.timed, r.instant DESC, r.number DESC
"""

# Those from before the period that were tried again in it.
EARLIER = """
  SELECT r.number
    FROM reflection r
   WHERE r.day < :since AND {conditions} AND r.number IN (
         SELECT u.reflection FROM follow_up u
          WHERE u.kind = 'replicate' AND u.state = 'done' AND NOT u.deleted
            AND u.closed >= :since AND u.closed <= :until)
ORDER BY r.day DESC, r.timed, r.instant DESC, r.number DESC
"""

# How many were written, and how many of them have a detail.
WEIGHT = """
SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM detail d WHERE d.reflection = r.number))
  FROM reflection r
"""
FOREVER = "9999-12-31"


def find_positives(journal: Journal, wanted: Filter, *, top: int | None) -> Positives:
    """``top``: at most so many of each standing are read; None: all of them."""
    asked = [question.asked for question in questions(journal) if question.in_use]
    positive_ones = finding.condition(journal, wanted._replace(lens="positive"))
    nothing = positive_ones.unknown or wanted.lens not in (None, "positive")
    heavy = _weight(journal, wanted, "positive", asked)
    earlier = [] if nothing else _earlier(journal, wanted)
    by_standing = {} if nothing else _numbers(journal, positive_ones, top=top)
    shown = [number for numbers in by_standing.values() for number in numbers[:top]] + earlier[:top]
    read = {each.number: positive(each) for each in by_number(journal, shown)}
    counts = {name: len(numbers) for name, numbers in by_standing.items()}
    tried = sum(counts.get(name, 0) for name in STANDINGS[:-1])
    counts[STANDINGS[-1]] = 0 if nothing else heavy.written - tried
    return Positives(
        tuple(
            Standing(name, counts[name], tuple(read[number] for number in by_standing[name][:top]))
            for name in STANDINGS
            if by_standing.get(name)
        ),
        heavy,
        _weight(journal, wanted, "pressure", asked),
        earlier=tuple(read[number] for number in earlier[:top]),
        earlier_total=len(earlier),
    )


def find_repeatable(journal: Journal, wanted: Filter, *, top: int) -> list[Positive]:
    """Those of what went well that are shown first, at most ``top`` of each standing, and no counts."""
    found = finding.condition(journal, wanted._replace(lens="positive"))
    if found.unknown or wanted.lens not in (None, "positive"):
        return []
    by_standing = _numbers(journal, found, top=top)
    shown = [number for name in STANDINGS for number in by_standing[name][:top]]
    return [positive(each) for each in by_number(journal, shown)]


def _numbers(journal: Journal, wanted: Condition, *, top: int | None) -> dict[str, list[int]]:
    """Those of each standing, in order; of those that nobody tried no more than ``top``."""
    tried: dict[str, list[tuple[bool, int, int]]] = {name: [] for name in STANDINGS}
    for number, highlighted, made, held, waiting in _rows(journal, TRIED, wanted):
        name = stands(tried=made, held=held, waiting=bool(waiting))
        tried[name].append((not highlighted, -held, number))
    found = {name: [number for *_, number in sorted(rows, key=_rank)] for name, rows in tried.items()}
    limit = -1 if top is None else top
    untried = _rows(journal, UNTRIED, wanted, top=limit)
    return found | {STANDINGS[-1]: [number for (number,) in untried]}


def _rank(row: tuple[bool, int, int]) -> tuple[bool, int]:
    return row[:2]


def _earlier(journal: Journal, wanted: Filter) -> list[int]:
    since, until = wanted.period.first, wanted.period.last
    if since is None:
        return []
    whenever = wanted._replace(lens="positive", period=ALL)
    span = {"since": since.isoformat(), "until": until.isoformat() if until else FOREVER}
    return [number for (number,) in _rows(journal, EARLIER, finding.condition(journal, whenever), **span)]


def _weight(journal: Journal, wanted: Filter, lens: str, asked: Sequence[Question]) -> Weight:
    where, parameters, unknown = finding.condition(journal, wanted._replace(lens=lens))
    if unknown or wanted.lens not in (None, lens):
        return weight(lens, asked)
    written, taken_apart = journal.row(f"{WEIGHT} WHERE {where}", parameters)
    return weight(lens, asked, written=written, taken_apart=taken_apart)


def _rows(journal: Journal, statement: str, wanted: Condition, **more: object) -> list[Any]:
    return journal.rows(statement.format(conditions=wanted.where), wanted.parameters | more)
