"""What was received in shares and taken back by whoever wrote it: it is destroyed here too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from reflect.core.carried import Withdrawn
from reflect.journal import destroying
from reflect.journal.journal import Journal
from reflect.journal.received import SENT_FROM_HERE, SHARE, base_of, mark_withdrawn


def still_here(journal: Journal, withdrawn: Iterable[Withdrawn]) -> list[tuple[int, Withdrawn]]:
    """Which reflections their writers took back, of those that were received and are not destroyed."""
    known = [(base_of(journal, SHARE, each.id), each) for each in withdrawn]
    return [
        (base.number, each)
        for base, each in known
        if base is not None and not base.destroyed and each.revision >= base.seen
    ]


def not_here_yet(journal: Journal, withdrawn: Iterable[Withdrawn]) -> dict[str, int]:
    """What was taken back and never received: a file that is on its way may still bring it."""
    return {
        each.id: each.revision
        for each in withdrawn
        if base_of(journal, SHARE, each.id) is None
        and not journal.row(SENT_FROM_HERE, {"id": bytes.fromhex(each.id)})
    }


def withdraw(journal: Journal, found: Sequence[tuple[int, Withdrawn]], *, now: datetime) -> None:
    """Destroy what was withdrawn, its history too: a change that can not be taken back.

    Inside the caller's transaction.
    """
    numbers = [number for number, _ in found]
    what = f"reflection {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} reflections"
    destroying.empty(journal, numbers, f"{what}, withdrawn by whoever shared them", now=now)
    for number, each in found:
        mark_withdrawn(journal, each.id, number, revision=each.revision)
