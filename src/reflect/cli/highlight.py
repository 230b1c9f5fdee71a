"""``reflect highlight``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.amended import told_amended
from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.cli.numbers import numbers_of
from reflect.core.edit import Edit
from reflect.journal import amending

app = commands()


@app.command()
def highlight(
    context: typer.Context,
    numbers: Annotated[
        list[str], typer.Argument(metavar="N...", help="Numbers, or last; - reads them from standard input.")
    ],
    off: Annotated[bool, typer.Option("--off", help="It stands out no more.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Let reflections stand out in what is looked at and sent."""
    work = desk(context)
    with work.amending() as journal:
        wanted = numbers_of(numbers, journal, work)
        amended = amending.edit(journal, wanted, Edit(highlighted=not off), now=work.now)
        told_amended(
            "No longer highlighted:" if off else "Highlighted", amended, journal, work, as_json=as_json
        )
