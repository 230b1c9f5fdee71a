"""A hint beside what was just written: a question, where the wording blames a person."""

from __future__ import annotations

from reflect.cli.desk import Desk

LONGEST = 24  # characters of the words that are named: the hint is one line of a narrow terminal


def hint_at(work: Desk, *, text: str, lens: str | None, audience: str) -> bool:
    """Say at most one line, after the answer, to a person who sits at a terminal; nothing of it is stored.

    What bears witness is not to be judged, not even for its judging; nor is what the writer keeps private.
    Answers whether anything was said.
    """
    if not (work.terminal.interactive and work.settings.hint) or lens == "witness" or audience == "private":
        return False
    from reflect.core.blame import hint

    found = hint(text)
    if found is None:
        return False
    words = found.words if len(found.words) <= LONGEST else f"{found.words[: LONGEST - 1].rstrip()}…"
    work.terminal.note(f'Hint on "{words}": {found.question}')
    return True
