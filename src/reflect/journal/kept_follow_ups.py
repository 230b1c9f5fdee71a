"""Follow-ups that were changed here and stay so, whatever a file says of them."""

from __future__ import annotations

from reflect.journal.amendments import Subject, of_subject
from reflect.journal.journal import Journal
from reflect.journal.names import Kind, find
from reflect.journal.states import State, state_of


def as_known_here(journal: Journal, kind: Kind, name: str) -> int:
    """The number of a name; 0 for one that is not known, which is not brought in only to be compared."""
    return find(journal, kind, name) or 0


def says_else(journal: Journal, number: int, said: State) -> bool:
    """Whether a file says of a follow-up what it is not here, and what it was not here before either."""
    subject = Subject("follow_up", number)
    states = [state := state_of(journal, *subject) or {}]
    for _, amendment in reversed(of_subject(journal, subject)):
        states.append(state := state | (amendment.before or {}))
    return not any(all(each[field] == value for field, value in said.items()) for each in states)
