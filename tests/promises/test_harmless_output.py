"""Whatever somebody wrote, showing it does nothing to the terminal or to what reads the pipe."""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import Answer, Reflect, ReflectProcess

DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "".join(chr(n) for n in [*range(1, 9), 11, 12, 13, *range(14, 32), *range(127, 160)])
SEQUENCES = (
    "\x1b[38;5;123mcoloured\x1b[0m",
    "\x1b[2J\x1b[H",
    "\x1b]0;owned title\x07",
    "\x1b]8;;https://example.org\x1b\\a link\x1b]8;;\x1b\\",
    "\x1b]52;c;b3duZWQ=\x07",
    "\x1bP$q q\x1b\\",
    "\x9b31mred",
    "gone\rreplaced",
    "back\b\b\bspace",
)
MARKUP = "[red]not red[/red] [link=https://example.org]no link[/link] [/] [bold :smile: \\[x]"
NASTY = f"{MARKUP} {' '.join(SEQUENCES)} {DIRECTIONS} {CONTROLS} one\u2028two\u2029three\x85four"
NASTY_NAME = f"{MARKUP} {DIRECTIONS}"  # controls are refused in names
NASTY_KEY = NASTY_NAME.replace("=", " ")

WRITE = (
    (
        *("add", f"-{NASTY}", "-q", "pressure", "-p", f"point {NASTY_NAME}", "-t", f"tag {NASTY_NAME}"),
        *("--by", f"by {NASTY_NAME}", "--with", f"with {NASTY_NAME}", "--from", f"from {NASTY_NAME}"),
        *("--detail", f"why={NASTY}", "--detail", f"{NASTY_KEY}=because", "--key", f"key {NASTY}"),
    ),
    ("add", "--detail", f"keep={NASTY}", "-q", "success", NASTY),
    ("add", NASTY),
)
FORMATS = ("table", "plain", "json", "jsonl", "csv", "md")
LOOKING = (
    *(("list", "--all", "--format", form) for form in FORMATS),
    *(("search", "replaced", "--format", form) for form in FORMATS),
    *(("show", "1", "--format", form) for form in ("table", "plain", "json", "jsonl")),
    *(("report", "--all", "--format", form) for form in ("table", "plain", "json", "md")),
    *(("report", name, "--all", "--format", form) for name in ("positives", "pressure", "themes") for form in
      ("table", "plain", "json")),
    ("export", "week"),
    ("export", "jsonl"),
    ("export", "csv"),
    ("export", "markdown"),
    *((kind, "list", "--format", form) for kind in ("tag", "person", "point") for form in FORMATS),
    ("point", "describe", f"point {NASTY_NAME}", f"{MARKUP} {SEQUENCES[0]} {DIRECTIONS}"),
    ("tag", "rename", f"tag {NASTY_NAME}", f"other {NASTY_NAME}"),
    ("person", "merge", f"with {NASTY_NAME}", "--into", f"from {NASTY_NAME}"),
    ("person", "merge", f"with {NASTY_NAME}", "--into", f"from {NASTY_NAME}", "--dry-run", "--json"),
    ("person", "add", f"by {NASTY_NAME}", f"froms {NASTY_NAME}", "--group", NASTY_NAME),
    ("undo",),
    ("undo", "--json"),
    (),
)  # fmt: skip

# One after the other, in one journal: what follows, whom to ask, and every report of it.
FOLLOWED = (
    (
        *("follow", "add", f"-{NASTY}", "--for", "1", "--owner", f"owner {NASTY_NAME}", "--due", "today"),
        *("--where", NASTY_NAME, "--review", "today", "--with", f"peer {NASTY_NAME}"),
    ),
    ("follow", "add", NASTY, "--for", "2"),
    ("follow", "add", NASTY, "--point", f"point {NASTY_NAME}", "--kind", "adopt", "--role", NASTY_NAME),
    ("follow", "add", NASTY, "--point", f"point {NASTY_NAME}", "--kind", "agree"),
    ("person", "add", f"roster {NASTY_NAME}", "--group", f"group {NASTY_NAME}"),
    ("follow", "done", "f1", "--helped", "yes", "--on", "2026-11-01", "--note", NASTY),
    *(("report", "--all", "--format", form) for form in ("table", "plain", "json", "md")),
    *(("report", name, "--all", "--format", form) for name in ("follow-ups", "voices", "coverage", "lasting")
      for form in ("table", "plain", "json")),
    *(("report", "pressure", f"point {NASTY_NAME}", "--format", form) for form in ("table", "plain", "json")),
    *(("report", name, "--all", "--format", "md") for name in ("follow-ups", "coverage", "lasting")),
    *(("follow", "list", "--state", "all", "--format", form)
      for form in ("table", "plain", "json", "jsonl", "csv")),
    *(("lookback", "--format", form) for form in ("table", "plain", "json")),
    ("history",),
    ("history", "1"),
    ("export", "week", "--brief"),
    ("export", "html"),
    ("export", "share", "--preview", "--name", f"me {NASTY_NAME}"),
    ("edit", "1", "--by", f"roster {NASTY_NAME}"),
    ("follow", "drop", "f2"),
    ("withdraw", "1"),
    ("undo",),
    (),
)  # fmt: skip


