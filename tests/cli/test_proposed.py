"""What is proposed to be typed next works when it is typed so, and is about what was asked for."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.conftest import Reflect

ON_A_TERMINAL = ("stdin", "stderr")


@pytest.fixture
def pressed(reflect: Reflect) -> Reflect:
    """In March 2020 three times at a point and seven times at none, and since then once at each."""
    for number in range(7):
        day = f"2020-03-0{number + 1}"
        assert reflect("add", f"It gave way {number}", "-q", "pressure", "--on", day).status == 0
    for day in ("2020-03-01", "2020-03-02", "2020-03-03", "2026-11-20"):
        assert reflect("add", "The kettle leaks", "-q", "pressure", "-p", "kettle", "--on", day).status == 0
    assert reflect("add", "The lift", "-q", "pressure", "-p", "lift", "--on", "2020-03-04").status == 0
    assert reflect("add", "It gave way today", "-q", "pressure").status == 0
    return reflect


def proposed(said: str, ending: str) -> list[str]:
    """The one command in it that ends so."""
    [command] = re.findall(rf"reflect (.*{re.escape(ending)})", said)
    return shlex.split(command)


def test_what_is_without_a_point_is_what_the_report_counts(pressed: Reflect) -> None:
    report = pressed("report", "pressure", "--in", "2020-03", "--lens", "pressure").out
    assert "Without a point: 7 reflections" in report
    shown = proposed(report, "--without-point --in 2020-03 --lens pressure")
    assert pressed.texts(*shown) == [f"It gave way {number}" for number in reversed(range(7))]


def test_where_no_days_were_named_the_list_is_of_the_same_days(pressed: Reflect) -> None:
    for number in range(7):
        assert pressed("add", f"More {number}", "-q", "pressure").status == 0
    shown = proposed(pressed("report", "pressure").out, '--without-point --in "13 weeks"')
    assert len(pressed.texts(*shown)) == 8


def test_more_points_are_those_of_the_same_days(pressed: Reflect) -> None:
    report = pressed("report", "pressure", "--top", "1", "--in", "2020-03").out
    shown = pressed(*proposed(report, "--top 2 --in 2020-03")).out
    assert "\nkettle: 3 times" in shown
    assert "\nlift: once" in shown


def test_more_successes_are_those_of_the_same_days(reflect: Reflect) -> None:
    for number in range(4):
        assert reflect("add", f"Tea {number}", "-q", "success", "--on", "2020-03-01", "-t", "tea").status == 0
    report = reflect("report", "positives", "--top", "3", "--in", "2020", "-t", "tea").out
    assert "Tea 3" in reflect(*proposed(report, "--top 4 --in 2020 -t tea")).out


def test_more_follow_ups_are_those_of_the_same_days(reflect: Reflect) -> None:
    reflect("add", "The kettle leaks", "-q", "pressure", "-t", "tea", "--on", "2026-11-02")
    reflect("add", "The door jams", "-q", "pressure", "--on", "2026-11-02")
    for number in range(4):
        assert reflect("follow", "add", f"Mend it {number}", "--for", "1").status == 0
        assert reflect("follow", "add", f"Leave it {number}", "--for", "2").status == 0
    report = reflect("report", "follow-ups", "--top", "3", "--week", "-t", "tea").out
    assert "Mend it 3" not in report
    more = reflect(*proposed(report, "--top 4 --week this -t tea")).out
    assert "Mend it 3" in more
    assert "Leave it" not in more


def test_the_summary_leads_on_to_the_same_days(pressed: Reflect) -> None:
    steps = pressed("report", "--in", "2020", "--json").json["summary"]["next"]
    assert "reflect report pressure --in 2020" in [step["command"] for step in steps]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (("--in", "2024"), "reflect report --all"),
        (("--in", "2027"), "reflect report --all"),
        (("--in", "2024", "-t", "nosuch"), "reflect report --in 2024"),
        (("--all", "-t", "nosuch"), "reflect report --all"),
        (("-t", "nosuch"), "reflect report"),
        (("--in", "today", "--lens", "space"), "reflect report --in today"),
    ],
    ids=" ".join,
)
def test_where_nothing_fits_it_leads_to_what_there_is(
    asked: tuple[str, ...], first: str, pressed: Reflect
) -> None:
    steps = pressed("report", *asked, "--json").json["summary"]["next"]
    assert [step["command"] for step in steps] == [first]
    assert "reflect add" not in pressed("report", *asked).out


def test_where_all_is_looked_at_nothing_wider_is_advised(pressed: Reflect) -> None:
    for name in ("summary", "positives", "themes", "voices", "lasting"):
        said = pressed("report", name, "--all", "-t", "nosuch").out
        assert "with --all" not in said, name


@pytest.mark.parametrize("asked", [("--in", "2030"), ("-t", "nosuch"), ("--in", "2030", "-t", "nosuch")])
def test_an_empty_journal_leads_to_its_first_reflection(asked: tuple[str, ...], reflect: Reflect) -> None:
    reflect("add", "Tea.")
    reflect("undo")
    steps = reflect("report", *asked, "--json").json["summary"]["next"]
    assert [step["command"] for step in steps] == ["reflect add", "reflect ask"]


def test_what_lasts_is_sought_in_all_days_only_where_they_hold_something(reflect: Reflect) -> None:
    reflect("add", "Tea.", "--private", "--on", "2024-01-01")
    assert "--all" not in reflect("report", "lasting").out
    reflect("add", "A list in a hurry", "-q", "data", "--on", "2024-01-01")
    assert "Look at everything with --all." in reflect("report", "lasting").out
    assert "nothing came of it" in reflect("report", "lasting", "--all").out
    assert "Leave out a filter, or" not in reflect("report", "lasting", "-t", "nosuch").out


def test_a_filter_that_nobody_passes_tells_nothing_of_who_is_missing(pressed: Reflect) -> None:
    pressed("person", "add", "Ana")
    assert "reflect meet Ana" in pressed("report", "voices").out
    assert "reflect meet" not in pressed("report", "voices", "-t", "nosuch").out


@pytest.mark.parametrize(
    ("typed", "stand_in"),
    [
        ("add ...", "..."),
        ("add …", "…"),
        ("add ... -q success", "..."),
        ("add Tea --detail why=...", "..."),
        ("add Tea --detail why=It --detail stronger=TEXT", "TEXT"),
        ("edit 1 --detail why=…", "…"),
        ("add Tea -p POINT", "POINT"),
        ("add Tea --with Bo --with PERSON", "PERSON"),
        ("follow add ... --for last", "..."),
        ("follow edit f1 --text ...", "..."),
        ("follow edit f1 --owner PERSON --due friday", "PERSON"),
        ("follow edit f1 --where LINK", "LINK"),
        ("person add NAME --group GROUP", "NAME"),
        ("edit 1 --text TEXT", "TEXT"),
    ],
)
def test_what_stands_for_words_of_ones_own_is_never_stored(
    typed: str, stand_in: str, reflect: Reflect
) -> None:
    reflect("add", "Tea.")
    reflect("follow", "add", "More tea", "--for", "1")
    answer = reflect(*typed.split())
    said = f"{stand_in} stands for words of your own; write them in its place.\n"
    assert (answer.status, answer.out, answer.err) == (2, "", said)


def test_dots_among_words_are_words(reflect: Reflect) -> None:
    assert reflect("add", "We", "did", "...", "TEXT", "--detail", "why=We had ... TEXT").status == 0
    assert reflect("add", "-", stdin="...").status == 0
    assert reflect.texts("list") == ["...", "We did ... TEXT"]


@pytest.fixture
def tried(reflect: Reflect, tmp_path: Path) -> Reflect:
    """A follow-up did not help; an editor puts other words in the place of its own."""
    reflect("add", "The kettle leaks", "-q", "pressure", "-p", "kettle")
    reflect("follow", "add", "Mend it", "--for", "1")
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[-1], 'w').write('Buy a new one\\n')")
    reflect.environ["EDITOR"] = f'"{sys.executable}" "{script}"'
    return reflect


def test_a_follow_up_is_opened_in_the_editor_as_is_proposed(tried: Reflect) -> None:
    closed = tried("follow", "done", "f1", "--helped", "no")
    [command] = re.findall(r"`reflect (follow edit f1)`", closed.err)
    answer = tried(*command.split(), terminal=ON_A_TERMINAL)
    assert answer.lines[0] == "Edited f1."
    assert "Buy a new one" in tried("follow", "list").out
    assert tried("drafts").out == ""
    assert tried("undo").status == 0
    assert "Mend it" in tried("follow", "list").out


def test_an_editor_that_empties_a_follow_up_changes_nothing(tried: Reflect, tmp_path: Path) -> None:
    (tmp_path / "editor.py").write_text("import sys; open(sys.argv[-1], 'w').write('\\n')")
    answer = tried("follow", "edit", "f1", terminal=ON_A_TERMINAL)
    assert (answer.status, answer.out, answer.err) == (0, "", "Nothing changed in f1.\n")


def test_words_that_could_not_be_stored_come_back_as_that_edit(tried: Reflect, tmp_path: Path) -> None:
    failing = (tmp_path / "editor.py").read_text() + "; sys.exit(1)"
    (tmp_path / "editor.py").write_text(failing)
    answer = tried("follow", "edit", "f1", terminal=ON_A_TERMINAL)
    assert answer.status == 2
    assert "`reflect drafts restore d1`" in answer.err
    assert tried("drafts", "restore", "d1").lines[0] == "Edited f1."
    assert [each["text"] for each in tried("follow", "list", "--json").json["follow_ups"]] == [
        "Buy a new one"
    ]


def test_off_a_terminal_it_says_what_can_be_given(tried: Reflect) -> None:
    answer = tried("follow", "edit", "f1")
    assert (answer.status, answer.out) == (2, "")
    assert "--text TEXT" in answer.err


def test_a_long_command_stays_in_one_line(reflect: Reflect, tmp_path: Path) -> None:
    long = tmp_path / "a folder with a very long name and blanks in it" / "journal.db"
    long.parent.mkdir()
    assert reflect("-j", str(long), "add", "Tea.").status == 0
    assert reflect("-j", str(long), "add", "It gave way", "-q", "pressure").status == 0
    reflect.environ["COLUMNS"] = "80"
    for command in ((), ("report",), ("report", "coverage"), ("report", "pressure")):
        said = reflect("-j", str(long), *command, terminal=("stdin", "stdout", "stderr"))
        lines = [line for line in said.out.splitlines() if "reflect -j" in line]
        assert lines
        assert all(f'reflect -j "{long}" ' in line for line in lines), said.out
