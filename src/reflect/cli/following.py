"""What `reflect follow` does: storing, changing and closing follow-ups, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from reflect.cli.asking_briefly import one_of
from reflect.cli.desk import Desk
from reflect.cli.drafting import Headed
from reflect.cli.editor import without_last_newline
from reflect.cli.follow_names import follow_up_number, follow_up_numbers
from reflect.cli.follow_words import new_fields
from reflect.cli.formats import chosen_format
from reflect.cli.near_names import near_notes
from reflect.cli.numbers import number_of
from reflect.cli.words import from_editor, from_stdin, written_words
from reflect.core.errors import BadInput
from reflect.core.follow_up import STATES, FollowUp, NewFollowUp
from reflect.core.follow_up_edit import FollowUpEdit, checked_kind
from reflect.journal import follow_ups, following
from reflect.journal.following import Written
from reflect.journal.journal import Journal
from reflect.render.clean import one_line
from reflect.render.empty import no_follow_ups, unknown_names
from reflect.render.follow_ups_plain import closed_line, follow_ups_csv, follow_ups_plain, new_line
from reflect.render.json import follow_up_record, object_json, records_json, records_jsonl

POSSIBLE = ("table", "plain", "json", "jsonl", "csv")
HELPED = {"y": "yes", "n": "no", "u": "unsure", "": "not said"}
SAID = {"y": "yes", "n": "no", "u": "unsure", "": None}


class Shown(NamedTuple):
    """Which follow-ups a list is of, as it was typed."""

    state: str
    kind: str | None
    point: str | None
    owner: str | None
    for_: str | None
    overdue: bool


def store_new(
    new: NewFollowUp, text: list[str], work: Desk, *, for_: str | None, point: str | None, as_json: bool
) -> None:
    """Store what is written as the text of a new one; an editor that was left empty stores nothing."""
    work.meant = Headed("follow", "", "", fields=new_fields(new, for_=for_, point=point))
    words = written_words(text, work, command="reflect follow add")
    if not words.strip() and work.draft is not None:
        work.drop_draft()
        work.terminal.note("Nothing was written.")
        return
    store(new._replace(text=words), work, for_=for_, point=point, as_json=as_json)


def store(new: NewFollowUp, work: Desk, *, for_: str | None, point: str | None, as_json: bool) -> None:
    with work.amending() as journal:
        number = None if for_ is None else number_of(for_, journal)
        written = following.add(journal, new, for_=number, point=point, today=work.today, now=work.now)
        work.drop_draft()
        [follow_up] = follow_ups.these(journal, list(written.numbers))
        near = near_notes(journal, written.new_names)
    work.terminal.say(_answer([follow_up]) if as_json else new_line(follow_up))
    for each in near:
        work.terminal.note(each)


def show_listed(shown: Shown, work: Desk, *, asked: str | None) -> None:
    form = chosen_format(asked, work, possible=POSSIBLE)
    if shown.state not in (*STATES, "all"):
        raise BadInput(f"There is no state {shown.state!r}; choose {', '.join(STATES)} or all.")
    with work.reading() as journal:
        wanted = follow_ups.Wanted(
            state=None if shown.state == "all" else shown.state,
            kind=None if shown.kind is None else checked_kind(shown.kind),
            point=shown.point,
            owner=shown.owner,
            for_=None if shown.for_ is None else number_of(shown.for_, journal),
            overdue=work.today if shown.overdue else None,
        )
        found, unknown = follow_ups.listed(journal, wanted)
        others = not found and follow_ups.listed(journal, follow_ups.Wanted()).follow_ups != []
    if unknown:
        work.terminal.note(unknown_names(unknown))
    elif not found and work.journal_is_there:
        narrowed = wanted._replace(state=None) != follow_ups.Wanted()
        work.terminal.note(
            no_follow_ups(work.again, state=shown.state, narrowed=narrowed, others=bool(others))
        )
    _give(found, form, work)


def _give(found: list[FollowUp], form: str, work: Desk) -> None:
    match form:
        case "json":
            work.give(records_json("follow_ups", map(follow_up_record, found)))
        case "jsonl":
            work.give(records_jsonl(map(follow_up_record, found)))
        case "csv":
            work.give(follow_ups_csv(found))
        case "plain":
            work.give(follow_ups_plain(found, today=work.today))
        case _ if found:
            from reflect.render.follow_ups_table import follow_ups_table

            work.give(follow_ups_table(found, today=work.today))


def edit_one(name: str, change: FollowUpEdit, work: Desk, *, as_json: bool) -> None:
    """What options say of it; without any its text is opened in the owner's editor."""
    if not change.changes and change.on is None:
        change = change._replace(text=_other_words(name, work))
    if change.text == "-":
        change = change._replace(text=from_stdin(work))
    store_edit(name, change, work, as_json=as_json)


