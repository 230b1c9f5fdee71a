"""The journals that have a name: files of the data folder. Backups and what migrations leave are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os.path import exists  # which is False where Path.exists raises
from pathlib import Path
from typing import NamedTuple

from reflect.cli.desk import Desk
from reflect.cli.places import JOURNAL, is_path, journal_file, journal_name, place
from reflect.core.errors import BadInput, NotFound, ReflectError
from reflect.core.near import did_you_mean
from reflect.core.query import Filter
from reflect.journal import finding
from reflect.journal.journal import make_journal, open_journal
from reflect.journal.sqlite import is_behind


class Listed(NamedTuple):
    """``reflections`` is None where there is no file yet or it can not be read; ``trouble`` says why."""

    name: str | None
    path: str
    in_use: bool
    exists: bool
    reflections: int | None
    trouble: str | None


def names(environ: Mapping[str, str]) -> list[str]:
    """The names there are, that of the usual journal first."""
    found = (file.stem for file in place("data", environ).glob("*.db"))
    return sorted(filter(_is_name, found), key=lambda name: (name != JOURNAL, name))


def name_of(path: Path, environ: Mapping[str, str]) -> str | None:
    """The name by which the journal at a path can be called; None where it has none."""
    named = path.suffix == ".db" and _is_name(path.stem)
    return path.stem if named and journal_file(path.stem, environ) == path else None


def missing_journal(meant: str, environ: Mapping[str, str], *, by: str = "") -> NotFound | None:
    """What is to be said of a name that no journal has; ``by`` says where it was named.

    A path may be that of a new journal, and the usual one is made by the first reflection.
    """
    if is_path(meant) or meant == JOURNAL or exists(journal_file(meant, environ)):
        return None
    there = names(environ)
    near = did_you_mean(meant.lower(), there)
    others = f"{near} {'is only' if len(there) == 1 else 'are'} {', '.join(there)}." if there else ""
    return NotFound(
        f"There is no journal named {meant!r}{by};{others} `reflect journal new {meant}` makes one."
    )


def listed(work: Desk) -> list[Listed]:
    """Every journal that has a name, and the one in use where it has none. Raises BadInput."""
    environ = work.terminal.environ
    in_use = journal_file(work.meant_journal, environ)
    paths = [journal_file(name, environ) for name in names(environ)]
    if in_use not in paths:
        paths.insert(0, in_use)
    return [_looked_at(path, in_use=path == in_use, environ=environ) for path in paths]


def existing_journal(meant: str, environ: Mapping[str, str]) -> Path:
    """The journal that a name or a path means. Raises NotFound, BadInput, JournalUnusable.

    The usual one need not be there yet: the first reflection makes it.
    """
    path = journal_file(meant, environ)
    missing = missing_journal(meant, environ)
    if missing:
        raise missing
    if meant != JOURNAL or exists(path):
        with open_journal(path, read_only=True):
            pass
    return path


def new_journal(name: str, environ: Mapping[str, str], frameworks: Sequence[str]) -> Path:
    """Make a journal with a name. Raises BadInput for one that is taken or can not be one."""
    if is_path(name):
        raise BadInput(
            f"{name!r} is a path; a journal is made there by `reflect -j {name} add`. Give a name."
        )
    path = journal_file(name, environ)
    taken = [there for there in names(environ) if there.lower() == path.stem.lower()]
    if taken or exists(path) or not make_journal(path, frameworks):
        raise BadInput(
            f"There is a journal named {taken[0] if taken else name!r} already; choose another name."
        )
    return path


def _looked_at(path: Path, *, in_use: bool, environ: Mapping[str, str]) -> Listed:
    name = name_of(path, environ)
    found = Listed(name, str(path), in_use, exists=exists(path), reflections=None, trouble=None)
    if not found.exists:
        missing = missing_journal(name, environ) if name else None
        return found._replace(trouble=missing.sentence if missing else None)
    if is_behind(path):
        return found._replace(trouble="An older reflect wrote it; it is brought up to date when it is used.")
    try:
        with open_journal(path, read_only=True) as journal:
            return found._replace(reflections=finding.count(journal, Filter()))
    except ReflectError as error:
        return found._replace(trouble=error.sentence)


def _is_name(stem: str) -> bool:
    try:
        return journal_name(stem) == stem
    except BadInput:
        return False
