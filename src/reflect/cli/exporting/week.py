"""``reflect export week``"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from reflect.cli.desk import Desk, desk
from reflect.cli.exporting.laying_out import TEMPLATE, chosen_template
from reflect.cli.exporting.sending import TO, check_place, send
from reflect.cli.look import selection
from reflect.cli.others import page_for_others
from reflect.core.errors import BadInput
from reflect.core.moment import iso_week
from reflect.core.period import week_of

EXAMPLES = """\b
Examples:
  reflect export week                  (to look at)
  reflect export week --week last --without-names week.md
  reflect export week --in "4 weeks" --brief
  reflect export week week.html        (one file, with charts)
"""
WEEK_IS_OVER_AFTER = timedelta(days=3)  # on a Monday or Tuesday the week to tell of is the last one
WEEK = timedelta(days=7)


def week(
    context: typer.Context,
    file: Annotated[str | None, TO] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="md|html", help="Markdown or HTML; else as the FILE's name ends."),
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="On one screen.")] = False,
    template: Annotated[str | None, TEMPLATE] = None,
) -> None:
    """A week for mail and chat: positives first, in Markdown or HTML. Private reflections stay out."""
    work = desk(context)
    chosen = selection(context, work)
    check_place(file)
    layout = chosen_template(_named(format_, file, work, brief=brief, template=template))
    period = chosen.period or week_of(work.today - WEEK_IS_OVER_AFTER)
    with work.reading() as journal:
        page = page_for_others(chosen, period, work, journal)
    if chosen.period is None:
        before = iso_week(period.first - WEEK) if period.first else "last"
        work.terminal.note(f"This is {period.label}; for another: --week {before}.")
    send([layout(page)], file, work)


def _named(form: str | None, file: str | None, work: Desk, *, brief: bool, template: str | None) -> str:
    """The template that is meant. Raises BadInput where two things say different ones."""
    if form not in (None, "md", "html"):
        raise BadInput(f"A week has no form as {form}; choose md or html.")
    if template is not None:
        if form or brief:
            raise BadInput("--template says how the week is laid out; leave --format and --brief out.")
        return template
    html = form == "html" or (form is None and file is not None and file.lower().endswith((".html", ".htm")))
    if brief:
        if html:
            raise BadInput("--brief is Markdown; leave HTML out, or --brief.")
        return "brief"
    if html:
        return "week.html"
    return "week" if form else work.settings.template or "week"
