"""What is said, beside the answer, of a detail whose key looks like a probe's, but is none.

A key of one's own is as good as any; one that was mistyped would neither open a follow-up nor be shown
under its question.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from reflect.core.edit import DETAIL
from reflect.journal.frameworks import answered_by
from reflect.journal.journal import Journal
from reflect.render.clean import one_line

ALIKE = 0.75  # of SequenceMatcher.ratio: wy and why, stroner and stronger


def near_probes(journal: Journal, number: int, keys: Iterable[str]) -> list[str]:
    """A sentence for each, that says how to give the answer to the probe."""
    question = answered_by(journal, number)
    probes = [probe.key for probe in question.probes] if question else []
    mistyped = [
        (one_line(key), *get_close_matches(key, probes, n=1, cutoff=ALIKE))
        for key in keys
        if key not in probes
    ]
    return [
        f"{key} is no probe of its question and is kept as a detail of your own; for {meant[0]}: "
        f"`reflect edit {number} --clear {DETAIL}{key} --detail {meant[0]}=TEXT`."
        for key, *meant in mistyped
        if meant
    ]
