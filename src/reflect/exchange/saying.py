"""How single facts are said to others: days in words, counts, whether what was done held."""

from __future__ import annotations

from datetime import date

from reflect.core.learning.verdict import Verdict
from reflect.core.short import short
from reflect.exchange.markdown import on_one_line

HELPED = {"yes": ", it helped", "no": ", it did not help", "unsure": ", unsure whether it helped"}


def day_said(day: date, *, year: bool = True) -> str:
    """``20 November 2026``, ``20 November``"""
    return f"{day.day} {day:%B}" + (f" {day.year}" if year else "")


def counted(count: int, word: str) -> str:
    """``1 reflection``, ``0 reflections``"""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def some(number: int) -> str:
    """``none``, ``3``"""
    return f"{number:,}" if number else "none"


def times_said(times: int) -> str:
    """``once``, ``3 times``"""
    return "once" if times == 1 else f"{times:,} times"


def verdict_said(verdict: Verdict) -> str:
    """``Acted on, recurred once since 1 October 2026. Did not hold: "A list by the door".``"""
    since = day_said(verdict.since) if verdict.since else ""
    match verdict.kind:
        case "no action":
            return "No action yet."
        case "under way":
            return "Action under way."
        case "too early":
            return f"Acted on {since}, too early to say."
        case "quiet":
            return f"Acted on, quiet since {since}."
    said = f"Acted on, recurred {times_said(verdict.recurred)} since {since}."
    return f'{said} Did not hold: "{short(on_one_line(verdict.failed.text))}".' if verdict.failed else said
