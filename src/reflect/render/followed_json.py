"""What became of follow-ups, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.render.json import Record, follow_up_record, object_json, period_record
from reflect.render.next_steps import step_records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.core.follow_up import FollowUp
    from reflect.core.learning.follow_ups import Followed, ToAsk
    from reflect.core.period import Period


def followed_json(report: Followed, *, period: Period, again: Again = NEVER) -> str:
    return object_json(
        {
            "followed": {
                "period": period_record(period),
                "open": _records(report.open),
                "overdue": len(report.overdue),
                "reviews": _records(report.reviews),
                "ask": [_to_ask(each) for each in report.ask],
                "opened": _records(report.opened),
                "helped": _records(report.helped),
                "did_not_help": _records(report.did_not_help),
                "unsure": _records(report.unsure),
                "not_said": _records(report.not_said),
                "dropped": _records(report.dropped),
                "next": step_records(report.next_steps, again),
            }
        }
    )


def _records(found: Iterable[FollowUp]) -> list[Record]:
    return [follow_up_record(each) for each in found]


def _to_ask(asked: ToAsk) -> Record:
    return {
        "person": asked.person,
        "overdue": [each.name for each in asked.overdue],
        "reviews": [each.name for each in asked.reviews],
        "unasked": [each.name for each in asked.unasked],
    }
