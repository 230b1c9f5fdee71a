"""An export as a folder of pages: each there whole or not at all, never in another file's place."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from reflect.core.errors import BadInput
from reflect.journal.files import make_folder, put

Page = tuple[str, str]  # the name of its file, and its text
HEAD = 200  # characters in which a page says whose it is


def check_folder(folder: Path, names: Collection[str], *, is_ours: Callable[[str], bool]) -> None:
    """Refuse, before anything is written, to take the place of what was not exported. Raises BadInput."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise BadInput(f"{folder} is a file; name a folder, or say --files one.")
    if not os.path.exists(folder) and not folder.absolute().parent.is_dir():
        raise BadInput(f"{folder} can not be made: there is no folder {folder.absolute().parent}.")
    others = [name for name in sorted(names) if _is_anothers(folder / name, is_ours)]
    if others:
        more = f" and {len(others) - 1:,} more" if len(others) > 1 else ""
        raise BadInput(
            f"{folder / others[0]}{more} was not written by an export, and is not overwritten; nothing was "
            "written. Name another folder."
        )


def write_pages(folder: Path, pages: Iterable[Page]) -> int:
    """Write each page in the folder, which is made where it is missing; how many. Raises BadInput."""
    count = 0
    try:
        make_folder(folder)
        for name, text in pages:
            put(folder / name, [text], lasting=True)
            count += 1
    except OSError as error:
        raise BadInput(f"{folder} can not be written: {error.strerror}. {count:,} pages were.") from error
    return count


def older_pages(
    folder: Path, written: Collection[str], *, is_ours: Callable[[str], bool], could_be: Callable[[str], bool]
) -> list[str]:
    """Pages of an earlier export that would have been written again, had anything been left to say there."""
    return [
        path.name
        for path in sorted(folder.glob("*.md"))
        if path.name not in written and could_be(path.name) and not _is_anothers(path, is_ours)
    ]


def _is_anothers(path: Path, is_ours: Callable[[str], bool]) -> bool:
    """Whether something is there that is not a page of ours; a link is never followed."""
    if not os.path.lexists(path):
        return False
    if path.is_symlink() or not path.is_file():
        return True
    try:
        with path.open(encoding="utf-8") as page:
            return not is_ours(page.read(HEAD))
    except (OSError, UnicodeDecodeError):
        return True
