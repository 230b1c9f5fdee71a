"""Editing the configuration: a copy is edited, and only what is understood comes in force."""

from __future__ import annotations

import os
from pathlib import Path

from reflect.cli.config_file import save, template
from reflect.cli.desk import Desk
from reflect.cli.editor import editor_command, run_editor
from reflect.cli.places import config_file
from reflect.cli.settings_toml import settings_in
from reflect.core.errors import BadInput, StaleEdit
from reflect.journal.files import make_folder, private_file
from reflect.render.clean import clean


def edit_configuration(work: Desk) -> None:
    """The copy lies beside the file until it is in force: whatever happens, what was written is there.

    Raises BadInput for what is not understood, StaleEdit where somebody else was first.
    """
    if not work.terminal.interactive:
        raise BadInput("The editor needs a terminal; `reflect config set KEY VALUE` does not.")
    path = config_file(work.terminal.environ)
    before = _content(path)
    shown = template().encode() if before is None else before
    editor = _editor(work)
    copy = _copy_to_edit(path, shown, work)
    try:
        ended = run_editor([*editor, str(copy)])
    finally:
        after = _content(copy)
        if after == shown:
            copy.unlink()
    if after is None or (after == shown and ended == 0):
        return work.terminal.say("Nothing was changed.")
    kept = "" if after == shown else f" What you wrote is kept in {copy}."
    if ended != 0:
        raise BadInput(f"The editor {editor[0]!r} ended with status {ended}; nothing was changed.{kept}")
    text = _understood(after, copy)
    if _content(path) != before:
        raise StaleEdit(f"{path} was changed meanwhile and stays as it is now.{kept}")
    save(path, text)
    copy.unlink()
    return work.terminal.answer(f"{clean(str(path))} is in force.")


def _understood(written: bytes, copy: Path) -> str:
    """The text, when it can come in force. Raises BadInput, which names the copy and the line."""
    try:
        text = written.decode("utf-8-sig")
        settings_in(text, file=str(copy))
    except (UnicodeDecodeError, BadInput) as error:
        wrong = error.sentence if isinstance(error, BadInput) else f"{copy} is not UTF-8."
        raise BadInput(
            f"{wrong} What was in force stays so; `reflect config edit` goes on with what you wrote."
        ) from None
    return text


def _copy_to_edit(path: Path, shown: bytes, work: Desk) -> Path:
    """What was written last time and never came in force, or else a new copy. Raises BadInput."""
    try:
        make_folder(path.parent)
        begun = max(path.parent.glob(f"{path.stem}.edited-*.toml"), key=_changed, default=None)
        if begun is not None and _changed(begun) > _changed(path):
            work.terminal.note(f"Going on with {begun}, which is not in force yet.")
            return begun
        copy = path.with_name(f"{path.stem}.edited-{os.urandom(4).hex()}.toml")
        private_file(copy)
        copy.write_bytes(shown)
    except OSError as error:
        raise BadInput(f"{path.parent} can not be written: {error.strerror}.") from error
    return copy


def _changed(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _editor(work: Desk) -> list[str]:
    """That of the configuration too, unless it is the configuration that needs mending."""
    try:
        configured = work.settings.editor
    except BadInput as error:
        work.terminal.note(error.sentence)
        configured = None
    return editor_command(work.terminal.environ, configured)


def _content(path: Path) -> bytes | None:
    """None where there is no such file. Raises BadInput."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadInput(f"{path} can not be read: {error.strerror}.") from error
