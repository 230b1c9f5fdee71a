"""What went well, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.json import (
    Record,
    follow_up_record,
    records_json,
)

if TYPE_CHECKING:
    from reflect.core.learning.positives import Positive, Positives, Weight


def positives_json(report: Positives) -> str:
    """``positives`` in the order in which the report tells them, ``earlier`` and the ``balance``."""
    balance = {
        "positive": report.positive.written,
        "pressure": report.pressure.written,
        "asked": {"positive": _asked(report.positive), "pressure": _asked(report.pressure)},
        "taken_apart": {"positive": report.positive.taken_apart, "pressure": report.pressure.taken_apart},
    }
    earlier = [positive_record(item) for item in report.earlier]
    return records_json("positives", map(positive_record, report.items), earlier=earlier, balance=balance)


def positive_record(item: Positive) -> Record:
    return {
        "number": item.reflection.number,
        "day": item.reflection.day.isoformat(),
        "question": item.reflection.question,
        "text": item.reflection.text,
        "details": item.reflection.details,
        "highlighted": item.reflection.highlighted,
        "standing": item.standing,
        "tried": item.tried,
        "held": item.held,
        "follow_ups": [follow_up_record(follow_up) for follow_up in item.follow_ups],
    }


def _asked(weight: Weight) -> Record:
    return {"questions": weight.questions, "probes": weight.probes}
