"""What the story of one pressure point is made of."""

from __future__ import annotations

from datetime import date, tzinfo

from reflect.core.learning.pressure import verdict_of
from reflect.core.learning.story import Story, Told, story
from reflect.core.period import ALL
from reflect.core.query import Filter
from reflect.journal import finding
from reflect.journal.follow_up_rows import audiences_of, marked
from reflect.journal.journal import Journal
from reflect.journal.reports.marking import marked_verdict
from reflect.journal.reports.pressure import closings_of, point_histories


def find_story(journal: Journal, wanted: Filter, point: str, *, today: date, zone: tzinfo | None) -> Story:
    """``point``: as the journal spells it."""
    reflections = list(finding.between(journal, wanted._replace(point=point, period=ALL)))
    history = point_histories(journal, {point})[point]
    told = list(history.follow_ups or ())
    closings = closings_of(journal, told)
    audiences = audiences_of(journal, told)
    if wanted._replace(point=None, lens=None).narrows:
        shown = {each.number for each in reflections}
        told = [each for each in told if each.for_ in shown]
    return story(
        point,
        Told(reflections, marked(told, audiences), closings, zone),
        description=history.description,
        verdict=marked_verdict(verdict_of(history, today=today), audiences),
        period=wanted.period,
    )
