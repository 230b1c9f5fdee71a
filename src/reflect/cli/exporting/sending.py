"""Where an export goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from reflect.cli.desk import Desk
from reflect.cli.places import path_of
from reflect.core.errors import BadInput
from reflect.journal.files import put

TO = typer.Argument(metavar="[FILE]", help="Where to; - or nothing: standard output.", show_default=False)


def check_place(file: str | None) -> None:
    """Refuse a file in a folder that is not there, before anything else is told. Raises BadInput."""
    if file is not None and file != "-" and not path_of(file).absolute().parent.is_dir():
        raise BadInput(f"{file} can not be written: there is no such folder.")


def send(pieces: Iterable[str], file: str | None, work: Desk) -> None:
    """Write the pieces to the file, or to standard output when it is None or ``-``.

    The file is readable by its owner only. Raises BadInput.
    """
    if file is None or file == "-":
        for piece in pieces:
            work.terminal.say(piece)
        return
    try:
        put(path_of(file).absolute(), pieces)
    except OSError as error:
        raise BadInput(f"{file} can not be written: {error.strerror}.") from error
    work.terminal.note(f"Wrote {file}.")
