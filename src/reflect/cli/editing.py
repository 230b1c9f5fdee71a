"""How an edit becomes part of the journal: by options, from the editor, from a draft."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reflect.cli.amended import told_amended
from reflect.cli.desk import Desk
from reflect.cli.draft_fields import edit_fields
from reflect.cli.drafting import Headed
from reflect.cli.edit_form import form, read_form
from reflect.cli.near_names import near_notes
from reflect.cli.near_probes import near_probes
from reflect.cli.numbers import numbers_of
from reflect.cli.when import moment_of
from reflect.cli.words import from_editor, written_words
from reflect.core.edit import Edit
from reflect.core.errors import BadInput, StaleEdit
from reflect.core.reflection import Reflection
from reflect.journal import amending
from reflect.journal.amending import Amended, Editable, editable
from reflect.journal.frameworks import KeptQuestion, answered_by
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number


def edit_all(given: Sequence[str], change: Edit, work: Desk, *, revision: int | None, as_json: bool) -> None:
    """What options say, for each of these reflections or for none."""
    _refuse_text(given)
    one = len(given) == 1 and given != ["-"]
    if not one and change.text is not None:
        raise BadInput("--text is for one reflection: several do not say the same.")
    if not one and revision is not None:
        raise BadInput("--revision is for one reflection; give one number.")
    if change.text is not None:
        number = int(given[0]) if given[0].isdecimal() and given[0].isascii() else None
        work.meant = Headed("edit", "", "", number, revision, {"change": edit_fields(change)})
        change = change._replace(text=written_words([change.text], work))
    with work.amending() as journal:
        numbers = numbers_of(given, journal, work)
        if isinstance(work.meant, Headed):
            work.meant = work.meant._replace(number=numbers[0])
        expected = {} if revision is None else {numbers[0]: revision}
        store_edit(numbers, change, journal, work, expected=expected, as_json=as_json, one=one)


def edit_in_editor(given: Sequence[str], work: Desk, *, revision: int | None, as_json: bool) -> None:
    """The form in the owner's editor; what was changed in it."""
    _refuse_text(given)
    if len(given) > 1 or given == ["-"]:
        raise BadInput("Say what to change in them, for example -t TAG; the editor takes one at a time.")
    if not work.terminal.interactive:
        raise BadInput("Say what to change, for example -t TAG or --text -; the editor needs a terminal.")
    with work.reading(tell=False) as journal:
        [number] = numbers_of(given, journal, work)
        now = editable(journal, str(number))
        shown = _form(now, answered_by(journal, number))
    seen = now.reflection.revision if revision is None else revision
    if seen != now.reflection.revision:
        raise StaleEdit(f"Reflection {number} is at revision {now.reflection.revision}, not {seen}.")
    work.meant = Headed("edit", "", "", number, seen, {"shown": shown})
    change = read_edit(from_editor(work, shown), shown, work)
    if not change.changes:
        work.drop_draft()
        work.terminal.note("Nothing was changed.")
        return
    with work.amending() as journal:
        store_edit([number], change, journal, work, expected={number: seen}, as_json=as_json, one=True)


def read_edit(written: str, shown: str, work: Desk) -> Edit:
    """What was changed in a form. Raises BadInput; it takes the editor to mend that."""
    try:
        return read_form(written, shown, moment_of=partial(moment_of, work=work))
    except BadInput:
        work.restored_with = " --edit"
        raise


def _refuse_text(given: Sequence[str]) -> None:
    """A new text is easily written where the numbers go."""
    other = [word for word in given if word not in ("-", "last") and not word.isdecimal()]
    if other:
        raise BadInput(f"{other[0]!r} is no number of a reflection; a new text goes behind --text.")


def store_edit(
    numbers: list[int],
    change: Edit,
    journal: Journal,
    work: Desk,
    *,
    expected: dict[int, int],
    as_json: bool,
    one: bool,
) -> None:
    """Store and answer; ``one``: with the record of one reflection. Raises StaleEdit, NotFound, BadInput."""
    try:
        amended = amending.edit(journal, numbers, change, now=work.now, expected=expected)
    except StaleEdit:
        work.restored_with = " --anyway"
        raise
    work.drop_draft()
    _tell(amended, numbers, journal, work, as_json=as_json, one=one)
    mistyped = near_probes(journal, numbers[0], [key for key, _ in change.set_details]) if numbers else []
    for note in [*near_notes(journal, amended.new_names), *mistyped]:
        work.terminal.note(note)
    if one and amended.changed and not as_json and work.terminal.interactive:
        _hint(numbers, change, journal, work)


def _tell(
    amended: Amended, numbers: list[int], journal: Journal, work: Desk, *, as_json: bool, one: bool
) -> None:
    if not (as_json and one):
        return told_amended("Edited", amended, journal, work, as_json=as_json)
    from reflect.render.json import show_json

    [reflection] = by_number(journal, numbers)
    return work.terminal.say(show_json(reflection))


def _hint(numbers: list[int], change: Edit, journal: Journal, work: Desk) -> None:
    """At the words that are new; those that were there before had theirs."""
    from reflect.cli.hinting import hint_at

    written = "\n\n".join([change.text or "", *(answer for _, answer in change.set_details)])
    [reflection] = by_number(journal, numbers)
    hint_at(work, text=written, lens=reflection.lens, audience=reflection.audience)


def _form(now: Editable, question: KeptQuestion | None) -> str:
    return form(
        now.reflection,
        question=now.question,
        tags=now.tags,
        with_=now.with_,
        from_=now.from_,
        on=_when(now.reflection),
        wording=question and question.wording,
        probes=question.probes if question else (),
    )


def _when(reflection: Reflection) -> str:
    """As ``--on`` reads it; with its offset where this machine's clock has another."""
    if not reflection.timed:
        return str(reflection.day)
    here = reflection.on.astimezone().utcoffset() == reflection.on.utcoffset()
    return f"{reflection.on:%Y-%m-%d %H:%M}" if here else reflection.on.isoformat(" ", "minutes")
