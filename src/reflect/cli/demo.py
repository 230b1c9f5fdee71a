"""``reflect demo``"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NamedTuple

import typer

from reflect.cli.desk import Desk, desk
from reflect.cli.group import commands
from reflect.cli.places import is_path, path_of
from reflect.cli.reporting.positives import positives_report
from reflect.cli.reporting.pressure import pressure_report
from reflect.cli.reporting.report import Asked, Report
from reflect.cli.reporting.summary import summary_report
from reflect.cli.reporting.themes import themes_report
from reflect.cli.when import local_time
from reflect.core.again import Again, journal_named
from reflect.core.errors import BadInput
from reflect.core.period import UNLESS_NAMED, last_weeks
from reflect.core.query import Filter
from reflect.exchange.examples import examples
from reflect.journal import names, reflections, sqlite
from reflect.journal.files import make_folder
from reflect.journal.journal import Journal, open_journal
from reflect.journal.naming import roster_add
from reflect.render.clean import clean

app = commands()


class Shown(NamedTuple):
    """A report, the command that shows it, and how many weeks it looks back on."""

    command: str
    report: Report
    weeks: int


REPORTS = (
    Shown("reflect report", summary_report(owner=None), 13),
    Shown("reflect report positives", positives_report(), 2),
    Shown("reflect report pressure", pressure_report(), 13),
    Shown("reflect report themes", themes_report(top=10), 13),
)
INTRODUCTION = """\
An example journal: twelve weeks of a community nursing hub and the small team that builds its case
system, written by eight people. All of it is made up; your own journal is not touched."""


@app.command()
def demo(
    context: typer.Context,
    keep: Annotated[
        str | None, typer.Option("--keep", metavar="PATH", help="Keep the example journal in this new file.")
    ] = None,
) -> None:
    """Look at an example journal of twelve weeks."""
    work = desk(context)
    path = None if keep is None else path_of(keep).absolute()
    if path and os.path.lexists(path):
        raise BadInput(f"{keep} exists already; the example journal is kept in a new file. Name another.")
    work.terminal.answer(INTRODUCTION)
    with (
        TemporaryDirectory(prefix="reflect-demo-") as folder,
        open_journal(Path(folder) / "journal.db", create=True) as journal,
    ):
        fill(journal, work)
        _tell(journal, work, again=Again(journal_named(_as_path(keep or EXAMPLE))))
        if path:
            _keep(journal, path)
    work.terminal.answer(NOT_KEPT if keep is None else _kept(clean(_as_path(keep))))


EXAMPLE = "demo.db"  # where it may be kept
KEPT = """
Kept at {path}. Go on with it:
  reflect {journal} list
  reflect {journal} search handover
  reflect {journal} export week --week last"""
NOT_KEPT = f"""
This example is gone again. To walk about in it:   reflect demo --keep {EXAMPLE}
To begin a journal of your own:        reflect add "What happened, in a sentence"
Or be asked three questions:           reflect ask"""


def _tell(journal: Journal, work: Desk, *, again: Again) -> None:
    """``again``: what is proposed is never for one's own journal."""
    form = "table" if work.terminal.shows_tables else "plain"
    for command, report, weeks in REPORTS:
        period = last_weeks(weeks, work.today)
        days = f'--in "{weeks} weeks"'
        again = again._replace(period="" if weeks == UNLESS_NAMED else days, unnamed=days)
        asked = Asked(Filter(period=period), period, work.today, form, again=again)
        work.terminal.say(f"\n$ {again.same(command)}\n")
        work.terminal.give(report.show(report.find(journal, asked), form, asked))


def _keep(journal: Journal, path: Path) -> None:
    """A finished copy: a program that is killed while it makes the examples leaves none that is half."""
    try:
        make_folder(path.parent)
    except OSError as error:
        raise BadInput(f"The folder {path.parent} can not be made: {error.strerror}.") from error
    sqlite.backup(journal.db, path)


def _kept(path: str) -> str:
    return KEPT.format(path=path, journal=journal_named(path))


def _as_path(keep: str) -> str:
    """What -j takes for a path and not for a name."""
    return keep if is_path(keep) else f"./{keep}"


def fill(journal: Journal, work: Desk) -> None:
    """Write the examples, as seen from now."""
    shipped = examples(now=work.now, local=local_time)
    for group, people in shipped.roster.items():
        roster_add(journal, people, group=group, now=work.now)
    reflections.add_all(
        journal, shipped.drafts, summary="the example reflections", now=work.now, at_once=True
    )
    with journal.transaction():
        for point, description in shipped.points.items():
            names.describe_point(journal, point, description)
