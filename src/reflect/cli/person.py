"""``reflect person``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli import naming
from reflect.cli.desk import desk
from reflect.cli.group import Group, commands
from reflect.cli.naming import AsJson, DryRun, Format, New, ShortForJson, Unused
from reflect.cli.near_names import near_notes
from reflect.core.errors import BadInput
from reflect.core.known_name import KnownName
from reflect.core.reflection import folded
from reflect.journal.journal import Journal
from reflect.journal.naming import Said, roster_add, roster_remove

EXAMPLES = """\b
Examples:
  reflect person add Ana Bo "Cy Day" --group ward
  reflect person list --group ward
  reflect person rename ana Ana
  reflect person merge "Ana M." --into Ana

The roster is whom you mean to hear: `reflect meet` asks them in turn and says who was not heard.
"""
app = commands(
    group=Group, help_line="People: who is named, and the roster of those to be heard.", epilog=EXAMPLES
)
People = Annotated[list[str], typer.Argument(metavar="NAME...", help="Their names; quote one with spaces.")]


@app.command("list")
def list_(
    context: typer.Context,
    group: Annotated[
        str | None, typer.Option("--group", metavar="GROUP", help="Only those in this group.")
    ] = None,
    on_roster: Annotated[bool, typer.Option("--roster", help="Only those on the roster.")] = False,
    unused: Unused = False,
    format_: Format = None,
    as_json: ShortForJson = False,
) -> None:
    """The people named: how often, when last, and who is on the roster."""

    def wanted(person: KnownName) -> bool:
        in_group = group is None or folded(person.group or "") == folded(group.strip())
        return in_group and (person.on_roster or not on_roster)

    work = desk(context)
    naming.show_names("person", work, unused=unused, format_=format_, as_json=as_json, wanted=wanted)


@app.command()
def add(
    context: typer.Context,
    people: People,
    group: Annotated[
        str | None, typer.Option("--group", metavar="GROUP", help="The group they are in from now on.")
    ] = None,
    no_group: Annotated[bool, typer.Option("--no-group", help="Take them out of their group.")] = False,
    as_json: AsJson = False,
) -> None:
    """Put people on the roster, or those who are there into a group."""
    work = desk(context)
    if no_group and group is not None:
        raise BadInput("--group and --no-group can not both be; give one of them.")

    def put(journal: Journal) -> Said:
        return roster_add(journal, people, group=group, no_group=no_group, now=work.now)

    work.rehearse(put)
    with work.writing() as journal:
        said = put(journal)
        naming.tell_roster("On the roster", said, journal, work, as_json=as_json)
        for note in near_notes(journal, said.new_names):
            work.terminal.note(note)


@app.command()
def remove(context: typer.Context, people: People, as_json: AsJson = False) -> None:
    """Take people off the roster; what they said stays."""
    work = desk(context)
    with work.amending() as journal:
        said = roster_remove(journal, people, now=work.now)
        naming.tell_roster("Off the roster", said, journal, work, as_json=as_json)


@app.command()
def rename(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="PERSON", help="What they are called now.")],
    new: New,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Call somebody something else; the old name goes on meaning them."""
    naming.rename("person", old, new, desk(context), dry_run=dry_run, as_json=as_json)


@app.command()
def merge(
    context: typer.Context,
    old: Annotated[list[str], typer.Argument(metavar="PERSON...", help="Names that mean the same person.")],
    into: Annotated[str, typer.Option("--into", metavar="PERSON", help="The name that stays.")],
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make several names one person, in every reflection and follow-up."""
    naming.merge("person", old, into, desk(context), dry_run=dry_run, as_json=as_json)
