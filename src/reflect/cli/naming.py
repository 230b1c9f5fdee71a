"""What the commands for tags, people and points share: lists, renaming, merging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from reflect.cli.desk import Desk
from reflect.cli.formats import asked_format, chosen_format, either
from reflect.core.known_name import KnownName
from reflect.core.reflection import folded
from reflect.journal import renaming
from reflect.journal.differences import differences
from reflect.journal.journal import Journal
from reflect.journal.name_lists import known_names
from reflect.journal.names import Kind
from reflect.journal.naming import Said
from reflect.journal.renaming import Renamed
from reflect.render.clean import one_line
from reflect.render.differences import difference_lines
from reflect.render.empty import no_names
from reflect.render.json import object_json
from reflect.render.names import name_record, names_csv, names_json, names_jsonl, names_plain
from reflect.render.wording import counted

POSSIBLE = ("table", "plain", "json", "jsonl", "csv")

Unused = Annotated[bool, typer.Option("--all", help="Also those that are used nowhere any more.")]
Format = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help=f"{either(POSSIBLE)}.", show_default=False)
]
ShortForJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="What it is called from now on.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change; change nothing.")]


def show_names(
    kind: Kind,
    work: Desk,
    *,
    unused: bool,
    format_: str | None,
    as_json: bool,
    wanted: Callable[[KnownName], bool] = lambda _: True,
) -> None:
    form = chosen_format(asked_format(format_, as_json=as_json), work, possible=POSSIBLE)
    with work.reading() as journal:
        known = known_names(journal, kind, unused=unused)
    found = [name for name in known if wanted(name)]
    if not found and work.journal_is_there:
        work.terminal.note(no_names(kind, work.again, narrowed=bool(known)))
    match form:
        case "json":
            work.give(names_json(kind, found))
        case "jsonl":
            work.give(names_jsonl(found))
        case "csv":
            work.give(names_csv(kind, found))
        case "plain":
            work.give(names_plain(found))
        case _ if found:
            from reflect.render.names_table import names_table

            work.give(names_table(kind, found))


def rename(kind: Kind, old: str, new: str, work: Desk, *, dry_run: bool, as_json: bool) -> None:
    with work.amending() as journal:
        renamed = renaming.rename(journal, kind, old, new, now=work.now, dry_run=dry_run)
    before = one_line(renamed.before[0])
    if as_json:
        record = _record(kind, renamed, {"from": renamed.before[0], "to": renamed.name})
        return work.terminal.say(object_json({"renamed": record}))
    if renamed.before[0] == renamed.name:
        return work.terminal.note(f"Nothing changed: the {kind} is called {before} already.")
    means = "" if folded(renamed.before[0]) == folded(renamed.name) else f" {before} means it from now on."
    said = f"{kind} {before} to {one_line(renamed.name)}, in {_uses(renamed)}."
    return work.terminal.answer(_done("rename", said, means, dry_run=dry_run))


def merge(kind: Kind, old: Sequence[str], into: str, work: Desk, *, dry_run: bool, as_json: bool) -> None:
    with work.amending() as journal:
        merged = renaming.merge(journal, kind, old, into, now=work.now, dry_run=dry_run)
        lines = _said_of_them(kind, merged, journal)
    if as_json:
        record = _record(kind, merged, {"from": list(merged.before), "into": merged.name})
        return work.terminal.say(object_json({"merged": record}))
    name = one_line(merged.name)
    if not merged.before:
        already = ", ".join(map(one_line, old))
        return work.terminal.note(f"Nothing changed: {already} means the {kind} {name} already.")
    said = f"{kind} {', '.join(map(one_line, merged.before))} into {name}, in {_uses(merged)}."
    return work.terminal.answer("\n".join([_done("merge", said, "", dry_run=dry_run), *lines]))


def tell_roster(what: str, said: Said, journal: Journal, work: Desk, *, as_json: bool) -> None:
    """Who is on the roster now, or not any more, and in which group."""
    people = {each.name: each for each in known_names(journal, "person", unused=True)}
    if as_json:
        records = [name_record(people[name]) for name in said.of]
        return work.terminal.say(object_json({"roster": {"change": said.change, "people": records}}))
    if said.change is None:
        return work.terminal.note("Nothing changed: that is so already.")
    groups: dict[str | None, list[str]] = {}
    for name in said.of:
        groups.setdefault(people[name].group, []).append(one_line(name))
    parts = [", ".join(names) + (f" (group {one_line(of)})" if of else "") for of, names in groups.items()]
    return work.terminal.answer(f"{what}: {', '.join(parts)}.")


def tell_described(said: Said, words: str | None, work: Desk, *, as_json: bool) -> None:
    if as_json:
        record = {"change": said.change, "point": said.of[0], "description": words}
        return work.terminal.say(object_json({"described": record}))
    if said.change is None:
        return work.terminal.note("Nothing was changed; --clear removes a description.")
    about = "nothing is said of it any more" if words is None else one_line(words)
    return work.terminal.answer(f"{one_line(said.of[0])}: {about}")


def _done(verb: str, said: str, means: str, *, dry_run: bool) -> str:
    if dry_run:
        return f"Would {verb} {said} This was a dry run; nothing was changed."
    return f"{verb.capitalize()}d {said}{means}"


def _uses(renamed: Renamed) -> str:
    parts = [counted(renamed.reflections, "reflection")]
    return " and ".join(parts + ([counted(renamed.follow_ups, "follow-up")] if renamed.follow_ups else []))


def _record(kind: Kind, renamed: Renamed, names: dict[str, object]) -> dict[str, object]:
    used = {"reflections": renamed.reflections, "follow_ups": renamed.follow_ups}
    return {"change": renamed.change, "kind": kind, **names, **used}


def _said_of_them(kind: Kind, merged: Renamed, journal: Journal) -> list[str]:
    """A description, a group, a place on the roster that went from one name to the other, or is gone."""
    names = [each for each in merged.altered if each.subject.noun == kind]
    fields = ("description", "group", "roster")
    return difference_lines(each for each in differences(journal, names) if each.field in fields)
