"""Words on disk as they are typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reflect.cli import drafting
from reflect.cli.desk import Desk
from reflect.cli.draft_fields import edit_fields, fields_of
from reflect.cli.drafting import Headed
from reflect.core.edit import Edit
from reflect.core.errors import ReflectError
from reflect.core.reflection import Draft


class Typed:
    """An answer, in a draft from its first character on; ``becomes`` says what it is to be.

    ``trouble`` says in words that no draft can be kept: a reason to be told, none to stop typing.
    """

    def __init__(self, work: Desk, becomes: Headed) -> None:
        self.work = work
        self.becomes = becomes
        self.trouble = ""

    def holds(self, text: str) -> None:
        """Whatever ends the program now, these words are kept."""
        if text.strip() or self.work.draft is not None:
            self.file_with(text)

    def holds_as(self, text: str, becomes: Headed) -> None:
        """The same where what is typed says what the words become, such as their point."""
        self.becomes = becomes
        try:
            if self.work.draft is not None:
                drafting.head(self.work.draft, becomes)
        except OSError as error:
            self.trouble = f"What you type can not be kept in {self.work.draft}: {error.strerror}."
        self.holds(text)

    def file_with(self, text: str) -> Path | None:
        """The draft, which holds these words; None where there is no place for it."""
        words = as_typed(text)
        try:
            if self.work.draft is None:
                self.work.draft = drafting.begin(self.work, words, headed=self.becomes)
            else:
                drafting.write(self.work.draft, words)
        except OSError as error:
            self.trouble = f"What you type can not be kept in {self.work.draft}: {error.strerror}."
        except ReflectError as error:
            self.trouble = error.sentence
        return self.work.draft

    def found(self) -> str:
        """What the draft holds, whoever wrote it there."""
        words = self.work.draft.read_bytes() if self.work.draft and self.work.draft.exists() else b""
        return words.decode("utf-8", "surrogateescape")


def as_typed(text: str) -> bytes:
    """The bytes that came from the keyboard, also where they are no UTF-8."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # Windows has others
        return text.encode("utf-8", "surrogatepass")


def becomes_reflection(draft: Draft, work: Desk) -> Headed:
    return _headed("add", fields_of(draft), work)


def becomes_detail(number: int, revision: int, key: str, work: Desk) -> Headed:
    """The answer to a probe of a reflection that is there already."""
    return _headed("edit", {"detail": key}, work)._replace(number=number, revision=revision)


def becomes_follow_up(number: int, work: Desk) -> Headed:
    """What should happen next, after a reflection that is there already."""
    return _headed("follow", {"for": str(number)}, work)


def becomes_edit(edit: Edit, number: int, revision: int, work: Desk) -> Headed:
    """What is said beside the text of a reflection that is there already; the words are its text."""
    fields = {"change": edit_fields(edit)}
    return Headed("edit", str(work.journal_path), work.now.isoformat(), number, revision, fields)


def _headed(verb: str, fields: dict[str, Any], work: Desk) -> Headed:
    """Here too a last line that has ended says nothing more than that."""
    ended = {"editor": True}
    return Headed(verb, str(work.journal_path), work.now.isoformat(), fields=fields | ended)
