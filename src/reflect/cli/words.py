"""Where a reflection's words come from: the arguments, standard input, or an editor."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from reflect.cli.desk import Desk
from reflect.cli.places import drafts_folder
from reflect.cli.terminal import is_terminal
from reflect.core.errors import BadInput, JournalUnusable, ReflectError
from reflect.journal.files import make_folder, private_file


def written_words(arguments: list[str], work: Desk) -> str:
    """The text that was given; empty when an editor was closed without any. Raises BadInput."""
    if arguments and arguments != ["-"]:
        return " ".join(arguments)
    if arguments == ["-"] or not is_terminal(work.terminal.stdin):
        return _from_stdin(work)
    if not work.terminal.interactive:
        raise BadInput("There is no text; write it behind `reflect add`, or pipe it in.")
    return from_editor("", work)


def _from_stdin(work: Desk) -> str:
    work.piped = raw = work.terminal.stdin.buffer.read()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"Standard input is not valid UTF-8 (byte {error.start + 1}); nothing was stored. "
            "Convert it first, for example with iconv."
        ) from None


def from_editor(text: str, work: Desk) -> str:
    """What was written in the owner's editor, but for one final newline. Raises BadInput, JournalUnusable.

    The words lie in a file of their own until they are stored; whatever ends the command before, the
    file stays and is named.
    """
    editor = editor_command(work.terminal.environ, work.settings.editor)
    file = work.draft = _new_draft(text.encode(), work)
    ended = run_editor([*editor, str(file)])
    try:
        written = file.read_bytes().decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise BadInput("What the editor wrote is not valid UTF-8; nothing was stored.") from None
    except FileNotFoundError:
        written = ""
    if ended != 0:
        raise BadInput(f"The editor {editor[0]!r} ended with status {ended}; nothing was stored.")
    return written


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


def kept_words(work: Desk) -> str:
    """A sentence that says where words lie which were given and not stored; empty when there are none."""
    if work.draft is not None and _is_blank(work.draft):
        work.drop_draft()
    if work.draft is None and work.piped.strip():
        try:
            work.draft = _new_draft(work.piped, work)
        except ReflectError as error:
            return error.sentence
    return f"What you wrote is kept in {work.draft}." if work.draft is not None else ""


def _new_draft(content: bytes, work: Desk) -> Path:
    """A file of its own that holds the words. Raises JournalUnusable where none can be made."""
    folder = drafts_folder(work.terminal.environ)
    file = folder / f"{os.urandom(4).hex()}.md"
    try:
        make_folder(folder)
        private_file(file)
        file.write_bytes(content)
    except OSError as error:
        raise JournalUnusable(
            f"No draft can be kept in {folder}: {error.strerror}; make room for it there, "
            "or write the text behind `reflect add`."
        ) from error
    return file


def _is_blank(file: Path) -> bool:
    try:
        return not file.read_bytes().strip()
    except FileNotFoundError:
        return True
    except OSError:  # there may be words in it
        return False


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
