"""``reflect export html``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.exporting.laying_out import TEMPLATE, chosen_template
from reflect.cli.exporting.sending import TO, check_place, send
from reflect.cli.look import selection
from reflect.cli.others import page_for_others
from reflect.core.period import UNLESS_NAMED, last_weeks

EXAMPLES = """\b
Examples:
  reflect export html report.html      (the last 13 weeks)
  reflect export html --in 2026-Q4 --without-names quarter.html
"""


def html(
    context: typer.Context,
    file: Annotated[str | None, TO] = None,
    template: Annotated[str | None, TEMPLATE] = None,
) -> None:
    """Any period as one HTML file with charts; it needs no network. Private reflections stay out."""
    work = desk(context)
    chosen = selection(context, work)
    check_place(file)
    layout = chosen_template(template or "week.html")
    period = chosen.period or last_weeks(UNLESS_NAMED, work.today)
    with work.reading() as journal:
        page = page_for_others(chosen, period, work, journal)
    if chosen.period is None:
        work.terminal.note(f"This is {period.label}; for another period: --in 2026-Q4, --all ...")
    send([layout(page)], file, work)
