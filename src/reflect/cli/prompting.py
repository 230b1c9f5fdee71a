"""Answers typed at a terminal: several lines, an empty one ends them; a pasted paragraph is one piece."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from reflect.cli.terminal import Terminal

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession


class Stopped(Exception):
    """Ctrl-C."""


class Answer(NamedTuple):
    """``closed``: it was ended by Ctrl-D, which also says that no more is wanted."""

    text: str
    closed: bool
    stopped: bool


class Answers:
    """Reads one answer after the other."""

    def __init__(self, session: PromptSession[str]) -> None:
        self.session = session

    @contextmanager
    def to(self) -> Iterator[Answer]:
        """The next answer, to be stored in the block; after Ctrl-C, Stopped is raised behind it.

        What had been typed when Ctrl-C came is handed over like any answer: it is easier to take
        back than to write again.
        """
        answer = self._read()
        yield answer
        if answer.stopped:
            raise Stopped

    def _read(self) -> Answer:
        lines: list[str] = []
        while True:
            try:
                line = self.session.prompt("> ")
            except EOFError:
                return Answer("\n".join(lines), closed=True, stopped=False)
            except KeyboardInterrupt:
                unfinished = self.session.default_buffer.text
                lines += [unfinished] if unfinished else []
                return Answer("\n".join(lines), closed=False, stopped=True)
            if not line.strip():
                return Answer("\n".join(lines), closed=False, stopped=False)
            lines.append(line)


def answers_at(terminal: Terminal) -> Answers:
    """Prompts stand on standard error: standard output is for what was saved."""
    from prompt_toolkit import PromptSession  # not before somebody is asked: TAB loads this module too
    from prompt_toolkit.output import create_output

    return Answers(PromptSession(output=create_output(stdout=terminal.stderr)))
