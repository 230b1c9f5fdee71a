"""What a command proposes to type next is for the journal that it was called with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reflect.cli.app import COMMANDS
from tests.conftest import Reflect
from tests.conventions.every_command import EACH_REPORT, READING, WRITING, Line, first_of_each

PROPOSED = re.compile(rf"(?<![\w-])reflect (?:-j |(?:{'|'.join(COMMANDS)})\b)[^`\n]*")
# In need of no journal, or of another one.
ELSEWHERE = re.compile(r"reflect ((?:config|demo|drafts|completion)\b|journal (?:new|list|use)\b|-j night )")
NOT_ABOUT_IT = ("--version", "completion", "config", "demo", "drafts", "export", "import", "journal")
LINES = [
    *(line for line in first_of_each((*READING, *WRITING)) if not line.typed.startswith(NOT_ABOUT_IT)),
    *(Line(f"report {name} --all") for name in EACH_REPORT),
    *(Line(f"report {name} --in 2020 --json") for name in EACH_REPORT),
    *(Line(f"report {name} --in 2020") for name in EACH_REPORT),
    Line("export share"),
    Line("journal new night"),
    Line("framework add own.toml"),
    Line("follow done f1 --helped no"),
]
MISTAKES = (
    *("show 99", "show 5", "edit 99 -t tea", "restore 1 --revision 9", "undo 99", "framework use nosuch"),
    *("follow done f99", "follow add x --for 99", "follow list --state dropped", "follow add x --point no"),
    *("report pressure nowhere", "report themes nothing", "list --in 2020", "search nothing", "edit - -t x"),
)


@pytest.mark.parametrize("line", [*LINES, *map(Line, MISTAKES)], ids=str)
def test_it_names_the_journal_that_was_named(line: Line, lived_in: Reflect, tmp_path: Path) -> None:
    (tmp_path / "journal.db").rename(tmp_path / "else where.db")
    answer = lived_in("-j", "./else where.db", *line.arguments, stdin=line.stdin)
    for proposed in proposed_in(answer.out, answer.err):
        assert proposed.startswith('reflect -j "./else where.db" ') or ELSEWHERE.match(proposed), proposed


@pytest.mark.parametrize("name", EACH_REPORT)
def test_in_an_empty_journal_there_is_nothing_more_to_be_seen(
    name: str, reflect: Reflect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert reflect("-j", "./empty.db", "add", "Tea.").status == 0
    assert reflect("-j", "./empty.db", "delete", "1").status == 0
    answer = reflect("-j", "./empty.db", "report", name)
    assert "--all" not in answer.out + answer.err
    for proposed in proposed_in(answer.out, answer.err):
        assert proposed.startswith("reflect -j ./empty.db ") or ELSEWHERE.match(proposed), proposed


@pytest.mark.parametrize("typed", ["", "report", "report coverage --json", "show 99", "list --in 2020"])
def test_what_the_environment_names_is_not_said_again(typed: str, lived_in: Reflect) -> None:
    answer = lived_in(*typed.split())
    assert proposed_in(answer.out, answer.err)
    assert "reflect -j" not in answer.out + answer.err


def proposed_in(*said: str) -> list[str]:
    """The commands that are proposed; nothing that people wrote in this journal begins like one."""
    return [found for text in said for found in PROPOSED.findall(text.replace('\\"', '"'))]
