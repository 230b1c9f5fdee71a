"""What `reflect --help` says of a command before loading it is what the command says of itself."""

from __future__ import annotations

import importlib
import re
from typing import Any

import pytest
from typer.main import get_command

from reflect.cli.app import COMMANDS, HEADINGS, app, module_of
from reflect.cli.group import SHARED
from reflect.cli.look import FILTER_OPTIONS, FORMAT_OPTIONS, OTHERS_OPTIONS, PERIOD_OPTIONS
from tests.conftest import Reflect


def commands() -> dict[str, Any]:
    """{full name: command}, the groups' own commands included."""
    found: dict[str, Any] = {}
    for name in COMMANDS:
        found |= with_its_own(name, get_command(importlib.import_module(module_of(name)).app))
    return found


def with_its_own(name: str, command: Any) -> dict[str, Any]:
    found = {name: command}
    for inner, each in getattr(command, "commands", {}).items():
        found |= with_its_own(f"{name} {inner}", each)
    return found


ALL = commands()
SHARED_OPTIONS = (PERIOD_OPTIONS, FILTER_OPTIONS, FORMAT_OPTIONS, OTHERS_OPTIONS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_stub_says_what_the_command_says(name: str) -> None:
    assert ALL[name].help.strip().split("\n")[0] == COMMANDS[name]


def test_every_heading_stands_over_a_command() -> None:
    assert set(HEADINGS) <= set(COMMANDS)
    assert next(iter(COMMANDS)) in HEADINGS


@pytest.mark.parametrize("name", ALL)
def test_a_command_says_what_it_does(name: str) -> None:
    assert (ALL[name].help or "").strip().split("\n")[0].endswith((".", "?"))


@pytest.mark.parametrize("name", ["", *ALL])
def test_every_option_and_argument_says_in_a_sentence_what_it_does(name: str) -> None:
    command: Any = ALL[name] if name else get_command(app)
    silent = [param.name for param in command.params if not (param.help or "").endswith(".")]
    assert silent == []


@pytest.mark.parametrize("name", ["", *ALL])
def test_a_command_shows_its_help(name: str, reflect: Reflect, capsys: pytest.CaptureFixture[str]) -> None:
    answer = reflect(*name.split(), "--help")
    assert (answer.status, answer.err) == (0, "")
    said = capsys.readouterr().out  # Typer writes help by itself
    assert said.startswith(f"Usage: reflect {name}".rstrip())
    assert "--journal" in said, "the shared options are there"


@pytest.mark.parametrize("name", ["", *ALL])
@pytest.mark.parametrize("width", [80, 120])
def test_help_fits_its_terminal(
    width: int,
    name: str,
    reflect: Reflect,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    reflect(*name.split(), "--help")
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if len(line) > width] == []
    assert not re.search(r"[a-z]\.\.\.$", said, re.MULTILINE), "no sentence is cut"


@pytest.mark.parametrize("name", ["", *ALL])
def test_what_is_special_to_a_command_comes_before_what_all_have(
    name: str, reflect: Reflect, capsys: pytest.CaptureFixture[str]
) -> None:
    reflect(*name.split(), "--help")
    said = capsys.readouterr().out
    headings = re.findall(r"^(\S.*):$", said, re.MULTILINE)
    order = ["Arguments", "Options", *(shared.heading for shared in SHARED_OPTIONS), SHARED]
    assert headings[-1] == SHARED
    assert [heading for heading in order if heading in headings] == [h for h in headings if h in order]
    assert "{" not in said.split("\n")[0], "what must be given stands plain in the usage"


def test_a_mistyped_command_is_answered_with_the_near_one(reflect: Reflect) -> None:
    answer = reflect("serch", "tea")
    assert answer.status == 2
    assert answer.out == ""
    assert "search" in answer.err
