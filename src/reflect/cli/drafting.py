"""Words that are not in a journal yet, each in a file of its own until they are.

A draft is two files: ``d3.md`` holds the words and nothing else, ``d3.json`` what they were to become.
Both are for their owner alone. The words count for more: a draft whose second file is missing or can
not be read is still a draft.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from reflect.cli.desk import Desk
from reflect.cli.places import drafts_folder
from reflect.core.errors import JournalUnusable, NotFound, ReflectError
from reflect.journal.files import make_folder, private_file


class Headed(NamedTuple):
    """What the words of a draft were to become.

    ``verb`` is ``add`` or ``edit``; ``begun`` an ISO instant with its offset; an edit names the
    reflection and its ``revision`` when it began. ``fields`` of an add: ``draft_fields.fields_of``.
    Of an edit: ``{"shown": FORM}`` when the words are a form, ``{"detail": KEY}`` when they answer one
    probe, else ``{"change": draft_fields.edit_fields}``.
    Of a follow-up: ``follow_words.new_fields``, or ``{"edits": NUMBER}``.
    ``"editor": True``: an editor ended the last line.
    """

    verb: str
    journal: str
    begun: str
    number: int | None = None
    revision: int | None = None
    fields: dict[str, Any] = {}  # noqa: RUF012  # never changed in place


class Kept(NamedTuple):
    """A draft. ``being_written``: the command that began it still runs, as far as can be told."""

    name: str
    file: Path
    headed: Headed | None
    begun: datetime
    being_written: bool = False

    def words(self) -> bytes:
        """What has been written so far. Raises JournalUnusable."""
        try:
            return self.file.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise JournalUnusable(f"The draft {self.file} can not be read: {error.strerror}.") from error


def begin(work: Desk, words: bytes, *, headed: Headed) -> Path:
    """A new draft that holds the words. Raises JournalUnusable where none can be kept."""
    folder = drafts_folder(work.terminal.environ)
    try:
        make_folder(folder)
        file = _claimed(folder)
        try:
            _fill(file, words)
            head(file, headed)
        except OSError:
            drop(file)
            raise
    except OSError as error:
        raise JournalUnusable(
            f"No draft can be kept in {folder}: {error.strerror}; make room there."
        ) from error
    return file


def known(work: Desk, words: bytes, *, headed: Headed) -> Path | None:
    """A draft that says all of this already: whoever tries again and again needs it once."""

    def beside(said: Headed) -> str:
        fields = {name: value for name, value in said.fields.items() if name not in ("on", "timed", "day")}
        return json.dumps([said.verb, said.journal, said.number, fields], sort_keys=True)

    for each in kept(work):
        if each.headed and beside(each.headed) == beside(headed) and not each.being_written:
            with suppress(ReflectError):
                if each.words() == words:
                    return each.file
    return None


def write(file: Path, words: bytes) -> None:
    """Put other words in their place; whatever happens, it holds the old ones or the new. Raises OSError."""
    _fill(file, words)


def head(file: Path, headed: Headed) -> None:
    """Say what the words are to become. Raises OSError."""
    _fill(_header(file), json.dumps(headed._asdict() | {"pid": os.getpid()}).encode())


def drop(file: Path) -> None:
    """The words are stored, or wanted no more."""
    for each in (file, _header(file)):
        with suppress(OSError):
            each.unlink()


def kept(work: Desk) -> list[Kept]:
    """All drafts, the oldest first."""
    folder = drafts_folder(work.terminal.environ)
    return sorted((_read(file) for file in folder.glob("*.md")), key=lambda each: (each.begun, each.name))


def named(work: Desk, name: str) -> Kept:
    """The draft of this name; ``3`` is ``d3``, ``last`` the newest. Raises NotFound."""
    drafts = kept(work)
    if drafts and name == "last":
        return drafts[-1]
    found = next((each for each in drafts if name in (each.name, each.name.removeprefix("d"))), None)
    if found is None:
        there = ", ".join(each.name for each in drafts)
        raise NotFound(f"There is no draft {name!r}; {f'there are {there}' if there else 'there are none'}.")
    return found


def _claimed(folder: Path) -> Path:
    """A new empty file under the next number; whoever comes second takes the one after it."""
    taken = [int(match[1]) for file in folder.glob("d*.md") if (match := re.fullmatch(r"d(\d+)", file.stem))]
    number = max(taken, default=0) + 1
    while True:
        file = folder / f"d{number}.md"
        try:
            private_file(file)
        except FileExistsError:
            number += 1
        else:
            return file


def _fill(file: Path, content: bytes) -> None:
    """Write aside and put in place: somebody who reads, or a kill, meets the old content or the new."""
    aside = file.with_name(f"{file.name}.new")
    aside.unlink(missing_ok=True)
    try:
        private_file(aside)
        aside.write_bytes(content)
        aside.replace(file)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise


def _header(file: Path) -> Path:
    return file.with_suffix(".json")


def _read(file: Path) -> Kept:
    try:
        said = json.loads(_header(file).read_text(encoding="utf-8"))
        headed = _headed(said)
        begun = datetime.fromisoformat(headed.begun).astimezone()
        return Kept(file.stem, file, headed, begun, being_written=_runs(said.get("pid")))
    except (OSError, ValueError, TypeError, LookupError):
        return Kept(file.stem, file, None, _last_written(file))


def _headed(said: dict[str, Any]) -> Headed:
    """Raises ValueError, TypeError or LookupError for what nobody wrote here."""
    headed = Headed(**{field: said[field] for field in Headed._fields})
    whole = (headed.number, headed.revision)
    if not all(each is None or isinstance(each, int) for each in whole):
        raise TypeError("a number is no number")
    if not all(isinstance(each, str) for each in headed[:3]) or not isinstance(headed.fields, dict):
        raise TypeError("a field is of another kind")
    return headed


def _last_written(file: Path) -> datetime:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime).astimezone()
    except OSError:  # gone meanwhile
        return datetime.fromtimestamp(0).astimezone()


def _runs(pid: object) -> bool:
    """Whether this process still runs. Where asking would end it (Windows) nobody knows."""
    if os.name == "nt" or type(pid) is not int or pid <= 0 or pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
