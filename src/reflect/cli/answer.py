"""What commands that write answer with, in one line."""

from __future__ import annotations

from reflect.journal.writer import Stored
from reflect.render.clean import one_line


def stored_in_words(stored: Stored) -> str:
    """``142  pressure  Sunday 2026-11-22 14:05  at laptops  #remote``"""
    day = stored.moment.day
    when = f"{day:%A} {day}"
    if stored.moment.timed:
        when += f" {stored.moment.local:%H:%M}"
    parts = [str(stored.number), stored.question or "unsorted", when]
    parts += [f"at {one_line(stored.point)}"] if stored.point else []
    parts += [" ".join(f"#{one_line(tag)}" for tag in stored.tags)] if stored.tags else []
    parts += [f"by {one_line(stored.by)}"] if stored.by else []
    parts += [stored.audience] if stored.audience != "team" else []
    parts += [f"opens {', '.join(stored.opens)}"] if stored.opens else []
    said = "  ".join(parts)
    return said if stored.added else f"{said}  (unchanged: stored before under this key)"
