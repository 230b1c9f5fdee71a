"""``reflect undo``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.amended import UNDONE, told_undone
from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.journal import undoing

app = commands()

EXAMPLES = """\b
Examples:
  reflect undo                         (twice goes back two)
  reflect history                      (which changes there are)
  reflect undo 31
"""


@app.command(epilog=EXAMPLES)
def undo(
    context: typer.Context,
    change: Annotated[
        int | None,
        typer.Argument(
            metavar="[CHANGE]",
            help="The number of a change, as `reflect history` shows it; the newest if left out.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Take back the last change, or any other."""
    work = desk(context)
    with work.amending() as journal:
        told_undone(UNDONE, undoing.undo(journal, change, now=work.now), journal, work, as_json=as_json)
