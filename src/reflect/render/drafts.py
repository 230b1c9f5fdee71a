"""Drafts as plain text and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reflect.render.clean import first_line, one_line
from reflect.render.json import records_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


FIRST_WORDS = 200  # characters


class DraftLine(NamedTuple):
    """A draft in a list. ``beside``: the question an add answers, or the probe of an edit."""

    name: str
    begun: datetime
    verb: str
    number: int | None
    beside: str
    text: str
    being_written: bool
    journal: str
    elsewhere: bool
    file: str

    @property
    def what(self) -> str:
        """``add``, ``add pressure``, ``edit 142``, ``edit 142 why``"""
        parts = [self.verb, "" if self.number is None else str(self.number), one_line(self.beside)]
        return " ".join(filter(None, parts))

    @property
    def words(self) -> str:
        words = first_line(self.text)
        return words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS]}…"

    @property
    def marks(self) -> list[str]:
        marks = ["being written"] if self.being_written else []
        return marks + ([f"journal {one_line(self.journal)}"] if self.elsewhere else [])


def drafts_plain(lines: Sequence[DraftLine]) -> str:
    """One draft a line: name, when it was begun, what for, its first words."""
    if not lines:
        return ""
    name, what = max(len(line.name) for line in lines), max(len(line.what) for line in lines)
    return "".join(
        f"{line.name:<{name}}  {line.begun:%Y-%m-%d %H:%M}  {line.what:<{what}}  "
        f"{''.join(f'[{mark}] ' for mark in line.marks)}{line.words or '(nothing yet)'}\n"
        for line in lines
    )


def drafts_json(lines: Sequence[DraftLine]) -> str:
    """``{"reflect": 1, "drafts": [...]}``, one draft a line."""
    return records_json(
        "drafts",
        (
            {
                "name": line.name,
                "begun": line.begun.isoformat(),
                "verb": line.verb,
                "number": line.number,
                "words": line.words,
                "being_written": line.being_written,
                "journal": line.journal or None,
                "file": line.file,
            }
            for line in lines
        ),
    )
