"""Doing with the words of a draft what they were meant for."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reflect.cli.add import store
from reflect.cli.desk import Desk
from reflect.cli.draft_fields import draft_from, edit_from, moment_from
from reflect.cli.drafting import Headed, Kept
from reflect.cli.edit_form import text_of_form
from reflect.cli.editing import read_edit, store_edit
from reflect.cli.editor import edited, without_last_newline
from reflect.core.edit import Edit
from reflect.core.errors import BadInput
from reflect.core.follow_up_edit import FollowUpEdit
from reflect.core.moment import moment_at
from reflect.core.reflection import AUDIENCES, Draft
from reflect.journal.journal import Journal
from reflect.journal.reading import get


class How(NamedTuple):
    """``anyway``: over what was changed meanwhile. ``alone``: as a new reflection and nothing but words.

    ``edit``: its owner changes it first.
    """

    anyway: bool = False
    alone: bool = False
    edit: bool = False
    question: str | None = None


def restore(kept: Kept, how: How, work: Desk, *, as_json: bool) -> None:
    """Store the words of a draft as what they were meant for, and drop it; a ReflectError keeps it."""
    words = _words(kept, how, work)
    _go_to_its_journal(kept, how, work)
    work.draft = kept.file
    headed = kept.headed
    if headed is None or headed.verb == "add" or how.alone:
        _store(_draft(kept, words, how, work), work, as_json=as_json)
        return
    if headed.verb == "follow":
        _follow(kept, words, how, work, as_json=as_json)
        return
    if headed.verb != "edit" or headed.number is None:
        raise BadInput(
            f"{kept.name} does not say which reflection it was for; --alone makes a new one of it."
        )
    if how.question is not None:
        raise BadInput(f"-q is for a new reflection; {kept.name} is an edit of reflection {headed.number}.")
    change = _edit(kept, words, work)
    if not change.changes:
        work.drop_draft()
        work.terminal.note(f"{kept.name} changes nothing in reflection {headed.number}; it is dropped.")
        return
    with work.amending() as journal:
        seen = None if how.anyway or _stands_alone(headed, journal) else headed.revision
        expected = {} if seen is None else {headed.number: seen}
        store_edit([headed.number], change, journal, work, expected=expected, as_json=as_json, one=True)


def _follow(kept: Kept, words: str, how: How, work: Desk, *, as_json: bool) -> None:
    """The words were a follow-up's."""
    from reflect.cli import following
    from reflect.cli.follow_words import new_from

    if how.question is not None:
        raise BadInput(f"-q is for a new reflection; {kept.name} is of a follow-up.")
    fields = kept.headed.fields if kept.headed else {}
    if "edits" in fields:
        other = FollowUpEdit(text=words.removesuffix("\n"))
        following.store_edit(f"f{fields['edits']}", other, work, as_json=as_json)
        return
    try:
        new = new_from(words, fields)
    except (ValueError, TypeError):
        raise _unreadable(kept) from None
    belongs = {key: str(fields[key]) if key in fields else None for key in ("for", "point")}
    following.store(new, work, for_=belongs["for"], point=belongs["point"], as_json=as_json)


def _stands_alone(headed: Headed, journal: Journal) -> bool:
    """Whether it is the answer to a probe that has none: whatever else was changed, nothing is lost."""
    key = headed.fields.get("detail")
    return key is not None and key not in get(journal, str(headed.number)).details


def _store(draft: Draft, work: Desk, *, as_json: bool) -> None:
    try:
        store(draft, work, as_json=as_json)
    except BadInput as error:
        ways = "-q names another question, --alone leaves out what was said beside the words."
        raise BadInput(f"{error.sentence} {ways}") from None


def _words(kept: Kept, how: How, work: Desk) -> str:
    """What was written, as it is to be stored: an editor ends the last line, whoever wrote it did not."""
    if how.edit and not work.terminal.interactive:
        raise BadInput(f"--edit needs a terminal; the words are in {kept.file}.")
    words = edited(kept.file, work) if how.edit else _decoded(kept)
    if not words.strip():
        raise BadInput(f"{kept.name} holds no words; `reflect drafts drop {kept.name}` removes it.")
    fields = kept.headed.fields if kept.headed else {"editor": True}
    if "shown" in fields:
        return words
    return without_last_newline(words) if how.edit or fields.get("editor") else words


def _decoded(kept: Kept) -> str:
    try:
        return kept.words().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadInput(f"{kept.file}:{line}: this is not valid UTF-8; mend it with --edit.") from None


def _go_to_its_journal(kept: Kept, how: How, work: Desk) -> None:
    """Words go where they were meant to go, unless the command line names another journal."""
    meant = kept.headed.journal if kept.headed else ""
    if not meant or work.uses(meant):
        return
    if work.chosen_journal is None:
        work.journal_path = Path(meant)
        work.terminal.note(f"{kept.name} belongs to the journal {meant}.")
    elif kept.headed and kept.headed.verb == "edit" and not how.alone:
        raise BadInput(f"{kept.name} is an edit in the journal {meant}; leave -j out, or give --alone.")


def _draft(kept: Kept, words: str, how: How, work: Desk) -> Draft:
    """The new reflection that the words become."""
    begun = moment_at(kept.begun, day_starts=work.settings.day_starts)
    headed = kept.headed
    fields = headed.fields if headed is not None and headed.verb == "add" else {}
    if headed is None or how.alone:
        text = text_of_form(words) if headed is not None and "shown" in headed.fields else words
        with suppress(ValueError, TypeError, LookupError):
            begun = moment_from(fields) or begun
        return Draft(text, begun, question=how.question, audience=_audience_alone(headed))
    try:
        draft = draft_from(words, fields, moment=begun)
    except (ValueError, TypeError, LookupError):
        raise _unreadable(kept) from None
    return draft if how.question is None else draft._replace(question=how.question)


def _audience_alone(headed: Headed | None) -> str | None:
    """Nobody may read more than was meant: where that is not known, private."""
    fields = headed.fields if headed is not None and headed.verb == "add" else {"question": "unknown"}
    if fields.get("audience") in AUDIENCES:
        return str(fields["audience"])
    return "private" if "question" in fields else None  # a question has a default of its own


def _edit(kept: Kept, words: str, work: Desk) -> Edit:
    fields = kept.headed.fields if kept.headed else {}
    if "shown" in fields:
        return read_edit(words, str(fields["shown"]), work)
    if "detail" in fields:
        return Edit(set_details=((str(fields["detail"]), words),))
    try:
        return edit_from(words, fields.get("change", {}))
    except (ValueError, TypeError, LookupError):
        raise _unreadable(kept) from None


def _unreadable(kept: Kept) -> BadInput:
    return BadInput(
        f"What {kept.name} was meant for can not be read; --alone makes a reflection of its words."
    )
