"""Saying to others what a document was narrowed to, so that nobody takes a part for the whole."""

from __future__ import annotations

from reflect.core.query import Filter
from reflect.exchange.markdown import on_one_line

EVERYTHING = Filter()
NO_SUCCESS = "No success was written down in this period. What went well, even a little?"
ON_LENS = {"positive": "on what went well", "pressure": "on what gave way"}
FOR_AUDIENCE = {"team": "for the team", "anonymous": "without a name", "private": "that are private"}


def narrowed_said(wanted: Filter, *, names: bool) -> str:
    """``Only reflections by Tom, at Monday release.``; empty where nothing but the period was chosen.

    The words are those that were asked with, so that nothing is told of a journal that they do not say.
    ``names``: whether people are named.
    """
    parts = [*_people(wanted, names=names), *_places(wanted)]
    return f"Only reflections {', '.join(parts)}." if parts else ""


def _people(wanted: Filter, *, names: bool) -> list[str]:
    roles = (
        ("by", wanted.by),
        ("learned with", wanted.with_),
        ("learned from", wanted.from_),
        ("by, with or from", wanted.person),
    )
    return [f"{role} {on_one_line(who) if names else 'one person'}" for role, who in roles if who]


def _places(wanted: Filter) -> list[str]:
    parts = [f"at {on_one_line(wanted.point)}"] if wanted.point else []
    parts += ["at no pressure point"] if wanted.without_point else []
    parts += [f"tagged {' and '.join(map(on_one_line, wanted.tags))}"] if wanted.tags else []
    parts += [f"to the question {on_one_line(wanted.question)}"] if wanted.question else []
    parts += ["to no question yet"] if wanted.unsorted else []
    parts += [ON_LENS.get(wanted.lens, f"of the lens {wanted.lens}")] if wanted.lens else []
    return parts + [FOR_AUDIENCE[each] for each in wanted.audiences if each in FOR_AUDIENCE]


def no_success_said(wanted: Filter) -> str:
    """That none was written down; empty where there may be some that were not chosen."""
    lens = None if wanted.lens == "positive" else wanted.lens
    return "" if wanted._replace(lens=lens).narrows else NO_SUCCESS
