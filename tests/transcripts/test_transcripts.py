"""The manual is true: every transcript, and every terminal printed in a document, runs as printed."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.transcripts.transcript import Step, agrees, fenced, indented, run, steps, without_blank_end

pytestmark = pytest.mark.skipif(os.name == "nt", reason="transcripts are typed into a POSIX shell")
CHECKOUT = Path(__file__).resolve().parents[2]
TRANSCRIPTS = sorted(Path(__file__).parent.glob("*.transcript"))
DOCUMENTS = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
EXAMPLE_MOMENT = (
    ("Sunday 2026-11-22|Saturday 2026-11-21", "<day>"),
    ("2026-11-2[12]", "<date>"),
    ("22 November:", "<day of a month>:"),
    (r"14:0\d", "<time>"),
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The empty folder in which commands are typed; as from a checkout, ``../shared`` may be there."""
    folder = tmp_path / "here"
    folder.mkdir()
    (tmp_path / "shared").symlink_to(CHECKOUT.parent / "shared")
    return folder


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_runs_as_printed(path: Path, here: Path) -> None:
    text = path.read_text("utf-8")
    for needed in re.findall(r"^# needs (.+)", text, re.MULTILINE):
        if not (CHECKOUT / needed).exists():
            pytest.skip(f"{needed} is not here")
    for file in re.findall(r"^# with (.+)", text, re.MULTILINE):
        shutil.copy(CHECKOUT / file, here)
    for step, ended in after(indented(text), here):
        hold(step, ended, here=here)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_prints_what_happens(path: Path, here: Path) -> None:
    """What is said on standard error may be left out of a document; ``runs with`` names programs it needs."""
    text = path.read_text("utf-8")
    for needed in re.findall(r"<!-- runs with (\S+) -->", text):
        if shutil.which(needed) is None:
            pytest.skip(f"{needed} is not here")
    for example, placeholder in EXAMPLE_MOMENT:
        text = re.sub(example, placeholder, text)
    for step, ended in after(fenced(text), here):
        hold(step, ended if step.err else ended._replace(err=[]), here=here)


def after(lines: list[tuple[int, str]], here: Path) -> list[tuple[Step, Step]]:
    """Each step as it is printed and as it ended."""
    expected = steps(lines)
    return list(zip(expected, run(expected, here=here), strict=True))


def hold(step: Step, ended: Step, *, here: Path) -> None:
    said = "\n".join(
        [
            f"line {step.line}: $ {step.command}",
            *without_blank_end(ended.out),
            *(f"! {line}" for line in without_blank_end(ended.err)),
            f"[exit {ended.status}]",
        ]
    )
    for what, right in (
        ("standard output", agrees(step.out, ended.out, here=here)),
        ("standard error", agrees(step.err, ended.err, here=here)),
        ("exit status", step.status == ended.status),
    ):
        assert right, f"another {what}:\n{said}"


def test_other_words_do_not_agree(here: Path) -> None:
    """The comparison can fail: a word, a line, a stream, a status."""
    text = "$ echo one; echo two >&2; (exit 3)\none\n! two\n[exit 3]\n"
    [(step, ended)] = after(list(enumerate(text.splitlines(), 1)), here)
    hold(step, ended, here=here)
    assert agrees(["o...", "..."], ended.out, here=here)
    for wrong in (
        step._replace(out=["two"]),
        step._replace(out=[]),
        step._replace(out=["one", "one"]),
        step._replace(err=["one"]),
        step._replace(err=[]),
        step._replace(status=0),
    ):
        with pytest.raises(AssertionError):
            hold(wrong, ended, here=here)
