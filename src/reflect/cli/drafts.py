"""``reflect drafts``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli import drafting
from reflect.cli.desk import Desk, desk
from reflect.cli.drafting import Kept
from reflect.cli.edit_form import text_of_form
from reflect.cli.formats import FORMATS, chosen_format, either
from reflect.cli.group import Group, commands
from reflect.cli.restoring import How, restore
from reflect.core.errors import BadInput
from reflect.render.drafts import DraftLine, drafts_json, drafts_plain

app = commands(group=Group, help_line="Words that were written and not stored; bring them back.")
POSSIBLE = ("table", "plain", "json")
Yes = Annotated[bool, typer.Option("--yes", help="Even if an editor or a command still has it open.")]


@app.callback(invoke_without_command=True)
def drafts(
    context: typer.Context,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"{either(POSSIBLE)}.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
) -> None:
    """Words that were written and not stored; bring them back."""
    if context.invoked_subcommand is not None:
        return None
    work = desk(context)
    if format_ is not None and format_ not in FORMATS:
        raise BadInput(f"There is no format {format_!r}; choose {', '.join(POSSIBLE)}.")
    form = chosen_format("json" if as_json else format_, work, possible=POSSIBLE)
    lines = [_line(kept, work) for kept in drafting.kept(work)]
    if form == "json":
        return work.give(drafts_json(lines))
    if not lines:
        return work.terminal.note("There are no drafts; everything written is stored.")
    if form == "plain":
        return work.give(drafts_plain(lines))
    from reflect.render.drafts_table import drafts_table

    work.give(drafts_table(lines))
    return work.terminal.note(
        "\n`reflect drafts restore D` brings one back, `reflect drafts drop D` removes it."
    )


@app.command("restore")
def restore_(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[D]", help="Its name, or last; may be left out when there is one."),
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="An edit: even if the reflection was changed meanwhile.")
    ] = False,
    question: Annotated[
        str | None, typer.Option("-q", "--question", metavar="QUESTION", help="The question it answers.")
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help="Change it in your editor first.")] = False,
    alone: Annotated[
        bool, typer.Option("--alone", help="As a new reflection, without what options said beside the words.")
    ] = False,
    yes: Yes = False,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON, with the whole record.")] = False,
) -> None:
    """Bring a draft back: store the reflection it was to be, or apply the edit."""
    work = desk(context)
    kept = drafting.named(work, name) if name is not None else _the_only(work)
    _refuse_open(kept, yes)
    restore(kept, How(anyway=anyway, alone=alone, edit=edit, question=question), work, as_json=as_json)


@app.command()
def drop(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="D...", help="Their names, or last.")],
    yes: Yes = False,
) -> None:
    """Remove drafts for good."""
    work = desk(context)
    dropped = {kept.file: kept for kept in [drafting.named(work, name) for name in names]}.values()
    for kept in dropped:
        _refuse_open(kept, yes)
    for kept in dropped:
        line = _line(kept, work)
        drafting.drop(kept.file)
        words = f'"{line.words}"' if line.words else "nothing was written in it"
        work.terminal.answer(f"Dropped {line.name} ({line.what}, {line.begun:%Y-%m-%d %H:%M}): {words}")


def _the_only(work: Desk) -> Kept:
    every = drafting.kept(work)
    if len(every) > 1:
        raise BadInput(
            f"There are {len(every)} drafts; name one of {', '.join(each.name for each in every)}."
        )
    return every[0] if every else drafting.named(work, "last")


def _refuse_open(kept: Kept, yes: bool) -> None:
    if kept.being_written and not yes:
        raise BadInput(
            f"{kept.name} is still being written: the command begun at {kept.begun:%H:%M} has not ended. "
            "End it first, or give --yes."
        )


def _line(kept: Kept, work: Desk) -> DraftLine:
    words = kept.words().decode("utf-8", "replace")
    headed = kept.headed
    if headed is not None and "shown" in headed.fields:
        words = text_of_form(words)
    return DraftLine(
        name=kept.name,
        begun=kept.begun,
        verb=headed.verb if headed else "add",
        number=headed.number if headed else None,
        beside=str(headed.fields.get("detail") or headed.fields.get("question") or "") if headed else "",
        text=words,
        being_written=kept.being_written,
        journal=headed.journal if headed else "",
        elsewhere=bool(headed and headed.journal and not work.uses(headed.journal)),
        file=str(kept.file),
    )
