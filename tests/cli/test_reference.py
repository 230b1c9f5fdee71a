"""`python -m reflect.cli.reference`: what a command says of itself reaches both pages as it was meant."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from reflect.cli import reference
from reflect.cli.reference import Block, Described, Reference, Section
from reflect.cli.reference_man import man_page
from reflect.cli.reference_markdown import markdown_page

AWKWARD = (
    "a \\backslash and \\fBno font\\fR",
    ".a dot",
    "'a quote'",
    '"two"',
    "2026-11-20 -- ~ ^ `x|y`",
    "naïve …",
)


def section(name: str, *, help_text: str = "Help.", typed: str = "reflect", **more: object) -> Section:
    option = Described(("-q", "--question"), "A|B", help_text)
    plain = Section(name, f"{name} [OPTIONS] N", (help_text,), (), (option,), (), (Block(True, typed),), None)
    return plain._replace(**more)  # type: ignore[arg-type]


def read(page: str) -> str:
    """A page of roff as a terminal shows it, without its fonts."""
    if shutil.which("groff") is None:
        pytest.skip("groff is not here")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-P-cbou"], input=page, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("text", AWKWARD)
def test_signs_that_mean_something_to_roff_are_shown(text: str) -> None:
    page = man_page(Reference({}, (section("reflect"), section("reflect show", help_text=text, typed=text))))
    shown = " ".join(read(page).split())
    assert text in shown, "as it is typed"
    assert text.replace("`", "") in shown.replace(text, "", 1).replace("’", "'"), "as prose"


@pytest.mark.parametrize("text", AWKWARD)
def test_a_bar_does_not_end_a_cell(text: str) -> None:
    page = markdown_page(Reference({}, (section("reflect"), section("reflect show", help_text=text))))
    [row] = [line for line in page.splitlines() if line.startswith("| `-q`") and "Help." not in line]
    assert row == "| `-q`, `--question A\\|B` | " + text.replace("|", "\\|") + " |"
    assert len(re.findall(r"(?<!\\)\|", row)) == 3


def test_what_stands_below_the_options_is_prose_or_to_be_typed() -> None:
    found = list(
        reference._blocks(
            "\b\nExamples:\n  reflect add\n    more\nThe end\nof it.\n\nA paragraph\nthat runs on."
        )
    )
    assert found == [
        Block(False, "Examples:"),
        Block(True, "reflect add\n  more"),
        Block(False, "The end of it."),
        Block(False, "A paragraph that runs on."),
    ]


def test_both_files_are_written_where_it_is_said(tmp_path: Path) -> None:
    reference.main(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["commands.md", "reflect.1"]
    assert b"\r" not in (tmp_path / "commands.md").read_bytes()
