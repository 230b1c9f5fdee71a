"""``reflect config``"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from reflect.cli.config_edit import edit_configuration
from reflect.cli.config_file import set_in, unset_in
from reflect.cli.desk import desk
from reflect.cli.group import Group, TextCommand, commands
from reflect.cli.in_force import in_force, one_in_force, plain, tell_effect
from reflect.cli.places import config_file
from reflect.cli.setting_words import COMMANDS, setting_from
from reflect.cli.settings_toml import known
from reflect.render.clean import clean, one_line
from reflect.render.json import object_json

HELP = "What is set, where that comes from, and setting it."
EXAMPLES = """\b
Examples:
  reflect config show
  reflect config set day_starts 04:00
  reflect config set frameworks gibbs capturing-learning
"""
app = commands(group=Group, help_line=HELP, epilog=EXAMPLES)
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
Key = Annotated[str, typer.Argument(metavar="SETTING", help="As `reflect config show` lists them.")]


@app.command()
def show(context: typer.Context, as_json: AsJson = False) -> None:
    """Every setting, its value, and where that comes from."""
    work = desk(context)
    file = config_file(work.terminal.environ)
    found = in_force(work)
    if as_json:
        record = {"configuration": str(file), "settings": [each._asdict() for each in found]}
        return work.give(object_json(record))
    none = "" if file.exists() else "  (not there: nothing is set)"
    sources = [each.source + (f" ({each.where})" if each.where else "") for each in found]
    width = max(map(len, sources))
    lines = [
        work.terminal.below(f"{each.key:<12}{source:<{width}}  {_in_words(each.value)}", column=14 + width)
        for each, source in zip(found, sources, strict=True)
    ]
    return work.give("\n".join([clean(str(file)) + none, "", *lines]))


@app.command()
def get(context: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """The value of one setting, alone; of a list, one a line."""
    work = desk(context)
    found = one_in_force(key, work)
    if as_json:
        return work.terminal.say(object_json({"setting": found._asdict()}))
    values = found.value if isinstance(found.value, list) else [_in_words(found.value, none="")]
    return work.terminal.say("\n".join(map(clean, values)))


class SetCommand(TextCommand):
    """A command line is set as it is typed, with options of its own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if len(args) > 1 and args[0] in COMMANDS and not args[1].startswith("-"):
            args = [args[0], "--", *args[1:]]
        return super().parse_args(ctx, args)


@app.command("set", cls=SetCommand)
def set_(
    context: typer.Context,
    key: Key,
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="VALUE...",
            help="Several for frameworks and rhythm; of editor and pager the whole command.",
        ),
    ],
) -> None:
    """Set one thing; the rest of the file stays as it is written."""
    work = desk(context)
    file = config_file(work.terminal.environ)
    set_in(file, known(key), setting_from(values, key=key))
    now = plain(getattr(work.settings, key))
    work.terminal.answer(f"{key} is set to {_in_words(now)} in {clean(str(file))}.")
    tell_effect(key, work)


@app.command()
def unset(context: typer.Context, key: Key) -> None:
    """Take one thing out of the file: the default holds again."""
    work = desk(context)
    file = config_file(work.terminal.environ)
    if unset_in(file, key):
        return work.terminal.answer(f"{clean(key)} is not set any more in {clean(str(file))}.")
    known(key)
    return work.terminal.answer(f"{key} is not set in {clean(str(file))}; nothing changed.")


@app.command()
def path(context: typer.Context) -> None:
    """Where the configuration is, or would be."""
    work = desk(context)
    work.terminal.say(clean(str(config_file(work.terminal.environ))))


@app.command()
def edit(context: typer.Context) -> None:
    """Open the configuration in the editor; what it does not understand is not put in force."""
    edit_configuration(desk(context))


def _in_words(value: object, *, none: str = "none") -> str:
    match value:
        case None | "":
            return none
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(map(one_line, value)) or none
        case _:
            return one_line(str(value))
