"""``reflect ask``: what asks is loaded only then, for TAB reads this too."""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.core.errors import BadInput

app = commands()

EXAMPLES = """\b
Examples:
  reflect ask
  reflect ask -q success --on yesterday
  reflect ask last                     (go deeper into what is written)
  reflect ask --unsorted               (find a question for each)
"""


@app.command(epilog=EXAMPLES)
def ask(
    context: typer.Context,
    number: Annotated[
        str | None, typer.Argument(metavar="[N]", help="Go deeper into this one: its number, or last.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day it is about; today if left out.")
    ] = None,
    question: Annotated[
        str | None, typer.Option("-q", "--question", metavar="QUESTION", help="Only this question.")
    ] = None,
    framework: Annotated[
        str | None, typer.Option("--framework", metavar="NAME", help="Only the questions of this framework.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Keep the answers out of everything that others read.")
    ] = False,
    unsorted: Annotated[
        bool, typer.Option("--unsorted", help="Sort what has no question yet, one key each.")
    ] = False,
) -> None:
    """The guided reflection: three questions, answered in turn."""
    work = desk(context)
    of_new_ones = on or question or framework or private
    if (number and (unsorted or of_new_ones)) or (unsorted and of_new_ones):
        raise BadInput("A number or --unsorted is about what is written already; give it alone.")
    if unsorted:
        from reflect.cli.asking.unsorted import sort_unsorted

        sort_unsorted(work)
    elif number:
        from reflect.cli.asking.again import ask_again

        ask_again(number, work)
    else:
        from reflect.cli.asking.new import guided_reflection

        guided_reflection(work, on=on, question=question, framework=framework, private=private)
