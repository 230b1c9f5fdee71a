"""Choosing frameworks: which are in use, and one's own, as changes that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from reflect.core.errors import BadInput
from reflect.core.framework import Framework
from reflect.core.near import did_you_mean
from reflect.journal import frameworks, history
from reflect.journal.amendments import Altered, Subject, note
from reflect.journal.frameworks import SHIPPED, USE
from reflect.journal.journal import Journal
from reflect.journal.states import Noun, State, state_of

# All of them, asked or not.
EVERY_FRAMEWORK = "SELECT number FROM framework ORDER BY number"
EVERY_QUESTION = "SELECT number FROM question ORDER BY number"

# Put none in use, before those that are.
USE_NONE = "UPDATE framework SET position = NULL"


def keep(journal: Journal, framework: Framework, *, now: datetime) -> None:
    """Keep a framework in the journal, or ask it anew: what was answered keeps its old question.

    Raises BadInput for the key of one that ships.
    """
    if framework.key in SHIPPED:
        raise BadInput(f"The framework {framework.key} comes with reflect; choose another key for yours.")
    with _recorded(journal, f"framework {framework.key} added", now=now):
        frameworks.keep(journal.db, framework)


def use(journal: Journal, keys: list[str], *, now: datetime) -> None:
    """Set the list of frameworks in use; the first is the default. Raises BadInput for an unknown one."""
    kept = {framework.key for framework in frameworks.frameworks(journal)}
    unknown = [key for key in keys if key not in kept and key not in SHIPPED]
    if unknown:
        choices = sorted({*kept, *SHIPPED})
        raise BadInput(
            f"There is no framework {unknown[0]!r};{did_you_mean(unknown[0], choices)} are "
            f"{', '.join(choices)}. `reflect framework add FILE` adds one's own."
        )
    with _recorded(journal, f"frameworks in use: {', '.join(keys)}", now=now):
        for key in keys:
            if key not in kept:
                frameworks.keep(journal.db, frameworks.shipped(key))
        journal.row(USE_NONE)
        for position, key in enumerate(dict.fromkeys(keys)):
            journal.row(USE, {"position": position, "key": key})


@contextmanager
def _recorded(journal: Journal, summary: str, *, now: datetime) -> Iterator[None]:
    """What is kept and asked changes inside, as one change; what is new was not asked before."""
    with journal.transaction():
        before = dict(_states(journal))
        yield
        altered = [
            Altered(subject, before.get(subject, state | {"position": None}), state)
            for subject, state in _states(journal)
            if before.get(subject, {"position": None}) != state
        ]
        if altered:
            note(journal, history.record(journal, "framework", summary, now=now), altered)


def _states(journal: Journal) -> list[tuple[Subject, State]]:
    kinds: list[tuple[Noun, str]] = [("framework", EVERY_FRAMEWORK), ("question", EVERY_QUESTION)]
    return [
        (Subject(noun, number), state_of(journal, noun, number) or {})
        for noun, statement in kinds
        for (number,) in journal.rows(statement)
    ]
