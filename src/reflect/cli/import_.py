"""``reflect import``: each format is a command of its own, in ``importing``."""

from __future__ import annotations

from reflect.cli.group import Group, commands
from reflect.cli.importing import csv, dayone, jrnl, jsonl, markdown

app = commands(group=Group, help_line="Bring reflections in from a file.")


@app.callback()
def import_() -> None:
    """Bring reflections in from a file."""


app.command("csv", epilog=csv.EXAMPLES)(csv.csv)
app.command("jrnl", epilog=jrnl.EXAMPLES)(jrnl.jrnl)
app.command("dayone", epilog=dayone.EXAMPLES)(dayone.dayone)
app.command("markdown", epilog=markdown.EXAMPLES)(markdown.markdown)
app.command("jsonl", epilog=jsonl.EXAMPLES)(jsonl.jsonl)
