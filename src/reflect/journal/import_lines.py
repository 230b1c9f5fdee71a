"""Files that a journal wrote, on their way into another: all of them or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from reflect.core.carried import Carried, CarriedFollowUp, FromOthers, Withdrawn
from reflect.journal import history
from reflect.journal.destroying import EMPTY_LOG
from reflect.journal.journal import Journal
from reflect.journal.received import remember_early, withdrawn_early
from reflect.journal.receiving import Received, Run
from reflect.journal.withdrawing import not_here_yet, still_here, withdraw

# Whether anything was ever done.
ANY_CHANGE = "SELECT 1 FROM change LIMIT 1"


class Sent(NamedTuple):
    """What one file says, in its order.

    ``past``: fingerprints of what a reflection was before, by the number that it had there; ``theirs``: what
    had been shared with that journal.
    """

    file: str
    own: Sequence[Carried] = ()
    named: Sequence[Carried] = ()
    anonymous: Sequence[Carried] = ()
    withdrawn: Sequence[Withdrawn] = ()
    alone: Sequence[CarriedFollowUp] = ()
    past: Mapping[int, Sequence[str]] = {}
    theirs: Mapping[int, FromOthers] = {}


class _NotStored(Exception):  # leaves the transaction, nothing more
    pass


def receive(
    journal: Journal,
    files: Sequence[Sent],
    *,
    now: datetime,
    narrowed_to: str = "team",
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> Received:
    """Store what is new, change what is newer, take away what was withdrawn, as one change.

    What is anonymous is written after all that is not, in an order of its own, so that neither tells
    which file it came in. ``narrowed_to``: at most this audience.
    """
    latest: dict[str, Withdrawn] = {}
    for each in (each for file in files for each in file.withdrawn):
        if each.id not in latest or latest[each.id].revision < each.revision:
            latest[each.id] = each
    outcome = Received()
    try:
        with journal.transaction():
            gone = still_here(journal, latest.values())
            if gone:
                withdraw(journal, gone, now=now)
            early = not_here_yet(journal, latest.values())
            outcome = _brought(journal, files, latest, now=now, narrowed_to=narrowed_to, progress=progress)
            outcome = outcome._replace(withdrawn=len(gone))
            _remember(journal, early, now=now)
            if dry_run:
                raise _NotStored
    except _NotStored:
        return outcome
    if outcome.withdrawn:
        journal.row(EMPTY_LOG)
    return outcome


def _remember(journal: Journal, early: dict[str, int], *, now: datetime) -> None:
    """What was taken back before it came; where nothing was done yet, this is the first that was."""
    if early and not journal.row(ANY_CHANGE):
        history.record(journal, "import", "nothing yet", now=now)
    remember_early(journal, early)


def _brought(
    journal: Journal,
    files: Sequence[Sent],
    withdrawn: dict[str, Withdrawn],
    *,
    now: datetime,
    narrowed_to: str,
    progress: Callable[[int], None],
) -> Received:
    change = history.record(journal, "import", "", now=now)
    run = Run(journal, change, now=now, narrowed_to=narrowed_to)
    early = withdrawn_early(journal)
    gone = early | {id_: max(each.revision, early.get(id_, 0)) for id_, each in withdrawn.items()}
    count = 0
    for file in files:
        for carried in file.own:
            number = carried.number or 0
            theirs = file.theirs.get(number)
            if theirs and gone.get(theirs.key, 0) >= theirs.seen:
                run.counts["gone"] += 1
            else:
                run.own(carried, file=file.file, past=file.past.get(number, ()), theirs=theirs)
            progress(count := count + 1)
    shared = [(carried, file.file) for file in files for carried in file.named]
    nameless = [(carried, "") for file in files for carried in file.anonymous]
    for carried, name in [*shared, *sorted(nameless, key=lambda each: each[0].id)]:
        count += 1
        taken_back = withdrawn.get(carried.id)
        if early.get(carried.id, 0) >= carried.revision:
            run.counts["gone"] += 1
        elif taken_back is None or taken_back.revision < carried.revision:
            run.shared(carried, file=name)
        progress(count)
    if narrowed_to == "team":  # for whoever sees the point; there is no narrower place for it
        run.follow_ups(each for file in files for each in file.alone)
    outcome = run.outcome()
    if outcome.added or run.updated or outcome.follow_ups:
        history.summarise(journal, change, _summary(outcome, files))
    else:
        run.forget()
    return outcome


def _summary(outcome: Received, files: Sequence[Sent]) -> str:
    """What it did. No file is named where something anonymous came in one."""
    parts = [f"{outcome.added} added"] if outcome.added else []
    changed = len({*outcome.updated, *outcome.kept})
    parts += [f"{changed} changed"] if changed else []
    if outcome.follow_ups:
        parts.append(f"{outcome.follow_ups} follow-up{'' if outcome.follow_ups == 1 else 's'} of a point")
    secret = any(file.anonymous for file in files)
    where = f" from {files[0].file}" if len(files) == 1 and not secret else ""
    return f"{', '.join(parts)}{where}" if parts else "nothing"
