"""How many columns of a terminal a text takes: some characters take two, some none."""

from __future__ import annotations


def columns(text: str) -> int:
    """Of one clean line, without colours."""
    if text.isascii():
        return len(text)
    return sum(map(_of, text))


def cut(text: str, room: int) -> str:
    """The text, or as much of it as leaves room for the … that says so."""
    if columns(text) <= room:
        return text
    taken = kept = 0
    while taken + _of(text[kept]) < room:
        taken += _of(text[kept])
        kept += 1
    return text[:kept].rstrip() + "…"


def _of(character: str) -> int:
    import unicodedata  # the everyday path is ASCII mostly

    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
