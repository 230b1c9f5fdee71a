"""What a period was about, at a glance: counted where it lies, and only the few that are shown read whole."""

from __future__ import annotations

from collections import Counter
from datetime import date

from reflect.core.learning.follow_ups import FollowUps, in_order_of_due, reviews_due
from reflect.core.learning.pressure import by_need, grouped
from reflect.core.learning.summary import POINTS, REPEAT, THEMES, Summary, Written, summary
from reflect.core.moment import monday_of
from reflect.core.period import Period
from reflect.core.query import Filter
from reflect.core.themes import Reading
from reflect.journal import finding
from reflect.journal.frameworks import questions
from reflect.journal.journal import Journal
from reflect.journal.reports.follow_ups import count_closed, find_waiting
from reflect.journal.reports.marking import mark_points, mark_themes
from reflect.journal.reports.new import find_fresh, find_new
from reflect.journal.reports.positives import find_repeatable
from reflect.journal.reports.pressure import count_at_points, occasions_of, point_histories
from reflect.journal.reports.themes import find_recurring
from reflect.journal.reports.voices import find_roster

# How many reflections there are of each day and question.
WRITTEN = """
  SELECT r.day, r.question, count(*)
    FROM reflection r
   WHERE {conditions}
GROUP BY r.question, r.day
"""

# What each question looks at.
LENS_OF = "SELECT number, lens FROM question"


def find_summary(
    journal: Journal,
    wanted: Filter,
    *,
    period: Period,
    today: date,
    reading: Reading,
    owner: str | None = None,
) -> Summary:
    """``reading``: how the owner wants themes to be found; ``owner``: what the journal's owner is called."""
    gave_way, without_point = count_at_points(journal, wanted)
    histories = point_histories(journal, {each.point for each in gave_way})
    most_needed = [each.point for each in by_need(gave_way, histories=histories, today=today)[:POINTS]]
    occasions = occasions_of(journal, wanted, at=most_needed)
    points, _ = grouped(occasions, today=today, histories=histories)
    recurring = find_recurring(journal, wanted, top=THEMES, reading=reading, tags=False)
    recurring = recurring._replace(themes=mark_themes(journal, recurring.themes))
    fresh = find_fresh(journal, period, today=today)
    in_use = {each.asked.lens: each.key for each in reversed(questions(journal)) if each.in_use}
    return summary(
        _written(journal, wanted),
        period=period,
        today=today,
        positives=find_repeatable(journal, wanted, top=REPEAT),
        points=mark_points(journal, points),
        gave_way=gave_way,
        without_point=without_point,
        follow_ups=_follow_ups(journal, wanted, period=period, today=today),
        recurring=recurring,
        fresh=fresh,
        new=find_new(journal, fresh, points=gave_way, themes=recurring.themes, reading=reading),
        roster=find_roster(journal, wanted.period, owner=owner),
        positive_question=in_use.get("positive"),
        narrowed=wanted.narrows,
    )


def _written(journal: Journal, wanted: Filter) -> list[Written]:
    where, parameters, unknown = finding.condition(journal, wanted)
    if unknown:
        return []
    lens = dict(journal.rows(LENS_OF))
    rows = journal.rows(WRITTEN.format(conditions=where), parameters)
    with journal.reading_back("a day"):
        week_of = {day: monday_of(date.fromisoformat(day)) for day in {day for day, _, _ in rows}}
    weeks: Counter[tuple[date, int | None]] = Counter()
    for day, question, times in rows:
        weeks[week_of[day], question] += times
    return [
        Written(week, lens.get(question), times, 0 if question else times)
        for (week, question), times in weeks.items()
    ]


def _follow_ups(journal: Journal, wanted: Filter, *, period: Period, today: date) -> FollowUps:
    """What is open, whenever it was written, and how many were closed in the period."""
    found = find_waiting(journal, wanted, today=today)
    waiting = in_order_of_due(each for each in found if each.state == "open")
    closed = count_closed(journal, wanted._replace(period=period))
    return FollowUps(
        open=waiting,
        overdue=sum(each.overdue(today) for each in waiting),
        done=closed.done,
        dropped=closed.dropped,
        did_not_help=closed.did_not_help,
        reviews=reviews_due(found, today=today),
    )
