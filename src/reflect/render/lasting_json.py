"""What became lasting, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.render.json import Record, follow_up_record, object_json, period_record
from reflect.render.next_steps import step_records

if TYPE_CHECKING:
    from reflect.core.learning.lasting import Agreement, Lasting, Practice
    from reflect.core.period import Period


def lasting_json(report: Lasting, *, period: Period, again: Again = NEVER) -> str:
    return object_json(
        {
            "lasting": {
                "period": period_record(period),
                "weeks": report.weeks,
                "practices": [_practice_record(each) for each in report.practices],
                "agreements": [_agreement_record(each) for each in report.agreements],
                "without_follow_up": {
                    "count": len(report.waiting),
                    "reflections": list(report.waiting),
                },
                "next": step_records(report.next_steps, again),
            }
        }
    )


def _practice_record(each: Practice) -> Record:
    return follow_up_record(each.follow_up) | {"moved": each.moved.isoformat(), "stale": each.stale}


def _agreement_record(each: Agreement) -> Record:
    return follow_up_record(each.follow_up) | {"review_overdue": each.overdue}
