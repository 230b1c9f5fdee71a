"""Putting a period's summary into words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from reflect.core.follow_up import OUTCOMES
from reflect.core.framework import Question
from reflect.core.learning.heard import Voices
from reflect.core.learning.in_time import Weekly
from reflect.core.learning.positives import Positive, worth_repeating
from reflect.core.learning.pressure import PressurePoint
from reflect.core.learning.voices import GroupHeard
from reflect.core.learning.week import Answers, PointNow, Week
from reflect.core.moment import iso_week
from reflect.core.period import Period
from reflect.core.query import Filter
from reflect.core.reflection import Reflection, folded, inline_names
from reflect.core.themes import Theme
from reflect.exchange.markdown import cleaned, on_one_line
from reflect.exchange.saying import counted, day_said, some, times_said, verdict_said
from reflect.exchange.weekly.followed import (
    came_of_said,
    closed_said,
    older_said,
    open_said,
    review_said,
    stands_in_short,
)
from reflect.exchange.weekly.narrowed import EVERYTHING, narrowed_said, no_success_said
from reflect.exchange.weekly.page import Answered, Bars, Detail, Entry, Page, PointSaid, ThemeSaid

Questions = Mapping[tuple[str, str], Question]
REPEAT = 3  # positives at a glance


class Style(NamedTuple):
    """How reflections are written down: with which questions' words, with names, days with the year."""

    questions: Questions
    names: bool
    year: bool


def page(
    week: Week,
    *,
    questions: Sequence[Question] = (),
    names: bool = True,
    purpose: str = "",
    wanted: Filter = EVERYTHING,
) -> Page:
    """``questions``: their wordings; ``names``: whether by, with and from are named; ``purpose``: why one
    reflects, in the owner's words; ``wanted``: what the week was narrowed to."""
    style = style_of(week.period, questions=questions, names=names)
    span = "" if week.around == week.period else f" in {week.around.label}"
    narrowed = narrowed_said(wanted, names=names)
    return Page(
        title=_title(week.period),
        period=week.period.label,
        in_short=_in_short(week, narrowed=bool(narrowed)),
        narrowed=narrowed,
        total=week.total,
        positive=len(week.positives),
        pressure=week.pressure,
        positives=tuple(_success(each, style=style) for each in week.positives),
        no_success="" if week.positives else no_success_said(wanted),
        repeat=tuple(_success(each, style=style) for each in _worth_repeating(week)),
        earlier=tuple(_success(each, style=_of_years(style, week)) for each in week.earlier[:REPEAT]),
        points=tuple(_point(now, week=week, span=span) for now in week.points),
        without_point=week.without_point,
        came_of=came_of_said(week.came_of),
        closed=tuple(map(closed_said, week.closed)),
        open=tuple(open_said(each, week=week, beside=True) for each in week.open),
        older=older_said(week.older),
        reviews=tuple(map(review_said, week.reviews)),
        themes=tuple(_theme(each, week=week, span=span) for each in week.themes),
        voices=_voices(week.voices) if week.total else "",
        groups=tuple(_group(each, alone=len(week.voices.groups) == 1) for each in week.voices.groups),
        cadence=_cadence(week) if week.total else "",
        questions=tuple(_answered(answers, style=style) for answers in week.others),
        purpose=on_one_line(purpose),
    )


def style_of(period: Period, *, questions: Sequence[Question], names: bool) -> Style:
    one_year = period.first is not None and period.last is not None and period.first.year == period.last.year
    by_name = {(question.framework, question.key): question for question in questions}
    return Style(by_name, names=names, year=not one_year)


def entry(reflection: Reflection, *, style: Style, standing: str = "") -> Entry:
    question = style.questions.get((reflection.framework or "", reflection.question or ""))
    probes = {probe.key: probe.wording for probe in question.probes} if question else {}
    return Entry(
        lead=_lead(reflection, style=style),
        text=cleaned(reflection.text),
        details=tuple(
            Detail(on_one_line(probes.get(key, key)), cleaned(answer))
            for key, answer in reflection.details.items()
        ),
        tags=_tags_beside(reflection),
        highlighted=reflection.highlighted,
        standing=standing,
    )


def _title(period: Period) -> str:
    first, last = period.first, period.last
    if first is None or last is None:
        return f"Reflections: {period.label}"
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start = day_said(first, year=first.year != last.year)
    span = f"{start} to {day_said(last)}"
    if first.weekday() == 0 and last - first == timedelta(days=6):
        return f"Week {iso_week(first)}: {span}"
    return f"Reflections: {day_said(last) if first == last else span}"


def _in_short(week: Week, *, narrowed: bool) -> str:
    if not week.total:
        said = f"Nothing{' of that' if narrowed else ''} was written in this period."
        told = (
            week.earlier,
            week.points,
            week.open,
            week.older.times,
            week.closed,
            week.reviews,
            week.came_of.before.times,
            week.came_of.opened.times,
        )
        return f"{said} {stands_in_short(week)}" if any(told) else said
    well, hard = (some(number) for number in (len(week.positives), week.pressure))
    said = f"{counted(week.total, 'reflection')}: {well} on what went well, {hard} on what gave way."
    return f"{said} {stands_in_short(week)}"


def _success(success: Positive, *, style: Style) -> Entry:
    return entry(success.reflection, style=style, standing=success.standing)


def _of_years(style: Style, week: Week) -> Style:
    """With the year where what lies around the period reaches into another."""
    first, last = week.around.first, week.around.last
    return style._replace(year=style.year or first is None or last is None or first.year != last.year)


