"""How many people were heard in what others read; never who."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reflect.core.learning.voices import GroupHeard, groups_for_others, heard_by_group
from reflect.core.reflection import Reflection, folded


class Voices(NamedTuple):
    """How many people were heard, each counted once whatever their role; never who.

    ``own_words``: how many wrote (the journal's owner is one of them); ``anonymous``: reflections
    whose writer is not counted. ``groups``: of the roster, none so small that it would name somebody.
    """

    heard: int
    own_words: int
    anonymous: int
    groups: tuple[GroupHeard, ...] = ()


def heard_in(
    reflections: Sequence[Reflection], *, roster: Sequence[tuple[str, str | None]], owner: str | None
) -> Voices:
    named = [reflection for reflection in reflections if reflection.audience != "anonymous"]
    writers = {folded(reflection.by or owner or "") for reflection in named}
    others = {folded(name) for each in named for name in (*each.with_, *each.from_)}
    groups = heard_by_group(roster, heard=writers | others, own_words=writers)
    return Voices(
        heard=len(writers | others),
        own_words=len(writers),
        anonymous=len(reflections) - len(named),
        groups=groups_for_others(groups),
    )
