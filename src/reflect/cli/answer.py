"""What commands that write answer with, in one line."""

from __future__ import annotations

from reflect.core.moment import Moment
from reflect.journal.writer import Stored
from reflect.render.clean import one_line


def stored_in_words(stored: Stored) -> str:
    """``142  pressure  Sunday 2026-11-22 14:05  at laptops  #remote``"""
    parts = [str(stored.number), stored.question or "unsorted", _when(stored.moment)]
    parts += [f"at {one_line(stored.point)}"] if stored.point else []
    parts += [" ".join(f"#{one_line(tag)}" for tag in stored.tags)] if stored.tags else []
    parts += [f"by {one_line(stored.by)}"] if stored.by else []
    parts += [stored.audience] if stored.audience != "team" else []
    parts += [f"opens {', '.join(stored.opens)}"] if stored.opens else []
    said = "  ".join(parts)
    return said if stored.added else f"{said}  (unchanged: stored before under this key)"


def _when(moment: Moment) -> str:
    """As a calendar and a clock show it; says so when the night still belongs to the day before."""
    if not moment.timed:
        return f"{moment.day:%A %Y-%m-%d}"
    said = f"{moment.local:%A %Y-%m-%d %H:%M}"
    return said if moment.local.date() == moment.day else f"{said} (counts for {moment.day:%A})"
