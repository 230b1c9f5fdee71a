"""What the first rows of a file would become."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reflect.cli.desk import Desk
from reflect.cli.importing.outcome import Brought, no_action_in_words, outcome_in_words, refused_lines
from reflect.core.incoming import Incoming, Refused
from reflect.core.reflection import Reflection
from reflect.journal.frameworks import answered_by
from reflect.journal.imports import store
from reflect.journal.reading import by_number
from reflect.render.json import list_json
from reflect.render.plain import show_plain

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reflect.journal.frameworks import KeptQuestion
    from reflect.journal.journal import Journal
    from reflect.journal.updating import Update


def preview_of(
    rows: Iterable[Incoming | Refused],
    work: Desk,
    *,
    source: str,
    total: int,
    update: Update,
    as_json: bool,
) -> None:
    """Show the rows as reflections, written into a transaction that is taken back."""
    shown: list[tuple[Reflection, KeptQuestion | None]] = []

    def look(journal: Journal, numbers: list[int]) -> None:
        shown.extend((each, answered_by(journal, each.number)) for each in by_number(journal, numbers))

    with work.rehearsing() as journal:
        outcome = store(
            journal,
            rows,
            source=source,
            file="",
            now=work.now,
            default_audience=work.settings.audience,
            dry_run=True,
            update=update,
            rehearsed=lambda numbers: look(journal, numbers),
        )
    for line in refused_lines(outcome):
        work.terminal.note(line)
    counted = sum((outcome.added, outcome.unchanged, len(outcome.updated), outcome.deleted))
    counted += len(outcome.changed) + len(outcome.refused) + len(outcome.edited)
    said = outcome_in_words(Brought(outcome, 0, source, dry_run=True)).partition(". ")[0]
    work.terminal.note(f"The first {counted:,} of {total:,} rows: {said}. Nothing was stored.")
    if outcome.no_action:
        work.terminal.note(no_action_in_words(outcome))
    if as_json:
        work.give(list_json((reflection for reflection, _ in shown), follow_ups=True))
    elif work.terminal.shows_tables:
        work.give(_drawn(shown, work))
    else:
        work.give("\n".join(_in_words(*each, work) for each in shown))


def _drawn(shown: Iterable[tuple[Reflection, KeptQuestion | None]], work: Desk) -> RenderableType:
    from rich.console import Group

    from reflect.render.tables import show_panel

    return Group(
        *(
            show_panel(reflection, today=work.today, wording=_wording(question), probes=_probes(question))
            for reflection, question in shown
        )
    )


def _in_words(reflection: Reflection, question: KeptQuestion | None, work: Desk) -> str:
    return show_plain(reflection, today=work.today, wording=_wording(question), probes=_probes(question))


def _wording(question: KeptQuestion | None) -> str | None:
    return question.wording if question else None


def _probes(question: KeptQuestion | None) -> dict[str, str]:
    return {probe.key: probe.wording for probe in question.probes} if question else {}
