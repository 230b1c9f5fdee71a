"""Who was heard, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import NEVER, Again
from reflect.core.learning.voices import next_steps
from reflect.render.json import Record, object_json, period_record
from reflect.render.next_steps import step_records

if TYPE_CHECKING:
    from datetime import date

    from reflect.core.learning.voices import GroupHeard, ToAsk, Voice, Voices
    from reflect.core.period import Period


def voices_json(report: Voices, *, period: Period, again: Again = NEVER) -> str:
    return object_json(
        {
            "voices": {
                "period": period_record(period),
                "people": [voice_record(voice) for voice in report.people],
                "own": voice_record(report.own) if report.own else None,
                "groups": [_group_record(group) for group in report.groups],
                "ask_next": [_to_ask_record(each) for each in report.ask_next],
                "next": step_records(next_steps(report, narrowed=bool(again.filters)), again),
            }
        }
    )


def voice_record(voice: Voice) -> Record:
    return {
        "person": voice.person,
        "roster": voice.on_roster,
        "group": voice.group,
        "by": _day(voice.by),
        "with": _day(voice.with_),
        "from": _day(voice.from_),
        "lenses": list(voice.lenses),
    }


def _group_record(group: GroupHeard) -> Record:
    return {
        "group": group.group,
        "members": group.members,
        "heard": group.heard,
        "own_words": group.own_words,
    }


def _to_ask_record(each: ToAsk) -> Record:
    return {
        "person": each.person,
        "group": each.group,
        "named": _day(each.named),
        "last": _day(each.last),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
