"""``reflect meet``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.group import commands

app = commands()
EXAMPLES = """\b
Examples:
  reflect meet Ana Bo Cy
  reflect meet --group night -q success -q pressure
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
    from reflect.cli.asking.hearing import hear  # line editing: not for help, nor for TAB

    hear(
        people or [],
        desk(context),
        questions=question or [],
        group=group,
        named=named,
        on=on,
        deeper=deeper,
    )
