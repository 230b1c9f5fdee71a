"""What others read: one renderer for `export week` and `report --format md`."""

from __future__ import annotations

from collections.abc import Callable

from reflect.cli.desk import Desk
from reflect.cli.look import Selection
from reflect.cli.theme_reading import theme_reading
from reflect.cli.when import local_day
from reflect.core.learning import audience
from reflect.core.learning.week import around, week
from reflect.core.period import ALL, Period
from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.exchange.list_markdown import reflections_markdown
from reflect.exchange.weekly.page import Page
from reflect.exchange.weekly.telling import page
from reflect.journal import finding
from reflect.journal.frameworks import questions
from reflect.journal.hearing import grouped_roster
from reflect.journal.journal import Journal
from reflect.journal.reports.as_of import find_as_of
from reflect.journal.reports.older import find_older
from reflect.journal.reports.pressure import histories_for_others
from reflect.journal.reports.whole import gather
from reflect.render.empty import unknown_names
from reflect.render.wording import counted


def for_others(chosen: Selection, wanted: Filter) -> Filter:
    """The filter without what is private, unless it was asked for."""
    return wanted if chosen.include_private else wanted.only("team", "anonymous")


def named_for_others(chosen: Selection, wanted: Filter) -> Filter:
    """The same without what is anonymous."""
    return wanted.only("team", "private") if chosen.include_private else wanted.only("team")


def markdown_for_others(
    chosen: Selection, period: Period, work: Desk, journal: Journal, *, sections: tuple[str, ...] = ()
) -> str:
    """The Markdown of a period, all of it or some sections; what stayed out is told on standard error."""
    from reflect.exchange.weekly.rendering import SECTIONS, laid_out, shipped_template  # Jinja

    told = page_for_others(chosen, period, work, journal)
    return laid_out(told, shipped_template("week"), sections=sections or SECTIONS)


def page_for_others(chosen: Selection, period: Period, work: Desk, journal: Journal) -> Page:
    """What there is to say of a period; what stayed out is told on standard error."""
    wanted = for_others(chosen, chosen.wanted)
    longer = around(period)
    gathered = gather(journal, wanted._replace(period=longer))
    as_of = find_as_of(journal, period, today=work.today, day_of=local_day)
    reflections = _as_asked(gathered.reflections, chosen)
    shown = audience.for_others(
        as_of.reflections(reflections),
        period=period,
        today=work.today,
        chosen_by_person=wanted.names_somebody,
    )
    alone = work.settings.audience != "private"
    older = find_older(
        journal,
        named_for_others(chosen, chosen.wanted),
        period=period,
        beside={each.number for each in shown.around},
        alone=alone,
        today=work.today,
    )
    told = week(
        shown,
        period=period,
        around=longer,
        as_of=as_of,
        histories=histories_for_others(
            journal, wanted, shown=shown.around, around=longer, as_of=as_of, alone=alone
        ),
        older=as_of.follow_ups(older),
        since=as_of.closed_since([*older, *(each for one in reflections for each in one.follow_ups)]),
        question_order=[(question.framework, question.key) for question in gathered.questions],
        roster=grouped_roster(journal),
        owner=work.settings.name,
        reading=theme_reading(work, journal),
    )
    if gathered.unknown:
        work.terminal.note(unknown_names(gathered.unknown))
    private = finding.count(journal, chosen.wanted._replace(period=period, audiences=("private",)))
    tell_left_out(chosen, private, shown.held_back, work)
    return page(
        told,
        questions=gathered.questions,
        names=not chosen.without_names,
        purpose=work.settings.purpose or "",
        wanted=chosen.wanted,
    )


def only_named(chosen: Selection, wanted: Filter, work: Desk, journal: Journal) -> Filter:
    """The filter without what is private, and without the anonymous, whose days would tell of them."""
    private = finding.count(journal, wanted._replace(audiences=("private",)))
    tell_left_out(chosen, private, 0, work)
    anonymous = finding.count(journal, wanted._replace(audiences=("anonymous",)))
    if anonymous and wanted.audiences in ((), ("anonymous",)):
        work.terminal.note(
            f"{counted(anonymous, 'anonymous reflection')} left out: single days tell of them."
        )
    return named_for_others(chosen, wanted)


def list_for_others(
    find: Callable[[Filter], list[Reflection]], chosen: Selection, work: Desk, journal: Journal
) -> str:
    """The Markdown of a list or a search, in its order; what stayed out is told on standard error."""
    reflections = find(for_others(chosen, chosen.wanted))
    private = len(find(chosen.wanted._replace(audiences=("private",))))
    period = chosen.period or ALL
    shown = audience.for_others(
        _as_asked(reflections, chosen),
        period=period,
        today=work.today,
        chosen_by_person=chosen.wanted.names_somebody,
    )
    tell_left_out(chosen, private, shown.held_back, work)
    asked = [question.asked for question in questions(journal)]
    return reflections_markdown(
        shown, period=period, title="Reflections", questions=asked, names=not chosen.without_names
    )


def _as_asked(reflections: list[Reflection], chosen: Selection) -> list[Reflection]:
    """With ``--include-private`` the private ones are shown like those of the team."""
    if not chosen.include_private:
        return reflections
    return [r._replace(audience="team") if r.audience == "private" else r for r in reflections]


def tell_left_out(chosen: Selection, private: int, held_back: int, work: Desk) -> None:
    """Say how many of what was asked for stayed out, and why."""
    asked_for = chosen.wanted.audiences in ((), ("private",)) and not chosen.include_private
    if private and asked_for:
        work.terminal.note(f"{counted(private, 'private reflection')} left out.")
    if held_back:
        work.terminal.note(
            f"{counted(held_back, 'anonymous reflection')} left out: too few writers, or too little of "
            "its week, to keep it anonymous."
        )
