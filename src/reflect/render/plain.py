"""Reflections as plain text: for pipes, for screen readers, for grep. No box, no colour, no Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.clean import clean, first_line, one_line
from reflect.render.wording import (
    follow_up_facts,
    follow_up_state,
    follow_up_words,
    labels,
    marks,
    question_of,
    when,
    when_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from reflect.core.follow_up import FollowUp
    from reflect.core.reflection import Reflection

_WHEN = len("2026-11-20 14:05")


def list_plain(reflections: Sequence[Reflection]) -> str:
    """One reflection a line: number, when, question, the first line of its text."""
    return _aligned(reflections, [first_line(reflection.text) for reflection in reflections])


def search_plain(reflections: Sequence[Reflection], terms: Sequence[str]) -> str:
    """One reflection a line, each with the words around what was found."""
    from reflect.render.snippet import snippet

    found = [snippet(reflection, terms) for reflection in reflections]
    return _aligned(
        reflections,
        [cut.text if cut.part == "text" else f"{cut.part}: {cut.text}" for cut in found],
    )


def show_plain(
    reflection: Reflection,
    *,
    today: date,
    wording: str | None = None,
    probes: Mapping[str, str] | None = None,
) -> str:
    """Everything about one reflection. ``wording``: its question's; ``probes``: wordings by key."""
    first = [f"{reflection.number}", question_of(reflection), *marks(reflection)]
    lines = ["  ".join(first), when_in_words(reflection)]
    lines += [one_line(wording)] if wording else []
    lines += ["", clean(reflection.text).rstrip("\n"), ""]
    for key, answer in reflection.details.items():
        lines += [one_line((probes or {}).get(key) or key), _indented(answer), ""]
    lines += labels(reflection)
    if reflection.follow_ups:
        lines += ["", "Follow-ups"]
        lines += [follow_up_line(follow_up, today=today) for follow_up in reflection.follow_ups]
    return "\n".join(lines).rstrip("\n") + "\n"


def follow_up_line(follow_up: FollowUp, *, today: date, also: str = "") -> str:
    """``f12  strengthen  open, due 2026-12-01  the text  (owner Ana)``; ``also``: to be said of its
    state besides."""
    facts = follow_up_facts(follow_up)
    state = ", ".join(filter(None, (follow_up_state(follow_up, today), also)))
    parts = [follow_up.name, follow_up.kind, state, follow_up_words(follow_up)]
    return "  ".join([*parts, f"({'; '.join(facts)})"] if facts else parts)


def _aligned(reflections: Sequence[Reflection], texts: Sequence[str]) -> str:
    """Rows under each other; what is private, anonymous or deleted says so before its text."""
    if not reflections:
        return ""
    number = max(len(str(reflection.number)) for reflection in reflections)
    question = max(len(question_of(reflection)) for reflection in reflections)
    lines = []
    for reflection, text in zip(reflections, texts, strict=True):
        marked = "".join(f"[{mark}] " for mark in marks(reflection))
        at = when(reflection).ljust(_WHEN)
        lines.append(
            f"{reflection.number:>{number}}  {at}  {question_of(reflection):{question}}  {marked}{text}\n"
        )
    return "".join(lines)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in clean(text).strip("\n").split("\n"))


def short_line(reflection: Reflection, *, words: str | None = None) -> str:
    """``142  2026-11-20  [private] The first line``"""
    private = "[private] " if reflection.audience == "private" else ""
    words = words or first_line(reflection.text)
    return f"{reflection.number}  {when(reflection)[:10]}  {private}{words}"
