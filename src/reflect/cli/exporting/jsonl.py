"""``reflect export jsonl``"""

from __future__ import annotations

from itertools import chain
from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.exporting.for_others import tell_unknown
from reflect.cli.exporting.sending import TO, check_place, send
from reflect.cli.look import for_the_owner, selection
from reflect.core.period import ALL
from reflect.core.query import Filter
from reflect.journal.json_lines import json_lines
from reflect.journal.whole_lines import deleted_count, whole_lines
from reflect.render.json import harmless_lines
from reflect.render.wording import counted

EXAMPLES = """\
Without a period or filter the whole journal is copied: behind the reflections in view stand, a line each,
those that are deleted, names, questions, follow-ups and the history. `reflect import jsonl` takes all of
it into a new journal.

\b
Examples:
  reflect export jsonl journal.jsonl
  reflect export jsonl --in-view | wc -l
  reflect export jsonl --since 2026-10-01 -t remote | wc -l
"""


def jsonl(
    context: typer.Context,
    file: Annotated[str | None, TO] = None,
    in_view: Annotated[
        bool, typer.Option("--in-view", help="Only the reflections in view, for other programs.")
    ] = False,
) -> None:
    """Everything, one reflection a line, private ones too: a copy of the journal's words."""
    work = desk(context)
    chosen = selection(context, work)
    check_place(file)
    for_the_owner(chosen)
    with work.reading() as journal:
        tell_unknown(journal, chosen, work)
        lines = json_lines(journal, chosen.wanted)
        if not in_view and chosen.period in (None, ALL) and chosen.wanted == Filter():
            lines = chain(lines, whole_lines(journal))
            if deleted := deleted_count(journal):
                work.terminal.note(
                    f"{counted(deleted, 'deleted reflection')} and the history are in it too; "
                    "--in-view leaves them out."
                )
        send(map(harmless_lines, lines), file, work)
