"""Files and folders for their owner alone, whatever the umask: journals, drafts, exports, bug reports."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def make_folder(folder: Path) -> None:
    """The folder and its missing parents. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return
    folder.chmod(0o700)


def private_file(path: Path) -> None:
    """A new empty file. Raises FileExistsError."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def put(path: Path, pieces: Iterable[str], *, lasting: bool = False) -> None:
    """Write a file whole or not at all, in the place of what was there. Raises OSError.

    It is written aside first, so that a crash leaves the one that was there; ``lasting``: also when the
    power fails.
    """
    aside = path.with_name(f".{path.name[:100]}.{os.urandom(4).hex()}.new")
    private_file(aside)
    try:
        with aside.open("w", encoding="utf-8", newline="") as out:
            out.writelines(pieces)
            if lasting:
                out.flush()
                os.fsync(out.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
