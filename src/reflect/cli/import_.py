"""``reflect import``: each format is a command of its own, in ``importing``."""

from __future__ import annotations

from reflect.cli.group import Group, commands
from reflect.cli.importing import csv

app = commands(group=Group, help_line="Bring reflections in from a file.")


@app.callback()
def import_() -> None:
    """Bring reflections in from a file."""


app.command("csv", epilog=csv.EXAMPLES)(csv.csv)
