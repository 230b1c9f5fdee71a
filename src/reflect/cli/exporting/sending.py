"""Where an export goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable

import typer

from reflect.cli.desk import Desk
from reflect.cli.places import path_of
from reflect.core.errors import BadInput
from reflect.journal.files import put

TO = typer.Argument(metavar="[FILE]", help="Where to; - or nothing: standard output.", show_default=False)


def check_place(file: str | None) -> None:
    """Refuse what can not become a file, before anything else is told. Raises BadInput."""
    if file is None or file == "-":
        return
    if not file.strip():
        raise BadInput("The name of the file is empty; - is standard output.")
    path = path_of(file).absolute()
    if os.path.isdir(path):  # Path.is_dir raises for some; what writes will say why
        raise BadInput(f"{file} can not be written: it is a folder; name a file in it.")
    if not os.path.isdir(path.parent):
        raise BadInput(f"{file} can not be written: there is no such folder.")


def send(pieces: Iterable[str], file: str | None, work: Desk) -> None:
    """Write the pieces to the file, or to standard output when it is None or ``-``.

    The file is readable by its owner only. What is no file (a pipe, a device) is written as it is; where a
    link leads to is written, and the link stays. Raises BadInput.
    """
    if file is None or file == "-":
        for piece in pieces:
            work.terminal.say(piece)
        return
    path = path_of(file).absolute()
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="") as out:
                out.writelines(pieces)
        else:
            put(path.resolve(), pieces, lasting=True)
    except BrokenPipeError:  # who reads the pipe has had enough
        raise
    except OSError as error:
        raise BadInput(f"{file} can not be written: {error.strerror}.") from error
    work.terminal.note(f"Wrote {file}.")
