"""Where a reflection's words come from, and where they go when they can not be stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli.desk import Desk
from reflect.cli.terminal import is_terminal
from reflect.core.errors import BadInput, ReflectError

if TYPE_CHECKING:
    from reflect.cli.drafting import Headed


def written_words(arguments: list[str], work: Desk, *, command: str = "reflect add") -> str:
    """The text that was given; empty when an editor was closed without any. Raises BadInput.

    From here on it is kept as a draft of what ``work.meant`` says, until ``work.drop_draft``.
    """
    if arguments and arguments != ["-"]:
        return _from_arguments(arguments, work)
    if arguments == ["-"] or not is_terminal(work.terminal.stdin):
        return from_stdin(work)
    if not work.terminal.interactive:
        raise BadInput(f"There is no text; write it behind `{command}`, or pipe it in.")
    return from_editor(work)


def from_stdin(work: Desk) -> str:
    work.words = raw = work.terminal.stdin.buffer.read()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"Standard input is not valid UTF-8 (byte {error.start + 1}); nothing was stored. "
            "Convert it first, for example with iconv."
        ) from None


def from_editor(work: Desk, shown: str = "") -> str:
    """What was written in the owner's editor, as it left it. Raises BadInput, JournalUnusable.

    The words lie in a file of their own until they are stored; whatever ends the command before, the
    file stays and is named.
    """
    from reflect.cli.drafting import begin
    from reflect.cli.editor import edited, without_last_newline

    work.shown = shown.encode()
    work.draft = begin(work, work.shown, headed=_headed(work, from_editor=True))
    written = edited(work.draft, work)
    return written if shown else without_last_newline(written)


def kept_words(work: Desk) -> str:
    """A sentence that says where words lie which were given and not stored; empty when there are none.

    Where they can be kept nowhere, ``work.words`` still holds them.
    """
    if work.draft is not None and _nothing_written(work.draft, work.shown):
        work.drop_draft()
    if work.draft is None and work.words.strip():
        from reflect.cli.drafting import begin, known

        headed = _headed(work)
        try:
            work.draft = known(work, work.words, headed=headed) or begin(work, work.words, headed=headed)
        except ReflectError as error:
            return error.sentence
    work.words = b""
    if work.draft is None:
        return ""
    name = work.draft.stem
    return (
        f"What you wrote is kept as draft {name} in {work.draft}; "
        f"`reflect drafts restore {name}{work.restored_with}` brings it back."
    )


def _from_arguments(arguments: list[str], work: Desk) -> str:
    text = " ".join(arguments)
    try:  # bytes of an argument that are no UTF-8 arrive as these
        work.words = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # Windows has others
        work.words = text.encode("utf-8", "surrogatepass")
    return text


def _headed(work: Desk, *, from_editor: bool = False) -> Headed:
    """What the words are to become; an editor ends its last line with a newline that is none of them."""
    from reflect.cli.draft_fields import fields_of
    from reflect.cli.drafting import Headed

    begun = work.now.isoformat()
    try:
        journal = str(work.journal_path)
    except ReflectError:  # the very reason why the words are not stored
        journal = ""
    meant = work.meant
    if isinstance(meant, Headed):
        headed = meant._replace(journal=journal, begun=begun)
    else:
        headed = Headed("add", journal, begun, fields=fields_of(meant) if meant else {})
    return headed._replace(fields=headed.fields | {"editor": True}) if from_editor else headed


def _nothing_written(file: Path, shown: bytes) -> bool:
    try:
        words = file.read_bytes()
    except FileNotFoundError:
        return True
    except OSError:  # there may be words in it
        return False
    return words == shown or not words.strip()
