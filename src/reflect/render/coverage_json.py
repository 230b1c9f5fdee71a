"""What of the questions was answered, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.render.json import Record, object_json, period_record
from reflect.render.next_steps import step_records

if TYPE_CHECKING:
    from reflect.core.learning.coverage import Coverage, LensTouched, QuestionTouched
    from reflect.core.period import Period


def coverage_json(report: Coverage, *, period: Period, again: Again = NEVER) -> str:
    return object_json(
        {
            "coverage": {
                "period": period_record(period),
                "weeks": report.weeks,
                "since": report.since.isoformat(),
                "questions": [question_record(each) for each in report.questions],
                "lenses": [_lens_record(each) for each in report.lenses],
                "balance": {
                    "positive": report.count_of("positive"),
                    "pressure": report.count_of("pressure"),
                },
                "unsorted": report.unsorted,
                "next": step_records(report.next_steps, again),
            }
        }
    )


def question_record(each: QuestionTouched) -> Record:
    return {
        "question": each.question.key,
        "framework": each.question.framework,
        "wording": each.question.wording,
        "lens": each.question.lens,
        "count": each.times,
        "last": each.last.isoformat() if each.last else None,
        "untouched": each.untouched,
    }


def _lens_record(each: LensTouched) -> Record:
    return {
        "lens": each.lens,
        "count": each.times,
        "last": each.last.isoformat() if each.last else None,
        "asked": each.asked,
        "untouched": each.untouched,
    }
