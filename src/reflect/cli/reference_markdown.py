"""The reference as a page of Markdown: docs/commands.md"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reflect.cli.group import SHARED
from reflect.cli.reference import Block, Described, Reference, Section
from reflect.cli.surroundings import ELSEWHERE, ENVIRONMENT, EXIT_STATUS, FILES

MADE = "<!-- Made by `python -m reflect.cli.reference` from the help of the commands; change that. -->"


def markdown_page(reference: Reference) -> str:
    root, *commands = reference.commands
    lines = ["# Commands", "", MADE, "", *root.about, "", f"    {root.usage}", ""]
    lines += [*_table((f"[`{each.name}`](#{_anchor(each)})", each.about[0]) for each in commands), ""]
    lines += [*_options(root.options), "", *_blocks(root.blocks)]
    lines += ["## Options that commands share", ""]
    for name, options in sorted(reference.shared.items(), key=lambda item: item[0] != SHARED):
        lines += [f"### {name}", "", *_options(options), ""]
    for each in commands:
        if each.part:
            lines += [f"## {each.part}", ""]
        lines += [*_section(each), ""]
    lines += ["## Exit status", "", *_table((f"{status}", said) for status, said in EXIT_STATUS.items()), ""]
    lines += ["## Environment", "", *_named(ENVIRONMENT), ""]
    lines += ["## Files", "", *_named(FILES), "", ELSEWHERE]
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"### {section.name}"
    yield ""
    for paragraph in section.about:
        yield from (paragraph, "")
    yield from (f"    {section.usage}", "")
    if rows := [*section.arguments, *section.options]:
        yield from (*_options(rows), "")
    also = [f"[{name.lower()}](#{_slug(name)})" for name in section.takes if name != SHARED]
    if also:
        yield from (f"Shared options: {', '.join(also)}.", "")
    yield from _blocks(section.blocks)


def _options(described: Iterable[Described]) -> list[str]:
    return _table((_names(each), each.help) for each in described)


def _names(each: Described) -> str:
    """``-q``, ``--question QUESTION``"""
    if not each.names:
        return f"`{each.value}`"
    *others, last = each.names
    return ", ".join([*(f"`{name}`" for name in others), f"`{last} {each.value}`".replace(" `", "`")])


def _named(facts: Mapping[str, str]) -> list[str]:
    return _table((f"`{name}`", said) for name, said in facts.items())


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return ["| | |", "|---|---|", *(f"| {name} | {said} |" for name, said in cells)] if cells else []


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from (["```sh", *block.text.split("\n"), "```", ""] if block.typed else [block.text, ""])


def _anchor(section: Section) -> str:
    return _slug(section.name)


def _slug(heading: str) -> str:
    """The name that Markdown gives a heading."""
    return heading.lower().replace(" ", "-")
