"""``reflect point``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli import naming
from reflect.cli.desk import Desk, desk
from reflect.cli.group import Group, TextCommand, commands
from reflect.cli.naming import AsJson, DryRun, Format, New, ShortForJson, Unused
from reflect.cli.terminal import is_terminal
from reflect.cli.words import from_editor, from_stdin
from reflect.core.errors import BadInput
from reflect.journal.naming import describe_point, described

EXAMPLES = """\b
Examples:
  reflect point list
  reflect point describe laptops "Those that nurses take home"
  reflect point rename laptops "remote access"
  reflect point merge laptop Laptops --into laptops

The old name means the new one from then on; a merge puts everything that happened at one point together.
"""
app = commands(
    group=Group,
    help_line="Pressure points: describing, renaming and merging them.",
    epilog=EXAMPLES,
)


@app.command("list")
def list_(
    context: typer.Context, unused: Unused = False, format_: Format = None, as_json: ShortForJson = False
) -> None:
    """The points in use: how often something gave way there, when last, and what they are."""
    naming.show_names("point", desk(context), unused=unused, format_=format_, as_json=as_json)


@app.command(cls=TextCommand)
def describe(
    context: typer.Context,
    point: Annotated[str, typer.Argument(metavar="POINT", help="The point.")],
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT... | -]",
            help="What it is; - reads standard input. Without it your editor opens.",
            show_default=False,
        ),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Say nothing of it any more.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what a point is, for those who read of it in a report."""
    work = desk(context)
    if clear and text:
        raise BadInput("--clear says nothing of the point; leave out the text.")
    with work.reading() as journal:
        name, so_far = described(journal, point)
    words = None if clear else _words(text or [], so_far, work)
    with work.amending() as journal:
        said = describe_point(journal, name, words, now=work.now)
    work.drop_draft()
    naming.tell_described(said, words, work, as_json=as_json)


def _words(given: list[str], so_far: str, work: Desk) -> str | None:
    """What was written, without the space around it; an editor that was left empty changes nothing."""
    if given and given != ["-"]:
        return " ".join(given).strip()
    if given or not is_terminal(work.terminal.stdin):
        return from_stdin(work).strip()
    if not work.terminal.interactive:
        raise BadInput("There is no text; write it behind `reflect point describe POINT`, or pipe it in.")
    return from_editor(work, so_far).strip() or so_far or None


@app.command()
def rename(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="POINT", help="What it is called now.")],
    new: New,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Call a point something else; the old name goes on meaning it."""
    naming.rename("point", old, new, desk(context), dry_run=dry_run, as_json=as_json)


@app.command()
def merge(
    context: typer.Context,
    old: Annotated[list[str], typer.Argument(metavar="POINT...", help="Those that are to be one with it.")],
    into: Annotated[str, typer.Option("--into", metavar="POINT", help="The point that stays.")],
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make several points one, in every reflection and follow-up."""
    naming.merge("point", old, into, desk(context), dry_run=dry_run, as_json=as_json)
