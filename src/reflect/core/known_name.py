"""A tag, a person or a point as a list of names shows it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class KnownName(NamedTuple):
    """``kind`` is tag, person or point. ``times``: reflections that use it, deleted ones apart; ``last``: the
    newest day of them. ``aliases``: other names that mean this one.

    Only people are on the roster and have a group, only points have a description.
    """

    kind: str
    name: str
    times: int = 0
    last: date | None = None
    aliases: tuple[str, ...] = ()
    on_roster: bool = False
    group: str | None = None
    description: str | None = None
