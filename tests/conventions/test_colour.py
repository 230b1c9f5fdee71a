"""Colour, bold and boxes appear where a person looks, and each stream is looked at by itself."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Reflect
from tests.conventions.every_command import READING, WRITING, Line

ESCAPE = "\x1b"
BOXES = re.compile("[\u2500-\u259f]")
CODES = re.compile(r"\x1b\[([0-9;]*)m")
EMPHASIS = ("1", "2", "3", "4")  # bold, dim, italic, underlined
COLOURS = ("31", "32", "33", "36")  # red, green, yellow, cyan, as the terminal shows them
TABLES = ("list", "search kettle", "show 1", "report", "report pressure --all", "report themes --all")


def said(reflect: Reflect, typed: str, *terminal: str, **environ: str) -> str:
    reflect.environ |= environ
    answer = reflect(*Line(typed).arguments, terminal=terminal)
    assert answer.status == 0, answer.err
    return answer.out


@pytest.mark.parametrize("line", [*READING, *WRITING], ids=str)
def test_off_a_terminal_there_is_none(line: Line, lived_in: Reflect) -> None:
    answer = lived_in(*line.arguments, stdin=line.stdin)
    assert ESCAPE not in answer.out + answer.err
    if "table" not in line.typed:  # asked for by name
        assert not BOXES.search(answer.out + answer.err)


@pytest.mark.parametrize("typed", TABLES)
def test_on_a_terminal_there_is_some(typed: str, lived_in: Reflect) -> None:
    assert ESCAPE in said(lived_in, typed, "stdout")


@pytest.mark.parametrize("line", READING, ids=str)
@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"NO_COLOR": "0"}, {"TERM": "dumb"}], ids=str)
def test_there_is_none_where_it_is_not_wanted(environ: dict[str, str], line: Line, lived_in: Reflect) -> None:
    """Bold is colour as well."""
    lived_in.environ |= environ
    answer = lived_in(*line.arguments, terminal=("stdout", "stderr"))
    assert ESCAPE not in answer.out + answer.err


@pytest.mark.parametrize("typed", TABLES)
def test_an_empty_no_color_says_nothing(typed: str, lived_in: Reflect) -> None:
    assert ESCAPE in said(lived_in, typed, "stdout", NO_COLOR="")


@pytest.mark.parametrize("typed", ["list --format table", "report --format table"])
def test_it_can_be_forced_into_a_file(typed: str, lived_in: Reflect) -> None:
    assert ESCAPE not in said(lived_in, typed)
    assert ESCAPE not in said(lived_in, typed, FORCE_COLOR="")
    assert ESCAPE in said(lived_in, typed, FORCE_COLOR="1")
    assert ESCAPE in said(lived_in, typed, FORCE_COLOR="1", TERM="dumb")
    assert ESCAPE not in said(lived_in, typed, FORCE_COLOR="1", NO_COLOR="1")


FOR_PROGRAMS = [line for line in READING if "json" in line.typed or "csv" in line.typed]
FOR_PEOPLE = ("import csv table.csv --preview",)


@pytest.mark.parametrize("line", [line for line in FOR_PROGRAMS if line.typed not in FOR_PEOPLE], ids=str)
def test_what_programs_read_has_none_even_then(line: Line, lived_in: Reflect) -> None:
    lived_in.environ["FORCE_COLOR"] = "1"
    answer = lived_in(*line.arguments, terminal=("stdout", "stderr"))
    assert ESCAPE not in answer.out


@pytest.mark.parametrize("typed", TABLES)
def test_a_terminal_for_messages_does_not_colour_a_file(typed: str, lived_in: Reflect) -> None:
    assert ESCAPE not in said(lived_in, typed, "stdin", "stderr")


@pytest.mark.parametrize("typed", TABLES)
def test_a_terminal_for_data_does_not_colour_messages(typed: str, lived_in: Reflect) -> None:
    assert ESCAPE not in lived_in(*Line(typed).arguments, terminal=("stdout",)).err


def test_progress_is_shown_on_a_terminal_alone(lived_in: Reflect) -> None:
    table = lived_in.journal.with_name("long.csv")
    table.write_text("text\n" + "".join(f"Cup {n} was cold.\n" for n in range(2500)))
    quiet = lived_in("import", "csv", "long.csv", "--dry-run", terminal=("stdin", "stdout"))
    assert "\r" not in quiet.out + quiet.err
    lively = lived_in("import", "csv", "long.csv", "--dry-run", terminal=("stderr",))
    assert "\r" in lively.err
    assert lively.out == quiet.out


@pytest.mark.parametrize("line", [line for line in READING if "--format" not in line.typed], ids=str)
def test_colours_are_the_terminal_s_own_and_no_background_is_set(line: Line, lived_in: Reflect) -> None:
    """So they can be read on light and on dark: neither white nor black is among them."""
    answer = lived_in(*line.arguments, terminal=("stdout", "stderr"))
    codes = {code for found in CODES.findall(answer.out + answer.err) for code in found.split(";")}
    assert codes <= {"0", *EMPHASIS, *COLOURS}
