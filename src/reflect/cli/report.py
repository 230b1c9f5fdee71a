"""``reflect report``"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.cli.look import LookCommand, LookGroup, format_of, selection
from reflect.cli.others import markdown_for_others, only_named
from reflect.cli.reporting import positives as positives_reporting
from reflect.cli.reporting import pressure as pressure_reporting
from reflect.cli.reporting.cadence import cadence_report
from reflect.cli.reporting.coverage import coverage_report
from reflect.cli.reporting.follow_ups import follow_ups_report
from reflect.cli.reporting.lasting import lasting_report
from reflect.cli.reporting.positives import positives_report
from reflect.cli.reporting.pressure import pressure_report, story_report
from reflect.cli.reporting.report import Asked, Report
from reflect.cli.reporting.summary import summary_report
from reflect.cli.reporting.theme import theme_report
from reflect.cli.reporting.themes import themes_report
from reflect.cli.reporting.voices import voices_report
from reflect.cli.theme_reading import theme_reading
from reflect.core.learning.coverage import WEEKS as UNTOUCHED_AFTER
from reflect.core.learning.lasting import WEEKS as STALE_AFTER
from reflect.core.period import ALL, UNLESS_NAMED, last_weeks
from reflect.journal import finding
from reflect.render.empty import unknown_names
from reflect.render.followed_plain import TOP as OF_A_KIND

if TYPE_CHECKING:
    from rich.console import RenderableType

HELP = "What to repeat, where it gave way, what keeps coming back."
EXAMPLES = """\b
Examples:
  reflect report                       (one screen, the last 13 weeks)
  reflect report pressure --in 2026-Q4
  reflect report pressure handover     (its story, day by day)
  reflect report positives --week last --format md > positives.md
"""
app = commands(group=LookGroup, help_line=HELP, epilog=EXAMPLES)
TOP = 10
MOST_WEEKS = 1000  # that anything is looked back for


@app.callback(invoke_without_command=True)
def report(context: typer.Context) -> None:
    """What to repeat, where it gave way, what keeps coming back."""
    if context.invoked_subcommand is None:
        tell(context, summary_report(owner=desk(context).settings.name))


@app.command(cls=LookCommand)
def summary(context: typer.Context) -> None:
    """One screen for a busy person, with what to do next."""
    tell(context, summary_report(owner=desk(context).settings.name))


@app.command(cls=LookCommand)
def positives(
    context: typer.Context,
    top: Annotated[
        int,
        typer.Option("--top", "-n", metavar="N", min=1, help="At most this many of each kind."),
    ] = positives_reporting.TOP,
) -> None:
    """What went well, why, and whether it could be repeated."""
    tell(context, positives_report(top=top))


@app.command(cls=LookCommand)
def pressure(
    context: typer.Context,
    point: Annotated[
        list[str] | None,
        typer.Argument(metavar="[POINT]", help="Tell the story of this one.", show_default=False),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option("--top", "-n", metavar="N", min=1, help="At most this many points, or events of one."),
    ] = None,
) -> None:
    """Where something gave way, and whether what was done about it held; or the story of one point."""
    if not point:
        tell(context, pressure_report(top=top or pressure_reporting.TOP))
        return
    work = desk(context)
    name = pressure_reporting.known_point(" ".join(point), selection(context, work), work)
    story = story_report(name, zone=work.now.tzinfo, top=top or pressure_reporting.EVENTS)
    tell(context, story, point=name)


@app.command(cls=LookCommand)
def themes(
    context: typer.Context,
    theme: Annotated[
        list[str] | None,
        typer.Argument(metavar="[THEME]", help="Only this one, with its reflections.", show_default=False),
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="At most this many themes.")] = TOP,
) -> None:
    """Phrases that come back across reflections, found in the text."""
    tell(context, theme_report(" ".join(theme)) if theme else themes_report(top=top))


@app.command(cls=LookCommand)
def voices(context: typer.Context) -> None:
    """Who was heard, last when and about what, and whom on the roster to ask next."""
    tell(context, voices_report(owner=desk(context).settings.name))


@app.command(cls=LookCommand)
def coverage(
    context: typer.Context,
    weeks: Annotated[
        int,
        typer.Option(
            "--weeks",
            metavar="N",
            min=1,
            max=MOST_WEEKS,
            help="Untouched is what was not answered for so long.",
        ),
    ] = UNTOUCHED_AFTER,
) -> None:
    """Which questions and lenses nobody has touched for weeks, and what to ask next."""
    tell(context, coverage_report(weeks=weeks))


@app.command(cls=LookCommand)
def lasting(
    context: typer.Context,
    weeks: Annotated[
        int,
        typer.Option(
            "--weeks", metavar="N", min=1, max=MOST_WEEKS, help="Stale is what has not moved for so long."
        ),
    ] = STALE_AFTER,
) -> None:
    """What became lasting: practices and who carries them, agreements, and what led to neither."""
    tell(context, lasting_report(weeks=weeks))


@app.command(cls=LookCommand)
def cadence(context: typer.Context) -> None:
    """On which days space was made for reflecting, beside the rhythm you stated."""
    settings = desk(context).settings
    tell(context, cadence_report(rhythm=settings.rhythm, day_starts=settings.day_starts))


@app.command("follow-ups", cls=LookCommand)
def follow_ups(
    context: typer.Context,
    top: Annotated[
        int,
        typer.Option("--top", "-n", metavar="N", min=1, help="At most this many of each kind."),
    ] = OF_A_KIND,
) -> None:
    """What is overdue, whom to talk to, what was done and whether it helped."""
    tell(context, follow_ups_report(top=top))


def tell(context: typer.Context, report: Report, *, point: str | None = None) -> None:
    """Gather what was asked for and show it in the format asked for; of a ``point`` all there is."""
    work = desk(context)
    chosen = selection(context, work)
    period = chosen.period or (last_weeks(UNLESS_NAMED, work.today) if point is None else ALL)
    narrowed = chosen.wanted.narrows
    if point is not None:
        chosen = chosen._replace(wanted=chosen.wanted._replace(point=point))
    form = format_of(chosen, work, possible=report.formats)
    answer: str | RenderableType
    with work.reading() as journal:
        if form == "md" and not report.own_markdown:
            answer = markdown_for_others(chosen, period, work, journal, sections=report.sections)
        else:
            wanted = chosen.wanted._replace(period=period)
            if unknown := finding.condition(journal, wanted).unknown:
                work.terminal.note(unknown_names(unknown))
            if form == "md":
                wanted = only_named(chosen, wanted, work, journal)
            elif narrowed:
                period = period._replace(label=f"{period.label}, with these filters")
            again = chosen.again._replace(
                unnamed="--all" if point else f'--in "{UNLESS_NAMED} weeks"',
                nothing=finding.is_empty(journal),
            )
            asked = Asked(wanted, period, work.today, form, theme_reading(work, journal), again)
            answer = report.show(report.find(journal, asked), form, asked)
    work.give(answer)
