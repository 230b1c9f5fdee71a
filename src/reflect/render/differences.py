"""What a change did, a line for each field: before and after."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import Protocol

from reflect.render.clean import one_line

WIDTH = 56  # characters of either side
AHEAD = 20  # of what both sides begin with


class Difference(Protocol):
    @property
    def of(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def before(self) -> str | None: ...
    @property
    def after(self) -> str | None: ...


def difference_lines(found: Iterable[Difference]) -> list[str]:
    """``3  text: "The kettle leaks" -> "The kettle was mended"``; long texts are cut to where they differ."""
    return [f"{one_line(each.of)}  {one_line(each.field)}: {_sides(each)}" for each in found]


def _sides(each: Difference) -> str:
    quoted = each.field in ("text", "note", "description") or each.field.startswith("detail ")
    before, after = ("" if side is None else one_line(side) for side in (each.before, each.after))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start = max(0, same - AHEAD) if max(len(before), len(after)) > WIDTH else 0
    return " -> ".join(
        "nothing" if side is None else _quoted(_cut(text, start), quoted=quoted)
        for side, text in ((each.before, before), (each.after, after))
    )


def _cut(text: str, start: int) -> str:
    shown = text[start : start + WIDTH]
    return f"{'…' if start else ''}{shown}{'…' if start + WIDTH < len(text) else ''}"


def _quoted(text: str, *, quoted: bool) -> str:
    return f'"{text}"' if quoted else text
