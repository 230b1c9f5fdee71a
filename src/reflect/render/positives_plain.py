"""What went well, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.clean import one_line
from reflect.render.empty import no_positives
from reflect.render.plain import follow_up_line, short_line
from reflect.render.wording import (
    counted,
    detail,
    probe_wordings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reflect.core.framework import Question
    from reflect.core.learning.positives import Positive, Positives
    from reflect.core.period import Period


def positives_plain(
    report: Positives, *, period: Period, today: date, questions: Sequence[Question] = ()
) -> str:
    lines = [f"What went well: {period.label}", balance(report)]
    if not report.items:
        lines.append(no_positives(period))
    for item in report.items:
        lines += ["", *_positive(item, today=today, questions=questions)]
    return "\n".join(lines) + "\n"


def balance(report: Positives) -> str:
    """``4 positive reflections, 9 of pressure.``"""
    positive = counted(report.balance_positive, "positive reflection")
    return f"{positive[0].upper()}{positive[1:]}, {report.balance_pressure:,} of pressure."


def _positive(item: Positive, *, today: date, questions: Sequence[Question]) -> Iterator[str]:
    reflection = item.reflection
    yield short_line(reflection, words=one_line(reflection.text))
    probes = probe_wordings(reflection, questions)
    for key, answer in reflection.details.items():
        yield f"  {detail(probes.get(key, one_line(key)), answer)}"
    yield f"  Repeating it: {item.standing}"
    for attempt in item.follow_ups:
        yield f"    {follow_up_line(attempt, today=today)}"
