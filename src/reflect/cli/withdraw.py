"""``reflect withdraw``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.amended import listed, told_amended
from reflect.cli.desk import Desk, desk
from reflect.cli.group import commands
from reflect.cli.numbers import numbers_of
from reflect.core.edit import Edit
from reflect.journal import amending, sharing
from reflect.journal.journal import Journal

app = commands()

EXAMPLES = """\b
Examples:
  reflect withdraw 142
  reflect list -t rota --numbers | reflect withdraw -

They are private from now on. The next `reflect export share` tells it to whoever imports that file; what
somebody copied or printed before can not be called back. `reflect undo` makes them what they were.
"""


@app.command(epilog=EXAMPLES)
def withdraw(
    context: typer.Context,
    numbers: Annotated[
        list[str], typer.Argument(metavar="N...", help="Numbers, or last; - reads them from standard input.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Take back what was shared: private from now on, and withdrawn by the next share file."""
    work = desk(context)
    with work.amending() as journal:
        wanted = numbers_of(numbers, journal, work)
        amended = amending.edit(journal, wanted, Edit(audience="private"), now=work.now)
        told_amended("Withdrew", amended, journal, work, as_json=as_json)
        _tell_of_copies(journal, wanted, work)


def _tell_of_copies(journal: Journal, numbers: list[int], work: Desk) -> None:
    """What has gone out, and what becomes of it."""
    sent = [number for number in numbers if sharing.last_sent(journal, number)]
    never = [number for number in numbers if number not in sent]
    if sent:
        work.terminal.note(
            f"{listed(sent).capitalize()} went out in a share file. Send another (`reflect export share`): "
            "whoever imports it loses them. Copies, prints and exports made before can not be called back."
        )
    if never:
        work.terminal.note(f"{listed(never).capitalize()} never went out in a share file.")
