"""``reflect follow``"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from reflect.cli.desk import desk
from reflect.cli.following import Shown, drop_all, edit_one, finish, show_listed, store_new
from reflect.cli.formats import asked_format, either
from reflect.cli.group import Group, TextCommand, commands
from reflect.cli.naming import AsJson, ShortForJson
from reflect.cli.when import moment_of
from reflect.cli.when_due import day_to_come
from reflect.core.errors import BadInput
from reflect.core.follow_up import HELPED, KINDS, STAGES, NewFollowUp
from reflect.core.follow_up_edit import CLEARABLE, FollowUpEdit, checked_helped

EXAMPLES = """\b
Examples:
  reflect follow add "Order a charger" --for 142 --due friday
  reflect follow list --overdue
  reflect follow done f12 --helped yes
  reflect follow done f12 --helped no --note "The charger was borrowed"

What did not help is open again, and an attempt to repeat a success is followed by another one.
"""
HELP = "What should happen next: writing it down, closing it, saying whether it helped."
app = commands(group=Group, help_line=HELP, epilog=EXAMPLES)

FormatOption = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="table, plain, json, jsonl or csv.", show_default=False),
]
Several = Annotated[
    list[str], typer.Argument(metavar="F...", help="Their numbers: f12, 12, last; - reads standard input.")
]
Due = Annotated[
    str | None,
    typer.Option("--due", metavar="DATE", help="Until when: 2026-12-01, friday, 2 weeks, next month."),
]
Review = Annotated[
    str | None, typer.Option("--review", metavar="DATE", help="When it is looked at again; the same words.")
]
Owner = Annotated[str | None, typer.Option("--owner", metavar="PERSON", help="Who does it, or carries it.")]
Where = Annotated[
    str | None, typer.Option("--where", metavar="LINK", help="Where it is written down: a link, a page.")
]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help=f"{either(KINDS)}.")]
Stage = Annotated[
    str | None,
    typer.Option("--stage", metavar="STAGE", help=f"Of a practice to adopt: {either(STAGES)}."),
]
Role = Annotated[str | None, typer.Option("--role", metavar="ROLE", help="The role that owns the practice.")]
Point = Annotated[
    str | None, typer.Option("-p", "--point", metavar="POINT", help="The pressure point it is about.")
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What is to be said of it.")]
On = Annotated[str | None, typer.Option("--on", metavar="WHEN", help="When that was: today unless said.")]


@app.command(cls=TextCommand)
def add(
    context: typer.Context,
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT... | -]",
            help="What is to be done; - reads standard input. Without it your editor opens.",
            show_default=False,
        ),
    ] = None,
    for_: Annotated[
        str | None, typer.Option("--for", metavar="N", help="The reflection it follows from, or last.")
    ] = None,
    point: Point = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", help=f"{either(KINDS)}; by what the question looks at unless said."
        ),
    ] = None,
    owner: Owner = None,
    with_: Annotated[
        list[str] | None, typer.Option("--with", metavar="PERSON", help="Together with; repeatable.")
    ] = None,
    due: Due = None,
    review: Review = None,
    where: Where = None,
    stage: Stage = None,
    role: Role = None,
    as_json: AsJson = False,
) -> None:
    """Write down what should happen next, after a reflection or at a pressure point."""
    work = desk(context)
    if for_ is None and point is None:
        raise BadInput(
            "Say what it belongs to: --for N, where last is the newest reflection, or --point POINT."
        )
    new = NewFollowUp(
        kind=kind or "",
        text="",
        owner=owner,
        with_=tuple(with_ or ()),
        due=day_to_come(due, work, what="--due"),
        review=day_to_come(review, work, what="--review"),
        where=where,
        stage=stage,
        stage_since=work.today if stage else None,
        role=role,
    )
    store_new(new, text or [], work, for_=for_, point=point, as_json=as_json)


@app.command("list")
def list_(
    context: typer.Context,
    state: Annotated[
        str, typer.Option("--state", metavar="STATE", help="open, done, dropped or all.")
    ] = "open",
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only those that were due before today.")
    ] = False,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="PERSON", help="Only this person's.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help=f"Only one kind: {either(KINDS)}.")
    ] = None,
    point: Annotated[
        str | None, typer.Option("-p", "--point", metavar="POINT", help="Only those at this pressure point.")
    ] = None,
    for_: Annotated[
        str | None, typer.Option("--for", metavar="N", help="Only those of this reflection.")
    ] = None,
    format_: FormatOption = None,
    as_json: ShortForJson = False,
) -> None:
    """Those that are open, the overdue first; or others."""
    shown = Shown(state, kind=kind, point=point, owner=owner, for_=for_, overdue=overdue)
    show_listed(shown, desk(context), asked=asked_format(format_, as_json=as_json))


class EditCommand(TextCommand):
    """``--asked`` may stand alone, before an option or a follow-up: it means today."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, asked_alone(args))


