"""Whatever happens, a person meets one sentence; what went wrong inside is written down without words."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reflect.journal import finding, reflections
from tests.conftest import Reflect, ReflectProcess

SECRET = "Nobody shall read of the broken teapot"


class Unforeseen(Exception):
    pass


@pytest.fixture
def _add_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of ours, deep inside, whose own message holds the words."""

    def fails(*_: object, **__: object) -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise Unforeseen(f"could not store {SECRET!r}") from error

    monkeypatch.setattr(reflections, "add", fails)


@pytest.mark.usefixtures("_add_fails")
def test_a_mistake_of_ours_is_one_line_and_exit_1(reflect: Reflect) -> None:
    answer = reflect("add", SECRET)
    assert answer.status == 1
    assert answer.out == ""
    [line] = [line for line in answer.err.splitlines() if line.startswith("reflect made a mistake")]
    assert "Unforeseen" in line
    assert SECRET not in answer.err


@pytest.mark.usefixtures("_add_fails")
def test_the_bug_report_holds_none_of_the_words(reflect: Reflect, tmp_path: Path) -> None:
    words = {
        "text": SECRET,
        "-q": "question-nobody-knows",
        "-p": "point-nobody-knows",
        "-t": "tag-nobody-knows",
        "--by": "person-nobody-knows",
        "--with": "friend-nobody-knows",
        "--detail": "why=detail-nobody-knows",
        "--key": "key-nobody-knows",
    }
    options = [word for name, value in words.items() if name.startswith("-") for word in (name, value)]
    answer = reflect("add", *options, "--from=teacher-nobody-knows", "-xteapot", words["text"])
    assert answer.status == 2
    answer = reflect("add", *options, "--from=teacher-nobody-knows", words["text"])
    assert answer.status == 1
    [report] = (tmp_path / "state" / "reflect" / "reports").iterdir()
    assert str(report) in answer.err
    said = report.read_text()
    assert "Unforeseen" in said
    assert "KeyError" in said
    assert "add.py" in said, "where it happened"
    assert "nobody" not in said.lower()
    assert "teapot" not in said
    if os.name != "nt":
        assert stat.S_IMODE(report.stat().st_mode) == 0o600


