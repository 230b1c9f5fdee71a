"""Somebody's words inside a Markdown document: they stay the words they are and never become structure.

Everything here takes plain words and writes the Markdown itself. A backslash is only put before what
would act where it stands, so that ordinary text (an apostrophe, a hyphen, snake_case, 5 * 3, [sic])
stays as readable as it was. The rules are those of CommonMark 0.31 and, since mail and chat programs
follow them too, of GitHub: tables, ~~strikethrough~~, [ ] tasks.
"""

from __future__ import annotations

import re

from reflect.core.harmless import ACTING, LINE_ENDS

_ACTING = re.compile(f"[{ACTING}]")
_LINE_END = re.compile(LINE_ENDS)
_PUNCTUATION = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

# What acts inside a line. A backslash acts before punctuation and at the end; a bracket only where
# it makes a link, an image or the definition of one; "<" before what looks like a tag or an address.
_INLINE = re.compile(
    rf"\\(?=[{_PUNCTUATION}]|$)|\](?=[(\[:])|<(?=[A-Za-z/!?]|[^\s<>@]+@)|&(?=\#|\w+;)|`+|~+|\*+|_+",
    re.MULTILINE,
)
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
    if text.isprintable():  # one line, and nothing in it acts
        return text.strip()
    lines = _ACTING.sub("", _LINE_END.sub("\n", text).replace("\t", " ")).split("\n")
    return re.sub("\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip("\n")


def on_one_line(text: str) -> str:
    """Plain words, still to be escaped by one of the functions below."""
    return " ".join(cleaned(text).split())


def heading(level: int, words: str) -> str:
    """A heading and the empty line after it."""
    escaped = _escaped(on_one_line(words))
    closing = re.search(r"#+$", escaped)  # it would be taken for the heading's own end
    if closing:
        escaped = f"{escaped[: closing.start()]}\\{closing[0]}"
    return f"{'#' * level} {escaped}\n\n"


def paragraph(words: str) -> str:
    """A paragraph on one line and the empty line after it."""
    return f"{_line(_escaped(on_one_line(words)))}\n\n"


def prose(text: str) -> str:
    """The whole text: its paragraphs as paragraphs, its lines as hard breaks; and the empty line after it."""
    paragraphs = [
        "  \n".join(_line(line) for line in _escaped(words).split("\n"))
        for words in cleaned(text).split("\n\n")
    ]
    return "\n\n".join(paragraphs) + "\n\n"


def plain(written: str) -> str:
    """What ``prose`` wrote, as plain words again: ``cleaned`` of what it was given."""
    lines = [re.sub(rf"\\([{_PUNCTUATION}])", r"\1", line.strip()) for line in written.split("\n")]
    return "\n".join(lines).strip("\n")


def item(text: str, *, depth: int = 0) -> str:
    """A list item that holds the whole text: its lines as hard breaks (two spaces, which plain text
    does not show), its paragraphs as paragraphs. ``depth`` 1 is a list inside an item."""
    indent = "  " * depth
    paragraphs = [
        f"  \n{indent}  ".join(_line(line) for line in _escaped(words).split("\n"))
        for words in cleaned(text).split("\n\n")
    ]
    return f"{indent}- " + f"\n\n{indent}  ".join(paragraphs) + "\n"


def _line(escaped: str) -> str:
    """A line that begins no block."""
    found = _BLOCK.match(escaped)
    if found is None:
        return escaped
    number = found["number"] or ""
    return f"{number}\\{escaped[len(number) :]}"


def _escaped(text: str) -> str:
    """A paragraph with a backslash before what would act inside its lines."""
    runs = {sign: len(re.findall(f"{re.escape(sign)}+", text)) if sign in text else 0 for sign in "`~*_"}

    def safe(found: re.Match[str]) -> str:
        run = found[0]
        sign = run[0]
        if sign not in runs:
            return f"\\{run}"
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        spaced = sign in "*_" and not before.strip() and not after.strip()
        within = sign == "_" and before.isalnum() and after.isalnum()
        idle = runs[sign] < 2 or spaced or within  # it takes two to enclose something
        return run if idle else "".join(f"\\{each}" for each in run)

    return _INLINE.sub(safe, text)
