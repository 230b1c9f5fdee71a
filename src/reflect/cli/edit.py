"""``reflect edit``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.add import chosen_audience, detail_of
from reflect.cli.desk import desk
from reflect.cli.editing import edit_all, edit_in_editor
from reflect.cli.group import commands
from reflect.cli.when import moment_of
from reflect.core.edit import Edit

app = commands()

EXAMPLES = """\b
Examples:
  reflect edit last                        (opens your editor)
  reflect edit 142 -t remote --untag wifi
  reflect edit 142 --text "Laptops could not log in from home"
  reflect list -p laptop --numbers | reflect edit - -p laptops

Many at once are one change: one `reflect undo` takes it back.
"""


@app.command(epilog=EXAMPLES)
def edit(
    context: typer.Context,
    numbers: Annotated[
        list[str], typer.Argument(metavar="N...", help="Numbers, or last; - reads them from standard input.")
    ],
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="A new text; - reads it from standard input.")
    ] = None,
    question: Annotated[
        str | None, typer.Option("-q", "--question", metavar="QUESTION", help="The question it answers.")
    ] = None,
    point: Annotated[
        str | None, typer.Option("-p", "--point", metavar="POINT", help="The pressure point that gave way.")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option("-t", "--tag", metavar="TAG", help="One more tag; repeatable.")
    ] = None,
    untag: Annotated[
        list[str] | None, typer.Option("--untag", metavar="TAG", help="A tag to take off; repeatable.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="PERSON", help="Whose words these are, when not yours.")
    ] = None,
    with_: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="PERSON", help="One more it was learned with; repeatable."),
    ] = None,
    from_: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="PERSON", help="One more it was learned from; repeatable."),
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
    highlight: Annotated[
        bool | None, typer.Option("--highlight/--no-highlight", help="Whether it stands out in summaries.")
    ] = None,
    clear: Annotated[
        list[str] | None,
        typer.Option(
            "--clear",
            metavar="FIELD",
            help="Empty a field: question, point, by, tags, with, from, details, detail.KEY; repeatable.",
        ),
    ] = None,
    revision: Annotated[
        int | None,
        typer.Option("--revision", metavar="K", help="Only if this is still its newest revision."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Change a reflection, in your editor or by options; several by options."""
    work = desk(context)
    change = Edit(
        text=text,
        moment=None if on is None else moment_of(on, work),
        question=question,
        point=point,
        by=by,
        audience=chosen_audience(private, audience),
        highlighted=highlight,
        add_tags=tuple(tag or ()),
        remove_tags=tuple(untag or ()),
        add_with=tuple(with_ or ()),
        add_from=tuple(from_ or ()),
        set_details=tuple(detail_of(each) for each in detail or ()),
        clear=tuple(clear or ()),
    )
    if change.changes:
        edit_all(numbers, change, work, revision=revision, as_json=as_json)
    else:
        edit_in_editor(numbers, work, revision=revision, as_json=as_json)
