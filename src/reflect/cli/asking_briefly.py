"""A short question beside a command, answered on one line: quick to appear, and quick to pass."""

from __future__ import annotations

from collections.abc import Mapping

from reflect.cli.desk import Desk


def line_of(question: str, work: Desk) -> str:
    """What was written behind it; empty where nothing was, or the input has ended."""
    written = ""
    try:
        work.terminal.ask(question)
        written = work.terminal.stdin.readline()
    finally:
        if not written.endswith("\n"):  # Ctrl-C and Ctrl-D leave the cursor behind the question
            work.terminal.note("")
    return written.strip()


def one_of(question: str, words: Mapping[str, str], work: Desk) -> str:
    """A letter of ``words``, or its word; empty for Enter alone. What is neither is asked again.

    ``Did it help? (y yes, n no, u unsure; Enter: not said)``
    """
    offered = ", ".join(f"{letter} {word}" for letter, word in words.items() if letter)
    message = f"{question} ({offered}; Enter: {words['']}) "
    while True:
        said = line_of(message, work).casefold()
        for letter, word in words.items():
            if said in (letter, word):
                return letter
        work.terminal.note(f"Write {offered}, or Enter alone.")
