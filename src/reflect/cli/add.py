"""``reflect add``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.answer import stored_in_words
from reflect.cli.desk import Desk, desk
from reflect.cli.group import TextCommand, commands
from reflect.cli.when import moment_of
from reflect.cli.words import written_words
from reflect.core.errors import BadInput, RowsRefused
from reflect.core.reflection import Draft, checked_audience
from reflect.journal import reflections
from reflect.journal.journal import Journal
from reflect.journal.writer import Stored

app = commands()
TEXT = typer.Argument(
    metavar="[TEXT... | -]",
    help="What happened; - reads standard input. Without it your editor opens.",
    show_default=False,
)
EXAMPLES = """\b
Examples:
  reflect add "Laptops could not log in from home #remote" -q pressure
  git log -1 --format=%B | reflect add - -q success -t release
  reflect add                      (opens your editor)

Text that begins with - goes behind --. The shell eats quotes, and in some shells #words: quote the text.
"""


@app.command(cls=TextCommand, epilog=EXAMPLES)
def add(
    context: typer.Context,
    text: Annotated[list[str] | None, TEXT] = None,
    question: Annotated[
        str | None,
        typer.Option(
            "-q",
            "--question",
            metavar="QUESTION",
            help="The question it answers; `reflect framework show` lists them.",
        ),
    ] = None,
    point: Annotated[
        str | None, typer.Option("-p", "--point", metavar="POINT", help="The pressure point that gave way.")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option("-t", "--tag", metavar="TAG", help="A tag; may be repeated.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="PERSON", help="Whose words these are, when not yours.")
    ] = None,
    with_: Annotated[
        list[str] | None, typer.Option("--with", metavar="PERSON", help="Learned together with; repeatable.")
    ] = None,
    from_: Annotated[
        list[str] | None, typer.Option("--from", metavar="PERSON", help="Learned from; repeatable.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="WHEN", help="When it happened: 2026-11-20, yesterday, friday 16:00."),
    ] = None,
    detail: Annotated[
        list[str] | None,
        typer.Option("--detail", metavar="KEY=TEXT", help="The answer to a probe; repeatable."),
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Keep it out of everything that others read.")
    ] = False,
    audience: Annotated[
        str | None,
        typer.Option("--audience", metavar="AUDIENCE", help="Who may read it: team, anonymous or private."),
    ] = None,
    key: Annotated[
        str | None, typer.Option("--key", metavar="KEY", help="A script's own name for it; stored once only.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON, with the whole record.")] = False,
) -> None:
    """Write a reflection."""
    work = desk(context)
    chosen = chosen_audience(private, audience)
    moment = moment_of(on, work)
    details = tuple(detail_of(each) for each in detail or ())
    work.meant = draft = Draft(
        text="",
        moment=moment,
        question=question,
        point=point,
        tags=tuple(tag or ()),
        by=by,
        with_=tuple(with_ or ()),
        from_=tuple(from_ or ()),
        audience=chosen,
        details=details,
        key=key,
    )
    words = written_words(text or [], work)
    if not words.strip() and work.draft is not None:
        work.drop_draft()
        work.terminal.note("Nothing was written.")
        return
    store(draft._replace(text=words), work, as_json=as_json)


def store(draft: Draft, work: Desk, *, as_json: bool) -> None:
    """Store it and answer. Raises RowsRefused where its key is known with other words."""

    def write(journal: Journal) -> Stored:
        return reflections.add(journal, draft, now=work.now, default_audience=work.settings.audience)

    work.rehearse(write)
    with work.writing() as journal:
        stored = write(journal)
        if stored.text == draft.text:
            work.drop_draft()
        record = _record(journal, stored.number) if as_json else ""
        near = _near_notes(journal, stored) if stored.new_names else []
        near += _near_probes(journal, stored, draft) if draft.details and stored.added else []
    if stored.text != draft.text:
        work.restored_with = " --alone"
        raise RowsRefused(
            f"The key {draft.key!r} is known with other words, as reflection {stored.number}; these were not "
            f"stored. `reflect edit {stored.number}` changes what is there."
        )
    if record:
        work.terminal.say(record)
    else:
        work.terminal.answer(stored_in_words(stored))
    for note in near:
        work.terminal.note(note)
    if stored.added and not as_json and work.terminal.interactive:
        _speak_with_the_writer(draft, stored, work)


def _speak_with_the_writer(draft: Draft, stored: Stored, work: Desk) -> None:
    """What only a person at a terminal is told and asked; nobody else pays for it."""
    from reflect.cli.hinting import hint_at

    text = "\n\n".join((draft.text, *(answer for _, answer in draft.details)))
    hint_at(work, text=text, lens=stored.lens, audience=stored.audience)
    if draft.key is None:
        from reflect.cli.offering import offer_follow_up

        offer_follow_up(stored, work)


def _near_notes(journal: Journal, stored: Stored) -> list[str]:
    from reflect.cli.near_names import near_notes  # only a new name pays for it

    return near_notes(journal, stored.new_names)


def _near_probes(journal: Journal, stored: Stored, draft: Draft) -> list[str]:
    from reflect.cli.near_probes import near_probes  # only a detail pays for it

    return near_probes(journal, stored.number, [key for key, _ in draft.details])


def _record(journal: Journal, number: int) -> str:
    from reflect.journal.reading import by_number  # only who asks for it pays for it
    from reflect.render.json import show_json

    [reflection] = by_number(journal, [number])
    return show_json(reflection)


def chosen_audience(private: bool, audience: str | None) -> str | None:
    if private and audience not in (None, "private"):
        raise BadInput(f"--private and --audience {audience} can not both be; give one of them.")
    return "private" if private else checked_audience(audience)


def detail_of(given: str) -> tuple[str, str]:
    key, sign, text = given.partition("=")
    if not sign or not key.strip() or not text.strip():
        raise BadInput(f'--detail {given!r} is not KEY=TEXT; for example --detail why="We had time".')
    return key.strip(), text
