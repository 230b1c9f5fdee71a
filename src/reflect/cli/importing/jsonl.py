"""``reflect import jsonl``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import Desk, desk
from reflect.cli.importing import diaries
from reflect.cli.importing.storing import one_of_stop_or_skip
from reflect.cli.near_names import near_notes
from reflect.cli.progress import Progress
from reflect.cli.when import local_time
from reflect.core.errors import RowsRefused
from reflect.core.incoming import Refused
from reflect.core.reflection import checked_audience
from reflect.journal import copying
from reflect.journal.import_lines import Sent, receive
from reflect.journal.journal import Journal
from reflect.journal.receiving import Received
from reflect.journal.whole_lines import is_unused
from reflect.render.json import object_json

EXAMPLES = """\
FILE is what `reflect export jsonl` or `reflect export share` wrote. Each reflection is known by its id, so
that the same file again changes nothing, newer words replace older ones, and what was withdrawn is taken
away. Several files at once do not tell which one an anonymous reflection came in.

\b
Examples:
  reflect -j team import jsonl shares/*.jsonl
  reflect import jsonl laptop.jsonl --dry-run
"""
TOLD = 20  # refused lines named on standard error


def jsonl(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files; - for standard input.")],
    audience: Annotated[
        str | None,
        typer.Option("--audience", metavar="AUDIENCE", help="At most this audience, for every reflection."),
    ] = None,
    dry_run: diaries.DRY_RUN = False,
    on_error: diaries.ON_ERROR = "stop",
    as_json: diaries.AS_JSON = False,
) -> None:
    """What another reflect wrote: a whole journal, or what a team shares."""
    work = desk(context)
    skip = one_of_stop_or_skip(on_error)
    checked_audience(audience)
    sent, whole, refused = _read(files, work)
    stored = not dry_run and (skip or not refused)
    opened = work.writing() if stored else work.rehearsing()
    total = sum(len(file.own) + len(file.named) + len(file.anonymous) for file in sent)
    with opened as journal, Progress(work.terminal, total=total) as progress:
        if len(whole) == len(sent) == 1 and not refused and audience is None and is_unused(journal):
            received = _taken_over(*whole[0], journal, work, progress=progress, stored=stored)
        else:
            received = receive(
                journal,
                sent,
                now=work.now,
                narrowed_to=audience or "team",
                dry_run=not stored,
                progress=progress,
            )
        near = near_notes(journal, received.new_names)
    _tell(received, refused, work, stored=stored, dry_run=dry_run, as_json=as_json)
    for note in near if stored else ():
        work.terminal.note(note)
    if stored and any(file.anonymous for file in sent) and len(sent) == 1:
        work.terminal.note(
            "One file at a time tells whose anonymous reflections came; import several at once."
        )
    if refused:
        raise typer.Exit(RowsRefused.status)


def _read(
    files: list[str], work: Desk
) -> tuple[list[Sent], list[tuple[Sent, copying.Beside]], list[Refused]]:
    """What all of them say, and which hold a whole journal. Raises BadInput for one that is not ours."""
    from reflect.exchange.beside import at_points_alone, from_others, past_states
    from reflect.exchange.lines import read_lines  # pydantic: not for help, nor for TAB

    sent: list[Sent] = []
    whole: list[tuple[Sent, copying.Beside]] = []
    refused: list[Refused] = []
    for file in dict.fromkeys(files):
        content = diaries.content_of(file, work)
        name = diaries.name_of(file)
        own, shares, unfit, beside = read_lines(content.split(b"\n"), name=name, local=local_time)
        sent.append(
            Sent(
                name,
                own,
                shares.named,
                shares.anonymous,
                shares.withdrawn,
                at_points_alone(beside, name=name),
                past_states(beside),
                from_others(beside),
            )
        )
        whole += [(sent[-1], beside)] if "journal" in beside else []
        refused += [each._replace(file=name if len(files) > 1 else "") for each in unfit]
    return sent, whole, refused


def _taken_over(
    file: Sent, beside: copying.Beside, journal: Journal, work: Desk, *, progress: Progress, stored: bool
) -> Received:
    """A whole journal, which a new one becomes."""
    copying.take_over(
        journal, file.own, beside, file=file.file, now=work.now, progress=progress, commit=stored
    )
    return Received(added=len(file.own))


def _tell(
    received: Received, refused: list[Refused], work: Desk, *, stored: bool, dry_run: bool, as_json: bool
) -> None:
    if as_json:
        work.terminal.say(_json(received, refused, stored=stored))
    else:
        work.terminal.say(_in_words(received, refused, stored=stored, dry_run=dry_run))
    note = work.terminal.note
    for row in refused[:TOLD]:
        note(f"{row.file + ', ' if row.file else ''}line {row.line}: {row.reason}")
    if len(refused) > TOLD:
        note(f"... and {len(refused) - TOLD} more refused")
    if refused and not stored and not dry_run:
        note("Mend these lines and import the file again, or take the others with --on-error skip.")
    if received.kept:
        numbers = ", ".join(map(str, received.kept))
        note(f"Changed on both sides; what was changed here stays: {numbers}.")
    if received.kept_follow_ups:
        numbers = ", ".join(f"f{number}" for number in received.kept_follow_ups)
        note(f"Changed here, so they stay as they are; the file says something else of them: {numbers}.")
        note("`reflect follow list --state all` shows what they are here.")
    if received.narrower:
        numbers = ", ".join(map(str, received.narrower))
        note(
            f"For more people elsewhere; here nothing opens them but `reflect edit N --audience`: {numbers}."
        )
    if received.gone:
        note(f"{received.gone} not brought back: destroyed here, or withdrawn by their writers.")
    if received.mine:
        note(f"{received.mine} left out: this journal sent them itself.")


def _in_words(received: Received, refused: list[Refused], *, stored: bool, dry_run: bool) -> str:
    """``12 added, 3 changed, 40 unchanged, 1 withdrawn``"""
    counts = {
        "to add" if dry_run else "added": received.added if stored or dry_run else 0,
        "changed": len(received.updated),
        "unchanged": received.unchanged,
        "older than here": received.older,
        "changed on both sides": len(received.kept),
        "withdrawn": received.withdrawn,
        "refused": len(refused),
    }
    if received.follow_ups:
        counts |= {f"follow-up{'' if received.follow_ups == 1 else 's'} of a point": received.follow_ups}
    if kept := len(received.kept_follow_ups):
        counts |= {"follow-up kept as it is here" if kept == 1 else "follow-ups kept as they are here": kept}
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing to add"
    if dry_run:
        return f"{said}. This was a dry run; nothing was stored."
    return said if stored else f"{said}. Nothing was stored."


def _json(received: Received, refused: list[Refused], *, stored: bool) -> str:
    return object_json(
        {
            "added": received.added,
            "updated": list(received.updated),
            "unchanged": received.unchanged,
            "older": received.older,
            "kept": list(received.kept),
            "withdrawn": received.withdrawn,
            "gone": received.gone,
            "mine": received.mine,
            "narrower": list(received.narrower),
            "follow_ups": received.follow_ups,
            "kept_follow_ups": [f"f{number}" for number in received.kept_follow_ups],
            "refused": [
                {"file": row.file or None, "line": row.line, "reason": row.reason} for row in refused
            ],
            "stored": stored,
        }
    )
