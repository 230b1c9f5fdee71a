"""What things are by the changes that stand.

Everything is as the changes that stand left it: a field as the newest of them made it, or as it was before
the first; and what a change wrote is in view while that change stands, or another that built on it. What a
change made of a thing holds though it was taken back, as long as one that stands made something else of the
same fields since.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reflect.journal.amendments import Subject
from reflect.journal.journal import Journal
from reflect.journal.states import FIELDS, Noun, State

# Everything that was made of some things, the oldest first: by a change of its own or by taking one back.
MADE_OF = """
  SELECT a.subject, a.before, a.change, c.undoes IS NULL, c.undone_by, c.verb = 'merge'
    FROM amendment a JOIN change c ON c.number = a.change
   WHERE a.noun = :noun AND a.subject IN (SELECT value FROM json_each(:numbers))
ORDER BY a.number
"""

# The changes that brought reflections: that which wrote it, and that which took over the whole journal it
# was written in.
BROUGHT = """
SELECT r.number, c.number, c.undone_by IS NULL
  FROM reflection r JOIN change c ON c.number = r.change
 WHERE r.number IN (SELECT value FROM json_each(:numbers))
 UNION
SELECT i.reflection, c.number, c.undone_by IS NULL
  FROM import_row i JOIN import m ON m.number = i.run JOIN change c ON c.number = m.change
 WHERE m.source = 'whole journal' AND i.reflection IN (SELECT value FROM json_each(:numbers))
"""
BROUGHT_FOLLOW_UPS = """
SELECT u.number, c.number, c.undone_by IS NULL
  FROM follow_up u JOIN change c ON c.number = u.change
 WHERE u.number IN (SELECT value FROM json_each(:numbers))
"""

# The follow-ups of reflections, and by which change that stands.
FOLLOWED_BY = """
SELECT u.reflection, u.number, c.number, c.undone_by IS NULL AND NOT u.deleted
  FROM follow_up u JOIN change c ON c.number = u.change
 WHERE u.reflection IN (SELECT value FROM json_each(:numbers))
"""

IDENTITY = {"name", "folded", "means"}  # the fields by which a name is itself


class Step(NamedTuple):
    """What a change made of a thing; ``own``: it was no taking back of another."""

    before: State | None
    change: int
    own: bool
    undone_by: int | None
    merges: bool


class Standing(NamedTuple):
    """``state``: the fields that were ever changed, as they are by the changes that stand; ``holding``: the
    changes of which something is there."""

    state: State
    holding: frozenset[int]


def standing(journal: Journal, noun: Noun, numbers: Iterable[int]) -> dict[int, Standing]:
    """What each is by the changes that stand; one of which nothing was ever made, and which is in view by
    the change that wrote it, is left out."""
    each = {"numbers": json.dumps(list(numbers))}
    steps = _steps(journal, noun, each)
    found = {number: _by_steps(noun, made) for number, made in steps.items()}
    if noun not in ("reflection", "follow_up"):
        return found
    brought = journal.rows(BROUGHT if noun == "reflection" else BROUGHT_FOLLOW_UPS, each)
    undone = {number for number, _, stands in brought if not stands}
    built_on = _built_on(journal, noun, undone, steps) if undone else {}
    for number, change, stands in brought:
        if stands:
            continue
        state, holding = found.get(number, Standing({}, frozenset()))
        if built_on.get(number, 0) > change:
            found[number] = Standing(state, holding | {change})
        else:
            found[number] = Standing(state | {"deleted": True}, holding)
    return found


def _steps(journal: Journal, noun: Noun, numbers: dict[str, str]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    with journal.reading_back("a change"):
        for number, before, *of in journal.rows(MADE_OF, {"noun": noun, **numbers}):
            change, own, undone_by, merges = of
            state = None if before is None else json.loads(before)
            found[number].append(Step(state, change, bool(own), undone_by, bool(merges)))
    return found


def _by_steps(noun: Noun, steps: Sequence[Step]) -> Standing:
    """Each field is what it was before the first that made something of it and does not hold."""
    holding = _holding(noun, steps)
    state: State = {}
    for step in steps:
        state = (step.before or {}) | state
        if step.own and step.change in holding:
            state = {field: value for field, value in state.items() if field not in (step.before or {})}
    return Standing(state, holding)


def _holding(noun: Noun, steps: Sequence[Step]) -> frozenset[int]:
    """Those that stand; and those that stayed when they were taken back, for one of these had made
    something else of the same by then."""
    found: set[int] = set()
    first: dict[str, int] = {}  # which of those that hold made something of a field first
    for step in reversed(steps):
        fields = touched(noun, step.before)
        until = step.undone_by
        if step.own and (until is None or any(first.get(field, until) < until for field in fields)):
            found.add(step.change)
            first |= dict.fromkeys(fields, step.change)
    return frozenset(found)


def touched(noun: Noun, before: State | None) -> set[str]:
    """The fields that were changed; what a name is, is one."""
    fields = set(FIELDS[noun] if before is None else before)
    return fields | (IDENTITY if fields & IDENTITY else set())


def _built_on(
    journal: Journal, noun: Noun, numbers: Iterable[int], steps: dict[int, list[Step]]
) -> dict[int, int]:
    """{what was written: the newest change that built on it}, its follow-ups being part of a reflection."""
    newest = {number: _newest_builder(noun, steps.get(number, ())) for number in numbers}
    if noun == "reflection":
        rows = journal.rows(FOLLOWED_BY, {"numbers": json.dumps(list(newest))})
        theirs = _steps(journal, "follow_up", {"numbers": json.dumps([row[1] for row in rows])})
        for reflection, number, change, stands in rows:
            built = max(_newest_builder("follow_up", theirs.get(number, ())), change if stands else 0)
            newest[reflection] = max(newest[reflection], built)
    return newest


def _newest_builder(noun: Noun, steps: Sequence[Step]) -> int:
    """0 for none; neither a merge, which was done all over, nor deleting it builds on anything."""
    holding = _holding(noun, steps)
    return max((step.change for step in steps if step.change in holding and _builds(step)), default=0)


def _builds(step: Step) -> bool:
    return step.own and not step.merges and step.before != {"deleted": False}


def is_kept(subject: Subject, change: int, found: dict[int, Standing]) -> bool:
    """Whether something of it is there still that the change made."""
    return subject.number in found and change in found[subject.number].holding
