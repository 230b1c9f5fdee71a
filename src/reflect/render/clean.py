"""Somebody's text made harmless for a terminal and a pipe: nothing is lost silently, nothing acts.

An escape character is shown as ``␛`` and so forth; the sequence that followed it is then only text.
"""

from __future__ import annotations

import re

from reflect.core.harmless import ACTING, LINE_ENDS

_UNSAFE = f"{LINE_ENDS}|[{ACTING}]"  # compiled when first needed: most text is printable throughout
_UNKNOWN = "\ufffd"


def clean(text: str) -> str:
    """The text with a visible stand-in for every control character; lines end in a newline, tabs stay."""
    return text if text.isprintable() else re.sub(_UNSAFE, _stand_in, text)


def one_line(text: str) -> str:
    """The clean text on one line: every run of white space is one space."""
    return " ".join(clean(text).split())


def first_line(text: str) -> str:
    """The first line that says something, on one line; it ends in … when more follows."""
    lines = clean(text).strip().split("\n", 1)
    return one_line(lines[0]) + (" …" if len(lines) > 1 else "")


def _stand_in(found: re.Match[str]) -> str:
    character = found[0]
    if character in "\r\n\x0b\x0c\x85\u2028\u2029":
        return "\n"
    if character < " ":
        return chr(0x2400 + ord(character))  # the picture that Unicode keeps for it
    return "\u2421" if character == "\x7f" else _UNKNOWN
