"""Where an export goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable

from reflect.cli.desk import Desk
from reflect.cli.places import path_of
from reflect.core.errors import BadInput
from reflect.journal.files import private_file


def send(pieces: Iterable[str], file: str | None, work: Desk) -> None:
    """Write the pieces to the file, or to standard output when it is None or ``-``.

    The file is written aside and then takes its place, readable by its owner only, so that a crash
    leaves the one that was there. Raises BadInput.
    """
    if file is None or file == "-":
        for piece in pieces:
            work.terminal.say(piece)
        return
    path = path_of(file).absolute()
    aside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        private_file(aside)
        try:
            with aside.open("w", encoding="utf-8", newline="") as out:
                out.writelines(pieces)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput(f"{file} can not be written: {error.strerror}.") from error
    work.terminal.note(f"Wrote {file}.")
