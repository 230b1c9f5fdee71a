"""What to do next, in both forms: commands that can be typed as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reflect.core.learning.step import Step
    from reflect.render.json import Record


def steps_plain(steps: Sequence[Step]) -> list[str]:
    """Nothing where there is nothing to do."""
    if not steps:
        return []
    return ["", "What to do next", *(f"  {one_line(step.command)}: {one_line(step.why)}" for step in steps)]


def steps_table(steps: Sequence[Step]) -> Iterator[RenderableType]:
    if not steps:
        return
    from rich.text import Text

    from reflect.render.layout import plain_rows

    yield Text()
    yield Text("What to do next", "bold")
    table = plain_rows()
    table.add_column(style="cyan", overflow="fold")
    table.add_column(ratio=1)
    for step in steps:
        table.add_row(Text(one_line(step.command)), Text(one_line(step.why)))
    yield table


def step_records(steps: Sequence[Step]) -> list[Record]:
    return [{"command": step.command, "why": step.why} for step in steps]
