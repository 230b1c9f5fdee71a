"""The terminal as commands see it: data on standard output, messages on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from reflect.core.again import NEVER, Again
from reflect.core.errors import JournalUnusable
from reflect.render.clean import clean

if TYPE_CHECKING:
    from rich.console import RenderableType


NO_BREAK = "\x00"  # stands for a blank; no clean text holds one


class ClosedPipe(Exception):  # not an error, `| head` has seen enough
    """Whoever reads our output has gone."""


class Terminal:
    """Three streams and what they are. Colour, boxes and progress appear only on a terminal."""

    def __init__(self, stdin: TextIO, stdout: TextIO, stderr: TextIO, environ: Mapping[str, str]) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.environ = environ
        self.input_allowed = True
        self.again: Again = NEVER  # what a command that is proposed says again
        self.by_hand = False  # whether a person typed this very command, and no script on the same terminal

    @property
    def interactive(self) -> bool:
        """Whether a person can be asked something."""
        return self.input_allowed and is_terminal(self.stdin) and is_terminal(self.stderr)

    @property
    def at_ease(self) -> bool:
        """Whether somebody typed the command here, reads its answer, and has not typed on meanwhile."""
        return self.by_hand and self.interactive and self.shows_tables and not _waiting(self.stdin)

    @property
    def shows_tables(self) -> bool:
        return is_terminal(self.stdout)

    @property
    def width(self) -> int:
        return shutil.get_terminal_size((80, 24)).columns

    def say(self, text: str) -> None:
        """Data. One final newline is added where there is none."""
        try:
            self._write(self.stdout, text if text.endswith("\n") or not text else text + "\n")
        except OSError as error:  # a full disk behind `> file`
            raise JournalUnusable(f"Standard output can not be written: {error.strerror}.") from error

    def note(self, text: str, *, folded: bool = True) -> None:
        """A message beside the data: nothing in it acts, and on a terminal its lines break between words.

        The commands in it are for the journal at hand. That nobody hears it is no reason to stop.
        ``folded=False`` for somebody's own lines.
        """
        text = clean(self.again.in_sentence(text) if folded else text)
        if folded and is_terminal(self.stderr):
            text = "\n".join(self._folded(line) for line in text.split("\n"))
        with suppress(ClosedPipe):
            self._write(self.stderr, text + "\n")

    def ask(self, question: str) -> None:
        """A question beside the data; what is typed comes behind it, on the same line."""
        with suppress(ClosedPipe):
            self._write(self.stderr, clean(question))

    def show(self, *renderables: RenderableType) -> None:
        self.say(self.drawn(*renderables))

    def tell(self, *renderables: RenderableType) -> None:
        """The same beside the data."""
        with suppress(ClosedPipe):
            self._write(self.stderr, self.drawn(*renderables, stream=self.stderr))

    def drawn(self, *renderables: RenderableType, stream: TextIO | None = None) -> str:
        """Tables and charts as text; without colour where colour is not wanted."""
        from io import StringIO

        from rich.console import Console

        drawn, coloured = StringIO(), self.colours(stream or self.stdout)
        console = Console(
            file=drawn,
            width=self.width,
            force_terminal=coloured,
            no_color=not coloured,
            color_system="standard" if coloured else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        for part in _parts(renderables):
            console.print(part, crop=getattr(part, "crop", True))
        return "".join(line.rstrip() + "\n" for line in drawn.getvalue().splitlines())

    def give(self, answer: str | RenderableType) -> None:
        self.say(self.text_of(answer))

    def text_of(self, answer: str | RenderableType) -> str:
        """Text as it is; anything else is drawn."""
        return answer if isinstance(answer, str) else self.drawn(answer)

    def overflows(self, text: str) -> bool:
        """Whether a person at this terminal would see only the end of a text, and can turn its pages."""
        at_hand = self.input_allowed and is_terminal(self.stdin) and is_terminal(self.stdout)
        if not at_hand or self.environ.get("TERM") == "dumb":
            return False
        columns, rows = shutil.get_terminal_size((80, 24))
        lines = text.removesuffix("\n").split("\n")
        room = rows - 1  # the prompt comes below
        return len(lines) > room or sum(_rows(line, columns) for line in lines) > room

    def answer(self, text: str) -> None:
        """An answer in words; on a terminal its lines break between them."""
        self.say("\n".join(self.below(line) for line in text.split("\n")))

    def below(self, line: str, *, column: int | None = None) -> str:
        """A line of an answer; one that is too long goes on below where it begins, or from a column on."""
        indent = None if column is None else " " * column
        return self._folded(line, indent) if is_terminal(self.stdout) else line

    def _folded(self, line: str, indent: str | None = None) -> str:
        if len(line) < self.width:
            return line
        import textwrap

        if indent is None:
            indent = " " * (len(line) - len(line.lstrip(" ").removeprefix("- ")))
        folded = textwrap.fill(
            _held_together(line),
            self.width - 1,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return folded.replace(NO_BREAK, " ")

    def colours(self, stream: TextIO) -> bool:
        if self.environ.get("NO_COLOR"):
            return False
        if self.environ.get("FORCE_COLOR"):
            return True
        return is_terminal(stream) and self.environ.get("TERM") != "dumb"

    def _write(self, stream: TextIO, text: str) -> None:
        try:
            stream.write(text)
            stream.flush()
        except BrokenPipeError:
            raise ClosedPipe from None


def _parts(renderables: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """What a group holds is drawn one by one: some of it may be longer than the screen is wide."""
    from rich.console import Group

    for each in renderables:
        if isinstance(each, Group):
            yield from _parts(each.renderables)
        else:
            yield each


def _held_together(line: str) -> str:
    """Nothing breaks within a command between backticks: it is copied whole."""
    import re

    return re.sub("`reflect [^`]+`", lambda command: command[0].replace(" ", NO_BREAK), line)


def _rows(line: str, room: int) -> int:
    """How many rows of the screen a line takes; colours take no room."""
    import re

    from reflect.render.width import columns

    return max(1, -(-columns(re.sub(r"\x1b\[[0-9;]*m", "", line)) // room))


def is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _waiting(stdin: TextIO) -> bool:
    """Whether lines were typed or pasted ahead. Where nobody can tell, there are none."""
    import select

    try:
        return bool(select.select([stdin], [], [], 0)[0])
    except (OSError, ValueError):
        return False


def _typed_by_hand() -> bool:
    """A shell at a prompt gives each command a process group of its own; in a script, or a hook, all share
    that of the script. Where there are no such groups (Windows) nobody knows, and nobody is bothered."""
    group = getattr(os, "getpgrp", None)
    return group is not None and group() == os.getpid()


def this_terminal() -> Terminal:
    """The process's own. Output is UTF-8 whatever the locale; what can not be shown is escaped.

    One that is closed (`2>&-`) becomes nowhere, before the journal could be opened under its number.
    """
    stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115
    stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (stdout, stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            encoding = "utf-8" if not is_terminal(stream) else None
            reconfigure(encoding=encoding, errors="backslashreplace")
    terminal = Terminal(stdin, stdout, stderr, os.environ)
    terminal.by_hand = _typed_by_hand()
    return terminal