def acting(said: str) -> set[str]:
    """The characters that would do something."""
    return {
        character
        for character in said
        if (unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") and character not in "\n\t")
        or character in DIRECTIONS
    }


@pytest.fixture
def nasty(reflect: Reflect) -> Reflect:
    for arguments in WRITE:
        answer = reflect(*arguments)
        assert answer.status == 0, answer.err
        assert acting(answer.out + answer.err) == set()
    return reflect


def test_nothing_that_acts_comes_from_follow_ups_and_reports(nasty: Reflect) -> None:
    for arguments in FOLLOWED:
        answer = nasty(*arguments)
        assert answer.status == 0, (arguments, answer.err)
        assert acting(answer.out + answer.err) == set(), arguments


def test_the_test_sees_what_acts() -> None:
    assert acting("a\x1b[31m\u202e\x9b\r\x85\u2028\x7f") == set("\x1b\u202e\x9b\r\x85\u2028\x7f")
    assert acting("plain\ttext\n, 'é', 日本, 🎉") == set()
    assert acting(NASTY) >= set(CONTROLS + DIRECTIONS)


def test_it_is_stored_as_it_was_written(nasty: Reflect) -> None:
    found = [json.loads(line) for line in nasty("list", "--all", "--format", "jsonl").out.split("\n") if line]
    assert [reflection["text"] for reflection in found] == [NASTY, NASTY, f"-{NASTY}"]
    assert found[2]["details"] == {"why": NASTY, NASTY_KEY: "because"}
    assert found[2]["point"] == f"point {NASTY_NAME}"
    assert found[2]["tags"] == [f"tag {NASTY_NAME}"]


@pytest.mark.parametrize("arguments", LOOKING, ids=" ".join)
def test_nothing_that_acts_comes_out_of_a_pipe(arguments: tuple[str, ...], nasty: Reflect) -> None:
    answer = nasty(*arguments)
    assert answer.status in (0, 2), answer.err
    assert acting(answer.out + answer.err) == set()
    assert answer.status == 0 or answer.err


@pytest.mark.parametrize("arguments", LOOKING, ids=" ".join)
def test_nothing_that_acts_comes_out_on_a_terminal_without_colours(
    arguments: tuple[str, ...], nasty: Reflect
) -> None:
    nasty.environ["NO_COLOR"] = "1"
    answer = nasty(*arguments, terminal=("stdout", "stderr"))
    assert acting(answer.out + answer.err) == set()


@pytest.mark.parametrize("form", ["table", "plain", "csv", "json"])
def test_markup_is_only_text(form: str, nasty: Reflect) -> None:
    nasty.environ["COLUMNS"] = "400"
    out = nasty("list", "--all", "--format", form, terminal=("stdout",)).out
    said = re.sub(r"\s+", " ", _without_colours(out))
    assert "[red]not red[/red]" in said
    assert "[link=https://example.org]no link[/link]" in said
    assert ":smile:" in said


def test_framework_wording_is_harmless_too(reflect: Reflect, tmp_path: Path) -> None:
    escaped = json.dumps(f"What {SEQUENCES[0]} {MARKUP} {DIRECTIONS}?")
    file = tmp_path / "own.toml"
    file.write_text(
        f'key = "own"\nname = {escaped}\nabout = {escaped}\n'
        f'[[question]]\nkey = "what"\nwording = {escaped}\n'
        + "".join(f'[[question.probe]]\nkey = "{key}"\nwording = {escaped}\n' for key in ("one", "two"))
    )
    for arguments in (
        ("framework", "add", str(file)),
        ("framework", "use", "own"),
        ("framework", "list"),
        ("framework", "show", "own"),
        ("add", "Tea.", "-q", "what", "--detail", "one=two"),
        ("show", "last"),
        ("report", "--all", "--format", "md"),
        (),
    ):
        for terminal in ((), ("stdout", "stderr")):
            reflect.environ["NO_COLOR"] = "1"
            answer = reflect(*arguments, terminal=terminal)
            assert acting(answer.out + answer.err) == set(), arguments


@pytest.mark.parametrize(
    "arguments",
    [
        (NASTY,),
        ("add", "Tea.", "-q", NASTY),
        ("add", "Tea.", "-p", NASTY),
        ("add", "Tea.", "--on", NASTY),
        ("add", "Tea.", "--detail", NASTY),
        ("add", "Tea.", "--audience", NASTY),
        ("add", "Tea.", f"--{NASTY}"),
        ("list", "-t", NASTY_NAME),
        ("list", "-q", NASTY),
        ("list", "--in", NASTY),
        ("list", "--format", NASTY),
        ("search", f"({NASTY_NAME}"),
        ("show", NASTY),
        ("-j", f"/nowhere/{SEQUENCES[0]}.db", "list"),
        ("-j", f"{SEQUENCES[0]}.db", "add", "Tea."),
        ("-j", NASTY, "list"),
        ("-j", f"./{SEQUENCES[0]}", "journal", "info"),
        ("-j", f"./{SEQUENCES[0]}", "journal", "list"),
        ("-j", f"./{SEQUENCES[0]}", "config", "show"),
        ("journal", "new", NASTY),
        ("journal", "use", NASTY),
        ("config", "get", NASTY),
        ("config", "set", "purpose", NASTY),
        ("config", "set", "editor", NASTY_NAME),
        ("config", "unset", NASTY),
        ("framework", "show", NASTY),
        ("framework", "add", NASTY),
        ("import", "csv", NASTY),
    ],
    ids=range(28),
)
def test_what_is_said_of_a_mistake_is_harmless(
    arguments: tuple[str, ...], reflect: Reflect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = reflect(*arguments)
    assert acting(answer.out + answer.err) == set()


def test_a_configuration_is_quoted_harmlessly(reflect: Reflect) -> None:
    reflect.config.write_text(f"audience = {json.dumps(SEQUENCES[0])}\n")
    answer = reflect("add", "Tea.")
    assert answer.status == 2
    assert acting(answer.err) == set()


@pytest.mark.skipif(os.name == "nt", reason="a pseudo terminal is made in another way there")
@pytest.mark.parametrize("arguments", [("list",), ("show", "1"), ("search", "replaced")], ids=" ".join)
def test_a_real_terminal_gets_colours_of_ours_and_nothing_else(
    arguments: tuple[str, ...], nasty: Reflect, reflect_process: ReflectProcess
) -> None:
    said = on_a_terminal(reflect_process, *arguments).decode()
    ours = re.findall(r"\x1b\[([0-9;]*)m", said)
    assert ours, "a terminal gets colours"
    assert not [code for code in ours if code.startswith("38;")], "those of the text are not among them"
    assert acting(_without_colours(said).replace("\r\n", "\n")) == set()
    assert "not red" in said


def test_a_dumb_terminal_gets_no_colours(nasty: Reflect) -> None:
    nasty.environ["TERM"] = "dumb"
    assert acting(nasty("list", terminal=("stdout",)).out) == set()


def test_colours_can_be_forced_into_a_pipe(reflect: Reflect) -> None:
    reflect("add", "Tea.", "-q", "pressure")
    assert "\x1b[" not in reflect("list", "--format", "table").out
    reflect.environ["FORCE_COLOR"] = "1"
    answer: Answer = reflect("list", "--format", "table")
    assert "\x1b[" in answer.out


def on_a_terminal(reflect: ReflectProcess, *arguments: str) -> bytes:
    """Everything a command writes on a pseudo terminal."""
    import pty

    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        reflect.command(*arguments),
        env={**reflect.environ, "PAGER": "cat"},  # whose own escapes are not the question
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    said = b""
    while select.select([ours], [], [], 30)[0]:
        try:
            more = os.read(ours, 65536)
        except OSError:  # so Linux says that the other side is closed
            break
        if not more:
            break
        said += more
    os.close(ours)
    assert program.wait(timeout=60) == 0, said
    assert sys.platform != "win32"
    return said


def _without_colours(said: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", said)
