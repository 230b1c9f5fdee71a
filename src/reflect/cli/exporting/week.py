"""``reflect export week``"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.exporting.sending import TO, check_place, send
from reflect.cli.look import selection
from reflect.cli.others import markdown_for_others
from reflect.core.moment import iso_week
from reflect.core.period import week_of

EXAMPLES = """\b
Examples:
  reflect export week                  (to look at)
  reflect export week --week last --without-names week.md
"""
WEEK_IS_OVER_AFTER = timedelta(days=3)  # on a Monday or Tuesday the week to tell of is the last one
WEEK = timedelta(days=7)


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
