"""What went well, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.json import (
    Record,
    follow_up_record,
    records_json,
)

if TYPE_CHECKING:
    from reflect.core.learning.positives import Positive, Positives


def positives_json(report: Positives) -> str:
    """``{"reflect": 1, "positives": [...], "balance": {"positive": n, "pressure": n}}``"""
    balance = {"positive": report.balance_positive, "pressure": report.balance_pressure}
    return records_json("positives", map(positive_record, report.items), balance=balance)


def positive_record(item: Positive) -> Record:
    return {
        "number": item.reflection.number,
        "question": item.reflection.question,
        "text": item.reflection.text,
        "details": item.reflection.details,
        "standing": item.standing,
        "tried": item.tried,
        "held": item.held,
        "follow_ups": [follow_up_record(follow_up) for follow_up in item.follow_ups],
    }
