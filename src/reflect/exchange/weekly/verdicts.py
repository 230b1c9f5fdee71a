"""Whether what was done at a point held, in the words that others read."""

from __future__ import annotations

from datetime import date

from reflect.core.learning.verdict import Verdict


def verdict_said(verdict: Verdict) -> str:
    """``Acted on, recurred once since 1 October 2026.``"""
    since = _day(verdict.since) if verdict.since else ""
    match verdict.kind:
        case "no action":
            return "No action yet."
        case "under way":
            return "Action under way."
        case "too early":
            return f"Acted on {since}, too early to say."
        case "quiet":
            return f"Acted on, quiet since {since}."
    often = "once" if verdict.recurred == 1 else f"{verdict.recurred:,} times"
    return f"Acted on, recurred {often} since {since}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
