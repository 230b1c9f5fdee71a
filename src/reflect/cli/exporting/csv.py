"""``reflect export csv``"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.exporting.for_others import Outgoing, outgoing
from reflect.cli.exporting.sending import TO, check_place, send
from reflect.cli.look import selection
from reflect.journal import finding
from reflect.journal.journal import Journal
from reflect.render.csv import FOR_OTHERS, header_csv, rows_csv

EXAMPLES = """\b
Examples:
  reflect export csv --in 2026-Q4 quarter.csv
  reflect export csv -p laptops --without-names --bom laptops.csv
"""
AT_ONCE = 500
BYTE_ORDER_MARK = "\ufeff"


def csv(
    context: typer.Context,
    file: Annotated[str | None, TO] = None,
    bom: Annotated[
        bool,
        typer.Option("--bom", help="Begin with the mark by which Excel knows UTF-8.", show_default=False),
    ] = False,
) -> None:
    """A table of reflections, one a row, for spreadsheets. Private reflections stay out."""
    work = desk(context)
    chosen = selection(context, work)
    check_place(file)
    with work.reading() as journal:
        out = outgoing(chosen, work, journal)
        send(_table(out, journal, names=not chosen.without_names, bom=bom), file, work)


def _table(out: Outgoing, journal: Journal, *, names: bool, bom: bool) -> Iterator[str]:
    nameless = {key for reflection in out.nameless for key in reflection.details}
    keys = sorted(nameless.union(finding.probes_answered(journal, out.named)))
    yield (BYTE_ORDER_MARK if bom else "") + header_csv(FOR_OTHERS, keys)
    reflections = out.reflections(journal)
    while some := list(islice(reflections, AT_ONCE)):
        yield rows_csv(some, FOR_OTHERS, keys, names=names)
