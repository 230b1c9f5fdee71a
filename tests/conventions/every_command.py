"""Every command as people type it: what the conventions are held against.

A new command joins by its lines here, each of which ends with 0 in the journal that ``lived_in`` makes
(conftest.py); tests/conventions/test_every_command.py tells when one is missing.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import NamedTuple

from tests.guards.test_stubs import ALL


class Line(NamedTuple):
    """What is typed behind ``reflect``, and what comes through standard input."""

    typed: str
    stdin: bytes = b""

    @property
    def arguments(self) -> tuple[str, ...]:
        return tuple(shlex.split(self.typed))

    def __str__(self) -> str:
        return self.typed or "reflect"


EACH_REPORT = (
    *("summary", "positives", "pressure", "follow-ups", "themes"),
    *("voices", "cadence", "coverage", "lasting"),
)
FORMATS = ("table", "plain", "json", "jsonl", "csv", "md")

# They only look.
READING = tuple(
    Line(typed)
    for typed in (
        "",
        "--version",
        "list",
        "list --in 'last week' -t kitchen --unsorted",
        "list --numbers --all",
        *(f"list --all --format {form}" for form in FORMATS),
        "show 1",
        *(f"show last --format {form}" for form in ("table", "plain", "json")),
        "search kettle",
        *(f"search handover OR kettle --format {form}" for form in FORMATS),
        "lookback",
        *(f"lookback -n 9 --format {form}" for form in ("table", "plain", "json", "jsonl")),
        "history",
        "history --all --json",
        "history 1",
        "follow list",
        "follow list --overdue --owner Ana --kind strengthen -p kettle --for 1",
        *(f"follow list --state all --format {form}" for form in FORMATS if form != "md"),
        "drafts",
        "drafts --json",
        "report",
        *(f"report --all --format {form}" for form in ("table", "plain", "json", "md")),
        *(
            f"report {name} --all --format {form}"
            for name in EACH_REPORT
            for form in ("table", "plain", "json")
        ),
        "report pressure kettle",
        *(f"report pressure kettle --format {form}" for form in ("json", "jsonl", "md")),
        *(f"report follow-ups --week --format {form}" for form in ("jsonl", "csv", "md")),
        "export week",
        "export week --week 2026-W47 --without-names",
        "export week --brief",
        "export week --format html",
        "export html",
        "export template list",
        "export template show brief",
        "export jsonl",
        "export csv --all",
        "export markdown --all --without-names",
        "export share --name Ana --preview",
        "framework list",
        "framework list --json",
        "framework show",
        "framework show gibbs --json",
        "journal info",
        "journal info --json",
        "journal list",
        "config show",
        "config get audience",
        "config path",
        "completion bash",
        "import csv table.csv --dry-run",
        "import csv table.csv --preview",
        *(f"{kind} list" for kind in ("tag", "person", "point", "theme")),
        *(f"report themes kettles --all --format {form}" for form in ("table", "plain", "json", "jsonl")),
        *(f"person list --all --format {form}" for form in FORMATS if form != "md"),
        "person list --roster --group ward",
        "tag rename kitchen tea --dry-run",
        "person merge Ana --into Bo --dry-run",
    )
)
# They change something: the journal, a file, the configuration.
WRITING = (
    Line("add 'More tea.' -q pressure -p kettle -t leak --with Ana"),
    Line("add -", b"Tea through a pipe.\r\n"),
    Line("add", b"The same without a dash."),
    Line("add 'More tea.' --json"),
    Line("edit 1 -t leak"),
    Line("edit 1 2 --private --json"),
    Line("edit - -p kettle", b"2 4"),
    Line("edit 1 --text -", b"The kettle still leaks."),
    Line("highlight 1"),
    Line("highlight 1 2 --off --json"),
    Line("delete 2"),
    Line("delete - --json", b"1\n2\n"),
    Line("restore 5"),
    Line("restore 4 --revision 1 --json"),
    Line("undo"),
    Line("undo --json"),
    Line("redo"),
    Line("redo --json"),
    Line("destroy 4 --yes"),
    Line("follow add 'Call the plumber' --for last --kind try --with Bo --due 'next month'"),
    Line("follow add - --point kettle --json", b"Buy a new one"),
    Line("follow edit f1 --due 2026-12-24 --review 2027-01-07 --owner Bo --where shelf"),
    Line("follow edit 3 --reopen --json"),
    Line("follow done f1 --helped yes --note 'It is quiet'"),
    Line("follow done f2 --helped no --on yesterday --json"),
    Line("follow done - --helped no", b"f1 f2"),
    Line("follow drop f1 f2"),
    Line("follow drop - --json", b"1"),
    Line("drafts restore d1 -q pressure"),
    Line("drafts drop d1"),
    Line("tag rename kitchen tea"),
    Line("tag merge kitchen --into handover --json"),
    Line("person add Ana Zoe --group ward"),
    Line("person remove Ana --json"),
    Line("person rename @ana Anita --json"),
    Line("person merge Ana --into Bo"),
    Line("point describe kettle The one in the kitchen"),
    Line("point describe kettle -", b"The one in the kitchen"),
    Line("point rename kettle samovar"),
    Line("point merge kettle --into door"),
    Line("theme rename kettle samovar"),
    Line("theme merge tea --into kettle --json"),
    Line("theme mute kettle tea"),
    Line("theme unmute handovers"),
    Line("import csv table.csv"),
    Line("import csv table.csv --question pressure --json"),
    Line("import jrnl diary.txt --json"),
    Line("import dayone dayone.json --json"),
    Line("import markdown 2026-11-20.md --json"),
    Line("import jsonl shared.jsonl --json"),
    Line("withdraw 1 --json"),
    Line("export week week.md"),
    Line("export html week.html"),
    Line("export jsonl all.jsonl"),
    Line("export csv all.csv --bom"),
    Line("export markdown --files day pages"),
    Line("export share share.jsonl --name Ana"),
    Line("framework use gibbs capturing-learning"),
    Line("framework add own.toml"),
    Line("journal backup copy.db"),
    Line("journal new night"),
    Line("journal use evening"),
    Line("config set hint false"),
    Line("config unset audience"),
    Line("demo"),
    Line("demo --keep kept.db"),
)
# Of these: what the journal holds.
CHANGING = tuple(
    line
    for line in WRITING
    if not line.typed.startswith(("config", "demo", "export", "journal")) and line.typed != "drafts drop d1"
)
# They ask as well, and do without an answer: the option that does.
ASKING_IN_PASSING = {
    Line("follow done f1"): "--helped yes",
}
# What they tell goes elsewhere, or there is nothing to tell.
WITHOUT_DATA = (
    "lookback",
    *(f"lookback -n 9 --format {form}" for form in ("table", "plain", "jsonl")),
    "list --in 'last week' -t kitchen --unsorted",
    "follow list --overdue --owner Ana --kind strengthen -p kettle --for 1",
    "person list --roster --group ward",
    "export week week.md",
    "export html week.html",
    "export jsonl all.jsonl",
    "export csv all.csv --bom",
    "export markdown --files day pages",
    "export share share.jsonl --name Ana",
)
# They ask, or open an editor, unless an option says what to do: the option, or other command, that does.
ASKING = {
    Line("ask"): "reflect add TEXT",
    Line("ask 1"): "reflect edit N --detail",
    Line("ask --unsorted"): "reflect edit N -q",
    Line("meet Ana Bo"): "reflect add TEXT --by",
    Line("add"): "reflect add",
    Line("follow add --for 1"): "reflect follow add",
    Line("follow edit f1"): "--text TEXT",
    Line("point describe kettle"): "reflect point describe",
    Line("edit 1"): "--text -",
    Line("destroy 4"): "--yes",
    Line("export share --anonymous-only -j ./quiet.db"): "--yes",
    Line("drafts restore d1 --edit"): "the words are in",
    Line("config edit"): "config set",
}


def first_of_each(lines: Iterable[Line]) -> list[Line]:
    """One line for each command, without those that need standard input."""
    found: dict[str, Line] = {}
    for line in lines:
        if not line.stdin:
            found.setdefault(command_of(line), line)
    return list(found.values())


def command_of(line: Line) -> str:
    """``report pressure`` of ``report pressure --all``; a group may be a command as well."""
    words = line.typed.split(" ")
    named = (" ".join(words[:count]) for count in (3, 2))
    return next((name for name in named if name in ALL), words[0])
