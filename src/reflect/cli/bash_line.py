"""A line in bash as readline sees it, taken apart; and a word as readline puts it in.

Readline replaces only the end of a word: what stands behind an open quotation mark, or else behind the
last of the characters in COMP_WORDBREAKS, such as a colon.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NOT_LEFT_OUT = "$@"  # such a character begins what is replaced; any other that breaks a word stays before it


class Line(NamedTuple):
    """What was typed, without its quotation marks.

    ``words``: those behind the program's name that are whole; ``begun``: the one at the cursor; ``kept``:
    as much of it as readline does not replace; ``quote``: the mark that is open there, or nothing.
    """

    words: list[str]
    begun: str
    kept: str
    quote: str


def split_line(line: str, *, breaks: str) -> Line:
    """``breaks``: the characters at which readline ends a word."""
    words: list[str] = []
    word = kept = quote = ""
    begun = False
    characters = iter(line)
    for character in characters:
        if not quote and character in " \t\n":
            words += [word] if begun else []
            word = kept = ""
            begun = False
            continue
        begun = True
        if quote and character == quote:
            quote, kept = "", word
        elif quote == "'":
            word += character
        elif character == "\\":
            word += _escaped(next(characters, ""), quote)
        elif not quote and character in "'\"":
            quote, kept = character, word
        else:
            before, word = word, word + character
            if character in breaks and not quote:
                kept = before if character in NOT_LEFT_OUT else word
    return Line(words[1:], word, kept, quote)


def as_readline_puts_it(value: str, quote: str) -> str:
    """What stands for the value on the line, with that quotation mark open."""
    if quote == "'":
        return value.replace("'", "'\\''")
    if quote:
        return re.sub(r'(["$`\\])', r"\\\1", value).replace("!", "\"'!'\"")
    return re.sub(r"([^\w@%+=:,./-])", r"\\\1", value)


def _escaped(character: str, quote: str) -> str:
    """What a backslash and the character behind it mean."""
    return f"\\{character}" if quote and character not in '"\\$`' else character
