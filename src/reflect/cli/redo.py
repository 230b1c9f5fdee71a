"""``reflect redo``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.amended import REDONE, told_undone
from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.journal import undoing

app = commands()


@app.command()
def redo(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Do again what was undone last."""
    work = desk(context)
    with work.amending() as journal:
        told_undone(REDONE, undoing.redo(journal, now=work.now), journal, work, as_json=as_json)
