"""Reflections and follow-ups as the JSON that is promised: fields may be added, never removed or retyped."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reflect.core.harmless import ACTING
from reflect.core.moment import iso_week

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reflect.core.follow_up import FollowUp
    from reflect.core.learning.in_time import Weekly
    from reflect.core.period import Period
    from reflect.core.reflection import Reflection

Record = dict[str, Any]

# JSON escapes the ASCII controls itself. What else acts on a terminal can only stand inside a
# string there, so its escape means the same and the output is harmless as it is.
_ACTING = f"[{ACTING}\x85\u2028\u2029]"  # compiled when first needed


def reflection_record(reflection: Reflection, *, follow_ups: bool = False) -> Record:
    """One reflection; with its follow-ups where they were read with it."""
    record: Record = {
        "number": reflection.number,
        "id": reflection.id,
        "key": reflection.key,
        "source": reflection.source,
        "on": reflection.on.isoformat(),
        "written": reflection.written.isoformat(),
        "timed": reflection.timed,
        "day": reflection.day.isoformat(),
        "week": iso_week(reflection.week),
        "question": reflection.question,
        "framework": reflection.framework,
        "lens": reflection.lens,
        "text": reflection.text,
        "details": reflection.details,
        "tags": list(reflection.tags),
        "by": reflection.by,
        "with": list(reflection.with_),
        "from": list(reflection.from_),
        "point": reflection.point,
        "audience": reflection.audience,
        "highlighted": reflection.highlighted,
        "deleted": reflection.deleted,
        "revision": reflection.revision,
    }
    if follow_ups:
        record["follow_ups"] = [follow_up_record(follow_up) for follow_up in reflection.follow_ups]
    return record


def follow_up_record(follow_up: FollowUp) -> Record:
    return {
        "number": follow_up.name,
        "kind": follow_up.kind,
        "text": follow_up.text,
        "for": follow_up.for_,
        "point": follow_up.point,
        "owner": follow_up.owner,
        "with": list(follow_up.with_),
        "due": _day(follow_up.due),
        "review": _day(follow_up.review),
        "where": follow_up.where,
        "stage": follow_up.stage,
        "stage_since": _day(follow_up.stage_since),
        "role": follow_up.role,
        "asked": _day(follow_up.asked),
        "state": follow_up.state,
        "helped": follow_up.helped,
        "note": follow_up.note,
        "created": follow_up.created.isoformat(),
        "closed": _day(follow_up.closed),
        "revision": follow_up.revision,
        "audience": follow_up.audience,
    }


def period_record(period: Period) -> Record:
    first, last = period.first, period.last
    return {
        "label": period.label,
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
    }


def weekly_record(weekly: Weekly) -> Record:
    """``{"2026-W47": 2}``; weeks with none are left out."""
    return {iso_week(monday): times for monday, times in weekly}


def list_json(reflections: Iterable[Reflection], *, follow_ups: bool = False) -> str:
    """``{"reflect": 1, "reflections": [...]}``, one reflection a line."""
    return records_json(
        "reflections", (reflection_record(each, follow_ups=follow_ups) for each in reflections)
    )


def list_jsonl(reflections: Iterable[Reflection], *, follow_ups: bool = False) -> str:
    return "".join(compact(reflection_record(each, follow_ups=follow_ups)) + "\n" for each in reflections)


def records_jsonl(records: Iterable[Record]) -> str:
    """One record a line: what `--format jsonl` shows of a report."""
    return "".join(compact(record) + "\n" for record in records)


def show_json(reflection: Reflection) -> str:
    """``{"reflect": 1, "reflection": {...}}``, follow-ups included."""
    return object_json({"reflection": reflection_record(reflection, follow_ups=True)})


def records_json(noun: str, records: Iterable[Record], **more: object) -> str:
    """The envelope around records, one a line, and whatever else belongs to the answer."""
    lines = ",\n".join(compact(record) for record in records)
    rest = "".join(f", {compact(name)}: {compact(value)}" for name, value in more.items())
    listed = f"[\n{lines}\n]" if lines else "[]"
    return f'{{"reflect": 1, {compact(noun)}: {listed}{rest}}}\n'


def object_json(fields: Mapping[str, object]) -> str:
    """The envelope around named fields, laid out for reading."""
    return _harmless(json.dumps({"reflect": 1, **fields}, ensure_ascii=False, indent=2)) + "\n"


def compact(value: object) -> str:
    """One line of JSON that does nothing on a terminal."""
    return _harmless(json.dumps(value, ensure_ascii=False))


def harmless_lines(lines: str) -> str:
    """Whole lines of JSON that was made elsewhere, so that they do nothing on a terminal either."""
    if lines.isascii() and "\x7f" not in lines:
        return lines
    return "\n".join([_harmless(line) for line in lines.split("\n")])


def _harmless(text: str) -> str:
    if text.isprintable():
        return text
    return re.sub(_ACTING, lambda found: f"\\u{ord(found[0]):04x}", text)


def _day(day: object) -> str | None:
    return str(day) if day is not None else None
