"""``reflect export``"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.cli.look import CopyCommand, ExportCommand, ExportGroup, for_the_owner, selection
from reflect.cli.others import markdown_for_others
from reflect.cli.sending import check_place, send
from reflect.core.moment import iso_week
from reflect.core.period import week_of
from reflect.core.reflection import Reflection
from reflect.journal import finding
from reflect.render.json import list_jsonl

app = commands(group=ExportGroup, help_line="Send reflections out: a weekly summary, or everything.")
WEEKLY = """\b
Examples:
  reflect export week                  (to look at)
  reflect export week --week last --without-names week.md
"""
EVERYTHING = """\b
Examples:
  reflect export jsonl journal.jsonl
  reflect export jsonl --since 2026-10-01 -t remote | wc -l
"""
TO = typer.Argument(metavar="[FILE]", help="Where to; - or nothing: standard output.", show_default=False)
WEEK_IS_OVER_AFTER = timedelta(days=3)  # on a Monday or Tuesday the week to tell of is the last one
AT_ONCE = 1000
WEEK = timedelta(days=7)


@app.command(cls=ExportCommand, epilog=WEEKLY)
def week(context: typer.Context, file: Annotated[str | None, TO] = None) -> None:
    """A week in Markdown, for mail and chat: positives first. Private reflections stay out."""
    work = desk(context)
    chosen = selection(context, work)
    check_place(file)
    period = chosen.period or week_of(work.today - WEEK_IS_OVER_AFTER)
    with work.reading() as journal:
        text = markdown_for_others(chosen, period, work, journal)
    if chosen.period is None:
        before = iso_week(period.first - WEEK) if period.first else "last"
        work.terminal.note(f"This is {period.label}; for another: --week {before}.")
    send([text], file, work)


@app.command(cls=CopyCommand, epilog=EVERYTHING)
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
