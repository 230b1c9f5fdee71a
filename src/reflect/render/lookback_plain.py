"""What comes back today and why, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.clean import one_line
from reflect.render.wording import labels_beside_text, marks, question_of, when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.core.learning.looking_back import Back


def lookback_plain(backs: Sequence[Back]) -> str:
    return "\n".join(f"{_back(back)}\n" for back in backs)


def _back(back: Back) -> str:
    reflection = back.reflection
    head = [str(reflection.number), when(reflection), question_of(reflection), *marks(reflection)]
    lines = ["  ".join(head), f"  Why now: {one_line(back.reason)}.", f"  {one_line(reflection.text)}"]
    if known := labels_beside_text(reflection):
        lines.append(f"  {'; '.join(known)}")
    return "\n".join(lines)
