"""Somebody's words inside a Markdown document: they stay the words they are and never become structure.

What is written with a backslash is only what would act where it stands, so that ordinary text (an
apostrophe, a hyphen, snake_case, 5 * 3, [sic]) stays as readable as it was. The rules are those of
CommonMark 0.31 and, where mail and chat programs follow them, of GitHub: tables, ~~strikethrough~~, [ ] tasks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reflect.core.harmless import ACTING, LINE_ENDS

_ACTING = re.compile(f"[{ACTING}]")
_LINE_END = re.compile(LINE_ENDS)
_PUNCTUATION = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

# What acts inside a line. A backslash acts before punctuation and at the end; a bracket only where
# it makes a link, an image or the definition of one; "<" before what looks like a tag or an address.
_INLINE = re.compile(rf"\\(?=[{_PUNCTUATION}]|$)|\](?=[(\[:])|<(?=[A-Za-z/!?])|&(?=\#|\w+;)|`+|~+|\*+|_+")
# What acts at the beginning of a line, and which character of it takes the backslash.
_BLOCK = re.compile(
    r"""
    (?P<number>\d{1,9})(?=[.)](?:\s|$))               # 1. an ordered list
    | (?=\#{1,6}(?:\s|$)                              # a heading
        | [-+*](?:\s|$)                               # a bullet
        | > | (?:`{3}|~{3})                           # a quotation, a fence
        | =+\s*$                                      # a heading's underline
        | [|:\s]*-[-|:\s]*$                           # the same, a rule, or the line under a table's head
        | (?P<rule>[*_])\s*(?:(?P=rule)\s*){2,}$      # a rule
        | \[[ xX]\](?:\s|$) )                         # a task
    """,
    re.VERBOSE,
)


def cleaned(text: str) -> str:
    """The text as it will be read: without controls and direction overrides, without space around
    its lines, without more than one empty line in a row or any at its ends."""
    lines = [line.strip() for line in _LINE_END.sub("\n", text).replace("\t", " ").split("\n")]
    lines = [_ACTING.sub("", line).strip() for line in lines]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def inline(text: str) -> str:
    """Words for the middle of a line: on one line, with only what would act inside it escaped."""
    return _escaped(" ".join(cleaned(text).split()))


def heading(level: int, words: str) -> str:
    """A heading and the empty line after it; ``words`` are already Markdown on one line."""
    closing = re.search(r"#+$", words)  # it would be taken for the heading's own end
    if closing:
        words = f"{words[: closing.start()]}\\{closing[0]}"
    return f"{'#' * level} {words}\n\n"


def item(text: str, *, lead: str = "", depth: int = 0) -> str:
    """A list item that holds the whole text: its lines as hard breaks, its paragraphs as paragraphs.

    ``lead`` is Markdown that stands before the text in its first line; ``depth`` 1 is a list in an item.
    """
    indent = "  " * depth
    paragraphs = cleaned(text).split("\n\n")
    written = [_paragraph(paragraphs[0], indent=indent, follows=bool(lead))]
    written += [_paragraph(paragraph, indent=indent, follows=False) for paragraph in paragraphs[1:]]
    return f"{indent}- {lead}" + f"\n\n{indent}  ".join(written) + "\n"


def items(lines: Iterable[str]) -> str:
    """Items of words that are already Markdown on one line, and the empty line that ends the list."""
    written = "".join(f"- {line}\n" for line in lines)
    return f"{written}\n" if written else ""


def _paragraph(text: str, *, indent: str, follows: bool) -> str:
    """Lines joined by hard breaks (two spaces, which plain text does not show)."""
    lines = [_line(line) for line in _escaped(text).split("\n")]
    if follows:  # something stands before the first line, so only its inside can act
        lines[0] = _escaped(text).split("\n")[0]
    return f"  \n{indent}  ".join(lines)


def _line(escaped: str) -> str:
    found = _BLOCK.match(escaped)
    if found is None:
        return escaped
    number = found["number"] or ""
    return f"{number}\\{escaped[len(number) :]}"


def _escaped(text: str) -> str:
    """The text with a backslash before what would act inside its lines."""
    runs = {sign: len(re.findall(f"{re.escape(sign)}+", text)) for sign in "`~*_"}

    def safe(found: re.Match[str]) -> str:
        run = found[0]
        sign = run[0]
        if sign not in runs:
            return f"\\{run}"
        alone = runs[sign] < 2  # it takes two to enclose something
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        spaced = not before.strip() and not after.strip()
        within = sign == "_" and before.isalnum() and after.isalnum()
        idle = alone or within or (spaced and sign in "*_")
        return run if idle else "".join(f"\\{each}" for each in run)

    return re.sub(_INLINE.pattern, safe, text, flags=re.MULTILINE)
