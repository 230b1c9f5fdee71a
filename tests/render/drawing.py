"""What Rich would draw, as text."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, RenderableType


def drawn(renderable: RenderableType, *, width: int = 80, colour: bool = False) -> str:
    """The lines as they stand on a terminal of this width, without the spaces at their ends."""
    console = Console(
        file=StringIO(), width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    with console.capture() as captured:
        console.print(renderable)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())