@pytest.mark.usefixtures("_add_fails")
def test_a_report_that_can_not_be_written_is_still_one_line(reflect: Reflect, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    answer = reflect("add", SECRET)
    assert answer.status == 1
    assert "mistake" in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.usefixtures("_add_fails")
def test_words_from_an_editor_are_kept_when_storing_them_fails(reflect: Reflect, tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(f"import sys; open(sys.argv[1], 'w').write({SECRET!r})")
    reflect.environ["EDITOR"] = f"{sys.executable} {editor}"
    answer = reflect("add", terminal=("stdin", "stdout", "stderr"))
    assert answer.status == 1
    [draft] = (tmp_path / "state" / "reflect" / "drafts").glob("*.md")
    assert draft.read_text() == SECRET
    assert str(draft) in answer.err, "the person is told where the words are"


def test_control_c_ends_with_130_and_without_a_word(
    reflect: Reflect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    reflect("add", "Tea.")
    monkeypatch.setattr(finding, "latest", interrupted)
    answer = reflect("list")
    assert (answer.status, answer.out, answer.err) == (130, "", "")


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_control_c_while_standard_input_is_read_stores_nothing(reflect_process: ReflectProcess) -> None:
    program = subprocess.Popen(
        reflect_process.command("add", "-"),
        env=reflect_process.environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdin is not None
    program.stdin.write(b"half a thought " * 20_000)  # more than a pipe holds: it reads
    program.stdin.flush()
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert out == b""
    assert b"Traceback" not in err
    assert not reflect_process.journal.exists()


NONSENSE = [
    ("nonsense",),
    ("add", "--nonsense", "Tea."),
    ("add", "Tea.", "-q"),
    ("add", "Tea.", "-q", ""),
    ("add", "Tea.", "-p", "\n"),
    ("add", "Tea.", "-p", ""),
    ("add", "Tea.", "--by", ""),
    ("add", "Tea.", "--with", "@"),
    ("add", "Tea.", "--key", ""),
    ("add", "Tea.", "--key", "a\0b"),
    ("add", "Tea.", "-t", "# tea", "-t", "tea", "-t", "TEA", "--nonsense"),
    ("add", "Tea.", "-t", "#"),
    ("add", "Tea.", "--on", ""),
    ("add", "Tea.", "--on", "9999-99-99"),
    ("add", "Tea.", "--on", "0001-01-01"),
    ("add", "Tea.", "--on", "99999999999999 days ago"),
    ("add", "Tea.", "--detail", "why"),
    ("add", "Tea.", "--detail", "=why"),
    ("add", "Tea.", "--audience", "everyone"),
    ("add", "Tea.\ud800"),
    ("add", "Tea.", "-t", "\udcff"),
    ("add", "Tea.", "--key", "\udcff"),
    ("add", "Tea.", "--detail", "why=\udcff"),
    ("add", "Tea.", "--detail", "\udcff=why"),
    ("add", "Tea.", "--detail", "why=one", "--detail", "why=two"),
    ("list", "--in", "the day before"),
    ("list", "--in", "999999999999 weeks"),
    ("list", "--in", "99999 years"),
    ("list", "--since", "0000-00-00"),
    ("list", "--week", "99"),
    ("list", "--lens", "nonsense"),
    ("list", "-n", "0"),
    ("list", "-n", "many"),
    ("list", "-n", "99999999999999999999"),
    ("list", "--format", "pdf"),
    ("list", "-p", ""),
    ("list", "-t", "\udcff"),
    ("search",),
    ("search", ""),
    ("search", '"'),
    ("search", "("),
    ("search", "\udcff"),
    ("show",),
    ("show", "-1"),
    ("show", "99999999999999999999"),
    ("show", "\u0663"),
    ("show", "\u00b2"),
    ("undo", "9"),
    ("tag",),
    ("tag", "rename"),
    ("tag", "rename", "kitchen"),
    ("tag", "rename", "kitchen", ""),
    ("tag", "rename", "kitchen", "#"),
    ("tag", "rename", "kitchen", "a\nb"),
    ("tag", "rename", "kitchen", "x" * 400),
    ("tag", "rename", "kitchen", "\udcff"),
    ("tag", "rename", "\udcff", "kitchen"),
    ("tag", "rename", "#", "kitchen"),
    ("tag", "rename", "kitchens", "tea", "--dry-run"),
    ("tag", "merge", "kitchen", "--into", "kitchen"),
    ("tag", "merge", "kitchen", "--into", "\udcff"),
    ("tag", "merge", "--into", "kitchen"),
    ("tag", "list", "--format", "md"),
    ("person", "rename", "Ana", "Bo"),
    ("person", "add"),
    ("person", "add", "@"),
    ("person", "add", "\udcff"),
    ("person", "add", "Ana", "--group", "\udcff"),
    ("person", "remove", "Ana"),
    ("person", "list", "--group", "\udcff"),
    ("point", "describe"),
    ("point", "describe", "kettle", ""),
    ("point", "describe", "kettle", "\udcff"),
    ("point", "describe", "kettles", "Hot."),
    ("point", "describe", "kettle", "Hot.", "--clear"),
    ("-j", "", "list"),
    ("-j", "\udcff/x", "list"),
    ("-j", "~no-such-person/x", "list"),
    ("-j", "\udcff", "list"),
    ("-j", "x" * 300, "list"),
    ("-j", "./" + "x" * 300, "list"),
    ("-j", "./" + "x" * 300, "add", "Tea."),
    ("journal", "new", "\udcff"),
    ("journal", "new", "x\0y"),
    ("journal", "use", "\udcff/x"),
    ("journal", "use", "/"),
    ("journal", "use", "./" + "x" * 300),
    ("journal", "list", "x"),
    ("config", "get", "\udcff"),
    ("config", "set"),
    ("config", "set", "audience"),
    ("config", "set", "audience", "\udcff"),
    ("config", "set", "purpose", "\udcff"),
    ("config", "set", "editor", "\0"),
    ("config", "set", "journal", "~no-such-person/x"),
    ("config", "set", "journal", "\udcff/x"),
    ("config", "set", "frameworks", "\udcff"),
    ("config", "unset", "\udcff"),
    ("config", "edit"),
    ("journal", "backup", "~no-such-person/x"),
    ("demo", "--keep", "~no-such-person/x"),
    ("export", "jsonl", "~no-such-person/x"),
    ("framework", "add", "~no-such-person/x"),
    ("search", "abc\udcff"),
    ("search", "(" * 200 + "a" + ")" * 200),
    ("search", "a" + " NOT b" * 5000),
    ("list", "--person", "\udcff"),
    ("list", "-q", "\udcff"),
    ("export", "week", "--week", "0001-W01"),
    ("export", "week", "--since", "0001-01-01", "--until", "0001-01-02"),
]


@pytest.mark.parametrize("arguments", NONSENSE, ids=repr)
def test_nonsense_is_answered_in_one_line(arguments: tuple[str, ...], reflect: Reflect) -> None:
    reflect("add", "Tea.", "-p", "kettle", "-t", "kitchen")
    before = reflect.journal.read_bytes()
    answer = reflect(*arguments)
    assert answer.status in (0, 2, 3, 5)
    assert "mistake" not in answer.err
    assert "Traceback" not in answer.err + answer.out
    if answer.status:
        assert len(answer.err.splitlines()) == 1
        assert answer.err.endswith(".\n")
        assert answer.out == ""
        assert reflect.journal.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        *(f"import {kind}" for kind in ("csv", "jsonl", "jrnl", "dayone", "markdown")),
        *(f"export {kind}" for kind in ("week", "html", "markdown", "csv", "jsonl", "share")),
        "export week --template",
        "export markdown --files day",
        "framework add",
        "demo --keep",
    ],
)
def test_a_place_that_no_system_can_have_is_named(command: str, reflect: Reflect) -> None:
    """Whether something is there can not even be asked of a name so long."""
    reflect("add", "The kettle leaks.", "--by", "Ana")
    answer = reflect(*command.split(), "k" * 300)
    assert answer.status == 2
    assert "k" * 300 in answer.err
