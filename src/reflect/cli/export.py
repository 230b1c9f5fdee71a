"""``reflect export``: its formats by name; each stands in a file of its own."""

from __future__ import annotations

from reflect.cli.exporting import csv, html, jsonl, markdown, share, template, week
from reflect.cli.group import commands
from reflect.cli.look import CopyCommand, ExportCommand, ExportGroup

app = commands(group=ExportGroup, help_line="Send reflections out: a weekly summary, or everything.")
app.command(cls=ExportCommand, epilog=week.EXAMPLES)(week.week)
app.command(cls=ExportCommand, epilog=html.EXAMPLES)(html.html)
app.command(cls=ExportCommand, epilog=csv.EXAMPLES)(csv.csv)
app.command(cls=ExportCommand, epilog=markdown.EXAMPLES)(markdown.markdown)
app.command(cls=CopyCommand, epilog=jsonl.EXAMPLES)(jsonl.jsonl)
app.command(cls=CopyCommand, epilog=share.EXAMPLES)(share.share)
app.add_typer(template.app, name="template")
