"""How each shell says what was typed, and hears what is offered.

Its script (``reflect/shells``) hands over the words and reads the answer: one offer a line, in zsh, fish
and PowerShell with what it is behind a tab. A line that begins with a tab is for the script itself:
``files`` lets the shell offer files, ``nospace`` keeps the cursor behind the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from reflect.cli.bash_line import Line, as_readline_puts_it, split_line
from reflect.cli.offers import Offer

SCRIPTS = Path(__file__).parent.parent / "shells"
LISTED = ("9", "33", "63", "64")  # readline's reasons to list offers, and not to insert one after the other


class Typed(NamedTuple):
    """The whole words behind the program's name, and the beginning of the one at the cursor."""

    words: list[str]
    begun: str


class Shell(Protocol):
    """``script`` is the name of a file."""

    script: str

    def typed(self, arguments: list[str], environ: Mapping[str, str]) -> Typed: ...

    def answer(self, offers: list[Offer], environ: Mapping[str, str]) -> str: ...


class Words:
    """zsh and fish: they take words apart and quote offers by themselves."""

    def __init__(self, script: str) -> None:
        self.script = script

    def typed(self, arguments: list[str], environ: Mapping[str, str]) -> Typed:
        *words, begun = arguments or [""]
        return Typed(words, begun)

    def answer(self, offers: list[Offer], environ: Mapping[str, str]) -> str:
        lines = [f"{offer.value}\t{offer.help}".rstrip("\t") for offer in offers]
        return _lines(lines, offers)


class Bash:
    """bash hands over the line and lists what it is given: what an offer is stands behind it in brackets."""

    script = "reflect.bash"

    def typed(self, arguments: list[str], environ: Mapping[str, str]) -> Typed:
        line = self._line(environ)
        return Typed(line.words, line.begun)

    def answer(self, offers: list[Offer], environ: Mapping[str, str]) -> str:
        line = self._line(environ)
        fitting = [offer for offer in offers if _fits(offer.value, line.kept)]
        lines = [as_readline_puts_it(offer.value[len(line.kept) :], line.quote) for offer in fitting]
        if len(lines) > 1 and environ.get("_REFLECT_TYPE") in LISTED and any(o.help for o in fitting):
            lines = _explained(lines, fitting, width=int(environ.get("_REFLECT_COLUMNS") or 80))
        return _lines(lines, fitting)

    def _line(self, environ: Mapping[str, str]) -> Line:
        return split_line(environ["_REFLECT_LINE"], breaks=environ["_REFLECT_BREAKS"])


class PowerShell:
    """PowerShell hands the words over in the environment: its older versions lose quotes and empty words."""

    script = "reflect.ps1"

    def typed(self, arguments: list[str], environ: Mapping[str, str]) -> Typed:
        *words, begun = environ.get("_REFLECT_WORDS", "").split("\n")  # Windows keeps no empty variable
        return Typed(words, begun)

    def answer(self, offers: list[Offer], environ: Mapping[str, str]) -> str:
        return _lines([f"{_quoted(offer.value)}\t{offer.value}\t{offer.help}" for offer in offers], [])


SHELLS: dict[str, Shell] = {
    "bash": Bash(),
    "zsh": Words("reflect.zsh"),
    "fish": Words("reflect.fish"),
    "powershell": PowerShell(),
}


def script_for(shell: str) -> str:
    """What a shell runs at TAB, to be read by it when it starts."""
    return (SCRIPTS / SHELLS[shell].script).read_text(encoding="utf-8")


def _explained(lines: list[str], offers: list[Offer], *, width: int) -> list[str]:
    """With what each offer is. Two do not fit beside each other, so that readline lists one a line."""
    longest = max(map(len, lines))
    return [
        f"{line:<{longest}}  {f'({offer.help})' if offer.help else ''}"[: width - 1].ljust(width // 2 + 1)
        for line, offer in zip(lines, offers, strict=True)
    ]


def _fits(value: str, kept: str) -> bool:
    return value[: len(kept)].casefold() == kept.casefold()


def _lines(lines: list[str], offers: list[Offer]) -> str:
    """``key=`` waits for more."""
    if offers and all(offer.value.endswith("=") for offer in offers):
        lines = [*lines, "\tnospace"]
    return "".join(f"{line}\n" for line in lines)


def _quoted(value: str) -> str:
    """One word for PowerShell, which takes four characters for a single quotation mark."""
    return value if re.fullmatch(r"[\w./:=-]+", value) else "'" + re.sub("(['‘’‚‛])", r"\1\1", value) + "'"
