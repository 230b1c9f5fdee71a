"""``reflect undo``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.journal import history
from reflect.render.json import object_json

app = commands()


@app.command()
def undo(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Answer with a record.")] = False,
) -> None:
    """Take back the last add or import."""
    work = desk(context)
    with work.amending() as journal:
        undone = history.undo(journal, now=work.now)
    if as_json:
        return work.terminal.say(object_json({"undone": undone._asdict()}))
    gone = "1 reflection" if undone.reflections == 1 else f"{undone.reflections} reflections"
    return work.terminal.say(
        f"Undone: {undone.verb} ({undone.summary}); {gone} gone from view, none destroyed."
    )
