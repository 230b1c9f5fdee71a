"""Somebody at a real terminal: is asked, and types only when there is a prompt."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Sequence
from typing import Any

import pytest

from reflect.journal import frameworks
from tests.conftest import ReflectProcess

pexpect = pytest.importorskip("pexpect")
at_a_terminal = pytest.mark.skipif(os.name == "nt", reason="a pseudo terminal is made in another way there")

ENTER, TAB, ESCAPE, BACKSPACE = "\r", "\t", "\x1b", "\x7f"
CONTROL_C, CONTROL_D = "\x03", "\x04"
PASTE = "\x1b[200~{}\x1b[201~"  # how a terminal hands over what was pasted
READY = "\x1b[?2004h"  # the line editor asks the terminal to mark pastes so, whenever it begins to read
QUESTION = r"\d of \d · (\S+)( \(private\))?\r\n"
POINT = "Which pressure point gave way"
PROBES = [
    probe.wording
    for key in frameworks.SHIPPED
    for question in frameworks.shipped(key).questions
    for probe in question.probes
]
PROBE = f"({'|'.join(map(re.escape, (*PROBES, POINT)))})"
END = r"\r\n(Saved:|Nothing was written\.)\r\n"


class Person:
    """Runs a command; without colours, on a screen where no question is broken over two lines."""

    def __init__(
        self, reflect: ReflectProcess, *arguments: str, program: Sequence[str] = (), **environ: str
    ) -> None:
        """``program``: another one, to be run instead of this command."""
        self.reflect = reflect
        name, *words = program or reflect.command(*arguments)
        plain = {"TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "200", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.terminal = pexpect.spawn(
            name,
            words,
            env={**reflect.environ, **plain, **environ},
            encoding="utf-8",
            timeout=60,
            dimensions=(40, 200),
        )
        self.terminal.delaybeforesend = None

    def is_asked(self) -> str:
        """The key of the next question; its probes in between are passed."""
        while self.terminal.expect([QUESTION, PROBE]) == 1:
            self.passes()
        return str(self.terminal.match[1])

    def is_probed(self) -> str:
        """The wording of the next probe; a point is left out."""
        self.terminal.expect(PROBE)
        if self.terminal.match[1] == POINT:
            self.passes()
            self.terminal.expect(PROBE)
        return str(self.terminal.match[1])

    def sees(self, *words: str) -> str:
        """What stood on the screen before these words, which come in this order."""
        before = ""
        for each in words:
            self.terminal.expect_exact(each)
            before += self.terminal.before
        return before

    def answers(self, *lines: str) -> None:
        """Lines, and the empty one that ends an answer."""
        self.types("".join(f"{line}{ENTER}" for line in lines) + ENTER)

    def passes(self) -> None:
        self.types(ENTER)

    def types(self, keys: str) -> None:
        """As soon as there is a prompt."""
        self.terminal.expect_exact(READY)
        self.terminal.send(keys)

    def types_on(self, keys: str) -> None:
        """At the prompt whose own words were seen, or where something was typed already."""
        self.terminal.send(keys)

    def ends(self) -> tuple[int, str]:
        """The exit status and what was said at the end; probes before it are passed."""
        while self.terminal.expect([END, PROBE, QUESTION]) != 0:
            self.passes()
        said = str(self.terminal.match[1])
        return self.leaves(said)

    def leaves(self, said: str = "") -> tuple[int, str]:
        """The same where nothing is asked any more."""
        self.terminal.expect(pexpect.EOF)
        said += "\n" + self.terminal.before.replace("\r\n", "\n")
        self.terminal.close()
        return self.terminal.exitstatus, said

    def is_killed(self) -> None:
        os.kill(self.terminal.pid, signal.SIGKILL)
        self.terminal.expect(pexpect.EOF)
        self.terminal.close(force=True)

    def written(self) -> list[dict[str, Any]]:
        """What the journal holds, oldest first."""
        found: list[dict[str, Any]] = self.reflect("list", "--all", "--json").json["reflections"]
        return sorted(found, key=lambda each: int(each["number"]))

    def texts(self) -> list[str]:
        return [each["text"] for each in self.written()]
