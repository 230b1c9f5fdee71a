"""Single reports as Markdown for others: headings and lists only, and no names of people."""

from __future__ import annotations

from reflect.core.learning.coverage import Coverage, QuestionTouched
from reflect.core.period import Period
from reflect.exchange.markdown import heading, item, on_one_line, paragraph


def coverage_markdown(report: Coverage, *, period: Period) -> str:
    """What nobody has touched for long, then what was answered how often.

    Questions that are private by themselves stand in no document: their answers do not either.
    """
    shown = [each for each in report.questions if each.question.audience != "private"]
    untouched = [each for each in report.untouched if each in shown]
    parts = [heading(1, f"What was asked and answered: {period.label}")]
    if untouched:
        weeks = "a week" if report.weeks == 1 else f"{report.weeks:,} weeks"
        parts.append(heading(2, f"Not answered for {weeks}"))
        parts += [item(_untouched(each)) for each in untouched]
        parts.append("\n")
    if touched := [each for each in shown if each.times]:
        parts.append(heading(2, "Answered"))
        parts += [item(f"{on_one_line(each.question.wording)} {_times(each.times)}") for each in touched]
    if not untouched and not touched:
        parts.append(paragraph("There is nothing to show."))
    return "".join(parts).rstrip("\n") + "\n"


def _untouched(each: QuestionTouched) -> str:
    last = f"Last on {each.last.day} {each.last:%B %Y}." if each.last else "Never yet."
    return f"{on_one_line(each.question.wording)} {last}"


def _times(count: int) -> str:
    return "Once." if count == 1 else f"{count:,} times."
