"""Numbers as a line of blocks. The numbers always stand beside it in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

BLOCKS = "▁▂▃▄▅▆▇█"
NONE = "·"


class Weeks:
    """The weeks that a report spans, drawn in at most ``width`` signs: several weeks a sign if need be."""

    def __init__(self, mondays: Sequence[date], *, width: int = 13) -> None:
        self.first = min(mondays, default=None)
        self.count = (max(mondays) - self.first).days // 7 + 1 if self.first else 0
        self.together = max(1, -(-self.count // width))  # weeks in one sign

    def line(self, weekly: Sequence[tuple[date, int]]) -> str:
        """One sign a week (or several weeks), its height against the highest; · is none."""
        if self.first is None:
            return ""
        heights = [0] * -(-self.count // self.together)
        for monday, times in weekly:
            heights[((monday - self.first) // timedelta(weeks=1)) // self.together] += times
        return blocks(heights)


def blocks(heights: Sequence[int]) -> str:
    most = max(heights, default=0)
    return "".join(
        BLOCKS[round((height / most) * (len(BLOCKS) - 1))] if height else NONE for height in heights
    )


def bar(share: float, *, width: int) -> str:
    """A share of 0 to 1 as a bar; something is never drawn as nothing."""
    return "█" * max(round(share * width), 1 if share else 0)
