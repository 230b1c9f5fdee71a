"""What to do next."""

from __future__ import annotations

import re
import shlex
from typing import NamedTuple


class Step(NamedTuple):
    """Something to do next: a command that can be typed as it stands, and why."""

    command: str
    why: str


def as_typed(word: str) -> str:
    """A name as it is typed in a shell: in quotes where it needs them, the kind that every shell knows
    where that is possible."""
    if re.fullmatch(r"[\w.@+/:-]+", word):
        return word
    return shlex.quote(word) if re.search(r'["$`!\\]', word) else f'"{word}"'
