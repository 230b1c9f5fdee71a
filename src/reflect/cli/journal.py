"""``reflect journal``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.backups import remember_backup
from reflect.cli.desk import desk
from reflect.cli.group import Group, commands
from reflect.cli.places import config_file, drafts_folder, path_of
from reflect.core.errors import BadInput
from reflect.core.query import Filter
from reflect.journal import finding, sqlite
from reflect.render.clean import clean
from reflect.render.json import object_json

app = commands(group=Group, help_line="Where the journal is, and copies of it.")


@app.command()
def info(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Where everything is kept, and how much of it there is."""
    work = desk(context)
    there = work.journal_path.exists()
    with work.reading() as journal:
        count = finding.count(journal, Filter())
        (version,) = journal.row("PRAGMA user_version")
    facts = {
        "journal": str(work.journal_path),
        "exists": there,
        "size": work.journal_path.stat().st_size if there else 0,
        "reflections": count,
        "schema": version,
        "configuration": str(config_file(work.terminal.environ)),
        "drafts": str(drafts_folder(work.terminal.environ)),
    }
    if as_json:
        return work.terminal.say(object_json({"journal": facts}))
    facts["size"] = f"{facts['size']:,} bytes" if there else "not made yet"
    del facts["exists"]
    return work.terminal.say("\n".join(f"{name:<15}{clean(str(fact))}" for name, fact in facts.items()))


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="A new file; beside the journal when not named.")
    ] = None,
) -> None:
    """A whole copy of the journal, safe while others write."""
    work = desk(context)
    beside = work.journal_path.with_name(f"{work.journal_path.stem}.backup-{work.now:%Y-%m-%d-%H%M%S}.db")
    if file == "-":
        raise BadInput("A backup is a file, not a stream; name a new file.")
    copy = beside if file is None else path_of(file)
    with work.amending() as journal:
        sqlite.backup(journal.db, copy.absolute())
    remember_backup(work, copy)
    work.terminal.say(f"Copied {clean(str(work.journal_path))} to {clean(str(copy))}.")
