"""``reflect journal``"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from reflect.cli.backups import remember_backup
from reflect.cli.config_file import set_in
from reflect.cli.desk import Desk, desk
from reflect.cli.due_file import write_due_of
from reflect.cli.group import Group, commands
from reflect.cli.in_force import tell_effect
from reflect.cli.named import Listed, existing_journal, listed, name_of, new_journal
from reflect.cli.places import config_file, drafts_folder, journal_file, path_of
from reflect.core.errors import BadInput
from reflect.core.query import Filter
from reflect.journal import finding, sqlite
from reflect.render.clean import clean
from reflect.render.json import object_json
from reflect.render.wording import counted

HELP = "Which journals there are, where they are, and copies of them."
EXAMPLES = """\b
Examples:
  reflect journal info
  reflect journal new team
  reflect -j team add "The retro began with what went well"
  reflect journal backup ~/backups/journal.db
"""
app = commands(group=Group, help_line=HELP, epilog=EXAMPLES)


@app.command()
def info(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Where everything is kept, and how much of it there is."""
    work = desk(context)
    there = work.journal_is_there
    with work.reading() as journal:
        count = finding.count(journal, Filter())
        (version,) = journal.row("PRAGMA user_version")
    facts: dict[str, Any] = {
        "name": name_of(work.journal_path, work.terminal.environ),
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
    if facts["name"] is None:
        del facts["name"]
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
    work.terminal.answer(f"Copied {clean(str(work.journal_path))} to {clean(str(copy))}.")


@app.command("list")
def list_(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """The journals that have a name, and which one is in use."""
    work = desk(context)
    found = listed(work)
    if as_json:
        return work.give(object_json({"journals": [each._asdict() for each in found]}))
    return work.give("\n".join(work.terminal.below(line, column=8) for line in _in_words(found)))


@app.command()
def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits, - and _.")],
    use_it: Annotated[bool, typer.Option("--use", help="Use it from now on.")] = False,
) -> None:
    """Make a journal with a name of its own."""
    work = desk(context)
    path = new_journal(name, work.terminal.environ, work.settings.frameworks)
    work.tell_of_new(path)
    if use_it:
        return _use(path.stem, work)
    return work.terminal.answer(
        f"`reflect -j {path.stem} add` writes in it; `reflect journal use {path.stem}` makes that the rule."
    )


@app.command()
def use(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|PATH", help="As `reflect journal list` names it.")],
) -> None:
    """Set which journal is used where none is named."""
    work = desk(context)
    path = existing_journal(name, work.terminal.environ)
    _use(name_of(path, work.terminal.environ) or str(path), work)


def _use(journal: str, work: Desk) -> None:
    environ = work.terminal.environ
    set_in(config_file(environ), "journal", journal)
    if not environ.get("REFLECT_JOURNAL"):
        write_due_of(journal_file(journal, environ), environ)
    work.terminal.answer(f"{clean(journal)} is used from now on.")
    tell_effect("journal", work)


def _in_words(found: list[Listed]) -> list[str]:
    width = max(len(each.name or "") for each in found)
    lines = []
    for each in found:
        mark = "in use" if each.in_use else ""
        lines.append(f"{mark:<8}{each.name or '':<{width}}  {_held(each):<16}  {clean(each.path)}")
        lines += [f"{'':<8}{clean(each.trouble)}"] if each.trouble else []
    return lines


def _held(journal: Listed) -> str:
    if journal.trouble:
        return "unusable" if journal.exists else "not there"
    return "not made yet" if journal.reflections is None else counted(journal.reflections, "reflection")