def asked_alone(args: list[str]) -> list[str]:
    filled = []
    for at, word in enumerate(args):
        filled.append(word)
        following = args[at + 1] if at + 1 < len(args) else "-"
        if word == "--asked" and (following.startswith("-") or _is_follow_up(following)):
            filled.append("today")
    return filled


def _is_follow_up(word: str) -> bool:
    return word[:1] in ("f", "F") and word[1:].isdecimal()


@app.command(cls=EditCommand)
def edit(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="F", help="Its number: f12, 12 or last.")],
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="Other words; - reads standard input.")
    ] = None,
    kind: Kind = None,
    point: Point = None,
    owner: Owner = None,
    with_: Annotated[
        list[str] | None, typer.Option("--with", metavar="PERSON", help="One more; repeatable.")
    ] = None,
    due: Due = None,
    review: Review = None,
    where: Where = None,
    stage: Stage = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="WHEN", help="Since when it is at its stage.")
    ] = None,
    role: Role = None,
    asked: Annotated[
        str | None,
        typer.Option(
            "--asked", metavar="WHEN", help="When its carrier was asked how they are; alone: today."
        ),
    ] = None,
    note: Note = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="What was done or dropped is open again.")] = False,
    clear: Annotated[
        list[str] | None,
        typer.Option(
            "--clear", metavar="CLEARED", help=f"To be emptied: {', '.join(CLEARABLE)}; repeatable."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Change what is said of a follow-up, by options; without any its text, in your editor."""
    work = desk(context)
    change = FollowUpEdit(
        text=text,
        kind=kind,
        point=point,
        owner=owner,
        add_with=tuple(with_ or ()),
        due=day_to_come(due, work, what="--due"),
        review=day_to_come(review, work, what="--review"),
        where=where,
        stage=stage,
        on=None if on is None else moment_of(on, work).day,
        role=role,
        asked=None if asked is None else moment_of(asked, work).day,
        note=note,
        clear=tuple(clear or ()),
        reopen=reopen,
    )
    edit_one(name, change, work, as_json=as_json)


@app.command()
def done(
    context: typer.Context,
    names: Several,
    helped: Annotated[
        str | None, typer.Option("--helped", metavar="HELPED", help=f"Whether it helped: {either(HELPED)}.")
    ] = None,
    note: Note = None,
    on: On = None,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="DATE", help="Where it did not help: until when the next try is due."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """They were done: did it help? What did not is open again."""
    work = desk(context)
    finish(
        names,
        work,
        helped=checked_helped(helped),
        note=note,
        on=None if on is None else moment_of(on, work).day,
        due=day_to_come(due, work, what="--due"),
        as_json=as_json,
    )


@app.command()
def drop(
    context: typer.Context, names: Several, note: Note = None, on: On = None, as_json: AsJson = False
) -> None:
    """They will not be done."""
    work = desk(context)
    day = None if on is None else moment_of(on, work).day
    drop_all(names, work, note=note, on=day, as_json=as_json)
