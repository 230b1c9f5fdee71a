"""A period as Markdown that reads well in a mail, in a chat and rendered: headings and lists only.

No number of a reflection or follow-up stands in it, and names only beside the words that are theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.framework import Question
from reflect.core.learning.audience import Shown
from reflect.core.learning.positives import Positive
from reflect.core.learning.voices import GroupHeard
from reflect.core.learning.week import Answers, ThemeNow, Voices, Week
from reflect.core.moment import iso_week
from reflect.core.period import ALL, Period
from reflect.core.reflection import Reflection, folded, inline_names
from reflect.exchange.markdown import heading, item, on_one_line, paragraph
from reflect.exchange.points_markdown import open_words, points_markdown
from reflect.exchange.wording import counted, day_words

Questions = Mapping[tuple[str, str], Question]
SECTIONS = ("positives", "points", "follow-ups", "themes", "voices", "reflections")
_HELPED = {"yes": ", it helped", "no": ", it did not help", "unsure": ", unsure whether it helped"}


class Style(NamedTuple):
    """How reflections are written down: with which questions' words, with names, days with the year."""

    questions: Questions
    names: bool
    year: bool


def week_markdown(
    week: Week,
    *,
    questions: Sequence[Question] = (),
    names: bool = True,
    sections: Sequence[str] = SECTIONS,
) -> str:
    """The whole document, or some of its sections. ``questions``: their wordings; ``names``: whether by,
    with and from are named."""
    style = _style(week.period, questions=questions, names=names)
    span = "" if week.around == week.period else f" in {week.around.label}"
    parts = {
        "positives": _positives(week.positives, style=style) if week.total else "",
        "points": points_markdown(week, span=span),
        "follow-ups": _follow_ups(week),
        "themes": _themes(week.themes, span=span),
        "voices": _voices(week.voices) if week.total else "",
        "reflections": _by_question(week.others, style=style, beside_positives=bool(week.positives)),
    }
    chosen = "".join(parts[section] for section in SECTIONS if section in sections)
    return (heading(1, _title(week.period)) + paragraph(_in_short(week)) + chosen).rstrip("\n") + "\n"


def reflections_markdown(
    shown: Shown,
    *,
    period: Period = ALL,
    title: str = "Reflections",
    questions: Sequence[Question] = (),
    names: bool = True,
) -> str:
    """A list of reflections in the order given, the anonymous last."""
    style = _style(period, questions=questions, names=names)
    if not shown.inside:
        return heading(1, title) + paragraph("There is nothing to show.").rstrip("\n") + "\n"
    return heading(1, title) + "".join(_entry(each, style=style) for each in shown.inside)


def _style(period: Period, *, questions: Sequence[Question], names: bool) -> Style:
    one_year = period.first is not None and period.last is not None and period.first.year == period.last.year
    by_name = {(question.framework, question.key): question for question in questions}
    return Style(by_name, names=names, year=not one_year)


def _title(period: Period) -> str:
    first, last = period.first, period.last
    if first is None or last is None:
        return f"Reflections: {period.label}"
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start = day_words(first, year=first.year != last.year)
    span = f"{start} to {day_words(last, year=True)}"
    if first.weekday() == 0 and last - first == timedelta(days=6):
        return f"Week {iso_week(first)}: {span}"
    return f"Reflections: {day_words(last, year=True) if first == last else span}"


def _in_short(week: Week) -> str:
    if not week.total:
        return "Nothing was written in this period."
    well, hard = (f"{number:,}" if number else "none" for number in (len(week.positives), week.pressure))
    said = f"{counted(week.total, 'reflection')}: {well} on what went well, {hard} on what gave way."
    waiting = [*week.open, *(follow_up for now in week.points for follow_up in now.open)]
    late = sum(follow_up.overdue(week.today) for follow_up in waiting)
    open_ones = f" {counted(len(waiting), 'follow-up')} open" if waiting else ""
    return said + (f"{open_ones}, {late:,} overdue." if late else f"{open_ones}." if waiting else "")


def _positives(found: Sequence[Positive], *, style: Style) -> str:
    parts = [heading(2, "What went well, and why")]
    if not found:
        parts.append(paragraph("No success was written down in this period. What went well, even a little?"))
    for success in found:
        parts.append(_entry(success.reflection, style=style))
        parts.append(item(f"Repeating it: {success.standing}.", depth=1))
    return "".join(parts) + ("\n" if found else "")


