"""The story of a pressure point, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.json import Record, object_json, weekly_record
from reflect.render.pressure_json import follow_up_records, verdict_record

if TYPE_CHECKING:
    from reflect.core.learning.story import Event, Story


def story_json(story: Story) -> str:
    """``{"reflect": 1, "story": {...}}``"""
    days = [one.day.isoformat() for one in story.occasions]
    return object_json(
        {
            "story": {
                "point": story.point,
                "description": story.description,
                "count": len(days),
                "first": days[0] if days else None,
                "last": days[-1] if days else None,
                "median_gap_days": story.median_gap_days,
                "by_week": weekly_record(story.by_week),
                **verdict_record(story.verdict),
                "events": [event_record(event) for event in story.events],
                "follow_ups": follow_up_records(story.follow_ups),
            }
        }
    )


def event_record(event: Event) -> Record:
    told = event.reflection or event.follow_up
    return {
        "day": event.day.isoformat(),
        "event": event.what,
        "reflection": event.reflection.number if event.reflection else None,
        "follow_up": event.follow_up.name if event.follow_up else None,
        "text": told.text if told else "",
        "days_since": event.days_since,
    }
