"""Where a reflection's words come from: the arguments, standard input, or an editor."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping

from reflect.cli.desk import Desk
from reflect.cli.places import drafts_folder
from reflect.cli.terminal import is_terminal
from reflect.core.errors import BadInput
from reflect.journal.sqlite import make_folder, private_file


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
    raw = work.terminal.stdin.buffer.read()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"Standard input is not valid UTF-8 (byte {error.start + 1}); nothing was written. "
            "Convert it first, for example with iconv."
        ) from None


def from_editor(text: str, work: Desk) -> str:
    """What was written in the owner's editor, but for one final newline.

    The words lie in a file of their own until they are stored; it stays where the editor failed.
    """
    editor = editor_command(work.terminal.environ, work.settings.editor)
    file = drafts_folder(work.terminal.environ) / f"{os.urandom(4).hex()}.md"
    make_folder(file.parent)
    private_file(file)
    file.write_text(text, encoding="utf-8", newline="")
    try:
        ended = subprocess.run([*editor, str(file)], check=False).returncode
    except OSError as error:
        file.unlink()
        raise BadInput(f"The editor {editor[0]!r} can not be run: {error.strerror}; set EDITOR.") from error
    try:
        written = file.read_bytes().decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise BadInput(f"What the editor wrote is not valid UTF-8; it is kept in {file}.") from None
    if ended != 0:
        kept = f"; what was written is kept in {file}" if written.strip() else ""
        if not kept:
            file.unlink()
        raise BadInput(f"The editor {editor[0]!r} ended with status {ended}{kept}; nothing was stored.")
    work.draft = file
    return written


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
