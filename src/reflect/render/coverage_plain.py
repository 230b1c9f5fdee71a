"""What of the questions was answered, as plain text that reads well aloud and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.render.clean import one_line
from reflect.render.empty import no_summary
from reflect.render.next_steps import steps_plain
from reflect.render.wording import counted

if TYPE_CHECKING:
    from datetime import date

    from reflect.core.learning.coverage import Coverage, QuestionTouched
    from reflect.core.period import Period


def coverage_plain(report: Coverage, *, period: Period, again: Again = NEVER) -> str:
    lines = [f"What was asked and answered: {period.label}"]
    lines += [] if report.total else [no_summary(period, again)]
    lines.append(coverage_in_short(report))
    lines += ["", "Questions"] if report.questions else []
    lines += [f"  {_question_line(each)}" for each in report.questions]
    lines += ["", f"Lenses: {balance(report)}"] if report.lenses else []
    for each in report.lenses:
        beside = "" if each.asked else "; no question in use asks for it"
        lines.append(f"  {each.lens}: {_said(each.times, each.last, untouched=each.untouched)}{beside}")
    return "\n".join([*lines, *steps_plain(report.next_steps, again)]) + "\n"


def coverage_in_short(report: Coverage) -> str:
    """``2 of 9 questions were not answered in the 4 weeks to today, 1 of them never.``; where nothing of the
    period is told above, it says that it is no part of that."""
    if not report.questions:
        return "No question in use fits."
    said = _lately(report)
    return said if report.total else f"As of today: {said[0].lower()}{said[1:]}"


def _lately(report: Coverage) -> str:
    untouched = report.untouched
    lately = f"in the {counted(report.weeks, 'week')} to today"
    every = counted(len(report.questions), "question")
    if not untouched and len(report.questions) == 1:
        return f"The question was answered {lately}."
    if not untouched:
        return f"Each of {every} was answered {lately}."
    never = sum(each.last is None for each in untouched)
    was = "was" if len(untouched) == 1 else "were"
    said = f"{len(untouched):,} of {every} {was} not answered {lately}"
    if never == len(untouched):
        return f"{said}, {'nor ever' if never == 1 else 'none of them ever'}."
    return f"{said}, {never:,} of them never." if never else f"{said}."


def balance(report: Coverage) -> str:
    """``40 positive, 47 of pressure``"""
    return f"{report.count_of('positive'):,} positive, {report.count_of('pressure'):,} of pressure"


def mark(last: date | None, *, untouched: bool) -> str:
    """``never answered``, ``untouched since 2026-10-01``; nothing where there is nothing to say."""
    if not untouched:
        return ""
    return f"untouched since {last}" if last else "never answered"


def _question_line(each: QuestionTouched) -> str:
    lens = f" ({each.question.lens})" if each.question.lens else ""
    said = _said(each.times, each.last, untouched=each.untouched)
    return f"{one_line(each.question.typed)}{lens}: {said}"


def _said(count: int, last: date | None, *, untouched: bool) -> str:
    if untouched:
        times = f"; {counted(count, 'answer')} in this time" if count else ""
        return mark(last, untouched=True) + times
    return f"{counted(count, 'answer')}, last on {last}" if last else counted(count, "answer")
