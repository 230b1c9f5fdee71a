"""How help is laid out: what a command takes, then its own options, then those that others share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reflect.cli.group import SHARED

# Said by the usage already, or in the words of a programmer.
NOISE = r"  \[(required|x>=1)\]$|; x>=1(?=\]$)"


def write_options(params: list[Any], ctx: Any, formatter: Any) -> None:
    """The arguments and the options under their headings; what options do begins in one column."""
    sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
    for param in params:
        record = param.get_help_record(ctx)
        if record is not None:
            sections.setdefault(heading(param), []).append((record[0], re.sub(NOISE, "", record[1])))
    if SHARED in sections:
        sections[SHARED] = sections.pop(SHARED)  # they come last
    options = [rows for name, rows in sections.items() if name != "Arguments"]
    width = max((len(names) for rows in options for names, _ in rows), default=0)
    for name, rows in sections.items():
        if rows:
            with formatter.section(name):
                aligned = rows if name == "Arguments" else [(row[0].ljust(width), row[1]) for row in rows]
                formatter.write_dl(aligned)


def write_commands(commands: dict[str, Any], formatter: Any, *, headings: Mapping[str, str]) -> None:
    """Each with its whole first line, however narrow the terminal is."""
    sections: dict[str, list[tuple[str, str]]] = {}
    name_of_section = "Commands"
    width = max(map(len, commands))
    for name, command in commands.items():
        name_of_section = headings.get(name, name_of_section)
        if not command.hidden:
            sections.setdefault(name_of_section, []).append((name.ljust(width), first_line(command.help)))
    for heading_over, rows in sections.items():
        with formatter.section(heading_over):
            formatter.write_dl(rows)


def heading(param: Any) -> str:
    """The section of a parameter; an option that belongs to several commands names its own."""
    if param.param_type_name == "argument":
        return "Arguments"
    if param.name == "help":
        return SHARED
    return getattr(param, "rich_help_panel", None) or "Options"


def first_line(text: str | None) -> str:
    return (text or "").strip().split("\n")[0]


def without_braces(pieces: list[str]) -> list[str]:
    """The pieces of a usage line, where what must be given stands plain: ``N``, not ``{N}``."""
    return [re.sub(r"^\{(.*)\}$", r"\1", piece) for piece in pieces]
