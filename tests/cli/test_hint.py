"""The hint: one question beside what was written, where its wording blames a person."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from reflect.core.blame import QUESTIONS
from tests.conftest import Reflect
from tests.core.blame_sentences import BLAMING, BLAMING_TOO

AT_A_TERMINAL = ("stdin", "stdout", "stderr")
BLAMING_NURSE = "The night nurse forgot to sign the chart"
HINT = f'Hint on "forgot to sign": {QUESTIONS["missed"]}\n'


@pytest.fixture
def used(reflect: Reflect) -> Reflect:
    """A journal that has been told of already."""
    reflect("add", "Tea.")
    return reflect


def test_it_is_one_line_after_the_answer(used: Reflect) -> None:
    answer = used("add", BLAMING_NURSE, "-q", "pressure", terminal=AT_A_TERMINAL)
    assert answer.status == 0
    assert answer.out == "2  pressure  Sunday 2026-11-22 14:05\n"
    assert answer.err == HINT


def test_what_blames_nobody_gets_none(used: Reflect) -> None:
    assert used("add", "The pump failed to start", terminal=AT_A_TERMINAL).err == ""


def test_the_answer_to_a_probe_is_read_as_well(used: Reflect) -> None:
    detail = ("--detail", f"why={BLAMING_NURSE}")
    assert used("add", "The chart was not signed", *detail, terminal=AT_A_TERMINAL).err == HINT


def test_an_answer_that_goes_to_a_file_does_not_silence_it(used: Reflect) -> None:
    assert used("add", BLAMING_NURSE, terminal=("stdin", "stderr")).err == HINT


@pytest.mark.parametrize(
    "terminal", [(), ("stdout",), ("stdin", "stdout"), ("stdout", "stderr")], ids=" ".join
)
def test_where_nobody_sits_there_is_none(terminal: tuple[str, ...], used: Reflect) -> None:
    assert used("add", BLAMING_NURSE, terminal=terminal).err == ""


@pytest.mark.parametrize(
    "options",
    [
        ("--json",),
        ("--no-input",),
        ("--private",),
        ("--audience", "private"),
        ("-q", "witness"),
        ("-q", "witness", "--audience", "team"),
    ],
    ids=" ".join,
)
def test_there_is_none_where_it_would_be_out_of_place(options: tuple[str, ...], used: Reflect) -> None:
    answer = used("add", BLAMING_NURSE, *options, terminal=AT_A_TERMINAL)
    assert (answer.status, answer.err) == (0, "")


def test_what_is_private_by_the_configuration_gets_none(used: Reflect) -> None:
    used.config.write_text('audience = "private"\n')
    assert used("add", BLAMING_NURSE, terminal=AT_A_TERMINAL).err == ""


def test_it_can_be_turned_off(used: Reflect) -> None:
    used.config.write_text("hint = false\n")
    assert used("add", BLAMING_NURSE, terminal=AT_A_TERMINAL).err == ""
    used.config.write_text("hint = true\n")
    assert used("add", BLAMING_NURSE, terminal=AT_A_TERMINAL).err == HINT


@pytest.mark.parametrize("value", ['"no"', '"false"', "0", "[]"])
def test_a_setting_that_says_neither_is_refused(value: str, used: Reflect) -> None:
    used.config.write_text(f"hint = {value}\n")
    answer = used("add", BLAMING_NURSE)
    assert answer.status == 2
    assert f"{used.config}:1: hint is true or false" in " ".join(answer.err.split())


def test_what_was_stored_before_is_not_hinted_at_again(used: Reflect) -> None:
    first = used("add", BLAMING_NURSE, "--key", "a", terminal=AT_A_TERMINAL)
    again = used("add", BLAMING_NURSE, "--key", "a", terminal=AT_A_TERMINAL)
    assert (first.err, again.err) == (HINT, "")


class TestEdit:
    def test_new_words_get_it_as_well(self, used: Reflect) -> None:
        assert used("edit", "1", "--text", BLAMING_NURSE, terminal=AT_A_TERMINAL).err == HINT
        detail = ("--detail", f"why={BLAMING_NURSE}.")
        assert used("edit", "1", *detail, terminal=AT_A_TERMINAL).err == HINT

    @pytest.mark.parametrize(
        "options", [("-p", "ward"), ("--json", "--text", f"{BLAMING_NURSE}!"), ("--private",)]
    )
    def test_words_that_were_there_and_scripts_do_not(self, options: tuple[str, ...], used: Reflect) -> None:
        used("edit", "1", "--text", BLAMING_NURSE)
        answer = used("edit", "1", *options, terminal=AT_A_TERMINAL)
        assert (answer.status, answer.err) == (0, "")

    def test_what_becomes_private_does_not(self, used: Reflect) -> None:
        assert used("edit", "1", "--private", "--text", BLAMING_NURSE, terminal=AT_A_TERMINAL).err == ""

    def test_in_the_editor_as_by_options(self, used: Reflect, tmp_path: Path) -> None:
        editor = tmp_path / "editor.py"
        editor.write_text(
            "import pathlib, sys\n"
            "file = pathlib.Path(sys.argv[1])\n"
            f"file.write_text(file.read_text().replace('Tea.', {BLAMING_NURSE!r}))\n"
        )
        used.environ["EDITOR"] = f'"{sys.executable}" "{editor}"'
        assert used("edit", "1", terminal=AT_A_TERMINAL).err == HINT


def test_nothing_of_it_is_stored(used: Reflect) -> None:
    """A journal written to at a terminal and one written to by a script hold the same."""
    used("add", BLAMING_NURSE, terminal=AT_A_TERMINAL)
    hinted = dump(used)
    used.journal.unlink()
    used("add", "Tea.")
    used("add", BLAMING_NURSE)
    assert len(hinted) == len(dump(used))
    assert not [line for line in hinted if "Hint" in line or QUESTIONS["missed"] in line]


@pytest.mark.parametrize("text", [*BLAMING, *BLAMING_TOO])
def test_it_fits_on_one_line_of_a_narrow_terminal(
    text: str, used: Reflect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert len(used("add", text, terminal=AT_A_TERMINAL).err.splitlines()) <= 1


def dump(reflect: Reflect) -> list[str]:
    journal = sqlite3.connect(reflect.journal)
    try:
        return list(journal.iterdump())
    finally:
        journal.close()
