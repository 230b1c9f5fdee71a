"""``python -m reflect.cli.reference`` writes docs/commands.md and docs/reflect.1 from the commands.

What `--help` says is all there is to know: the commands are walked, whichever there are, and options that
several of them share are described once. A guard holds the two files equal to what is written here.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from typer.main import get_command

from reflect.cli.app import HEADINGS, app
from reflect.cli.help import NOISE, heading, without_braces

OWN = ("Arguments", "Options")  # the headings of what belongs to one command alone


class Described(NamedTuple):
    """An argument or an option: its names, what its value is called, and what it does."""

    names: tuple[str, ...]
    value: str
    help: str


class Block(NamedTuple):
    """A piece of what stands below a command's options: lines to be typed, or prose."""

    typed: bool
    text: str


class Section(NamedTuple):
    """One command. ``takes``: the headings of the shared options it has; ``part``: it begins this part."""

    name: str
    usage: str
    about: tuple[str, ...]
    arguments: tuple[Described, ...]
    options: tuple[Described, ...]
    takes: tuple[str, ...]
    blocks: tuple[Block, ...]
    part: str | None


class Reference(NamedTuple):
    """``commands``: ``reflect`` itself, then every other, a group before what is in it."""

    shared: dict[str, tuple[Described, ...]]
    commands: tuple[Section, ...]


def reference() -> Reference:
    """Everything the commands say of themselves."""
    shared: dict[str, tuple[Described, ...]] = {}
    sections = []
    for each in every_command():
        found = by_heading(each)
        sections.append(_section(each, found))
        shared |= {name: tuple(options) for name, options in found.items() if name not in OWN}
    return Reference(shared, tuple(sections))


def every_command() -> Iterator[Any]:
    """The contexts of `reflect` and of every command in it."""
    return _walk(get_command(app).make_context("reflect", [], resilient_parsing=True))


def by_heading(context: Any) -> dict[str, list[Described]]:
    """What a command takes, under the headings of its help."""
    found: dict[str, list[Described]] = {name: [] for name in OWN}
    for param in context.command.get_params(context):
        record = param.get_help_record(context)
        if record is not None:
            found.setdefault(heading(param), []).append(_described(param, re.sub(NOISE, "", record[1])))
    return found


def _walk(context: Any) -> Iterator[Any]:
    """The context of a command, then those of the commands in it, each loaded."""
    yield context
    for name in getattr(context.command, "commands", ()):
        _, command, _ = context.command.resolve_command(context, [name])
        if not command.hidden:
            yield from _walk(command.make_context(name, [], parent=context, resilient_parsing=True))


def _described(param: Any, help_text: str) -> Described:
    said = " ".join(help_text.split())
    if param.param_type_name == "argument":
        return Described((), param.metavar or param.name.upper(), said)
    names = sorted(param.opts, key=lambda name: name.startswith("--"))  # those of --help come in any order
    return Described((*names, *param.secondary_opts), "" if param.is_flag else param.metavar or "", said)


def _section(context: Any, found: dict[str, list[Described]]) -> Section:
    command = context.command
    help_text = inspect.cleandoc(command.help or "")
    pieces = without_braces(command.collect_usage_pieces(context))
    return Section(
        context.command_path,
        " ".join([context.command_path, *pieces]),
        tuple(" ".join(paragraph.split()) for paragraph in help_text.split("\n\n")),
        tuple(found["Arguments"]),
        tuple(found["Options"]),
        tuple(name for name in found if name not in OWN),
        tuple(_blocks(inspect.cleandoc(command.epilog or ""))),
        HEADINGS.get(command.name),
    )


def _blocks(epilog: str) -> Iterator[Block]:
    """Paragraphs; in one that begins with ``\\b`` lines stay as they are, and what is indented is typed."""
    for paragraph in filter(None, epilog.split("\n\n")):
        if not paragraph.startswith("\b"):
            yield Block(False, " ".join(paragraph.split()))
            continue
        lines = paragraph.removeprefix("\b").strip("\n").split("\n")
        while lines:
            typed = lines[0].startswith(" ")
            end = next((at for at, line in enumerate(lines) if line.startswith(" ") != typed), len(lines))
            text = "\n".join(lines[:end])
            yield Block(typed, inspect.cleandoc("\n" + text) if typed else " ".join(text.split()))
            lines = lines[end:]


def main(folder: Path) -> None:
    from reflect.cli.reference_man import man_page
    from reflect.cli.reference_markdown import markdown_page

    everything = reference()
    for name, text in (("commands.md", markdown_page(everything)), ("reflect.1", man_page(everything))):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
