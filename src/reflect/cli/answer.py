"""What commands that write answer with, in one line."""

from __future__ import annotations

from reflect.core.reflection import Reflection
from reflect.render.clean import one_line


def stored_in_words(reflection: Reflection, *, added: bool) -> str:
    """``142  pressure  Sunday 2026-11-22 14:05  at laptops  #remote``"""
    when = f"{reflection.day:%A} {reflection.day}"
    if reflection.timed:
        when += f" {reflection.on:%H:%M}"
    parts = [str(reflection.number), reflection.question or "unsorted", when]
    parts += [f"at {one_line(reflection.point)}"] if reflection.point else []
    parts += [" ".join(f"#{one_line(tag)}" for tag in reflection.tags)] if reflection.tags else []
    parts += [f"by {one_line(reflection.by)}"] if reflection.by else []
    parts += [reflection.audience] if reflection.audience != "team" else []
    said = "  ".join(parts)
    return said if added else f"{said}  (unchanged: stored before under this key)"
