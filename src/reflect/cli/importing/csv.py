"""``reflect import csv``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.importing import csv_options as given
from reflect.cli.importing.storing import one_of_stop_or_skip, which_update
from reflect.cli.importing.table import How, import_table
from reflect.cli.places import path_of
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
    how = How(
        update=which_update(update=update, overwrite_edits=overwrite_edits),
        preview=number if preview else None,
        dry_run=dry_run,
        skip_refused=one_of_stop_or_skip(on_error),
        rejects=None if rejects is None else path_of(rejects),
        as_json=as_json,
    )
    import_table(file, choices, how, work)
