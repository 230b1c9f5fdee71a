"""Text is stored as it was written, whichever way it came, and comes out again as it was stored."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import NOW, Answer, Reflect, ReflectProcess

AT_A_TERMINAL = ("stdin", "stdout", "stderr")
MOST = 1024 * 1024  # bytes
TEXTS = {
    "plain": "The kettle was mended.",
    "no final newline": "line one\nline two",
    "a final newline": "The kettle was mended.\n",
    "two final newlines": "The kettle was mended.\n\n",
    "blank lines before": "\n\n  indented",
    "spaces around": "  The kettle  was mended. ",
    "Windows lines": "line one\r\nline two\r\n",
    "old Mac lines": "line one\rline two",
    "other line ends": "one\u2028two\u2029three\x85four\x0bfive\x0csix",
    "tabs": "\tkettle\t",
    "quotes": "\"double\" 'single' `back` “curly” „low“ «guillemets» \\ \\n \\\\",
    "a leading hyphen": "- a list item",
    "leading hyphens": "--private is an option",
    "a hyphen alone and more": "- - -",
    "an option's look": "-q pressure",
    "shell signs": "$HOME $(date) `date` *.md ~ !! && || ; < > | ? [a] {b}",
    "emoji": "🎉 👩‍👩‍👧 🇩🇪 👍🏽",
    "letters": "é e\u0301 Straße 日本語 العربية עברית ไทย",
    "directions": "\u202eright to left\u202c \u200b \ufeff",
    "a byte order mark first": "\ufeffThe kettle was mended.",
    "control characters": "\x1b[31mred\x1b[0m \x07 \x08 \x7f",
    "looks like a date": "2026-05-22T15:55-04:00: offset entry",
    "looks like a month": "march on: we did it",
    "looks like a title": "# Title\n\n---\non: yesterday\ntags: [a]\n---\n",
    "looks like a query": 'kettle OR (tea NOT coffee) "pot" NEAR/2 *',
    "looks like SQL": "'; DROP TABLE reflection; -- :text ? %s",
    "looks like JSON": '{"text": "Tea.", "on": null}',
    "an address and signs": "a@b.org C# #1 @ # https://b.org/#top?a=@b",
    "a long line": "kettle " * 5000,
    "all one can write": "é" * (MOST // 2),
}
WAYS: dict[str, Callable[[Reflect, str], Answer]] = {
    "as an argument": lambda reflect, text: reflect("add", "--", text),
    "through a pipe": lambda reflect, text: reflect("add", "-", stdin=text),
    "through a pipe that nobody named": lambda reflect, text: reflect("add", stdin=text),
    "in an editor": lambda reflect, text: in_editor(reflect, f"{text}\n".encode()),
    "as a new text": lambda reflect, text: reflect("edit", "1", f"--text={text}"),
    "as a new text through a pipe": lambda reflect, text: reflect("edit", "1", "--text", "-", stdin=text),
}
LONG = ("a long line", "all one can write")


def in_editor(reflect: Reflect, written: bytes) -> Answer:
    """``reflect add`` with an editor that writes these words."""
    words = reflect.journal.with_name("words")
    words.write_bytes(written)
    reflect.environ["EDITOR"] = f'{"copy" if os.name == "nt" else "cp"} "{words}"'
    return reflect("add", terminal=AT_A_TERMINAL)


def text_of(reflect: Reflect, name: str = "last") -> str:
    record = reflect("show", name, "--json").json["reflection"]
    return str(record["text"])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_is_stored_as_it_was_written(text: str, way: str, reflect: Reflect) -> None:
    reflect("add", "Tea.")
    answer = WAYS[way](reflect, text)
    assert answer.status == 0, answer.err
    assert text_of(reflect) == text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_so_is_the_answer_to_a_probe(text: str, reflect: Reflect) -> None:
    answer = reflect("add", "Tea.", "--detail", f"why={text}", "--detail", "reuse=Anyone")
    assert answer.status == 0, answer.err
    details = reflect("show", "last", "--json").json["reflection"]["details"]
    assert details == {"why": text, "reuse": "Anyone"}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_comes_out_as_it_is_stored(text: str, reflect: Reflect) -> None:
    reflect("add", "-", stdin=text)
    assert reflect("list", "--json").json["reflections"][0]["text"] == text
    assert json.loads(reflect("list", "--format", "jsonl").out)["text"] == text
    assert json.loads(reflect("export", "jsonl", "--in-view").out)["text"] == text
    csv.field_size_limit(2 * MOST)
    [row] = csv.DictReader(io.StringIO(reflect("list", "--format", "csv").out, newline=""))
    assert row["text"].replace("\r\n", "\n") == clean_in_csv(text).replace("\r\n", "\n")


def clean_in_csv(text: str) -> str:
    """A table is read by people too: in it what would act on a terminal, or in a spreadsheet, does not."""
    from reflect.core.cells import defused
    from reflect.render.clean import clean

    return defused(clean(text))


def test_nothing_is_taken_out_of_it_for_a_date_or_a_title(reflect: Reflect) -> None:
    for text in (text for name, text in TEXTS.items() if name.startswith("looks like")):
        reflect("add", "--", text)
        record = reflect("show", "last", "--json").json["reflection"]
        assert (record["text"], record["on"]) == (text, NOW.isoformat())


def test_arguments_are_joined_by_one_space(reflect: Reflect) -> None:
    reflect("add", "two  words", "and", " more ", "", "end")
    assert text_of(reflect) == "two  words and  more   end"


@pytest.mark.parametrize("newlines", ["\n", "\r\n", "\n\n", "\n\r\n"], ids=repr)
def test_of_what_an_editor_writes_one_final_newline_is_removed(newlines: str, reflect: Reflect) -> None:
    in_editor(reflect, f"Tea.{newlines}".encode())
    assert text_of(reflect) == f"Tea.{newlines}".removesuffix("\n").removesuffix("\r")


class TestLeadingHyphens:
    @pytest.mark.parametrize("text", ["- a list item", "-5 degrees in the office", "--private is an option"])
    def test_where_it_holds_a_space_it_needs_no_two_hyphens_before_it(
        self, text: str, reflect: Reflect
    ) -> None:
        assert reflect("add", text, "-q", "space").status == 0
        record = reflect("show", "last", "--json").json["reflection"]
        assert (record["text"], record["question"], record["audience"]) == (text, "space", "team")

    @pytest.mark.parametrize("text", ["-5", "-q", "--private", "--help", "-"])
    def test_else_two_hyphens_before_it_say_that_it_is_text(self, text: str, reflect: Reflect) -> None:
        assert reflect("add", "-q", "space", "--", text, "is said").status == 0
        assert text_of(reflect) == f"{text} is said"

    def test_where_it_can_not_be_told_from_an_option_one_sentence_says_how(self, reflect: Reflect) -> None:
        answer = reflect("add", "-5degrees")
        assert (answer.status, answer.out) == (2, "")
        assert "put -- before it" in answer.err
        assert len(answer.err.splitlines()) == 1

    def test_a_hyphen_among_other_words_is_a_hyphen(self, reflect: Reflect) -> None:
        reflect("add", "tea", "-", "coffee", stdin="not read")
        assert text_of(reflect) == "tea - coffee"


# What can not be stored is refused, and where it came through a pipe or an editor it is kept.
REFUSED = {
    "a NUL": (b"tea\0pot", ("NUL", "position 4")),
    "Latin-1": (b"caf\xe9", ("UTF-8", "byte 4")),
    "UTF-16": ("Tea.".encode("utf-16"), ("UTF-8", "byte 1")),
    "half a surrogate": (b"tea \xed\xa0\x80", ("UTF-8", "byte 5")),
    "a cut character": ("café".encode()[:-1], ("UTF-8", "byte 4")),
    "an overlong one": (b"\xc0\xaf", ("UTF-8", "byte 1")),
    "one byte too many": (b"x" * (MOST + 1), ("1,048,577", "1,048,576")),
}


@pytest.mark.parametrize(("given", "said"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("arguments", [("add", "-"), ("add",), ("edit", "1", "--text", "-")], ids=" ".join)
def test_what_can_not_be_stored_is_refused_and_kept(
    arguments: tuple[str, ...], given: bytes, said: tuple[str, ...], reflect: Reflect
) -> None:
    reflect("add", "Tea.")
    answer = reflect(*arguments, stdin=given)
    assert (answer.status, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert all(words in answer.err for words in said), answer.err
    assert reflect.texts("list") == ["Tea."]
    assert kept(reflect) == [given]


@pytest.mark.parametrize("name", ["a NUL", "Latin-1", "one byte too many"])
def test_so_it_is_with_what_an_editor_wrote(name: str, reflect: Reflect) -> None:
    given = REFUSED[name][0] + b"\n"
    answer = in_editor(reflect, given)
    assert (answer.status, answer.out) == (2, "")
    assert kept(reflect) == [given]


def kept(reflect: Reflect) -> list[bytes]:
    return [file.read_bytes() for file in reflect.journal.parent.glob("state/reflect/drafts/*.md")]


@pytest.mark.parametrize("given", ["", " ", "\n\t \r\n"], ids=repr)
@pytest.mark.parametrize("way", ["as an argument", "through a pipe", "through a pipe that nobody named"])
def test_nothing_is_no_text(way: str, given: str, reflect: Reflect) -> None:
    answer = WAYS[way](reflect, given)
    assert (answer.status, answer.out) == (2, "")
    assert "empty" in answer.err
    assert not reflect.journal.exists()
    assert kept(reflect) == []


@pytest.mark.skipif(os.name == "nt", reason="arguments are no bytes there")
@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
def test_a_program_in_any_locale_stores_the_bytes_it_was_given(
    locale: str, reflect_process: ReflectProcess
) -> None:
    reflect_process.environ |= {"LC_ALL": locale, "PYTHONIOENCODING": "latin-1"}
    text = TEXTS["emoji"] + TEXTS["letters"]
    for arguments, stdin in (([text.encode()], b""), ([b"-"], text.encode())):
        command = [*map(os.fsencode, reflect_process.command("add", "--json")), *arguments]
        ended = subprocess.run(
            command, env=reflect_process.environ, input=stdin, capture_output=True, check=True
        )
        assert json.loads(ended.stdout)["reflection"]["text"] == text


@pytest.mark.skipif(os.name == "nt", reason="arguments are no bytes there")
def test_an_argument_that_is_no_text_is_refused_and_kept(reflect_process: ReflectProcess) -> None:
    command = [*map(os.fsencode, reflect_process.command("add")), b"caf\xe9"]
    ended = subprocess.run(command, env=reflect_process.environ, capture_output=True, check=False)
    assert ended.returncode == 2
    assert b"Traceback" not in ended.stderr
    drafts = Path(reflect_process.environ["XDG_STATE_HOME"]) / "reflect" / "drafts"
    assert [file.read_bytes() for file in drafts.glob("*.md")] == [b"caf\xe9"]
