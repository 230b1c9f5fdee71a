"""Commands that load when they are called, and options that every command has.

A stub (name and help line) stands for each command until it is resolved, so that `--help` and "did
you mean" are quick and a command pays for its own imports only. Only public classes of Typer are
used; tests/guards/test_stubs.py holds the stubs' help lines equal to the commands' own.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from reflect.cli.desk import JOURNAL, NO_INPUT
from reflect.core.errors import BadInput

SHARED = "With every command"  # the heading of the options that every command has


def commands(
    *, group: type[TyperGroup] | None = None, help_line: str | None = None, epilog: str | None = None
) -> Commands:
    """A Typer for one command module: plain help, no completion options of its own."""
    settings: dict[str, Any] = {"rich_markup_mode": None, "add_completion": False}
    settings |= {"pretty_exceptions_enable": False, "context_settings": HELP_NAMES}
    if group is not None:
        settings |= {"cls": group, "help": help_line, "epilog": epilog}
    return Commands(**settings)


HELP_NAMES = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Command(TyperCommand):
    """A command with the help of the house, which takes no stand-in of an example for words of one's own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest: list[str] = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:
            refuse_stand_ins([(param.metavar or "", ctx.params.get(param.name)) for param in self.params])
        return rest

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        from reflect.cli.help import without_braces

        return without_braces(super().collect_usage_pieces(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        from reflect.cli.help import write_options

        write_options(self.get_params(ctx), ctx, formatter)


STAND_INS = {"GROUP", "LINK", "NAME", "PERSON", "POINT", "ROLE", "TAG", "TEXT", "THEME"}


def refuse_stand_ins(given: Iterable[tuple[str, Any]]) -> None:
    """Raise BadInput for ``"..."`` and capitals that were copied with an example, and would be stored.

    ``given``: metavars and what was given for them.
    """
    for metavar, value in given:
        stand_ins = {word for word in re.findall("[A-Z]+", metavar) if word in STAND_INS}
        words = value if isinstance(value, list | tuple) else [value]
        if "=TEXT" in metavar:
            words = [each.partition("=")[2] for each in words if each]
        elif "TEXT" in stand_ins and words != [None]:
            words = [" ".join(words)]
        for word in words if stand_ins else ():
            if word in stand_ins or word in ("...", "…"):
                raise BadInput(f"{word} stands for words of your own; write them in its place.")


class Commands(typer.Typer):
    """A Typer whose commands are such commands."""

    def command(  # type: ignore[override]  # of its many settings these are what we use
        self, name: str | None = None, *, cls: type[TyperCommand] = Command, epilog: str | None = None
    ) -> Callable[[Any], Any]:
        return super().command(name, cls=cls, epilog=epilog)


class Group(TyperGroup):
    """A group that adds the shared options to itself and to each command it resolves."""

    headings_over: Mapping[str, str] = {}

    def __init__(self, **settings: Any) -> None:
        if settings.get("invoke_without_command"):
            settings["subcommand_metavar"] = "[COMMAND [ARGS]...]"
        super().__init__(**settings)
        self.params.extend(shared_options())

    def format_options(self, ctx: Any, formatter: Any) -> None:
        from reflect.cli.help import write_commands, write_options

        write_commands(dict(self.commands), formatter, headings=self.headings_over)
        write_options(self.get_params(ctx), ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and not isinstance(command, Group):
            command.params.extend(shared_options())
        return name, command, rest


def lazy_group(
    help_lines: Mapping[str, str], module_of: Callable[[str], str], *, headings: Mapping[str, str]
) -> type[Group]:
    """A group of commands each of which is imported only when it is called.

    ``headings``: over which command each heading stands.
    """

    class LazyGroup(Group):
        headings_over = headings

        def __init__(self, **settings: Any) -> None:
            stubs = {name: TyperCommand(name, help=line) for name, line in help_lines.items()}
            super().__init__(**{**settings, "commands": stubs})

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            name, stub, rest = super().resolve_command(ctx, args)
            if stub is None:
                return name, stub, rest
            command = load(module_of(name))
            if not isinstance(command, Group):
                command.params.extend(shared_options())
            return name, command, rest

    return LazyGroup


def load(module: str) -> Any:
    """The command of a module."""
    return get_command(importlib.import_module(module).app)


class TextCommand(Command):
    """A command whose text may begin with ``-``: what holds white space is no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, text_last(args, valued=valued_options(self.params)))


def text_last(args: list[str], *, valued: set[str]) -> list[str]:
    """Put the text behind ``--`` when a piece of it would be mistaken for an option."""
    options: list[str] = []
    text: list[str] = []
    rest = list(args)
    while rest:
        word = rest.pop(0)
        if word == "--":
            text += rest
            break
        if word in valued and rest:
            options += [word, rest.pop(0)]
        elif word.startswith("-") and word != "-" and not _is_text(word):
            options.append(word)
        else:
            text.append(word)
    return [*options, "--", *text] if any(_is_text(word) for word in text) else list(args)


def valued_options(params: list[Any]) -> set[str]:
    return {name for param in params for name in param.opts if not getattr(param, "is_flag", True)}


def shared_options() -> list[TyperOption]:
    return [
        TyperOption(
            param_decls=["-j", "--journal"],
            expose_value=False,
            callback=remembered_as(JOURNAL),
            metavar="JOURNAL",
            rich_help_panel=SHARED,
            help="The journal to use: its name, or the path of its file.",
        ),
        TyperOption(
            param_decls=["--no-input"],
            is_flag=True,
            default=False,
            expose_value=False,
            callback=remembered_as(NO_INPUT),
            rich_help_panel=SHARED,
            help="Never ask anything.",
        ),
    ]


def remembered_as(key: str) -> Callable[[Any, Any, Any], None]:
    """A callback that keeps an option's value in the context, where parent and subcommand share it.

    What stands nearer to the end of the line wins; a repeatable option adds up.
    """

    def remember(ctx: Any, _param: Any, value: Any) -> None:
        if value is None or value is False or value == ():
            return
        if isinstance(value, tuple | list):
            value = [*ctx.meta.get(key, []), *value]
        ctx.meta[key] = value

    return remember


def _is_text(word: str) -> bool:
    return word.startswith("-") and re.search(r"\s", word) is not None and not re.match(r"--?[\w-]+=", word)
