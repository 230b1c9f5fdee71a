"""``reflect delete``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.amended import told_amended
from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.cli.numbers import numbers_of
from reflect.journal import amending

app = commands()

EXAMPLES = """\b
Examples:
  reflect delete 142
  reflect list --in 2025 -t draft --numbers | reflect delete -

Nothing is destroyed: `reflect undo` or `reflect restore N` brings it back.
"""


@app.command(epilog=EXAMPLES)
def delete(
    context: typer.Context,
    numbers: Annotated[
        list[str], typer.Argument(metavar="N...", help="Numbers, or last; - reads them from standard input.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Take reflections out of view; undo and restore bring them back."""
    work = desk(context)
    with work.amending() as journal:
        amended = amending.delete(journal, numbers_of(numbers, journal, work), now=work.now)
        told_amended("Deleted", amended, journal, work, as_json=as_json)
