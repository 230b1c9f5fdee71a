"""``reflect meet``: what asks is loaded only then, for TAB reads this too."""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.cli.when import moment_of
from reflect.core.errors import BadInput

app = commands()
EXAMPLES = """\b
Examples:
  reflect meet Ana Bo Cy
  reflect meet --group nurses -q success     (this group of the roster)
  reflect meet Ana Bo --without-names --on friday
"""


@app.command(epilog=EXAMPLES)
def meet(
    context: typer.Context,
    people: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PERSON...]", help="Who is here; the roster if left out.", show_default=False
        ),
    ] = None,
    question: Annotated[
        list[str] | None,
        typer.Option(
            "-q",
            "--question",
            metavar="QUESTION",
            help="What is asked; repeatable. One positive, one of pressure.",
        ),
    ] = None,
    group: Annotated[
        str | None, typer.Option("--group", metavar="GROUP", help="Only this group of the roster.")
    ] = None,
    named: Annotated[
        bool | None,
        typer.Option("--with-names/--without-names", help="Whether what is sent on says who said what."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day of the meeting; today if left out.")
    ] = None,
    deeper: Annotated[bool, typer.Option("--deeper", help="Ask the probes of each question too.")] = False,
) -> None:
    """Hear several people in turn, at the end of a meeting."""
    work = desk(context)
    if not work.terminal.interactive:
        raise BadInput("`reflect meet` asks at a terminal; a script writes `reflect add TEXT --by PERSON`.")
    from reflect.cli.asking.meeting import hold_meeting

    hold_meeting(
        work,
        people or [],
        question or [],
        group=group,
        named=named,
        moment=moment_of(on, work),
        deeper=deeper,
    )
