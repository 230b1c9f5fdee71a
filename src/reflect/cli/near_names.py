"""What is said, beside the answer, of a new name that looks like one that was there."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from itertools import islice

from reflect.journal.journal import Journal
from reflect.journal.names import NewName
from reflect.journal.near_names import near_names
from reflect.render.clean import one_line

MOST = 5  # notes at once,
LOOKED_AT = 100  # ... and new names that are compared: an import may bring thousands


def near_notes(journal: Journal, new: Sequence[NewName]) -> list[str]:
    """A sentence for each, that says how to make them one."""
    found = islice(near_names(journal, new[:LOOKED_AT]), MOST)
    return [
        f'There is a {kind} "{one_line(there)}" already; '
        f"`reflect {kind} merge {shlex.quote(name)} --into {shlex.quote(there)}` makes them one."
        for kind, name, there in found
    ]
