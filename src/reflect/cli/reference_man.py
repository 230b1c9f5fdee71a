"""The reference as a manual page: docs/reflect.1, in the man macros of roff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reflect import __version__
from reflect.cli.group import SHARED
from reflect.cli.reference import Block, Described, Reference, Section
from reflect.cli.surroundings import ELSEWHERE, ENVIRONMENT, EXIT_STATUS, FILES

MADE = r".\" Made by `python -m reflect.cli.reference` from the help of the commands; change that."
SEE_ALSO = "The manual, recipes and what is promised of JSON are in the folder docs of the source."
# What roff would take for a sign of its own, or draw as another: a hyphen, a typographic quote, an accent.
SIGNS = str.maketrans({"\\": r"\e", "-": r"\-", "~": r"\(ti", "^": r"\(ha", "`": r"\(ga"})


def man_page(reference: Reference) -> str:
    root, *commands = reference.commands
    lines = [MADE, f'.TH REFLECT 1 "" "reflect {__version__}" "User Commands"', ".ad l"]
    lines += [".SH NAME", r"reflect \- a reflection journal for the terminal"]
    lines += [".SH SYNOPSIS", *_usage(root)]
    lines += [".SH DESCRIPTION", *(_line(paragraph) for paragraph in root.about), *_blocks(root.blocks)]
    lines += [".SH OPTIONS", *_options(root.options)]
    for name, options in sorted(reference.shared.items(), key=lambda item: item[0] != SHARED):
        lines += [f".SS {_heading(name)}", *_options(options)]
    lines += [".SH COMMANDS"]
    for each in commands:
        lines += _section(each)
    lines += [".SH EXIT STATUS"]
    for status, said in EXIT_STATUS.items():
        lines += [".TP", rf"\fB{status}\fR", _line(said)]
    lines += [".SH ENVIRONMENT", *_named(ENVIRONMENT)]
    lines += [".SH FILES", *_named(FILES), ".PP", _line(ELSEWHERE)]
    lines += [".SH SEE ALSO", _line(SEE_ALSO)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f".SS {_heading(section.name)}"
    for paragraph in section.about:
        yield from (".PP", _line(paragraph))
    yield ".PP"
    yield from _usage(section)
    yield from _options([*section.arguments, *section.options])
    also = [f"`{name.lower()}`" for name in section.takes if name != SHARED]
    if also:
        yield from (".PP", _line(f"Shared options, above: {', '.join(also)}."))
    yield from _blocks(section.blocks)


def _usage(section: Section) -> list[str]:
    """The name in bold, the rest of it as it stands."""
    return [rf"\fB{_typed(section.name)}\fR {_typed(section.usage.removeprefix(section.name).strip())}"]


def _options(described: Iterable[Described]) -> Iterator[str]:
    for each in described:
        names = ", ".join(rf"\fB{_typed(name)}\fR" for name in each.names)
        value = rf"\fI{_typed(each.value)}\fR" if each.value else ""
        yield from (".TP", " ".join(filter(None, [names, value])), _line(each.help))


def _named(facts: Mapping[str, str]) -> Iterator[str]:
    for name, said in facts.items():
        yield from (".TP", rf"\fB{_typed(name)}\fR", _line(said))


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.typed:
            yield from (".PP", ".RS 4", ".EX", *map(_typed_line, block.text.split("\n")), ".EE", ".RE")
        else:
            yield from (".PP", _line(block.text))


def _line(text: str) -> str:
    """A line of prose; what stands between grave accents is typed, and bold."""
    pieces = text.split("`")
    said = "".join(rf"\fB{_typed(piece)}\fR" if at % 2 else _plain(piece) for at, piece in enumerate(pieces))
    return _harmless(said)


def _typed_line(text: str) -> str:
    return _harmless(_typed(text))


def _harmless(line: str) -> str:
    """At the start of a line a dot or an apostrophe would make it a request."""
    return rf"\&{line}" if line.startswith((".", "'")) else line


def _heading(text: str) -> str:
    return f'"{_typed(text)}"'


def _typed(text: str) -> str:
    """Characters to be typed: an apostrophe and quotes are straight."""
    return _plain(text).replace("'", r"\(aq").replace('"', r"\(dq")


def _plain(text: str) -> str:
    return "".join(c if c.isascii() else rf"\[u{ord(c):04X}]" for c in text.translate(SIGNS))
