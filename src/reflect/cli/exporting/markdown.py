"""``reflect export markdown``"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from reflect.cli.desk import Desk, desk
from reflect.cli.exporting.folder import check_folder, older_pages, write_pages
from reflect.cli.exporting.for_others import Outgoing, outgoing
from reflect.cli.exporting.sending import check_place, send
from reflect.cli.formats import either
from reflect.cli.look import selection
from reflect.cli.places import path_of
from reflect.core.errors import BadInput
from reflect.core.period import ALL, Period
from reflect.exchange.pages.reading import is_ours
from reflect.exchange.pages.writing import FILES, Page, day_page, one_page, page_name, pages, style
from reflect.journal import finding
from reflect.journal.frameworks import questions
from reflect.journal.journal import Journal
from reflect.render.wording import counted

EXAMPLES = """\b
Examples:
  reflect export markdown --in 2026-11 november.md
  reflect export markdown --files day notes/reflections
"""


def markdown(
    context: typer.Context,
    place: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE|FOLDER]", help="Where to; - or nothing: standard output.", show_default=False
        ),
    ] = None,
    files: Annotated[
        str | None,
        typer.Option(
            "--files",
            metavar="one|day|month",
            help="One file, or a folder with one for each day or month; a folder that is there: each day.",
        ),
    ] = None,
) -> None:
    """Reflections to read and to keep among notes. Private reflections stay out."""
    work = desk(context)
    chosen = selection(context, work)
    each = _files(files, place)
    if each == "one":
        check_place(place)
    with work.reading() as journal:
        out = outgoing(chosen, work, journal)
        asked = style([each.asked for each in questions(journal)], names=not chosen.without_names)
        if each == "one":
            period = chosen.period or ALL
            title = "Reflections" if period == ALL else f"Reflections: {period.label}"
            send(one_page(out.reflections(journal), title=title, style=asked), place, work)
        else:
            made = pages(out.by_week().reflections(journal), each=each, style=asked)
            folder = path_of(place or "")
            names = _page_names(out, journal, each=each)
            _write_folder(folder, made, names, each=each, period=chosen.period or ALL, work=work)


def _files(asked: str | None, place: str | None) -> str:
    """``one``, ``day`` or ``month``. Raises BadInput."""
    if asked not in (None, *FILES):
        raise BadInput(f"--files is {either(FILES)}, not {asked!r}.")
    if place is not None and not place.strip():
        raise BadInput("The name of the place is empty; - is standard output.")
    stream = place in (None, "-")
    if stream and asked not in (None, "one"):
        raise BadInput(
            f"A file for each {asked} needs a folder: reflect export markdown --files {asked} FOLDER."
        )
    folder = not stream and (os.path.isdir(path_of(place or "")) or (place or "").endswith(("/", os.sep)))
    return asked or ("day" if folder else "one")


def _page_names(out: Outgoing, journal: Journal, *, each: str) -> set[str]:
    named = {day_page(day, each=each) for day in finding.days(journal, out.named)}
    return named | {page_name(reflection, each=each) for reflection in out.nameless}


def _write_folder(
    folder: Path, made: Iterator[Page], names: set[str], *, each: str, period: Period, work: Desk
) -> None:
    check_folder(folder, names, is_ours=is_ours)
    if not names:
        return
    count = write_pages(folder, made)
    work.terminal.note(f"Wrote {counted(count, 'page')} in {folder}.")
    older = older_pages(
        folder, names, is_ours=is_ours, could_be=lambda name: _within(name, each=each, period=period)
    )
    if older:
        work.terminal.note(
            f"{counted(len(older), 'page')} of an earlier export, {older[0]} first, hold what is not in this "
            "one; remove what is not to be read any more."
        )


def _within(name: str, *, each: str, period: Period) -> bool:
    """Whether a page of this name could tell of the period."""
    stem = name.removesuffix(".md")
    try:
        day = date.fromisoformat(stem if each == "day" else f"{stem}-01")
    except ValueError:  # of a week, without names
        return period == ALL and "anonymous" in stem
    return day in period
