"""``reflect export jsonl``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.exporting.for_others import tell_unknown
from reflect.cli.exporting.sending import TO, check_place, send
from reflect.cli.look import for_the_owner, selection
from reflect.journal.json_lines import json_lines
from reflect.render.json import harmless_lines

EXAMPLES = """\b
Examples:
  reflect export jsonl journal.jsonl
  reflect export jsonl --since 2026-10-01 -t remote | wc -l
"""


def jsonl(context: typer.Context, file: Annotated[str | None, TO] = None) -> None:
    """Everything, one reflection a line, private ones too: a copy of the journal's words."""
    work = desk(context)
    chosen = selection(context, work)
    check_place(file)
    for_the_owner(chosen)
    with work.reading() as journal:
        tell_unknown(journal, chosen, work)
        send(map(harmless_lines, json_lines(journal, chosen.wanted)), file, work)
