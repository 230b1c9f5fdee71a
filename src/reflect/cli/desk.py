"""The desk a command works at: the clock, the terminal, the settings and the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reflect.cli.places import config_file, journal_file, path_of
from reflect.cli.settings import Settings, read_settings
from reflect.cli.terminal import Terminal
from reflect.core.errors import BadInput, NotFound
from reflect.core.moment import Moment, moment_at
from reflect.journal.journal import Journal, no_journal, open_journal

if TYPE_CHECKING:
    from reflect.cli.drafting import Headed
    from reflect.core.reflection import Draft

JOURNAL = "reflect.journal"  # where `-j` is remembered in the context,
NO_INPUT = "reflect.no_input"  # ... and `--no-input`


class Desk:
    """``now`` is the moment the command began, in local time with its offset."""

    def __init__(self, *, clock: Callable[[], datetime], terminal: Terminal) -> None:
        self.now = clock()
        self.terminal = terminal
        self.chosen_journal: str | None = None
        self.words = b""  # what was given and is neither stored nor in a draft
        self.draft: Path | None = None  # where words lie that are not stored yet
        self.shown = b""  # what the draft held when an editor opened it
        self.meant: Draft | Headed | None = None  # what the words are to become

    @cached_property
    def settings(self) -> Settings:
        return read_settings(config_file(self.terminal.environ))

    @cached_property
    def this_moment(self) -> Moment:
        return moment_at(self.now, day_starts=self.settings.day_starts)

    @property
    def today(self) -> date:
        """The local day, which may begin later than midnight."""
        return self.this_moment.day

    @cached_property
    def journal_path(self) -> Path:
        """Option, then environment, then configuration, then the platform's place."""
        chosen = self.chosen_journal or self.terminal.environ.get("REFLECT_JOURNAL")
        if chosen:
            return path_of(chosen).absolute()
        return (self.settings.journal or journal_file(self.terminal.environ)).absolute()

    def drop_draft(self) -> None:
        """What was written is stored, or was nothing; the file it lay in can go."""
        self.words = b""
        if self.draft is not None:
            from reflect.cli.drafting import drop

            drop(self.draft)
            self.draft = None

    @contextmanager
    def reading(self, *, tell: bool = True) -> Iterator[Journal]:
        """The journal, opened without making or changing one.

        Where there is none yet one reads an empty one, and the owner is told where that matters
        (``tell``); a journal named with -j must be there.
        """
        with ExitStack() as place:
            try:
                journal = place.enter_context(open_journal(self.journal_path, read_only=True))
            except NotFound:
                if self.chosen_journal:
                    raise
                if tell:
                    where = f"There is no journal yet at {self.journal_path}"
                    self.terminal.note(f"{where}; `reflect add` makes one.")
                journal = place.enter_context(no_journal(self.journal_path))
            yield journal

    @contextmanager
    def writing(self) -> Iterator[Journal]:
        """The journal; a new one is made where there is none, and the owner is told where it is."""
        new = not self.journal_path.exists()
        with open_journal(self.journal_path, create=True) as journal:
            if new:
                self.terminal.note(
                    f"A new journal is kept at {journal.path}.\n"
                    "Nothing leaves this machine until you export or share it; "
                    "`--private` keeps a reflection out of those too."
                )
            yield journal

    def rehearse(self, write: Callable[[Journal], object]) -> None:
        """Where there is no journal yet: try in one that is nowhere what a first one would be made for."""
        if not self.journal_path.exists():
            with no_journal(self.journal_path) as nowhere:
                write(nowhere)

    @contextmanager
    def rehearsing(self) -> Iterator[Journal]:
        """The journal for a dry run, which takes back what it writes; where there is none, none is made."""
        with ExitStack() as place:
            there = self.journal_path.exists()
            yield place.enter_context((open_journal if there else no_journal)(self.journal_path))

    @contextmanager
    def amending(self) -> Iterator[Journal]:
        """The journal, opened for changes. Raises NotFound where there is none."""
        with open_journal(self.journal_path) as journal:
            yield journal


def desk(context: typer.Context) -> Desk:
    """The desk of this run, with what `-j` and `--no-input` said before or after the subcommand."""
    found: Desk = context.find_root().obj
    found.terminal.input_allowed = NO_INPUT not in context.meta
    found.chosen_journal = context.meta.get(JOURNAL)
    if found.chosen_journal == "":
        raise BadInput("-j needs the path of a journal.")
    return found
