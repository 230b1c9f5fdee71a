"""What a command that is proposed says again of the one that proposed it."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflect.core.again import NEVER, Again, as_typed, journal_named
from reflect.core.learning.step import Step

ASKED = Again("-j demo.db", "--in 2020", "-t wifi", unnamed='--in "13 weeks"')


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ana", "Ana"),
        ("Zoë", "Zoë"),
        ("Bo Jones", '"Bo Jones"'),
        ("O'Neill", '"O\'Neill"'),
        ("$HOME", "'$HOME'"),
        (r"C:\Users\Ana\demo.db", r'"C:\Users\Ana\demo.db"'),
        ("", '""'),
    ],
)
def test_a_name_is_typed_as_a_shell_takes_it(name: str, typed: str) -> None:
    assert as_typed(name) == typed


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12))
@example("a\\\\b")
@example("tail\\")
@example('say "tea"')
def test_any_name_comes_back_from_a_shell(name: str) -> None:
    assert shlex.split(as_typed(name)) == [name]


def test_a_journal_that_was_named_is_named_again() -> None:
    assert journal_named(None) == ""
    assert ASKED.here("reflect follow done f3") == "reflect -j demo.db follow done f3"
    assert NEVER.here("reflect follow done f3") == "reflect follow done f3"


@pytest.mark.parametrize(
    "command",
    [
        *(
            "reflect --help",
            "reflect follow add --help",
            "reflect -j night add",
            "reflect config set name NAME",
        ),
        *("reflect demo --keep demo.db", "reflect drafts restore d1", "reflect journal new team"),
    ],
)
def test_what_uses_no_journal_or_another_stays_as_it_is(command: str) -> None:
    assert ASKED.here(command) == command


def test_more_of_the_same_is_asked_for_in_the_same_words() -> None:
    assert ASKED.same("reflect report pressure --top 17") == (
        "reflect -j demo.db report pressure --top 17 --in 2020 -t wifi"
    )
    assert ASKED.listed("reflect list") == "reflect -j demo.db list --in 2020 -t wifi"
    unnamed = ASKED._replace(period="")
    assert unnamed.same("reflect report") == "reflect -j demo.db report -t wifi"
    assert unnamed.listed("reflect list") == 'reflect -j demo.db list --in "13 weeks" -t wifi'


def test_a_step_says_again_what_it_is_of() -> None:
    assert Step("reflect ask", "why").typed(ASKED) == "reflect -j demo.db ask"
    assert Step("reflect report", "why", "days").typed(ASKED) == "reflect -j demo.db report --in 2020"
    assert Step("reflect report", "why", "same").typed(ASKED).endswith("--in 2020 -t wifi")


def test_in_a_sentence_the_commands_stand_between_backticks() -> None:
    sentence = "We reflect add it; `reflect list` shows them, `reflect add -p` names one, `reflect demo` too."
    assert ASKED.in_sentence(sentence) == (
        "We reflect add it; `reflect -j demo.db list` shows them, `reflect -j demo.db add -p` names one, "
        "`reflect demo` too."
    )