def _worth_repeating(week: Week) -> list[Positive]:
    """The anonymous last, whatever became of them: their order says nothing."""
    named = [each for each in week.positives if each.reflection.audience != "anonymous"]
    others = [each for each in week.positives if each.reflection.audience == "anonymous"]
    return [*worth_repeating(named[::-1]), *others][:REPEAT]


def _point(now: PointNow, *, week: Week, span: str) -> PointSaid:
    return PointSaid(
        name=on_one_line(now.point.point),
        often=_point_often(now, span=span),
        description=on_one_line(now.point.description or ""),
        times=now.times,
        verdict=verdict_said(now.point.verdict),
        open=tuple(open_said(each, week=week) for each in now.open),
        done=_done(now.point),
        bars=_bars(now.point.by_week, week=week),
        failed=now.failed,
    )


def _done(point: PressurePoint) -> str:
    """How much was done about a point, and whether it helped; empty for nothing."""
    done = [each.helped for each in point.follow_ups if each.state == "done"]
    told = [(done.count(answer), words) for answer, words in OUTCOMES.items()]
    outcomes = ", ".join(f"{count:,} {words}" for count, words in told if count)
    return f"Done: {len(done):,}" + (f" ({outcomes})." if outcomes else ".") if done else ""


def _point_often(now: PointNow, *, span: str) -> str:
    """``once; 8 times in 13 weeks (2026-W36 to 2026-W47)``"""
    first, last = iso_week(now.point.first), iso_week(now.point.last)
    weeks = first if first == last else f"{first} to {last}"
    if span and now.times == now.point.times:
        return f"new, {_often(now.times)}; not before{span}"
    return _often(now.times) + (f"; {_often(now.point.times)}{span} ({weeks})" if span else f" ({weeks})")


def _often(times: int) -> str:
    return times_said(times) if times else "not in this period"


def _theme(theme: Theme, *, week: Week, span: str) -> ThemeSaid:
    """``3 reflections, 2 on what went well; 11 in 13 weeks``"""
    often = counted(len(theme.numbers), "reflection")
    often += "" if span else f" in {counted(theme.weeks, 'week')}"
    often += f", {theme.positive:,} on what went well" if theme.positive else ""
    often += f", {theme.pressure:,} on what gave way" if theme.pressure else ""
    often += f"; {theme.times_around:,}{span}" if span else ""
    return ThemeSaid(
        phrase=on_one_line(theme.phrase),
        often=often,
        trend=theme.trend if theme.trend in ("rising", "falling") else "",
        example=on_one_line(theme.example),
        bars=_bars(theme.by_week, week=week),
    )


def _bars(weekly: Weekly, *, week: Week) -> Bars:
    """From the first week of the longer span to its last; where it has no bounds, those that have some."""
    mondays = [monday for monday, _ in weekly]
    first = week.around.first or min(mondays, default=week.as_of)
    last = week.around.end(week.as_of)
    monday = first - timedelta(days=first.weekday())
    last = max([last, *mondays])
    times = dict(weekly)
    bars = []
    while monday <= last:
        bars.append((iso_week(monday), times.get(monday, 0)))
        monday += timedelta(weeks=1)
    return Bars(tuple(bars))


def _voices(voices: Voices) -> str:
    people = "1 person was heard" if voices.heard == 1 else f"{voices.heard:,} people were heard"
    said = f"{people}, {some(voices.own_words)} in their own words." if voices.heard else ""
    if voices.anonymous:
        said += f" {counted(voices.anonymous, 'reflection')} without a name."
    return said.strip()


def _group(group: GroupHeard, *, alone: bool) -> str:
    """``ward: 6 of 9 heard, 4 in their own words``"""
    name = on_one_line(group.group or "") or ("On the roster" if alone else "Others on the roster")
    return f"{name}: {group.heard:,} of {group.members:,} heard, {some(group.own_words)} in their own words"


def _cadence(week: Week) -> str:
    """On how many days somebody took the time; never a streak."""
    return f"Time was taken to write on {counted(week.wrote_on, 'day')}." if week.wrote_on else ""


def _answered(answers: Answers, *, style: Style) -> Answered:
    question = style.questions.get((answers.framework or "", answers.question or ""))
    wording = question.wording if question else answers.question or "Not sorted to a question yet"
    return Answered(on_one_line(wording), tuple(entry(each, style=style) for each in answers.reflections))


def _lead(reflection: Reflection, *, style: Style) -> str:
    """When, whose words, with and from whom, at which point; an anonymous one says only that."""
    if reflection.audience == "anonymous":
        parts = ["Anonymous"]
    else:
        parts = [day_said(reflection.day, year=style.year)]
        if style.names:
            parts += [on_one_line(reflection.by)] if reflection.by else []
            parts += [f"with {_listed(reflection.with_)}"] if reflection.with_ else []
            parts += [f"from {_listed(reflection.from_)}"] if reflection.from_ else []
    parts += [f"at {on_one_line(reflection.point)}"] if reflection.point else []
    return ", ".join(parts)


def _tags_beside(reflection: Reflection) -> tuple[str, ...]:
    """The tags that do not stand in the text itself."""
    written = {folded(tag) for tag in inline_names(reflection.text).tags}
    return tuple(on_one_line(tag) for tag in reflection.tags if folded(tag) not in written)


def _listed(names: Iterable[str]) -> str:
    return " and ".join(on_one_line(name) for name in names)
