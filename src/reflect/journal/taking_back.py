"""What taking a change back makes of things, and what doing it again does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reflect.journal.amendments import NOTE, Altered, Subject, amend, as_kept, of_change
from reflect.journal.journal import Journal
from reflect.journal.standing import IDENTITY, is_kept, standing
from reflect.journal.states import NAMES, Noun, State, state_of
from reflect.journal.uses import uses_of

# What a change wrote, but for what was destroyed; and which of it is in view.
WRITTEN = """
SELECT number, NOT deleted FROM reflection WHERE change = :number AND text <> ''
 UNION
SELECT r.number, NOT r.deleted
  FROM import m JOIN import_row i ON i.run = m.number JOIN reflection r ON r.number = i.reflection
 WHERE m.change = :number AND m.source = 'whole journal' AND r.text <> ''
 ORDER BY 1
"""
FOLLOW_UPS_WRITTEN = "SELECT number, reflection FROM follow_up WHERE change = :number ORDER BY number"

# The reflections that follow-ups belong to.
REFLECTIONS_OF = """
SELECT DISTINCT reflection FROM follow_up
 WHERE number IN (SELECT value FROM json_each(:numbers)) AND reflection IS NOT NULL
"""

# Out of sight, or back; many at once.
SHOW = "UPDATE reflection SET deleted = :deleted, revision = revision + 1 WHERE number = :subject"

NAMED_BY = ("tags", "people", "speaker", "point", "owner", "with")  # the fields that hold names


class Taken(NamedTuple):
    """``altered``: what was put back; ``kept``: what was changed since and stays; ``mixed``: a name
    whose place another took since, so that nothing can be taken back."""

    altered: list[Altered]
    kept: set[Subject]
    mixed: Subject | None = None


def take_back(journal: Journal, change: int, *, by: int) -> Taken:
    """Put what a change, which is marked as taken back, made and wrote to what it is without it."""
    made = dict(of_change(journal, change))
    written, in_view = _written(journal, change)
    kept: set[Subject] = set()
    wanted: list[tuple[Subject, State | None]] = []
    for noun, numbers in _by_noun([*made, *written]).items():
        found = standing(journal, noun, numbers)
        for subject in (Subject(noun, number) for number in numbers):
            before = made.get(subject, {})
            if is_kept(subject, change, found):
                kept.add(subject)
                if noun in NAMES and (before is None or IDENTITY & set(before)):
                    return Taken([], kept, subject)
            elif before is None:
                wanted.append((subject, None))
            elif subject.number in found:
                wanted.append((subject, found[subject.number].state))
    wanted += _named_anew(journal, made) + _left_alone(journal, [*made, *written], besides=written)
    hidden = [s for s, state in wanted if s in in_view and state == {"deleted": True}]
    altered = _show(journal, by, hidden, deleted=True)
    moved = set(hidden)
    altered += amend(journal, by, [each for each in wanted if each[0] not in moved])
    return Taken(altered, kept)


def do_again(journal: Journal, undoing: int, *, by: int) -> list[Altered]:
    """What taking a change back had made of things; nothing was done since."""
    made = of_change(journal, undoing)
    shown = [
        subject for subject, before in made if subject.noun == "reflection" and before == {"deleted": False}
    ]
    moved = set(shown)
    altered = _show(journal, by, shown, deleted=False)
    return altered + amend(journal, by, [each for each in made if each.subject not in moved])


def _by_noun(subjects: Iterable[Subject]) -> dict[Noun, list[int]]:
    found: dict[Noun, dict[int, None]] = {}
    for noun, number in subjects:
        found.setdefault(noun, {})[number] = None
    return {noun: list(numbers) for noun, numbers in found.items()}


def _written(journal: Journal, change: int) -> tuple[list[Subject], set[Subject]]:
    """What a change wrote, follow-ups that go with their reflection apart; and the reflections in view."""
    rows = journal.rows(WRITTEN, {"number": change})
    reflections = {number: Subject("reflection", number) for number, _ in rows}
    alone = [
        Subject("follow_up", number)
        for number, of in journal.rows(FOLLOW_UPS_WRITTEN, {"number": change})
        if of not in reflections
    ]
    return [*reflections.values(), *alone], {reflections[number] for number, seen in rows if seen}


def _left_alone(
    journal: Journal, subjects: Iterable[Subject], *, besides: Iterable[Subject]
) -> list[tuple[Subject, State | None]]:
    """Reflections that were in view only for what was done about their follow-ups."""
    follow_ups = json.dumps([number for noun, number in subjects if noun == "follow_up"])
    numbers = {number for (number,) in journal.rows(REFLECTIONS_OF, {"numbers": follow_ups})}
    numbers -= {number for noun, number in besides if noun == "reflection"}
    found = standing(journal, "reflection", numbers)
    return [
        (Subject("reflection", number), {"deleted": True})
        for number, each in found.items()
        if each.state.get("deleted")
    ]


def _named_anew(journal: Journal, made: Mapping[Subject, State | None]) -> list[tuple[Subject, State | None]]:
    """What came to say the name that others were merged into, when older changes were taken back since."""
    apart = [
        subject for subject, before in made.items() if subject.noun in NAMES and "means" in (before or {})
    ]
    wanted: list[tuple[Subject, State | None]] = []
    for noun, number in apart:
        means = (state_of(journal, noun, number) or {}).get("means")
        used = uses_of(journal, noun, [] if means is None else [means])
        both: dict[Noun, tuple[int, ...]] = {"reflection": used.reflections, "follow_up": used.follow_ups}
        for of, numbers in both.items():
            for each, found in standing(journal, of, numbers).items():
                state = {field: value for field, value in found.state.items() if field in NAMED_BY}
                wanted.append((Subject(of, each), state))
    return [each for each in wanted if each[0] not in made]


def _show(journal: Journal, by: int, subjects: list[Subject], *, deleted: bool) -> list[Altered]:
    """Take out of sight or bring back, a whole import at once: this is `amend` for that alone."""
    before, after = {"deleted": not deleted}, {"deleted": deleted}
    rows = [
        {"change": by, "noun": noun, "subject": number, "deleted": deleted, "before": as_kept(before)}
        for noun, number in subjects
    ]
    journal.db.executemany(NOTE, rows)
    journal.db.executemany(SHOW, rows)
    return [Altered(subject, before, after) for subject in subjects]
