"""``reflect report voices``"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.cli.reporting.report import LISTS, Asked, Report
from reflect.core.learning.voices import Voices
from reflect.journal.journal import Journal
from reflect.journal.reports.voices import find_voices
from reflect.render.json import records_jsonl
from reflect.render.voices_json import voice_record, voices_json
from reflect.render.voices_plain import voices_plain

if TYPE_CHECKING:
    from rich.console import RenderableType


def voices_report(*, owner: str | None) -> Report:
    """``owner``: what the journal's owner is called, who may be on the roster too."""

    def find(journal: Journal, asked: Asked) -> Voices:
        return find_voices(journal, asked.wanted, owner=owner)

    return Report(LISTS, find, _show, sections=("voices",))


def _show(found: Voices, form: str, asked: Asked) -> str | RenderableType:
    match form:
        case "json":
            return voices_json(found, period=asked.period, again=asked.again)
        case "jsonl":
            return records_jsonl(map(voice_record, found.people))
        case "plain":
            return voices_plain(found, period=asked.period, again=asked.again)
        case _:
            from reflect.render.voices_table import voices_table

            return voices_table(found, period=asked.period, again=asked.again)
