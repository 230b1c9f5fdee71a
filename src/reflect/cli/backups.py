"""Where copies of journals were put, remembered beside the drafts: what is destroyed may still be in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from reflect.cli.desk import Desk
from reflect.cli.places import place
from reflect.journal.files import make_folder, private_file
from reflect.journal.sqlite import copies_holding


def remember_backup(work: Desk, copy: Path) -> None:
    """A copy of the journal was put there; where that can not be noted, nothing is said."""
    file = _register(work)
    try:
        make_folder(file.parent)
        if not file.exists():
            private_file(file)
        with file.open("a", encoding="utf-8") as register:
            register.write(json.dumps([str(work.journal_path), str(copy.absolute())]) + "\n")
    except OSError:
        return


def backups_holding(work: Desk, ids: Sequence[str]) -> list[Path]:
    """The copies that still hold any of the reflections with these ids, or may: they can not be read."""
    beside = sorted(work.journal_path.parent.glob(f"{work.journal_path.name}.before-*"))
    beside += sorted(work.journal_path.parent.glob(f"{work.journal_path.stem}.backup-*"))
    known = dict.fromkeys([*_remembered(work), *beside])
    copies = [file for file in known if file.is_file() and not file.name.endswith(("-wal", "-shm"))]
    return copies_holding(copies, ids)


def _remembered(work: Desk) -> list[Path]:
    try:
        lines = _register(work).read_text(encoding="utf-8").splitlines()
        pairs = [json.loads(line) for line in lines]
        return [Path(copy) for journal, copy in pairs if journal == str(work.journal_path)]
    except (OSError, ValueError):
        return []


def _register(work: Desk) -> Path:
    return place("state", work.terminal.environ) / "backups"
