"""What `reflect --help` says of a command before loading it is what the command says of itself."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from typer.main import get_command

from reflect.cli.app import COMMANDS, app, module_of
from tests.conftest import Reflect


def commands() -> dict[str, Any]:
    """{full name: command}, the groups' own commands included."""
    found: dict[str, Any] = {}
    for name in COMMANDS:
        command = get_command(importlib.import_module(module_of(name)).app)
        found[name] = command
        for inner, each in getattr(command, "commands", {}).items():
            found[f"{name} {inner}"] = each
    return found


ALL = commands()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_stub_says_what_the_command_says(name: str) -> None:
    assert ALL[name].help.strip().split("\n")[0] == COMMANDS[name]


@pytest.mark.parametrize("name", ALL)
def test_a_command_says_what_it_does(name: str) -> None:
    assert (ALL[name].help or "").strip().split("\n")[0].endswith((".", "?"))


@pytest.mark.parametrize("name", ["", *ALL])
def test_every_option_of_a_command_says_what_it_does(name: str) -> None:
    command: Any = ALL[name] if name else get_command(app)
    silent = [param.name for param in command.params if param.param_type_name == "option" and not param.help]
    assert silent == []


@pytest.mark.parametrize("name", ["", *ALL])
def test_a_command_shows_its_help(name: str, reflect: Reflect, capsys: pytest.CaptureFixture[str]) -> None:
    answer = reflect(*name.split(), "--help")
    assert (answer.status, answer.err) == (0, "")
    said = capsys.readouterr().out  # Typer writes help by itself
    assert said.startswith(f"Usage: reflect {name}".rstrip())
    assert "--journal" in said, "the shared options are there"


def test_a_mistyped_command_is_answered_with_the_near_one(reflect: Reflect) -> None:
    answer = reflect("serch", "tea")
    assert answer.status == 2
    assert answer.out == ""
    assert "search" in answer.err
