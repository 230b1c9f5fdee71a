"""What to do next, in both forms: commands that can be typed as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.clean import one_line
from reflect.render.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reflect.core.again import Again
    from reflect.core.learning.step import Step
    from reflect.render.json import Record


def steps_plain(steps: Sequence[Step], again: Again) -> list[str]:
    """Nothing where there is nothing to do."""
    if not steps:
        return []
    return [
        "",
        "What to do next",
        *(f"  {one_line(step.typed(again))}: {one_line(step.why)}" for step in steps),
    ]


def steps_table(steps: Sequence[Step], again: Again) -> Iterator[RenderableType]:
    if not steps:
        return
    from rich.text import Text

    from reflect.render.layout import Whole

    told = [(one_line(step.typed(again)), one_line(step.why)) for step in steps]
    yield Text()
    yield Text("What to do next", "bold")
    yield Whole(lambda width: _beside(told) if _room(told) <= width // 2 else _below(told))


def _room(told: Sequence[tuple[str, str]]) -> int:
    return max(columns(command) for command, _ in told)


def _beside(told: Sequence[tuple[str, str]]) -> RenderableType:
    from rich.text import Text

    from reflect.render.layout import plain_rows

    table = plain_rows()
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(ratio=1)
    for command, why in told:
        table.add_row(Text(command), Text(why))
    return table


def _below(told: Sequence[tuple[str, str]]) -> RenderableType:
    """A long command has its line to itself, and no line ends within it: it is copied whole."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    every: list[RenderableType] = []
    for command, why in told:
        every.append(Text(command, "cyan", no_wrap=True, overflow="ignore"))
        every.append(Padding(Text(why), (0, 0, 0, 4)))
    return Group(*every)


def step_records(steps: Sequence[Step], again: Again) -> list[Record]:
    return [{"command": step.typed(again), "why": step.why} for step in steps]
