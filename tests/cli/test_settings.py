"""The configuration file, and what goes before what."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import platformdirs
import pytest

from reflect.cli import places
from reflect.cli.settings import Settings, read_settings
from reflect.core.rhythm import Rhythm
from tests.conftest import Reflect


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('audience = "everyone"', ":1: audience is one of team, anonymous, private, not 'everyone'."),
        ('\n\naudiense = "team"', ":3: there is no setting 'audiense'; did you mean audience? There are "),
        ('editor = "vi"\nday_starts = "25:00"', ":2: day_starts is a time such as 04:00, not '25:00'."),
        ('editor = "vi"\nday_starts = 4', ":2: day_starts is a time such as 04:00, not a number."),
        ('day_starts = "04:00+01:00"', ":1: day_starts"),
        ("audience = ", ":1: this is not TOML (Invalid value); a line is key = "),
        ('audience = "team"\naudience = "private"', ":2: this is not TOML (Cannot overwrite a value)"),
        ('# here\neditor = """\nvi', ":2: this is not TOML"),
        ("hint = " + "9" * 5000, ":1: a number or list is too large."),
        ('[journal]\npath = "x"', ":1: journal is text in quotes, not a table."),
        ('journal = ""', ":1: journal is empty; name one, or leave journal out."),
        ('journal = "my diary"', ":1: 'my diary' can not be the name of a journal"),
        ('journal = "nul"', ":1: 'nul' can not be the name of a journal: on Windows that is a device."),
        (
            'journal = "work.db"',
            ":1: journal is a name, or a whole path that begins with / or ~",
        ),
        ('frameworks = "gibbs"', ':1: frameworks is a list such as ["capturing-learning"], not text.'),
        ("frameworks = []", ":1: frameworks is empty"),
        ("frameworks = [1]", ":1: frameworks is a list such as"),
        (
            'hint = true\nframeworks = ["gibs"]',
            ":2: no framework 'gibs' comes with reflect; did you mean",
        ),
        (
            'frameworks = ["handover"]',
            "One of your own is added to each journal by itself",
        ),
        ('purpose = ""', ":1: purpose is empty"),
        ('purpose = "\\u001b[31m"', ":1: purpose holds a control character"),
        ("purpose = ['x']", ":1: purpose is text in quotes, not a list."),
        ('rhythm = "fortnightly"', ":1: rhythm knows no 'fortnightly'"),
        ('rhythm = ["monday", 3]', ':1: rhythm is a list such as ["monday"], not a number.'),
        ("rhythm = []", ":1: rhythm names no day"),
        ("editor = true", ":1: editor is text in quotes, not true or false."),
        ('editor = " "', ":1: editor is empty"),
        ('editor = "vi \'unclosed"', ':1: editor "vi \'unclosed" can not be read: No closing quotation.'),
        ("pager = false", ":1: pager is text in quotes, not true or false."),
        ("hint = 'no'", ":1: hint is true or false, without quotes."),
    ],
)
def test_a_mistake_is_told_with_file_and_line(text: str, said: str, reflect: Reflect) -> None:
    reflect.config.write_text(f"{text}\n")
    answer = reflect("add", "Tea.")
    assert answer.status == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert answer.err.startswith(f"{reflect.config}:")
    assert said in answer.err
    assert not reflect.journal.exists()


def read(reflect: Reflect, text: str) -> Settings:
    reflect.config.write_text(f"{text}\n")
    return read_settings(reflect.config)


def test_every_setting_is_read(reflect: Reflect) -> None:
    assert read(
        reflect,
        """
        journal = "work"
        frameworks = ["gibbs", "capturing-learning", "gibbs"]
        audience = "private"
        purpose = '''
          So that what helped once
          helps again '''
        rhythm = ["friday", "Monday"]
        day_starts = "4:00"
        editor = "code --wait"
        pager = ""
        hint = false
        """,
    ) == Settings(
        journal="work",
        frameworks=("gibbs", "capturing-learning"),
        audience="private",
        purpose="So that what helped once helps again",
        rhythm=Rhythm((0, 4), "monday, friday"),
        day_starts=time(4),
        editor="code --wait",
        pager="",
        hint=False,
    )


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("day_starts = 04:00:00", "day_starts", time(4)),
        ('day_starts = "04:30:00"', "day_starts", time(4, 30)),
        ('rhythm = "weekly"', "rhythm", Rhythm((), "weekly")),
        ("journal = '~/w.db'", "journal", "~/w.db"),
        ('\ufeffaudience = "private"', "audience", "private"),
        ('audience = "private"\r', "audience", "private"),
    ],
)
def test_it_may_be_written_in_another_way(text: str, key: str, value: object, reflect: Reflect) -> None:
    assert getattr(read(reflect, text), key) == value


def test_without_a_configuration_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == Settings()
    assert Settings().hint
    assert Settings().day_starts == time(0)


def in_use(reflect: Reflect) -> list[str]:
    known = reflect("framework", "list", "--json").json["frameworks"]
    return [framework["key"] for framework in known if framework["in_use"]]


def test_a_new_journal_asks_from_the_frameworks_that_are_set(reflect: Reflect) -> None:
    reflect.config.write_text('frameworks = ["start-stop-continue", "gibbs"]\n')
    assert in_use(reflect) == ["start-stop-continue", "gibbs"], "also before it is made"
    assert reflect("add", "Tea.", "-q", "feelings").status == 0
    assert in_use(reflect) == ["start-stop-continue", "gibbs"]


def test_which_are_in_use_afterwards_only_the_journal_knows(reflect: Reflect) -> None:
    assert reflect("add", "Tea.").status == 0
    reflect.config.write_text('frameworks = ["gibbs"]\n')
    assert in_use(reflect) == ["capturing-learning", "learning-in-practice"]
    assert reflect("framework", "use", "after-action-review").status == 0
    assert in_use(reflect) == ["after-action-review"]


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
