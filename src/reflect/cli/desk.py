"""The desk a command works at: the clock, the terminal, the settings and the journal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reflect.cli.places import JOURNAL as DEFAULT
from reflect.cli.places import config_file, is_path, journal_file
from reflect.cli.settings import Settings, read_settings
from reflect.cli.terminal import Terminal
from reflect.core.again import Again, journal_named
from reflect.core.errors import BadInput, NotFound, ReflectError
from reflect.core.moment import Moment, moment_at
from reflect.journal.journal import Journal, no_journal, open_journal

if TYPE_CHECKING:
    from rich.console import RenderableType

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
        self.restored_with = ""  # options that `drafts restore` would need

    @property
    def again(self) -> Again:
        """What the commands that are proposed say again."""
        return self.terminal.again

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

    @property
    def meant_journal(self) -> str:
        """The name or the path of a journal: option, then environment, then configuration, then default."""
        by_environment = self.terminal.environ.get("REFLECT_JOURNAL")
        return self.chosen_journal or by_environment or self.settings.journal or DEFAULT

    @cached_property
    def journal_path(self) -> Path:
        """Where the journal is, or a first one will be. Raises NotFound for a name that is not there.

        Such a one is never made by the way: words would vanish into a journal whose name was mistyped.
        """
        meant, environ = self.meant_journal, self.terminal.environ
        if meant != DEFAULT and not is_path(meant):
            from reflect.cli.named import missing_journal

            missing = missing_journal(meant, environ, by=self._named_by())
            if missing:
                raise missing
        return journal_file(meant, environ)

    @property
    def journal_is_there(self) -> bool:
        """Whether a file is; where nobody can tell, opening it will say why."""
        return os.path.exists(self.journal_path)  # Path.exists raises for some

    def uses(self, journal: str) -> bool:
        """Whether this is the path of the journal at hand, as far as that can be told."""
        try:
            return str(self.journal_path) == journal
        except ReflectError:
            return False

    def _named_by(self) -> str:
        """Who named the journal, where the command line does not show it."""
        if self.chosen_journal:
            return ""
        by_environment = self.terminal.environ.get("REFLECT_JOURNAL")
        return f", which {'REFLECT_JOURNAL' if by_environment else config_file(self.terminal.environ)} names"

    def drop_draft(self) -> None:
        """What was written is stored, or was nothing; the file it lay in can go."""
        self.words = b""
        if self.draft is not None:
            from reflect.cli.drafting import drop

            drop(self.draft)
            self.draft = None

    def give(self, answer: str | RenderableType) -> None:
        """Show what was asked for, a page at a time where it is taller than the screen.

        Only once the journal is closed: somebody may look at it for long.
        """
        text = self.terminal.text_of(answer)
        if self.terminal.overflows(text):
            from reflect.cli.pager import through_pager

            if through_pager(text, self.terminal, self.settings.pager):
                return
        self.terminal.say(text)

    @contextmanager
    def reading(self, *, tell: bool = True, patient: bool = True) -> Iterator[Journal]:
        """The journal, opened without making or changing one.

        Where there is none yet one reads an empty one, and the owner is told where that matters
        (``tell``); a journal named with -j must be there. Who is not ``patient`` reads it at once or
        not at all.
        """
        with ExitStack() as place:
            try:
                opened = open_journal(self.journal_path, read_only=True, patient=patient)
                journal = place.enter_context(opened)
            except NotFound:
                if self.chosen_journal:
                    raise
                if tell:
                    where = f"There is no journal yet at {self.journal_path}"
                    self.terminal.note(f"{where}; `reflect add` makes one.")
                journal = place.enter_context(no_journal(self.journal_path, self.settings.frameworks))
            yield journal

    @contextmanager
    def writing(self) -> Iterator[Journal]:
        """The journal; a new one is made where there is none, and the owner is told where it is."""
        new = not self.journal_is_there
        frameworks = self.settings.frameworks if new else ()
        with open_journal(self.journal_path, create=True, frameworks=frameworks) as journal:
            if new:
                self.tell_of_new(journal.path)
            yield journal
            self._note_what_is_due(journal)

    def tell_of_new(self, path: Path) -> None:
        self.terminal.note(
            f"A new journal is kept at {path}.\n"
            "Nothing leaves this machine until you export or share it; "
            "`--private` keeps a reflection out of those too."
        )

    def rehearse(self, write: Callable[[Journal], object]) -> None:
        """Where there is no journal yet: try in one that is nowhere what a first one would be made for."""
        if not self.journal_is_there:
            with no_journal(self.journal_path, self.settings.frameworks) as nowhere:
                write(nowhere)

    @contextmanager
    def rehearsing(self) -> Iterator[Journal]:
        """The journal for a dry run, which takes back what it writes; where there is none, none is made."""
        with ExitStack() as place:
            if self.journal_is_there:
                yield place.enter_context(open_journal(self.journal_path))
            else:
                yield place.enter_context(no_journal(self.journal_path, self.settings.frameworks))

    @contextmanager
    def amending(self) -> Iterator[Journal]:
        """The journal, opened for changes. Raises NotFound where there is none."""
        with open_journal(self.journal_path) as journal:
            yield journal
            self._note_what_is_due(journal)

    def _note_what_is_due(self, journal: Journal) -> None:
        """For the prompt of a shell, which speaks of the journal in use and of none that -j names."""
        if journal.changed and not self.chosen_journal:
            from reflect.cli.due_file import write_due

            write_due(journal, self.terminal.environ)


def desk(context: typer.Context) -> Desk:
    """The desk of this run, with what `-j` and `--no-input` said before or after the subcommand."""
    found: Desk = context.find_root().obj
    found.terminal.input_allowed = NO_INPUT not in context.meta
    found.chosen_journal = context.meta.get(JOURNAL)
    found.terminal.again = Again(journal_named(found.chosen_journal))
    if found.chosen_journal == "":
        raise BadInput("-j needs the name of a journal, or the path of its file.")
    return found
