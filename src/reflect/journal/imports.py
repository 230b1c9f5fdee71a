"""Rows from outside: each known by its source and key, stored once, all of a file or none of it.

A row without a key of its own is known by what it says and by how many of the same stood before it
in the file, so that two equal rows stay two and the same file again is nothing new. Rows are taken some
hundred at a time, and of a row that was taken only its line is remembered: a file has no end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.follow_up import opened_with
from reflect.core.incoming import Incoming, Refused, digest
from reflect.core.no_action import says_no_action
from reflect.journal import history
from reflect.journal.bulk import BulkWriter, index_of_words_at_the_end
from reflect.journal.import_rows import ImportRows, Known
from reflect.journal.journal import Journal
from reflect.journal.names import NewName
from reflect.journal.updating import Update, Updater

AT_ONCE = 500  # rows

# One run of an import.
ADD_RUN = "INSERT INTO import (source, file, change) VALUES (:source, :file, :change) RETURNING number"


class Changed(NamedTuple):
    """A row whose key is known with other words; the journal keeps what it has."""

    line: int
    key: str


class Edited(NamedTuple):
    """A row that changed in its file and, by hand, in the journal, which keeps what it has."""

    line: int
    key: str
    number: int


class Outcome(NamedTuple):
    """``stored`` is False when nothing was written: refused rows, or a dry run.

    Each row is one of these. ``deleted``: the journal knows it and has it deleted; it stays so.
    ``refused``: without their cells. ``new_names``: those that the journal did not know before.
    ``no_action``: how many follow-ups said that nothing was done, which opens none.
    """

    added: int
    unchanged: int
    changed: tuple[Changed, ...]
    refused: tuple[Refused, ...]
    stored: bool
    new_names: tuple[NewName, ...] = ()
    updated: tuple[int, ...] = ()
    edited: tuple[Edited, ...] = ()
    deleted: int = 0
    no_action: int = 0


class _NotStored(Exception):  # leaves the transaction, nothing more
    pass


class Run:
    """One file on its way into a journal."""

    def __init__(
        self,
        journal: Journal,
        *,
        source: str,
        file: str,
        now: datetime,
        default_audience: str,
        update: Update,
        on_refused: Callable[[Refused], None],
    ) -> None:
        self.journal = journal
        self.source = source
        self.update = update
        self.on_refused = on_refused
        self.change = history.record(journal, "import", f"from {file}", now=now)
        self.writer = BulkWriter(journal, self.change, now=now, default_audience=default_audience)
        said = {"source": source, "file": file, "change": self.change}
        self.rows = ImportRows(journal, source, run=int(journal.row(ADD_RUN, said)[0]))
        self.updater = Updater(journal, self.writer, update)
        self.added = 0
        self.unchanged = 0
        self.deleted = 0
        self.no_action = 0
        self.updated: list[int] = []
        self.edited: list[Edited] = []
        self.changed: list[Changed] = []
        self.refused: list[Refused] = []

    def take(self, batch: list[Incoming | Refused]) -> None:
        """Take some rows, in their order, and write those that are new."""
        said = [digest(row) if isinstance(row, Incoming) else "" for row in batch]
        keys = self.rows.keys_of(batch, said)
        for row, says, key in zip(batch, said, keys, strict=True):
            if isinstance(row, Refused):
                self.refuse(row)
            else:
                self._take(row, key, says)
        self.writer.flush()
        self.rows.flush()

    def refuse(self, row: Refused) -> None:
        self.refused.append(row._replace(cells=()))
        self.on_refused(row)

    def outcome(self, *, stored: bool) -> Outcome:
        return Outcome(
            self.added,
            self.unchanged,
            tuple(self.changed),
            tuple(self.refused),
            stored,
            tuple(self.writer.new_names),
            tuple(self.updated),
            tuple(self.edited),
            self.deleted,
            self.no_action,
        )

    @property
    def did(self) -> str:
        """``3 reflections and 1 update``; empty when there is nothing to undo."""
        new = _counted(self.added, "reflection")
        return " and ".join(filter(None, [new, _counted(len(self.updated), "update")]))

    @property
    def touched(self) -> list[int]:
        """The reflections that were written, and those that were updated."""
        first = self.writer.number - self.added + 1
        return [*range(first, self.writer.number + 1), *self.updated]

    def _take(self, row: Incoming, key: str, says: str) -> None:
        if before := self.rows.stood_before(key, says):
            reason = f"the key {row.key!r} stood on line {before} already, with other words"
            self.refuse(Refused(row.line, row.cells, reason))
            return
        known = self.rows.known(key)
        if known is None:
            self._add(row, key, says)
            return
        self.rows.met(key, says, known, line=row.line)
        if known.deleted:
            self.deleted += 1
        elif known.digest == says:
            self.unchanged += 1
        else:
            self._changed(row, key, says, known)

    def _add(self, row: Incoming, key: str, says: str) -> None:
        draft, said = self._acted(row).draft, len(row.draft.follow_ups)
        if draft.follow_ups:
            draft = draft._replace(follow_ups=opened_with(draft.follow_ups, draft.moment.instant))
        try:
            number = self.writer.write(draft, source=self.source, key=row.key)
        except BadInput as error:
            self.rows.turned_away(key, says, line=row.line)
            self.refuse(Refused(row.line, row.cells, error.sentence.rstrip(".")))
            return
        self.rows.keep(key, says, number, line=row.line)
        self.added += 1
        self.no_action += said - len(draft.follow_ups)

    def _acted(self, row: Incoming) -> Incoming:
        """Without what says that nothing was done. A row is known by all that it says, so this comes last."""
        said = row.draft.follow_ups
        acted = tuple(each for each in said if not says_no_action(each.text))
        return row if len(acted) == len(said) else row._replace(draft=row.draft._replace(follow_ups=acted))

    def _changed(self, row: Incoming, key: str, says: str, known: Known) -> None:
        try:
            compared = self.update != "no" or known.doubtful
            plan = self.updater.plan(self._acted(row), known.reflection) if compared else None
        except BadInput as error:
            self.refuse(Refused(row.line, row.cells, error.sentence.rstrip(".")))
            return
        if plan is not None and not plan.differs:
            self.unchanged += 1
            self.rows.keep(key, says, known.reflection, line=row.line)
        elif plan is None or self.update == "no":
            self.changed.append(Changed(row.line, row.key or ""))
        elif not plan.wanted:
            self.edited.append(Edited(row.line, row.key or "", known.reflection))
        else:
            self.updater.carry_out(plan)
            self.updated.append(known.reflection)
            self.rows.keep(key, says, known.reflection, line=row.line)


def store(
    journal: Journal,
    rows: Iterable[Incoming | Refused],
    *,
    source: str,
    file: str,
    now: datetime,
    default_audience: str,
    skip_refused: bool = False,
    dry_run: bool = False,
    update: Update = "no",
    rehearsed: Callable[[list[int]], None] = lambda _: None,
    on_refused: Callable[[Refused], None] = lambda _: None,
    before_commit: Callable[[], None] = lambda: None,
    progress: Callable[[int], None] = lambda _: None,
) -> Outcome:
    """Store the rows that are new, and with ``update`` those that changed, in one transaction.

    A refused row leaves the whole file out unless ``skip_refused``; all rows are read in any case, so
    that every mistake is told at once. ``on_refused`` is called with each while nothing is stored yet, and
    ``before_commit`` when all are read, so that their own failure leaves the file out; ``progress`` with
    the number of rows read so far. ``rehearsed``: with the numbers of the reflections that a dry run has
    written, while they are there to be looked at.
    """
    try:
        with journal.transaction():
            with index_of_words_at_the_end(journal):
                run = Run(
                    journal,
                    source=source,
                    file=file,
                    now=now,
                    default_audience=default_audience,
                    update=update,
                    on_refused=on_refused,
                )
                count = 0
                for batch in _batches(rows):
                    run.take(batch)
                    count += len(batch)
                    progress(count)
                if dry_run:
                    rehearsed(run.touched)
                if dry_run or not run.did or (run.refused and not skip_refused):
                    raise _NotStored
            run.writer.find_by_names()
            history.summarise(journal, run.change, f"{run.did} from {file}")
            before_commit()
    except _NotStored:
        return run.outcome(stored=not dry_run and (skip_refused or not run.refused))._replace(new_names=())
    return run.outcome(stored=True)


def _batches(rows: Iterable[Incoming | Refused]) -> Iterator[list[Incoming | Refused]]:
    every = iter(rows)
    while batch := list(islice(every, AT_ONCE)):
        yield batch


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""
