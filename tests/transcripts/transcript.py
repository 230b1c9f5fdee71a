"""Transcripts: what a manual prints of a terminal, read and run again.

In a `.transcript` file prose stands at the margin and the terminal is indented by two spaces; in
Markdown the terminal is a fenced block that begins with ``$ ``, and a fence marked with a language and a
name (```csv notes.csv) is a file that is there. In both:

    $ command            and its further lines behind ``> ``
    what it prints       on standard output; ``...`` is anything, within a line or over many
    ! what it says       on standard error
    [exit 5]             when it ends with another status than 0

``<day>`` is a weekday and a date, ``<date>``, ``<day of a month>``, ``<time>`` and ``<week>`` are what they
say, ``<folder>`` is where all of it runs. At the margin, ``# needs PATH`` names a file without which the
transcript can not run, and ``# with PATH`` one that is copied to where it runs; both are seen from the
checkout.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from shlex import quote
from typing import NamedTuple

PLACEHOLDERS = {
    "<day>": r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{4}-\d\d-\d\d",
    "<date>": r"\d{4}-\d\d-\d\d",
    "<day of a month>": r"\d\d? [A-Z][a-z]+",
    "<time>": r"\d\d:\d\d",
    "<week>": r"\d{4}-W\d\d",
    "...": ".*",
}


class Step(NamedTuple):
    """A command and what it leaves behind. ``line``: where it stands in its file, counted from 1."""

    line: int
    command: str
    out: list[str]
    err: list[str]
    status: int


def indented(text: str) -> list[tuple[int, str]]:
    """The terminal's lines of a transcript, with their numbers."""
    lines = enumerate(text.splitlines(), 1)
    return [(number, line[2:]) for number, line in lines if line.startswith("  ") or not line]


def fenced(text: str) -> list[tuple[int, str]]:
    """The same of a page of Markdown; a file that is there becomes the command that writes it."""
    found: list[tuple[int, str]] = []
    for fence in re.finditer(r"^```(?:\w* (\S+)|\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        name, content = fence.groups()
        first = text.count("\n", 0, fence.start(2)) + 1
        if name:
            written = [f"$ cat > {name} <<'END'", *(f"> {line}" for line in content.splitlines()), "> END"]
            found += [(first, line) for line in written]
        elif content.startswith("$ "):
            found += enumerate(content.splitlines(), first)
    return found


def steps(lines: list[tuple[int, str]]) -> list[Step]:
    found: list[Step] = []
    for number, line in lines:
        if line.startswith("$ "):
            found.append(Step(number, line[2:], [], [], 0))
        elif not found:
            assert not line, f"line {number} stands before any command: {line}"
        elif line == ">" or line.startswith("> "):
            found[-1] = found[-1]._replace(command=f"{found[-1].command}\n{line[2:]}")
        elif ended := re.fullmatch(r"\[exit (\d+)\]", line):
            found[-1] = found[-1]._replace(status=int(ended[1]))
        elif line == "!" or line.startswith("! "):
            found[-1].err.append(line[2:])
        else:
            found[-1].out.append(line)
    return found


def run(expected: list[Step], *, here: Path) -> list[Step]:
    """What the commands really leave behind, one after the other in one shell. The home is beside."""
    kept = here.parent / "kept"
    kept.mkdir()
    script = "".join(
        f"exec >{quote(f'{kept}/{place}.out')} 2>{quote(f'{kept}/{place}.err')}\n"
        f"{step.command}\n"
        f"echo $? >{quote(f'{kept}/{place}.status')}\n"
        for place, step in enumerate(expected)
    )
    environ = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),  # the same reflect as in the other tests
        "HOME": str(here.parent / "home"),
        "TMPDIR": str(here.parent),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
    }
    nothing = subprocess.DEVNULL
    subprocess.run(["sh", "-c", script], cwd=here, env=environ, stdin=nothing, timeout=300, check=True)
    return [
        step._replace(
            out=_lines(kept / f"{place}.out"),
            err=_lines(kept / f"{place}.err"),
            status=int((kept / f"{place}.status").read_text()),
        )
        for place, step in enumerate(expected)
    ]


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").split("\n")


def agrees(expected: list[str], printed: list[str], *, here: Path) -> bool:
    """Whether the lines are those expected; blank ones at the end do not count."""
    known = PLACEHOLDERS | {"<folder>": re.escape(str(here))}
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else f"{_pattern(line, known)}\n"
        for line in without_blank_end(expected)
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in without_blank_end(printed))) is not None


def without_blank_end(lines: list[str]) -> list[str]:
    return "\n".join(lines).rstrip("\n").split("\n")


def _pattern(line: str, known: dict[str, str]) -> str:
    pieces = re.split(f"({'|'.join(map(re.escape, known))})", line)
    return "".join(known.get(piece) or re.escape(piece) for piece in pieces)
