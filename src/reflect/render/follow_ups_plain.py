"""Follow-ups as lines of text and as CSV: lists, and what `reflect follow` answers with. No Rich."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reflect.render.clean import clean
from reflect.render.csv import cell
from reflect.render.json import follow_up_record
from reflect.render.wording import follow_up_facts, follow_up_state, follow_up_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reflect.core.follow_up import FollowUp

# fmt: off
COLUMNS = (
    "number", "kind", "text", "for", "point", "owner", "with", "due", "review", "where", "stage",
    "stage_since", "role", "asked", "state", "helped", "note", "created", "closed", "audience",
)
# fmt: on
HELPED = {
    "yes": "it helped",
    "no": "it did not help",
    "unsure": "unsure whether it helped",
    None: "nobody has said whether it helped",
}


def follow_ups_plain(found: Sequence[FollowUp], *, today: date) -> str:
    """``f12  strengthen  overdue since 2026-11-02  The text  (for 142; at laptops)``, one a line, aligned."""
    heads = [(each.name, each.kind, follow_up_state(each, today)) for each in found]
    widths = [max((len(head[column]) for head in heads), default=0) for column in range(3)]
    lines = []
    for each, head in zip(found, heads, strict=True):
        cells = [cell.ljust(width) for cell, width in zip(head, widths, strict=True)]
        known = "; ".join(facts(each))
        lines.append("  ".join([*cells, follow_up_words(each)]) + (f"  ({known})" if known else "") + "\n")
    return "".join(lines)


def facts(follow_up: FollowUp) -> list[str]:
    """What is known beside the text, and which reflection it follows from."""
    of = [f"for {follow_up.for_}"] if follow_up.for_ is not None else []
    return of + follow_up_facts(follow_up)


def new_line(follow_up: FollowUp) -> str:
    """``f12  strengthen  for 142  at laptops  due Friday 2026-12-04  owner Ana``"""
    parts = [follow_up.name, follow_up.kind]
    parts += [f"for {follow_up.for_}"] if follow_up.for_ is not None else []
    parts += [f"due {_weekday(follow_up.due)}"] if follow_up.due else []
    parts += [
        f"review {_weekday(follow_up.review)}" if fact.startswith("review ") and follow_up.review else fact
        for fact in follow_up_facts(follow_up)
    ]
    return "  ".join(parts)


def closed_line(follow_up: FollowUp) -> str:
    """``f12  done Sunday 2026-11-22: it helped``, ``f12  open again, done ...: it did not help``"""
    day = f" {_weekday(follow_up.closed)}" if follow_up.closed else ""
    if follow_up.state == "dropped":
        return f"{follow_up.name}  dropped{day}"
    said = f"done{day}: {HELPED[follow_up.helped]}"
    if follow_up.state == "done":
        return f"{follow_up.name}  {said}"
    due = f", due {_weekday(follow_up.due)}" if follow_up.due else ""
    return f"{follow_up.name}  open again{due}; {said}" if follow_up.reopened else f"{follow_up.name}  open"


def follow_ups_csv(found: Sequence[FollowUp]) -> str:
    """A header and a row each. Control characters are made visible."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in found:
        record = follow_up_record(each)
        writer.writerow([clean(cell(record[column])) for column in COLUMNS])
    return written.getvalue()


def _weekday(day: date | None) -> str:
    return f"{day:%A} {day}" if day else ""
