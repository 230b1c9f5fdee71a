"""The configuration file, and what goes before what."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from reflect.cli import places
from tests.conftest import Reflect


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('audience = "everyone"', ":1: audience is one of team, anonymous, private, not 'everyone'."),
        ('\n\naudiense = "team"', ":3: there is no setting 'audiense'"),
        ('editor = "vi"\nday_starts = "25:00"', ":2: day_starts is a time such as 04:00"),
        ('editor = "vi"\nday_starts = 4', ":2: day_starts"),
        ("audience = ", ":1: this is not TOML (Invalid value)"),
        ('[journal]\npath = "x"', ":1: journal"),
        ("editor = true", ":1: editor"),
        ('audience = "team"\naudience = "private"', ":2: this is not TOML (Cannot overwrite a value)"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(text: str, said: str, reflect: Reflect) -> None:
    reflect.config.write_text(f"{text}\n")
    answer = reflect("add", "Tea.")
    assert answer.status == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert str(reflect.config) in answer.err
    assert said in answer.err
    assert not reflect.journal.exists()


def test_a_configuration_that_is_no_text_is_told(reflect: Reflect) -> None:
    reflect.config.write_bytes(b"\xff\xfe\0")
    answer = reflect("add", "Tea.")
    assert answer.status == 2
    assert str(reflect.config) in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_configuration_that_is_a_folder_is_told(reflect: Reflect) -> None:
    reflect.config.mkdir()
    assert reflect("add", "Tea.").status == 2


def test_an_empty_configuration_is_one(reflect: Reflect) -> None:
    reflect.config.write_text("")
    assert reflect("add", "Tea.").status == 0


def test_the_journal_is_the_option_s_then_the_environment_s_then_the_configuration_s(
    reflect: Reflect, tmp_path: Path
) -> None:
    configured, given = tmp_path / "configured.db", tmp_path / "given.db"
    reflect.config.write_text(f"journal = '{configured}'\n")
    assert reflect("-j", str(given), "add", "By option.").status == 0
    assert reflect("add", "By environment.").status == 0
    reflect.environ["REFLECT_JOURNAL"] = ""
    assert reflect("add", "By configuration.").status == 0
    assert reflect.texts("list", "-j", str(given)) == ["By option."]
    assert reflect.texts("list", "-j", str(reflect.journal)) == ["By environment."]
    assert reflect.texts("list") == reflect.texts("list", "-j", str(configured)) == ["By configuration."]


def test_the_option_works_before_and_after_the_command(reflect: Reflect, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    reflect("add", "Here.")
    reflect("add", "There.", "-j", other)
    assert reflect.texts("-j", other, "list") == reflect.texts("list", "-j", other) == ["There."]
    assert reflect.texts("-j", str(tmp_path / "none.db"), "list", "-j", other) == ["There."], (
        "the nearer wins"
    )
    assert reflect("-j", other, "report", "pressure", "--all").status == 0
    assert reflect("report", "-j", other, "pressure", "--all").status == 0
    assert reflect.texts("list") == ["Here."]


def test_it_is_text_behind_two_dashes(reflect: Reflect) -> None:
    assert reflect("add", "--", "-j", "is text").status == 0
    assert reflect.texts("list") == ["-j is text"]


def test_a_journal_that_was_named_must_be_there_to_be_read(reflect: Reflect, tmp_path: Path) -> None:
    for arguments in (("list",), ("search", "tea"), ("show", "1"), ("undo",)):
        answer = reflect("-j", str(tmp_path / "none.db"), *arguments)
        assert answer.status == 3
        assert answer.err == f"There is no journal at {tmp_path / 'none.db'}.\n"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("config", platformdirs.user_config_path),
        ("data", platformdirs.user_data_path),
        ("state", platformdirs.user_state_path),
    ],
    ids=["config", "data", "state"],
)
@pytest.mark.parametrize("chosen", [True, False])
def test_places_are_those_of_the_platform(
    kind: str, expected: object, chosen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    if not chosen:
        monkeypatch.delenv(f"XDG_{kind.upper()}_HOME", raising=False)
    assert callable(expected)
    assert places.place(kind, os.environ) == expected("reflect", appauthor=False)


def test_a_journal_below_a_home_that_is_not_known_is_told_with_file_and_line(reflect: Reflect) -> None:
    reflect.config.write_text("\njournal = '~no-such-person/journal.db'\n")
    reflect.environ["REFLECT_JOURNAL"] = ""
    answer = reflect("list")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"{reflect.config}:2: '~no-such-person/journal.db' names a home folder")
