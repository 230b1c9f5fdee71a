"""What was decided about themes: plain text, JSON, CSV. No Rich."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reflect.render.clean import clean, one_line
from reflect.render.csv import cell
from reflect.render.json import Record, compact, records_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.core.decided import Decision

NO_DECISIONS = (
    "No theme was renamed, merged or muted yet. `reflect report themes` shows what recurs; "
    "`reflect theme mute THEME` leaves one out."
)
COLUMNS = ("theme", "phrase", "merged", "muted")


def decision_record(decision: Decision) -> Record:
    return {
        "theme": decision.called,
        "phrase": decision.phrase,
        "merged": list(decision.merged),
        "muted": decision.muted,
    }


def decisions_json(decisions: Iterable[Decision]) -> str:
    return records_json("themes", map(decision_record, decisions))


def decisions_jsonl(decisions: Iterable[Decision]) -> str:
    return "".join(compact(decision_record(each)) + "\n" for each in decisions)


def decisions_csv(decisions: Iterable[Decision]) -> str:
    """A header and a row each. Control characters are made visible."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in decisions:
        record = decision_record(each)
        writer.writerow([clean(cell(record[column])) for column in COLUMNS])
    return written.getvalue()


def decisions_plain(decisions: Iterable[Decision]) -> str:
    return "".join(in_words(each) + "\n" for each in decisions)


def in_words(decision: Decision) -> str:
    """``records: the phrase "case system", with "case files"; muted``"""
    said = []
    if decision.name:
        said.append(f'the phrase "{one_line(decision.phrase)}"')
    if decision.merged:
        said.append("with " + ", ".join(f'"{one_line(phrase)}"' for phrase in decision.merged))
    facts = ", ".join(said)
    if decision.muted:
        facts += f"{'; ' if facts else ''}muted"
    return f"{one_line(decision.called)}: {facts or 'as it is found'}"