def _follow_ups(week: Week) -> str:
    parts = []
    if week.closed:
        parts.append(heading(2, "What happened to follow-ups"))
    for closed in week.closed:
        helped = _HELPED.get(closed.helped or "", "")
        parts.append(item(f"{closed.state.capitalize()}{_at(closed)}{helped}: {closed.text}"))
    if week.open:
        parts.append(heading(2, "Follow-ups still open"))
        parts += [item(open_words(follow_up, today=week.today)) for follow_up in week.open]
    return "".join(parts) + "\n" if parts else ""


def _at(follow_up: FollowUp) -> str:
    return f" at {on_one_line(follow_up.point)}" if follow_up.point else ""


def _themes(found: Sequence[ThemeNow], *, span: str) -> str:
    if not found:
        return ""
    parts = [heading(2, "What keeps coming back")]
    for now in found:
        said = f"{on_one_line(now.theme.phrase)}: {counted(now.times, 'reflection')}"
        said += f"; {len(now.theme.numbers):,}{span}" if span else f" in {counted(now.theme.weeks, 'week')}"
        trend = f"; {now.theme.trend}" if now.theme.trend in ("rising", "falling") else ""
        parts.append(item(said + trend))
    return "".join(parts) + "\n"


def _voices(voices: Voices) -> str:
    people = "1 person was heard" if voices.heard == 1 else f"{voices.heard:,} people were heard"
    said = f"{people}, {voices.own_words:,} in their own words." if voices.heard else ""
    if voices.anonymous:
        said += f" {counted(voices.anonymous, 'reflection')} without a name."
    groups = "".join(item(_group(group, alone=len(voices.groups) == 1)) for group in voices.groups)
    return heading(2, "Voices") + paragraph(said) + (f"{groups}\n" if groups else "")


def _group(group: GroupHeard, *, alone: bool) -> str:
    """``ward: 6 of 9 heard, 4 in their own words``"""
    name = group.group or ("On the roster" if alone else "Others on the roster")
    return f"{name}: {group.heard:,} of {group.members:,} heard, {group.own_words:,} in their own words"


def _by_question(found: Sequence[Answers], *, style: Style, beside_positives: bool) -> str:
    if not found:
        return ""
    title = "The other reflections, by question" if beside_positives else "Reflections, by question"
    parts = [heading(2, title)]
    for answers in found:
        parts.append(heading(3, _wording(answers, style=style)))
        parts += [_entry(reflection, style=style) for reflection in answers.reflections]
        parts.append("\n")
    return "".join(parts)


def _wording(answers: Answers, *, style: Style) -> str:
    if answers.question is None:
        return "Not sorted to a question yet"
    question = style.questions.get((answers.framework or "", answers.question))
    return question.wording if question else answers.question


def _entry(reflection: Reflection, *, style: Style) -> str:
    """A reflection as an item, its details as items inside it."""
    question = style.questions.get((reflection.framework or "", reflection.question or ""))
    probes = {probe.key: probe.wording for probe in question.probes} if question else {}
    parts = [item(f"{_lead(reflection, style=style)}: {reflection.text}")]
    for key, answer in reflection.details.items():
        asked = on_one_line(probes.get(key, key))
        parts.append(item(f"{asked}{' ' if asked.endswith('?') else ': '}{answer}", depth=1))
    if tags := _tags_beside(reflection):
        parts.append(item(f"Tags: {', '.join(tags)}", depth=1))
    return "".join(parts)


def _lead(reflection: Reflection, *, style: Style) -> str:
    """When, whose words, with and from whom, at which point; an anonymous one says only that."""
    if reflection.audience == "anonymous":
        parts = ["Anonymous"]
    else:
        parts = [day_words(reflection.day, year=style.year)]
        if style.names:
            parts += [on_one_line(reflection.by)] if reflection.by else []
            parts += [f"with {_listed(reflection.with_)}"] if reflection.with_ else []
            parts += [f"from {_listed(reflection.from_)}"] if reflection.from_ else []
    parts += [f"at {on_one_line(reflection.point)}"] if reflection.point else []
    return ", ".join(parts)


def _tags_beside(reflection: Reflection) -> list[str]:
    """The tags that do not stand in the text itself."""
    written = {folded(tag) for tag in inline_names(reflection.text).tags}
    return [on_one_line(tag) for tag in reflection.tags if folded(tag) not in written]


def _listed(names: Iterable[str]) -> str:
    return " and ".join(on_one_line(name) for name in names)