def _other_words(name: str, work: Desk) -> str:
    if not work.terminal.interactive:
        raise BadInput(
            'Say what to change, for example --due "2 weeks" or --text TEXT; the editor needs a terminal.'
        )
    with work.reading(tell=False) as journal:
        [follow_up] = follow_ups.these(journal, [follow_up_number(name, journal)])
    work.meant = Headed("follow", "", "", fields={"edits": follow_up.number})
    written = without_last_newline(from_editor(work, f"{follow_up.text}\n"))
    return written if written.strip() else follow_up.text  # what was emptied stays


def store_edit(name: str, change: FollowUpEdit, work: Desk, *, as_json: bool) -> None:
    with work.amending() as journal:
        number = follow_up_number(name, journal)
        written = following.edit(journal, number, change, today=work.today, now=work.now)
        work.drop_draft()
        [follow_up] = follow_ups.these(journal, [number])
        near = near_notes(journal, written.new_names)
        lines = _changed(written, journal)
    if as_json:
        work.terminal.say(_answer([follow_up]))
    elif written.change is None:
        work.terminal.note(f"Nothing changed in {follow_up.name}.")
    else:
        work.terminal.say("\n".join([f"Edited {follow_up.name}.", *lines]))
    for each in near:
        work.terminal.note(each)


def _changed(written: Written, journal: Journal) -> list[str]:
    from reflect.cli.amended import changed_lines

    return changed_lines(written.altered, journal)


def finish(
    names: Sequence[str],
    work: Desk,
    *,
    helped: str | None,
    note: str | None,
    on: date | None,
    due: date | None,
    as_json: bool,
) -> None:
    """They were done. At a terminal each is asked about; off it, nobody said whether it helped."""
    with work.reading(tell=False) as journal:
        every = follow_ups.these(journal, follow_up_numbers(names, journal, work))
    asked = helped is None and work.terminal.interactive and "-" not in names
    outcomes = {each.number: _asked(each, work) if asked else helped for each in every}
    with work.amending() as journal:
        written = following.done(journal, outcomes, note=note, on=on, due=due, today=work.today, now=work.now)
        closed = follow_ups.these(journal, list(outcomes))
        again = follow_ups.these(journal, list(written.again))
    if as_json:
        return work.terminal.say(_answer(closed, again=list(map(follow_up_record, again))))
    _tell(closed, written, work)
    for each in again:
        work.terminal.say(f"{new_line(each)}  (another attempt)")
    for said in _next_steps(closed, again, written):
        work.terminal.note(said)
    return None


def _asked(follow_up: FollowUp, work: Desk) -> str | None:
    work.terminal.note(f"{follow_up.name}  {follow_up.kind}  {one_line(follow_up.text)}")
    return SAID[one_of("Did it help?", HELPED, work)]


def drop_all(names: Sequence[str], work: Desk, *, note: str | None, on: date | None, as_json: bool) -> None:
    with work.amending() as journal:
        numbers = follow_up_numbers(names, journal, work)
        written = following.drop(journal, numbers, note=note, on=on, today=work.today, now=work.now)
        closed = follow_ups.these(journal, numbers)
    if as_json:
        return work.terminal.say(_answer(closed))
    return _tell(closed, written, work)


def _tell(closed: Sequence[FollowUp], written: Written, work: Desk) -> None:
    changed = {altered.subject.number for altered in written.altered}
    for each in closed:
        if each.number in changed:
            work.terminal.say(closed_line(each))
        else:
            work.terminal.note(f"Nothing changed: {closed_line(each)}")


def _next_steps(closed: Sequence[FollowUp], again: Sequence[FollowUp], written: Written) -> list[str]:
    """What can be done about what did not help, and about what nobody said."""
    changed = {altered.subject.number for altered in written.altered}
    told = [each for each in closed if each.number in changed]
    if retried := [*(each for each in told if each.reopened), *again]:
        name = retried[0].name
        return [
            f"What will be tried now? `reflect follow edit {name}` says so, in your editor; "
            f"`reflect follow drop {name}` gives it up."
        ]
    if unsaid := [each for each in told if each.state == "done" and each.helped is None]:
        return [f"Did it help? `reflect follow done {unsaid[0].name} --helped yes` says so later."]
    return []


def _answer(found: Sequence[FollowUp], **more: object) -> str:
    """One follow-up by itself, several as a list."""
    records = [follow_up_record(each) for each in found]
    named: Mapping[str, object] = {"follow_up": records[0]} if len(records) == 1 else {"follow_ups": records}
    return object_json({**named, **more})
