"""``reflect import csv``"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.desk import Desk, desk
from reflect.cli.importing import csv_options as given
from reflect.cli.importing.outcome import again_with, tell
from reflect.cli.importing.previewing import preview_of
from reflect.cli.importing.storing import as_text, bring_in, one_of_stop_or_skip, which_update
from reflect.cli.places import path_of
from reflect.cli.when import local_time
from reflect.core.incoming import source_name
from reflect.exchange.csv.choices import (
    Choices,
    check_utf8,
    parse_columns,
    parse_date_formats,
    parse_maps,
    parse_question_maps,
    parse_sets,
    read_choices,
)
from reflect.exchange.csv.mapping import described, mapping_from
from reflect.exchange.csv.rejects import RejectsFile
from reflect.exchange.csv.signs import asked_by
from reflect.exchange.csv.table import Table, open_table
from reflect.journal.frameworks import question_named, questions

if TYPE_CHECKING:
    from reflect.exchange.csv.rows import Rows

EXAMPLES = """\
A FIELD is text, on, time, key, question, point, tags, with, by, from, audience, detail.KEY, follow.KIND,
or of the follow-up: owner.KIND, due.KIND, review.KIND, where.KIND. Columns named text, date or on, id or key,
question, point, tags, with and by map by themselves.

\b
Examples:
  reflect import csv incidents.csv --map text=Narrative --preview
  reflect import csv incidents.csv --map text=Narrative \\
      --map on="Start Date" --map tags=Factors --tag-separator ";" \\
      --question pressure --dry-run
  reflect import csv retro.csv --map question=Column \\
      --question-map "Went well=success" \\
      --question-map "To improve=pressure"
"""


def csv(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV file; - for standard input.")],
    map_: given.Map = None,
    mapping: given.Mapping = None,
    question_map: given.QuestionMap = None,
    question: given.Question = None,
    tag: given.Tag = None,
    point: given.Point = None,
    by: given.By = None,
    set_: given.Set = None,
    audience: given.Audience = None,
    follow_state: given.FollowState = None,
    date_format: given.DateFormat = None,
    day_only: given.DayOnly = None,
    join: given.Join = None,
    tag_separator: given.TagSeparator = None,
    people_separator: given.PeopleSeparator = None,
    inline: given.Inline = None,
    encoding: given.Encoding = None,
    delimiter: given.Delimiter = None,
    quote: given.Quote = None,
    escape: given.Escape = None,
    no_doublequote: given.NoDoublequote = None,
    skip_space: given.SkipSpace = None,
    comment: given.Comment = None,
    header_row: given.HeaderRow = None,
    columns: given.Columns = None,
    max_record: given.MaxRecord = None,
    source: given.Source = None,
    update: given.Update = False,
    overwrite_edits: given.OverwriteEdits = False,
    preview: given.Preview = False,
    number: given.Number = 5,
    dry_run: given.DryRun = False,
    on_error: given.OnError = "stop",
    rejects: given.Rejects = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Rows of a CSV file, each a reflection; the same file twice is stored once."""
    work = desk(context)
    skip_refused = one_of_stop_or_skip(on_error)
    updates = which_update(update=update, overwrite_edits=overwrite_edits)
    choices = Choices(
        map=parse_maps(map_ or ()),
        set=parse_sets(set_ or ()),
        question=question,
        question_map=parse_question_maps(question_map or ()),
        tag=tuple(tag or ()),
        point=point,
        by=by,
        audience=audience,
        follow_state=follow_state,
        date_format=parse_date_formats(date_format or ()),
        day_only=day_only,
        join=join,
        tag_separator=tag_separator,
        people_separator=people_separator,
        inline=inline,
        encoding=encoding,
        delimiter=delimiter,
        quote=quote,
        escape=escape,
        no_doublequote=no_doublequote,
        skip_space=skip_space,
        comment=comment,
        header_row=header_row,
        columns=parse_columns(columns) if columns is not None else (),
        max_record=max_record,
        source=source,
    )
    if mapping is not None:
        choices = choices.over(read_choices(path_of(mapping)))
    check_utf8(choices)
    _check_questions(choices, work)
    place = None if rejects is None else path_of(rejects)
    with _table(file, choices, work) as table:
        rows = _rows(table, choices, work, updating=update)
        known_as = choices.source or source_name(table.header, table.stem)
        if preview:
            first = islice(rows, number)
            preview_of(first, work, source=known_as, total=rows.total, update=updates, as_json=as_json)
            return
        header = table.header if table.headed else None
        with RejectsFile(place, header=header, dialect=table.dialect, above=table.above) as kept:
            brought = bring_in(
                rows,
                work,
                total=rows.total,
                blank=rows.blank,
                source=known_as,
                file=as_text(table.name),
                skip_refused=skip_refused,
                dry_run=dry_run,
                kept=kept,
                update=updates,
            )
    again = again_with(choices.source, source=known_as, date_formats=rows.date_formats)
    tell(brought, work, again=again, rejects=place, as_json=as_json)


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
