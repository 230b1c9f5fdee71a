"""What shows a text that is taller than the screen, a page at a time."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress

from reflect.cli.terminal import Terminal

# How less behaves where its owner has not said so: it leaves where one screen is enough, finds in any
# case, passes colours on, and leaves the text standing.
LESS = "FIRX"
OFF = ("", "cat")
OF_A_SHELL = frozenset("|&;<>()$`")
NOT_RUN = (126, 127)  # how a shell says that it could not run something


def through_pager(text: str, terminal: Terminal, configured: str | None) -> bool:
    """Show the text in the owner's pager, until it is left; False where there is none that runs."""
    chosen = chosen_pager(terminal.environ, configured)
    if chosen is None:
        return False
    shown = text if text.endswith("\n") else text + "\n"
    written = shown.encode(terminal.stdout.encoding or "utf-8", "backslashreplace")
    try:
        status = _run(_words_of(chosen), written, {"LESS": LESS, **terminal.environ})
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
    else:
        if status not in NOT_RUN:
            return True
        why = "not found" if status == 127 else "not a program"
    terminal.note(
        f"The pager {chosen!r} can not be run: {why}. `reflect config set pager less` names another."
    )
    return False


def chosen_pager(environ: Mapping[str, str], configured: str | None) -> str | None:
    """Configuration, then PAGER, then less where the machine has it; None where none is wanted or there."""
    chosen = environ.get("PAGER") if configured is None else configured
    if chosen is not None:
        return None if chosen.strip() in OFF else chosen
    return "less" if shutil.which("less") else None


def _words_of(chosen: str) -> list[str]:
    """The program and its options; what only a shell understands goes to one. Raises ValueError."""
    if os.name != "nt" and not OF_A_SHELL.isdisjoint(chosen):
        return ["sh", "-c", chosen]
    return shlex.split(chosen, posix=os.name != "nt")


def _run(pager: list[str], text: bytes, environ: Mapping[str, str]) -> int:
    """Give the pager all of the text and wait until it is left; its exit status.

    A Ctrl-C typed meanwhile is for the pager alone, and leaving it before it has read everything is
    no mistake. Raises OSError where it can not be run.
    """
    running = subprocess.Popen(pager, stdin=subprocess.PIPE, env=environ)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # only now: the pager would inherit it
    try:
        assert running.stdin is not None
        with suppress(OSError):
            running.stdin.write(text)
        with suppress(OSError):
            running.stdin.close()
        return running.wait()
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
