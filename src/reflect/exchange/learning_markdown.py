"""Single reports as Markdown for others: headings and lists only, and no names of people."""

from __future__ import annotations

from datetime import date

from reflect.core.learning.coverage import Coverage, QuestionTouched
from reflect.core.learning.lasting import Agreement, Lasting, Practice
from reflect.core.period import Period
from reflect.exchange.markdown import heading, item, on_one_line, paragraph
from reflect.exchange.saying import counted, day_said, times_said


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
        parts += [
            item(f"{on_one_line(each.question.wording)} {times_said(each.times).capitalize()}.")
            for each in touched
        ]
    if not untouched and not touched:
        parts.append(paragraph("There is nothing to show."))
    return "".join(parts).rstrip("\n") + "\n"


def _untouched(each: QuestionTouched) -> str:
    last = f"Last on {day_said(each.last)}." if each.last else "Never yet."
    return f"{on_one_line(each.question.wording)} {last}"


def lasting_markdown(report: Lasting, *, period: Period, today: date) -> str:
    """Practices by stage and agreements, with the roles that own them, but nobody's name.

    Of the period is only what led to nothing.
    """
    parts = [heading(1, f"What lasts, as of {day_said(today)}")]
    for stage in report.stages:
        parts.append(heading(2, f"Practices, {on_one_line(stage.stage or 'not tried yet')}"))
        parts += [item(_practice(each)) for each in stage.practices]
        parts.append("\n")
    if report.agreements:
        parts.append(heading(2, "Agreements"))
        parts += [item(_agreement(each)) for each in report.agreements]
        parts.append("\n")
    if report.waiting:
        inside = f" ({period.label})" if period.first or period.last else ""
        said = f"{inside}: {counted(len(report.waiting), 'reflection')}."
        parts.append(paragraph(f"Put together or worked out, and nothing came of it within four weeks{said}"))
    if len(parts) == 1:
        parts.append(paragraph("There is nothing to show."))
    return "".join(parts).rstrip("\n") + "\n"


def _practice(each: Practice) -> str:
    said = f"{each.follow_up.text}"
    said += f" (owned by the role: {on_one_line(each.follow_up.role)})" if each.follow_up.role else ""
    return said + (" (nothing heard of it for long)" if each.stale else "")


def _agreement(each: Agreement) -> str:
    follow_up = each.follow_up
    where = f"written: {on_one_line(follow_up.where)}" if follow_up.where else "not written down yet"
    review = ""
    if follow_up.review:
        review = f"; review {'overdue since' if each.overdue else 'on'} {day_said(follow_up.review)}"
    return f"{follow_up.text} ({where}{review})"
