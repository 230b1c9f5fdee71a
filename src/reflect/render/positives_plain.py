"""What went well, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import no_positives
from reflect.render.plain import follow_up_line, short_line
from reflect.render.wording import (
    as_of_today,
    counted,
    detail,
    probe_wordings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reflect.core.framework import Question
    from reflect.core.learning.positives import Positive, Positives, Standing, Weight
    from reflect.core.period import Period

STANDINGS = {
    "held": "It held when it was tried again",
    "being tried": "Being tried again",
    "did not hold": "Tried again, and it did not hold",
    "not tried yet": "Nobody has tried to repeat it yet",
}
EARLIER = "Of an earlier time, tried again now"


def positives_plain(
    report: Positives,
    *,
    period: Period,
    today: date,
    questions: Sequence[Question] = (),
    again: Again = NEVER,
) -> str:
    lines = [f"What went well: {period.label}", *balance(report, again), *as_of_today(period, today)]
    if not report.items:
        lines.append(no_positives(period, again))
    for standing in report.standings:
        lines += ["", f"{heading(standing)}:"]
        lines += _items(standing.items, standing.total, today=today, questions=questions, again=again)
        lines += [trying(standing, again)] if standing.name == "not tried yet" else []
    if report.earlier:
        lines += ["", f"{EARLIER} ({report.earlier_total:,}):"]
        lines += _items(report.earlier, report.earlier_total, today=today, questions=questions, again=again)
    return "\n".join(lines) + "\n"


def balance(report: Positives, again: Again) -> list[str]:
    """What was written, what was taken apart, and what is asked, of successes beside failures.

    ``Written: 4 positive, 9 of pressure; taken apart by answers to probes: 2 and 5.``
    """
    well, hard = report.positive, report.pressure
    apart = f"; taken apart by answers to probes: {well.taken_apart:,} and {hard.taken_apart:,}"
    lines = [f"Written: {well.written:,} positive, {hard.written:,} of pressure{apart}."]
    if well.questions or hard.questions:
        lines.append(f"Asked: {_asked(well)} of what went right, {_asked(hard)} of what gave way.")
    if hard.questions and not well.questions:
        lines.append(f"No framework in use asks what went right: {again.here('reflect framework list')}")
    return lines


def heading(standing: Standing) -> str:
    """``Being tried again (2)``"""
    return f"{STANDINGS[standing.name]} ({standing.total:,})"


def more(shown: int, count: int, again: Again) -> str | None:
    """``… and 28 more: reflect report positives --top 33``"""
    every = again.same(f"reflect report positives --top {count}")
    return f"… and {count - shown:,} more: {every}" if count > shown else None


def trying(standing: Standing, again: Again) -> str:
    """How an attempt is begun, with the first of those that nobody tried."""
    number = standing.items[0].reflection.number
    return f"To try one: {again.here(f'reflect follow add --for {number}')}"


def _asked(weight: Weight) -> str:
    """``2 questions (8 probes)``"""
    probes = f" ({counted(weight.probes, 'probe')})" if weight.questions else ""
    return f"{counted(weight.questions, 'question')}{probes}"


def _items(
    items: Sequence[Positive], count: int, *, today: date, questions: Sequence[Question], again: Again
) -> Iterator[str]:
    for item in items:
        yield from _positive(item, today=today, questions=questions)
    if rest := more(len(items), count, again):
        yield f"  {rest}"


def _positive(item: Positive, *, today: date, questions: Sequence[Question]) -> Iterator[str]:
    reflection = item.reflection
    yield f"  {short_line(reflection, words=one_line(reflection.text))}"
    probes = probe_wordings(reflection, questions)
    for key, answer in reflection.details.items():
        yield f"    {detail(probes.get(key, one_line(key)), answer)}"
    yield f"    Repeating it: {item.standing}"
    for attempt in item.follow_ups:
        yield f"      {follow_up_line(attempt, today=today)}"
