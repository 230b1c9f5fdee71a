"""``reflect theme``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import Desk, desk
from reflect.cli.formats import asked_format, chosen_format
from reflect.cli.group import Group, commands
from reflect.cli.naming import POSSIBLE, AsJson, Format, New, ShortForJson
from reflect.cli.theme_reading import words_set
from reflect.journal import themes
from reflect.journal.themes import Changed
from reflect.render.json import object_json
from reflect.render.theme_decisions import (
    NO_DECISIONS,
    decision_record,
    decisions_csv,
    decisions_json,
    decisions_jsonl,
    decisions_plain,
    in_words,
)

EXAMPLES = """\b
Examples:
  reflect report themes
  reflect theme rename "case system" records
  reflect theme merge laptop tablet --into "mobile devices"
  reflect theme mute "last week"

A theme is called by its phrase, in any form, or by the name it was given. What is decided stays so
however often themes are looked for, also in what others read; `reflect undo` takes it back.
"""
app = commands(group=Group, help_line="Themes: renaming, merging and muting what recurs.", epilog=EXAMPLES)
Themes = Annotated[list[str], typer.Argument(metavar="THEME...", help="A phrase, or a theme's name.")]


@app.command("list")
def list_(context: typer.Context, format_: Format = None, as_json: ShortForJson = False) -> None:
    """What was decided about themes; `reflect report themes` finds them."""
    work = desk(context)
    form = chosen_format(asked_format(format_, as_json=as_json), work, possible=POSSIBLE)
    with work.reading() as journal:
        found = themes.decisions(journal)
    if not found and work.journal_is_there:
        work.terminal.note(NO_DECISIONS)
    match form:
        case "json":
            work.give(decisions_json(found))
        case "jsonl":
            work.give(decisions_jsonl(found))
        case "csv":
            work.give(decisions_csv(found))
        case "plain":
            work.give(decisions_plain(found))
        case _ if found:
            from reflect.render.theme_decisions_table import decisions_table

            work.give(decisions_table(found))


@app.command()
def rename(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="THEME", help="A phrase, or what the theme is called now.")],
    new: New,
    as_json: AsJson = False,
) -> None:
    """Call a theme something else."""
    work = desk(context)
    with work.amending() as journal:
        changed = themes.rename(journal, old, new, now=work.now, reading=words_set(work))
    _tell(changed, work, as_json=as_json)


@app.command()
def merge(
    context: typer.Context,
    old: Themes,
    into: Annotated[str, typer.Option("--into", metavar="THEME", help="The theme that stays.")],
    as_json: AsJson = False,
) -> None:
    """Make several themes one: a reflection counts that holds any of them."""
    work = desk(context)
    with work.amending() as journal:
        changed = themes.merge(journal, old, into, now=work.now, reading=words_set(work))
    _tell(changed, work, as_json=as_json)


@app.command()
def mute(context: typer.Context, theme: Themes, as_json: AsJson = False) -> None:
    """Show a theme no more, in no report and in nothing that others read."""
    _mute(theme, desk(context), muted=True, as_json=as_json)


@app.command()
def unmute(context: typer.Context, theme: Themes, as_json: AsJson = False) -> None:
    """Show a theme again."""
    _mute(theme, desk(context), muted=False, as_json=as_json)


def _mute(names: list[str], work: Desk, *, muted: bool, as_json: bool) -> None:
    with work.amending() as journal:
        changed = themes.mute(journal, names, muted=muted, now=work.now, reading=words_set(work))
    _tell(changed, work, as_json=as_json)


def _tell(changed: Changed, work: Desk, *, as_json: bool) -> None:
    if as_json:
        records = [decision_record(each) for each in changed.themes]
        return work.terminal.say(object_json({"change": changed.change, "themes": records}))
    if changed.change is None:
        return work.terminal.note("Nothing changed: that is so already.")
    return work.terminal.say("\n".join(map(in_words, changed.themes)))
