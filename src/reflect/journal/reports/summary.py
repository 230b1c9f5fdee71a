"""What a period was about, at a glance."""

from __future__ import annotations

from datetime import date

from reflect.core.learning.summary import Summary, summary
from reflect.core.period import Period
from reflect.core.query import Filter
from reflect.core.themes import AS_IT_COMES, Reading
from reflect.journal.journal import Journal
from reflect.journal.reports.pressure import point_histories
from reflect.journal.reports.whole import gather


def find_summary(
    journal: Journal, wanted: Filter, *, period: Period, today: date, reading: Reading = AS_IT_COMES
) -> Summary:
    gathered = gather(journal, wanted)
    return summary(
        gathered.reflections,
        period=period,
        today=today,
        histories=point_histories(journal, {each.point for each in gathered.reflections if each.point}),
        positive_question=gathered.in_use.get("positive"),
        reading=reading,
    )
