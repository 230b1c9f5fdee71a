"""What keeps coming back, as the JSON that is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.json import Record, period_record, records_json, weekly_record

if TYPE_CHECKING:
    from reflect.core.learning.recurring import Recurring, TagCount
    from reflect.core.period import Period
    from reflect.core.themes import Theme


def themes_json(report: Recurring, *, period: Period) -> str:
    return records_json(
        "themes",
        map(theme_record, report.themes),
        tags=[_tag_record(tag) for tag in report.tags],
        looked_at=report.looked_at,
        read=report.looked_at if report.read is None else report.read,
        sought=period_record(report.around or period),
    )


def theme_record(theme: Theme) -> Record:
    return {
        "theme": theme.phrase,
        "phrase": theme.spelled,
        "merged": list(theme.merged),
        "count": len(theme.numbers),
        "weeks": theme.weeks,
        "trend": theme.trend,
        "by_week": weekly_record(theme.by_week),
        "positive": theme.positive,
        "pressure": theme.pressure,
        "example": theme.example,
        "private_example": theme.private_example,
        "private": theme.private,
        "reflections": list(theme.numbers),
    }


def _tag_record(tag: TagCount) -> Record:
    return {
        "tag": tag.tag,
        "count": tag.times,
        "weeks": tag.weeks,
        "by_week": weekly_record(tag.by_week),
        "positive": tag.positive,
        "pressure": tag.pressure,
        "private": tag.private,
    }
