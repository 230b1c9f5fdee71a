"""How days and numbers are said in what others read."""

from __future__ import annotations

from datetime import date


def day_words(day: date, *, year: bool) -> str:
    return f"{day.day} {day:%B}" + (f" {day.year}" if year else "")


def counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
