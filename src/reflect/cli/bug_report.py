"""What is written when something unexpected happens: where in the program, and none of the words."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import traceback
from pathlib import Path

from reflect import __version__
from reflect.cli.places import reports_folder
from reflect.core.errors import BadInput
from reflect.journal.files import make_folder, private_file


def write_bug_report(error: BaseException, arguments: list[str]) -> str:
    """Write the report; the sentence that tells the person about it.

    Messages of errors and arguments may hold a reflection's text, so only the kinds of the errors,
    the places and the names of the options go in.
    """
    options = [argument for argument in arguments if re.fullmatch(r"--[a-z-]+", argument)]
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}"
    lines = [
        f"reflect {__version__}, {versions}",
        f"options: {' '.join(options)}",
    ]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__qualname__)
        lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in _frames(cause)]
        cause = cause.__cause__ or cause.__context__
    file = _written("\n".join(lines) + "\n")
    where = f" A report without your words is in {file}." if file else ""
    return f"reflect made a mistake ({type(error).__name__}); nothing half done was stored.{where}"


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(error.__traceback__))


def _written(text: str) -> Path | None:
    try:
        file = reports_folder(os.environ) / f"{os.urandom(4).hex()}.txt"
        make_folder(file.parent)
        private_file(file)
        file.write_text(text, encoding="utf-8")
    except (OSError, BadInput):  # no room for it, or no home
        return None
    return file
