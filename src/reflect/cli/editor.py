"""The owner's editor."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from reflect.cli.desk import Desk
from reflect.core.errors import BadInput


def edited(file: Path, work: Desk) -> str:
    """What the file holds after its owner edited it, as it is. Raises BadInput."""
    editor = editor_command(work.terminal.environ, work.settings.editor)
    ended = run_editor([*editor, str(file)])
    try:
        written = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput("What the editor wrote is not valid UTF-8; nothing was stored.") from None
    except FileNotFoundError:
        written = ""
    if ended != 0:
        how = f"ended with status {ended}" if ended > 0 else f"was ended by signal {-ended}"
        raise BadInput(f"The editor {editor[0]!r} {how}; nothing was stored.")
    return written


def without_last_newline(written: str) -> str:
    """Editors end the last line; whoever wrote it did not."""
    return written.removesuffix("\n").removesuffix("\r")


def editor_command(environ: Mapping[str, str], configured: str | None) -> list[str]:
    """VISUAL, then EDITOR, then the configuration, then what the machine has. Raises BadInput."""
    chosen = environ.get("VISUAL") or environ.get("EDITOR") or configured
    if chosen:
        import shlex

        try:
            return shlex.split(chosen, posix=os.name != "nt") or [chosen]
        except ValueError as error:
            raise BadInput(f"The editor {chosen!r} can not be read: {error}; set EDITOR.") from None
    found = next((name for name in ("sensible-editor", "nano", "vi", "notepad") if shutil.which(name)), None)
    if found is None:
        raise BadInput("No editor was found; set EDITOR, or write the text behind `reflect add`.")
    return [found]


def run_editor(editor: list[str]) -> int:
    """Run the editor to its end; its exit status. A Ctrl-C typed meanwhile is for the editor alone."""
    try:
        running = subprocess.Popen(editor)
    except OSError as error:
        raise BadInput(f"The editor {editor[0]!r} can not be run: {error.strerror}; set EDITOR.") from error
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # only now: the editor would inherit it
    try:
        return running.wait()
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
