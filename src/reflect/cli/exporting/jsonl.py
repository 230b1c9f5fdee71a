"""``reflect export jsonl``"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.exporting.sending import TO, check_place, send
from reflect.cli.look import for_the_owner, selection
from reflect.core.reflection import Reflection
from reflect.journal import finding
from reflect.render.json import list_jsonl

EXAMPLES = """\b
Examples:
  reflect export jsonl journal.jsonl
  reflect export jsonl --since 2026-10-01 -t remote | wc -l
"""
AT_ONCE = 1000


def jsonl(context: typer.Context, file: Annotated[str | None, TO] = None) -> None:
    """Everything, one reflection a line, private ones too: a copy of the journal's words."""
    work = desk(context)
    chosen = selection(context, work)
    check_place(file)
    for_the_owner(chosen)
    with work.reading() as journal:
        send(_lines(finding.between(journal, chosen.wanted)), file, work)


def _lines(reflections: Iterator[Reflection]) -> Iterator[str]:
    while some := list(islice(reflections, AT_ONCE)):
        yield list_jsonl(some, follow_ups=True)
