"""What comes back today, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.json import Record, records_json, reflection_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.core.learning.looking_back import Back


def lookback_json(backs: Iterable[Back], *, found: int) -> str:
    """``found``: how many there are, shown or not."""
    return records_json("lookback", map(back_record, backs), found=found)


def back_record(back: Back) -> Record:
    return {
        "why": back.why,
        "reason": back.reason,
        "reflection": reflection_record(back.reflection, follow_ups=True),
    }
