"""Reading back the pages that ``writing`` makes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any, NamedTuple

from reflect.core.moment import MIDNIGHT
from reflect.exchange.markdown import plain

_OURS = re.compile(r"\A\ufeff?---\r?\nreflect: 1\r?\n")
_ENTRY = re.compile(r"^<!-- reflect (\{.*\}) -->[ \t]*$", re.MULTILINE)
_MARK = re.compile(r'^<!-- (?:detail (".*")|end) -->[ \t]*$', re.MULTILINE)


class Entry(NamedTuple):
    """One reflection of a page. ``on`` has no offset where only its week is known: that week's Monday.

    Raises no trouble of its own: what a person has changed in the page is taken as it stands.
    """

    text: str
    on: datetime
    timed: bool
    id: str | None
    question: str | None
    framework: str | None
    point: str | None
    tags: tuple[str, ...]
    by: str | None
    with_: tuple[str, ...]
    from_: tuple[str, ...]
    audience: str | None
    highlighted: bool
    details: tuple[tuple[str, str], ...]
    line: int


def is_ours(text: str) -> bool:
    """Whether a page was written by ``reflect export markdown``."""
    return _OURS.match(text) is not None


def entries(text: str) -> Iterator[Entry]:
    """The reflections of a page of ours, in its order. Raises ValueError for one that was damaged."""
    text = text.replace("\r\n", "\n")
    found = list(_ENTRY.finditer(text))
    ends = [*(match.start() for match in found), len(text)][1:]
    for match, end in zip(found, ends, strict=True):
        line = text.count("\n", 0, match.start()) + 1
        yield _entry(_facts(match[1], line=line), text[match.end() : end], line=line)


def _entry(facts: dict[str, Any], body: str, *, line: int) -> Entry:
    marks = list(_MARK.finditer(body))
    ends = [mark.start() for mark in marks] + [len(body)]
    words = re.sub(r"\A\s*#+ .*$", "", body[: ends[0]], count=1, flags=re.MULTILINE)
    details = []
    for mark, end in zip(marks, ends[1:], strict=True):
        if mark[1] is None:
            break
        _, _, answer = body[mark.end() : end].strip("\n").partition("\n\n")  # behind the probe's wording
        details.append((str(json.loads(mark[1])), plain(answer)))
    return Entry(
        text=plain(words),
        on=_when(facts, line=line),
        timed=len(str(facts.get("on", ""))) > len("2026-11-20"),
        id=_word(facts, "id"),
        question=_word(facts, "question"),
        framework=_word(facts, "framework"),
        point=_word(facts, "point"),
        tags=_words(facts, "tags"),
        by=_word(facts, "by"),
        with_=_words(facts, "with"),
        from_=_words(facts, "from"),
        audience=_word(facts, "audience"),
        highlighted=facts.get("highlighted") is True,
        details=tuple(details),
        line=line,
    )


def _facts(written: str, *, line: int) -> dict[str, Any]:
    try:
        facts = json.loads(written)
    except ValueError:
        raise ValueError(f"line {line}: the comment can not be read") from None
    return dict(facts)


def _when(facts: dict[str, Any], *, line: int) -> datetime:
    try:
        if "on" in facts:
            on = datetime.fromisoformat(facts["on"])
            minutes = facts.get("utc_offset")
            return on if minutes is None else on.replace(tzinfo=timezone(timedelta(minutes=minutes)))
        year, week = str(facts["week"]).split("-W")
        return datetime.combine(date.fromisocalendar(int(year), int(week), 1), MIDNIGHT)
    except (KeyError, ValueError, TypeError):
        raise ValueError(f"line {line}: it does not say when") from None


def _word(facts: dict[str, Any], key: str) -> str | None:
    value = facts.get(key)
    return value if isinstance(value, str) and value else None


def _words(facts: dict[str, Any], key: str) -> tuple[str, ...]:
    value = facts.get(key)
    return tuple(word for word in value if isinstance(word, str)) if isinstance(value, list) else ()
