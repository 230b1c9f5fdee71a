"""What the keys do while an answer is typed, and where one key is the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

EXPLAIN, EDITOR = "?", "e"  # alone on a line
ENTER = "enter"


class Turn(NamedTuple):
    """What one stay at the prompt came to; ``text`` is what stands there."""

    how: Literal["answer", "closed", "stopped", "explain", "editor"]
    text: str


def completing_keys() -> KeyBindings:
    """TAB puts the only name there is in its place at once, also for whoever types on without looking."""
    keys = KeyBindings()

    @keys.add("tab")
    def complete(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state:
            return buffer.complete_next()
        asked = CompleteEvent(completion_requested=True)
        found = list(buffer.completer.get_completions(buffer.document, asked))
        if len(found) == 1:
            return buffer.apply_completion(found[0])
        return buffer.start_completion(select_first=True) if found else None

    return keys


def line_keys() -> KeyBindings:
    """Ctrl-D behind what was typed leaves too."""
    keys = completing_keys()

    @keys.add("c-d")
    def close(event: KeyPressEvent) -> None:
        if event.current_buffer.document.is_cursor_at_the_end:
            event.app.exit(exception=EOFError)
        else:
            event.current_buffer.delete()

    return keys


def answer_keys(*, brief: bool) -> KeyBindings:
    """Enter on an empty last line ends an answer; with ``brief``, Enter does wherever it stands."""
    keys = completing_keys()

    @keys.add("enter")
    def enter(event: KeyPressEvent) -> None:
        document = event.current_buffer.document
        line = document.current_line.strip()
        if line == EXPLAIN:
            event.app.exit(result=Turn("explain", _without_line(document)))
        elif line == EDITOR:
            event.app.exit(result=Turn("editor", _without_line(document)))
        elif brief or (not line and document.on_last_line):
            event.app.exit(result=Turn("answer", ended(document.text)))
        else:
            event.current_buffer.newline(copy_margin=False)

    @keys.add("escape", "enter")
    def other_enter(event: KeyPressEvent) -> None:
        if brief:
            event.current_buffer.newline(copy_margin=False)
        else:
            event.app.exit(result=Turn("answer", ended(event.current_buffer.text)))

    @keys.add("c-x", "c-e")
    def editor(event: KeyPressEvent) -> None:
        event.app.exit(result=Turn("editor", event.current_buffer.text))

    @keys.add("c-d")
    def close(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.document.is_cursor_at_the_end:
            event.app.exit(result=Turn("closed", ended(buffer.text)))
        else:
            buffer.delete()

    @keys.add("c-c")
    @keys.add(Keys.SIGINT)
    def stop(event: KeyPressEvent) -> None:
        event.app.exit(result=Turn("stopped", ended(event.current_buffer.text)))

    return keys


def single_keys(words: Mapping[str, str]) -> KeyBindings:
    """Each key is an answer by itself, and its word is shown; any other does nothing."""
    keys = KeyBindings()

    def choose(key: str) -> None:
        @keys.add(key)
        def chosen(event: KeyPressEvent) -> None:
            event.current_buffer.text = words[key]
            event.app.exit(result=key)

    @keys.add(Keys.Any)
    @keys.add(Keys.BracketedPaste)
    @keys.add(ENTER)
    def nothing(_: KeyPressEvent) -> None:
        return None

    for key in words:
        choose(key)
    return keys


def ended(text: str) -> str:
    """An answer without the empty line that ended it."""
    words, _, last = text.rpartition("\n")
    return text if last.strip() else words


def _without_line(document: Document) -> str:
    """The text without the line in which the cursor stands; what comes next begins a line again."""
    at = document.cursor_position_row
    before, after = document.lines[:at], document.lines[at + 1 :]
    return "\n".join([*before, *(after or [""])])
