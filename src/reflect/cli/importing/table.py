"""A CSV file on its way into the journal: read as was said, looked at first, or stored."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reflect.cli.desk import Desk
from reflect.cli.importing.outcome import Brought, again_with, tell
from reflect.cli.importing.previewing import preview_of
from reflect.cli.importing.storing import as_text, bring_in
from reflect.cli.places import path_of
from reflect.cli.when import local_time
from reflect.core.incoming import source_name
from reflect.exchange.csv.choices import Choices
from reflect.exchange.csv.mapping import described, mapping_from
from reflect.exchange.csv.rejects import RejectsFile
from reflect.exchange.csv.signs import asked_by
from reflect.exchange.csv.table import Table, open_table
from reflect.journal.frameworks import question_named, questions
from reflect.journal.updating import Update

if TYPE_CHECKING:
    from reflect.exchange.csv.rows import Rows


class How(NamedTuple):
    """What is done with the rows. ``preview``: show so many of them, and store nothing; ``rejects``: where
    those that were refused are kept."""

    update: Update
    preview: int | None
    dry_run: bool
    skip_refused: bool
    rejects: Path | None
    as_json: bool


def import_table(file: str, choices: Choices, how: How, work: Desk) -> None:
    """Store the rows of a file, or show the first. Leaves with the status; raises BadInput."""
    _check_questions(choices, work)
    with _table(file, choices, work) as table:
        rows = _rows(table, choices, work, updating=how.update != "no")
        source = choices.source or source_name(table.header, table.stem)
        if how.preview is not None:
            first = islice(rows, how.preview)
            preview_of(first, work, source=source, total=rows.total, update=how.update, as_json=how.as_json)
            return
        brought = _stored(rows, table, how, work, source=source)
    again = again_with(choices.source, source=source, date_formats=rows.date_formats)
    tell(brought, work, again=again, rejects=how.rejects, as_json=how.as_json)


def _stored(rows: Rows, table: Table, how: How, work: Desk, *, source: str) -> Brought:
    header = table.header if table.headed else None
    with RejectsFile(how.rejects, header=header, dialect=table.dialect, above=table.above) as kept:
        return bring_in(
            rows,
            work,
            total=rows.total,
            blank=rows.blank,
            source=source,
            file=as_text(table.name),
            skip_refused=how.skip_refused,
            dry_run=how.dry_run,
            kept=kept,
            update=how.update,
        )


def _check_questions(choices: Choices, work: Desk) -> None:
    """A question for every row that nobody asks is one mistake, not one a row. Raises BadInput."""
    named = [choices.question, *(question for _, question in choices.question_map)]
    named += [value for field, value in choices.set if field == "question"]
    if any(named):
        with work.rehearsing() as journal:
            asked = questions(journal)
            for name in filter(None, named):
                question_named(name, asked)


def _table(file: str, choices: Choices, work: Desk) -> Table:
    asked = asked_by(choices)
    if file == "-":
        return open_table(work.terminal.stdin.buffer, stem="stdin", encoding=choices.encoding, asked=asked)
    path = path_of(file)
    return open_table(path, stem=as_text(path.stem), encoding=choices.encoding, asked=asked)


def _rows(table: Table, choices: Choices, work: Desk, *, updating: bool) -> Rows:
    """The rows, and how the file is read, said on standard error."""
    from reflect.exchange.csv.rows import read_rows  # pydantic: not for help, nor for TAB

    mapping = mapping_from(choices, header=table.header, by_key=updating)
    rows = read_rows(
        table,
        mapping,
        local=local_time,
        day_starts=work.settings.day_starts,
        now=work.now,
    )
    for said in (table.dialect.described, described(mapping), rows.dates):
        work.terminal.note(said)
    return rows
