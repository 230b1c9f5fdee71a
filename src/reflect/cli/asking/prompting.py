"""Reading at a terminal: an answer of several lines, one line, one key.

Prompts stand on standard error: standard output is for what was saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from prompt_toolkit import PromptSession
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import Completer
from prompt_toolkit.formatted_text import AnyFormattedText, StyleAndTextTuples
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.output import ColorDepth, create_output

from reflect.cli.asking.keys import ENTER, Turn, answer_keys, completing_keys, line_keys, single_keys
from reflect.cli.asking.typed import Typed
from reflect.cli.desk import Desk
from reflect.cli.drafting import Headed
from reflect.cli.editor import edited, without_last_newline
from reflect.core.errors import BadInput

MENU = 5  # lines kept free under an answer for the names that are offered


class Stopped(Exception):
    """Ctrl-C."""


class Closed(Exception):
    """Ctrl-D: no more is wanted."""


class Answer(NamedTuple):
    """``closed``: it was ended by Ctrl-D, which also says that no more is wanted.

    ``typed``: where it lies until it is stored.
    """

    text: str
    closed: bool
    stopped: bool
    typed: Typed


class Line(NamedTuple):
    """What stood on a line, and what ended typing it, where that was not Enter."""

    text: str
    left: Stopped | Closed | None


class Prompts:
    """Reads one answer after the other. ``brief``: Enter ends an answer, not an empty line."""

    def __init__(self, work: Desk, *, names: Completer, brief: bool = False) -> None:
        self.work = work
        self.names = names
        self.brief = brief
        self.output = create_output(stdout=work.terminal.stderr)
        self.coloured = work.terminal.colours(work.terminal.stderr)

    @contextmanager
    def answer(self, becomes: Headed, *, explain: Callable[[], None]) -> Iterator[Answer]:
        """The next answer, to be stored in the block; after Ctrl-C, Stopped is raised behind it.

        What had been typed when Ctrl-C came is handed over like any answer: it is easier to take
        back than to write again. Until the block has ended the words lie in a draft too.
        """
        typed = Typed(self.work, becomes)
        turn = self._read(typed, explain)
        yield Answer(turn.text, closed=turn.how == "closed", stopped=turn.how == "stopped", typed=typed)
        self.work.drop_draft()
        if turn.how == "stopped":
            raise Stopped

    def line(self, message: str, *, names: Completer | None = None) -> str:
        """One line, such as a name. Raises Stopped and Closed."""
        return self._short(message, names=names, keys=completing_keys())

    def line_or_left(self, message: str, *, names: Completer, holds: Callable[[str], None]) -> Line:
        """The same where what was typed counts, whatever ended it; ``holds`` takes it as it is typed."""
        with self._session(message, names=names, keys=line_keys()) as session:
            buffer = session.default_buffer
            buffer.on_text_changed += lambda _: holds(buffer.text)
            try:
                return Line(str(session.prompt()), None)
            except KeyboardInterrupt:
                return Line(buffer.text, Stopped())
            except EOFError:
                return Line(buffer.text, Closed())

    def key(self, question: str, words: Mapping[str, str], *, unsaid: Mapping[str, str] | None = None) -> str:
        """One of these keys, each said with its word; ``unsaid``: others that were said before.

        The word of the one that was pressed is shown. Raises Stopped and Closed.
        """
        every = {**(unsaid or {}), **words}
        keys = single_keys(every if len(every) > 1 else dict.fromkeys(every, ""))
        return self._short(self._offered(question, words), names=None, keys=keys)

    def choice(self, question: str, words: Mapping[str, str], *, otherwise: Callable[[str], str]) -> str:
        """The same with Enter behind it, for what is not taken back lightly: a key, or its word.

        ``otherwise``: what is told to somebody who wrote something else. Raises Stopped and Closed.
        """
        meant = {said: key for key, word in words.items() for said in (key, word, word.split()[0])}
        meant |= {"": ENTER} if ENTER in words else {}
        while True:
            line = self._short(self._offered(question, words), names=None, keys=KeyBindings())
            said = " ".join(line.lower().split())
            if said in meant:
                return meant[said]
            self.work.terminal.note(otherwise(said))

    def fresh_page(self) -> None:
        """An empty screen, where the terminal has one."""
        if self.work.terminal.environ.get("TERM") == "dumb":
            self.work.terminal.note("")
        else:
            self.output.erase_screen()
            self.output.cursor_goto(0, 0)
            self.output.flush()

    def _offered(self, question: str, words: Mapping[str, str]) -> AnyFormattedText:
        """``Did it help?  y yes · n no · Enter not yet``"""
        message: StyleAndTextTuples = [("", f"{question}  ")] if question else []
        for at, (key, word) in enumerate(words.items()):
            message += [("", " · ")] if at else []
            style = "bold" if self.coloured else ""
            message += [(style, key.capitalize() if key == ENTER else key), ("", f" {word}")]
        return [*message, ("", "  ")]

    def _read(self, typed: Typed, explain: Callable[[], None]) -> Turn:
        turn = self._turn("", typed)
        while turn.how in ("explain", "editor"):
            if turn.how == "explain":
                explain()
            elif (turn := self._edited(turn.text, typed)).how == "answer":
                return turn
            turn = self._turn(turn.text, typed)
        return turn

    def _turn(self, text: str, typed: Typed) -> Turn:
        keys = answer_keys(brief=self.brief)
        with self._session("> ", names=self.names, keys=keys, lines=True) as session:
            buffer = session.default_buffer
            buffer.on_text_changed += lambda _: typed.holds(buffer.text)
            turn: Turn = session.prompt(default=text)
        if turn.text != buffer.text:  # without the empty line that ended it
            typed.holds(turn.text)
        self._tell(typed)
        return turn

    def _edited(self, text: str, typed: Typed) -> Turn:
        """What the editor left: an answer; what was there before, where it left nothing or nothing new."""
        file = typed.file_with(text if text.endswith("\n") or not text else text + "\n")
        self._tell(typed)
        if file is None:
            return Turn("editor", text)
        try:
            written = without_last_newline(edited(file, self.work))
        except BadInput as error:
            self.work.terminal.note(error.sentence)
            return Turn("editor", typed.found() or text)
        new = written.strip() and written != without_last_newline(text)
        return Turn("answer", written) if new else Turn("editor", text)

    def _tell(self, typed: Typed) -> None:
        if typed.trouble:
            self.work.terminal.note(typed.trouble)
            typed.trouble = ""

    def _short(self, message: AnyFormattedText, *, names: Completer | None, keys: KeyBindings) -> str:
        try:
            with self._session(message, names=names, keys=keys) as session:
                return str(session.prompt())
        except KeyboardInterrupt:
            raise Stopped from None
        except EOFError:
            raise Closed from None

    @contextmanager
    def _session(
        self, message: AnyFormattedText, *, names: Completer | None, keys: KeyBindings, lines: bool = False
    ) -> Iterator[PromptSession[Any]]:
        """``lines``: whether there may be several."""
        # A session that is given its output itself would move the cursor on dumb terminals too.
        with create_app_session(output=self.output):
            yield PromptSession(
                message,
                multiline=lines,
                prompt_continuation="  ",
                key_bindings=keys,
                completer=names,
                complete_while_typing=True,
                reserve_space_for_menu=MENU if names else 0,
                history=DummyHistory(),
                enable_suspend=True,
                color_depth=None if self.coloured else ColorDepth.DEPTH_1_BIT,
            )
