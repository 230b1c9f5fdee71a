"""``reflect tag``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli import naming
from reflect.cli.desk import desk
from reflect.cli.group import Group, commands
from reflect.cli.naming import AsJson, DryRun, Format, New, ShortForJson, Unused

EXAMPLES = """\b
Examples:
  reflect tag list
  reflect tag rename wifi remote
  reflect tag merge laptops Laptop --into laptop

The old name means the new one from then on, typed or inside a text; texts stay as they were written.
The sign can be left out: most shells take # for the beginning of a comment.
"""
app = commands(group=Group, help_line="Tags: which there are, renaming and merging them.", epilog=EXAMPLES)


@app.command("list")
def list_(
    context: typer.Context, unused: Unused = False, format_: Format = None, as_json: ShortForJson = False
) -> None:
    """The tags in use: how often, when last, and what else means them."""
    naming.show_names("tag", desk(context), unused=unused, format_=format_, as_json=as_json)


@app.command()
def rename(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="TAG", help="What it is called now.")],
    new: New,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Call a tag something else; the old name goes on meaning it."""
    naming.rename("tag", old, new, desk(context), dry_run=dry_run, as_json=as_json)


@app.command()
def merge(
    context: typer.Context,
    old: Annotated[list[str], typer.Argument(metavar="TAG...", help="Those that are to be one with it.")],
    into: Annotated[str, typer.Option("--into", metavar="TAG", help="The tag that stays.")],
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make several tags one, in every reflection."""
    naming.merge("tag", old, into, desk(context), dry_run=dry_run, as_json=as_json)
