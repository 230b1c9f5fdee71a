"""Options work before and after a subcommand, and between a group and its command."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Answer, Reflect
from tests.conventions.every_command import READING, WRITING, Line, first_of_each
from tests.guards.test_stubs import ALL

GROUPS = {name for name, command in ALL.items() if getattr(command, "commands", {})}
WITHOUT_A_JOURNAL = ("", "--version", "demo", "demo --keep kept.db")
USING_ONE = [line for line in (*READING, *WRITING) if line.typed not in WITHOUT_A_JOURNAL]
SAYS_WHO_NAMED_IT = "config show"
NAMES_ONE_ITSELF = ("journal new night", "journal use evening")  # which -j has no say in


def places(line: Line, *option: str) -> list[tuple[str, ...]]:
    """The line with an option before its command, behind it, and between a group and its command."""
    first, *rest = line.arguments
    everywhere = [(*option, first, *rest), (first, *rest, *option)]
    return everywhere + ([(first, *option, *rest)] if first in GROUPS and rest else [])


def elsewhere(reflect: Reflect, line: Line) -> list[Answer]:
    """What the line answers when the environment names another journal and ``-j`` the right one."""
    right, wrong = reflect.journal, reflect.journal.with_name("nowhere.db")
    reflect.journal = wrong
    answers = [reflect(*words, stdin=line.stdin) for words in places(line, "-j", str(right))]
    assert not wrong.exists()
    reflect.journal = right
    return answers


def words_of(answer: Answer) -> list[str]:
    """What is said; a command that is proposed names the journal where it was named."""
    return re.sub(r"reflect\s+-j\s+\S+", "reflect", answer.out + answer.err).split()


@pytest.mark.parametrize("line", first_of_each(line for line in USING_ONE if line in READING), ids=str)
def test_a_journal_may_be_named_anywhere_to_be_read(line: Line, lived_in: Reflect) -> None:
    first, *others = elsewhere(lived_in, line)
    assert first.status == 0
    assert words_of(first) == words_of(lived_in(*line.arguments)) or line.typed == SAYS_WHO_NAMED_IT
    assert others == [first] * len(others)


@pytest.mark.parametrize("place", range(2), ids=["before", "after"])
@pytest.mark.parametrize(
    "line", [line for line in USING_ONE if line in WRITING and line.typed not in NAMES_ONE_ITSELF], ids=str
)
def test_a_journal_may_be_named_anywhere_to_be_written(line: Line, place: int, lived_in: Reflect) -> None:
    right, wrong = lived_in.journal, lived_in.journal.with_name("nowhere.db")
    lived_in.journal = wrong
    answer = lived_in(*places(line, "-j", str(right))[place], stdin=line.stdin)
    assert answer.status == 0, answer.err
    assert not wrong.exists()


@pytest.mark.parametrize("line", first_of_each((*READING, *WRITING)[1:]), ids=str)
@pytest.mark.parametrize("place", range(2), ids=["before", "after"])
def test_that_nothing_may_be_asked_can_be_said_anywhere(line: Line, place: int, lived_in: Reflect) -> None:
    assert lived_in(*places(line, "--no-input")[place], stdin=line.stdin).status == 0


LOOKING = (
    ("--all",),
    ("--week",),
    ("--week", "last"),
    ("--in", "2026-W47"),
    ("--since", "2026-11-20", "--until", "2026-11-22"),
    ("-q", "pressure"),
    ("-p", "kettle", "-t", "kitchen"),
    ("--person", "Ana", "--all"),
    ("--by", "Bo"),
    ("--lens", "pressure"),
    ("--audience", "team"),
    ("--unsorted",),
    ("--without-point",),
)
LOOKED_AT = (
    "report",
    "report summary",
    "report positives",
    "report pressure",
    "report themes",
    "export week",
    "export jsonl",
)


@pytest.mark.parametrize("options", LOOKING, ids=" ".join)
@pytest.mark.parametrize("command", LOOKED_AT)
def test_which_reflections_may_be_said_anywhere(
    command: str, options: tuple[str, ...], lived_in: Reflect
) -> None:
    group, *name = command.split()
    after = lived_in(group, *name, *options)
    assert after.status == 0, after.err
    assert lived_in(group, *options, *name) == after


@pytest.mark.parametrize("option", ["--include-private", "--without-names"])
def test_what_concerns_others_too_but_not_in_a_copy_for_oneself(option: str, lived_in: Reflect) -> None:
    assert lived_in("export", option, "week") == lived_in("export", "week", option)
    answer = lived_in("export", option, "jsonl")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == f"{option} goes with what others read: `export week`, or --format md.\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("add Tea -p kettle -t hot", "add -p kettle Tea -t hot"),
        ("add -t hot -p kettle Tea", "add -p kettle -t hot Tea"),
        ("search kettle --all", "search --all kettle"),
        ("show 1 --json", "show --json 1"),
        ("import csv table.csv --dry-run", "import csv --dry-run table.csv"),
        ("history -n 2 1", "history 1 -n 2"),
    ],
)
def test_before_and_after_what_a_command_is_given(one: str, other: str, lived_in: Reflect) -> None:
    first = lived_in(*one.split())
    if one.startswith("add"):
        lived_in("undo")
        first = first._replace(out=first.out.replace("6  ", "7  ", 1))
    assert lived_in(*other.split()) == first
