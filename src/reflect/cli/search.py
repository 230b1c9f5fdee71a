"""``reflect search``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import Desk, desk
from reflect.cli.group import commands
from reflect.cli.look import LookCommand, selection
from reflect.cli.shown import reflections_in_form
from reflect.core.query import match_expression
from reflect.journal import finding
from reflect.journal.follow_up_search import found_alone
from reflect.journal.journal import Journal
from reflect.render.clean import first_line, one_line
from reflect.render.wording import private_mark

app = commands()
BEST, BESIDE = 20, 5  # reflections, and follow-ups told beside them

GRAMMAR = """\b
Words must all be there; one of three letters or more also finds longer forms.
  reflect search laptop                       laptop, laptops
  reflect search '"laptop bag"'               these words in a row
  reflect search 'login (laptop OR phone) NOT demo'
The shell eats quotes and parentheses: put the whole query in '...'.
"""


@app.command(cls=LookCommand, epilog=GRAMMAR)
def search(
    context: typer.Context,
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY...", help="Words; the whole in '...' where there are signs.")
    ],
    number: Annotated[
        int, typer.Option("-n", "--number", metavar="N", min=1, help="At most this many: the best.")
    ] = BEST,
    numbers: Annotated[
        bool, typer.Option("--numbers", help="Only their numbers, one a line, for `edit -` and `delete -`.")
    ] = False,
) -> None:
    """Find reflections by their words."""
    work = desk(context)
    chosen = selection(context, work)
    asked = " ".join(query)
    expression = match_expression(asked)
    with work.reading() as journal:
        answer = reflections_in_form(
            chosen,
            work,
            journal,
            find=lambda wanted: finding.search(journal, expression, wanted, limit=number)[0],
            find_for_others=lambda wanted: finding.found_by(journal, expression, wanted, limit=number),
            query=asked,
            numbers=numbers,
        )
        if not (numbers or chosen.period or chosen.wanted.narrows or chosen.format == "md"):
            _tell_of_follow_ups(journal, expression, work)
    if answer is not None:
        work.give(answer)


def _tell_of_follow_ups(journal: Journal, expression: str, work: Desk) -> None:
    """A reflection is found by its follow-ups; those that belong to a point alone are told beside it."""
    found = found_alone(journal, expression)
    for each in found[:BESIDE]:
        words = private_mark(each.private) + first_line(each.text)
        work.terminal.note(f"{each.name} holds it too, at {one_line(each.point)}: {words}")
    if len(found) > BESIDE:
        work.terminal.note(f"... and {len(found) - BESIDE} more: `reflect follow list --state all`")
