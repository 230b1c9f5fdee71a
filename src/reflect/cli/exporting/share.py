"""``reflect export share``"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NamedTuple

import typer

from reflect.cli.desk import Desk, desk
from reflect.cli.exporting.sending import TO, check_place, send
from reflect.cli.look import Selection, selection
from reflect.core import sharing as core
from reflect.core.errors import BadInput
from reflect.core.period import ALL
from reflect.core.reflection import Reflection, checked_name
from reflect.core.sharing import Chosen, Shared, TakenBack
from reflect.journal import sharing
from reflect.journal.journal import Journal
from reflect.render.clean import one_line
from reflect.render.share_json import share_lines
from reflect.render.wording import counted

EXAMPLES = """\
What you marked team goes out with your name, what you marked anonymous without; private never does. Give
the file to whoever leads the team: `reflect import jsonl FILE` takes it in, as often as you send one.

\b
Examples:
  reflect export share --preview         (nothing is written)
  reflect export share ana.jsonl --name Ana
  reflect export share drop-box/4711.jsonl --anonymous-only
"""
SHOWN = 10  # anonymous reflections that are told because they name somebody


class Going(NamedTuple):
    """What is sent."""

    named: list[Shared]
    anonymous: list[Shared]
    taken_back: list[TakenBack]


def share(
    context: typer.Context,
    file: Annotated[str | None, TO] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="PERSON", help="Whose words they are: you; else the setting name."),
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Print what would be sent, to the byte; write nothing.")
    ] = False,
    anonymous_only: Annotated[
        bool, typer.Option("--anonymous-only", help="Only what is anonymous, so that no name comes with it.")
    ] = False,
    named_only: Annotated[bool, typer.Option("--named-only", help="Only what carries a name.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask about names that stand in anonymous texts.")
    ] = False,
) -> None:
    """Your part for the team, as a file: by name or anonymously, as you marked it."""
    work = desk(context)
    asked = selection(context, work)
    audiences = _audiences(asked, anonymous_only=anonymous_only, named_only=named_only)
    check_place(file)
    with work.reading() if preview or not work.journal_is_there else work.amending() as journal:
        wanted = asked.wanted._replace(audiences=audiences)
        chosen = core.chosen(
            sharing.for_the_team(journal, wanted),
            period=asked.period or ALL,
            today=work.today,
            chosen_by_person=asked.wanted.names_somebody,
        )
        going = Going(
            sharing.as_sent(journal, chosen.named),
            sharing.as_sent(journal, chosen.anonymous),
            sharing.to_take_back(journal, audiences),
        )
        owner = _owner(chosen.named, name, work)
        _tell_of_names(chosen.anonymous, sharing.people(journal), owner, work)
        if not preview and not yes and not _agreed(chosen.anonymous, journal, owner, work):
            return work.terminal.note("Nothing was written.")
        send(share_lines(*going, owner=owner), None if preview else file, work)
        if not preview and (going.named or going.anonymous):
            sharing.remember(journal, [*going.named, *going.anonymous], now=work.now)
    _tell(going, chosen, work, preview=preview)
    return None


def _audiences(asked: Selection, *, anonymous_only: bool, named_only: bool) -> tuple[str, ...]:
    """What is asked for. Raises BadInput."""
    if asked.include_private:
        raise BadInput("A private reflection is never shared; `reflect edit N --audience team` changes that.")
    if asked.without_names:
        raise BadInput("What is shared without a name is anonymous; `reflect edit N --audience anonymous`.")
    if anonymous_only and named_only:
        raise BadInput("--anonymous-only and --named-only leave nothing; give one of them.")
    if "private" in asked.wanted.audiences:
        raise BadInput("A private reflection is never shared.")
    only = ("anonymous",) if anonymous_only else ("team",) if named_only else ("team", "anonymous")
    both = tuple(each for each in only if each in (asked.wanted.audiences or only))
    if not both:
        raise BadInput("--audience asks for what the other option leaves out; give one of them.")
    return both


def _owner(named: Sequence[Reflection], name: str | None, work: Desk) -> str | None:
    """What the owner is called. Raises BadInput where it must be known and is not."""
    owner = checked_name(name, what="person") if name is not None else work.settings.name
    if owner is None and any(reflection.by is None for reflection in named):
        raise BadInput(
            "What goes to a team by name needs yours: --name NAME, or once and for all "
            "`reflect config set name NAME`. --anonymous-only sends what needs none."
        )
    return owner


def _named_inside(
    anonymous: Sequence[Reflection], people: Sequence[str], owner: str | None
) -> list[tuple[Reflection, tuple[str, ...]]]:
    known = [*people, *([owner] if owner else [])]
    found = [(reflection, core.names_in(reflection, known)) for reflection in anonymous]
    return [(reflection, names) for reflection, names in found if names]


def _tell_of_names(
    anonymous: Sequence[Reflection], people: Sequence[str], owner: str | None, work: Desk
) -> None:
    found = _named_inside(anonymous, people, owner)
    for reflection, names in found[:SHOWN]:
        said = ", ".join(one_line(each) for each in names)
        work.terminal.note(f"Reflection {reflection.number} is anonymous and names {said}.")
    if len(found) > SHOWN:
        work.terminal.note(f"... and {len(found) - SHOWN} more name somebody")


def _agreed(anonymous: Sequence[Reflection], journal: Journal, owner: str | None, work: Desk) -> bool:
    """Whether names in anonymous texts may go. Raises BadInput where nobody can be asked."""
    if not _named_inside(anonymous, sharing.people(journal), owner):
        return True
    if not work.terminal.interactive:
        raise BadInput(
            "Names stand in anonymous texts, so nothing was written; `reflect edit N` changes a text, "
            "--yes sends them as they are."
        )
    work.terminal.note("Send them as they are? Type yes; anything else writes nothing.")
    return work.terminal.stdin.readline().strip().casefold() == "yes"


def _tell(going: Going, chosen: Chosen, work: Desk, *, preview: bool) -> None:
    """How many of each went, how many did not, and why."""
    note = work.terminal.note
    parts = [f"{len(going.named)} by name"] if going.named else []
    parts += [f"{len(going.anonymous)} anonymous"] if going.anonymous else []
    parts += [f"{len(going.taken_back)} withdrawn"] if going.taken_back else []
    what = ", ".join(parts) or "nothing"
    note(f"{'This would send' if preview else 'Sent'}: {what}.")
    if chosen.too_few:
        note(
            f"{counted(chosen.too_few, 'anonymous reflection')} held back: fewer than {core.FEWEST} at once "
            "would tell who wrote them."
        )
    if chosen.too_soon:
        held = counted(chosen.too_soon, "anonymous reflection")
        note(f"{held} held back: too little of the week is over, or asked for, to hide the day.")
    if chosen.by_person:
        note(f"{counted(chosen.by_person, 'anonymous reflection')} held back: a filter names a person.")
    if going.named and going.anonymous:
        note("Whoever gets this file sees both together; --named-only and --anonymous-only make two of it.")
