"""``reflect import csv``"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.desk import Desk, desk
from reflect.cli.importing.outcome import again_with, tell
from reflect.cli.importing.storing import as_text, bring_in, one_of_stop_or_skip
from reflect.cli.places import path_of
from reflect.cli.when import local_time
from reflect.core.incoming import source_name
from reflect.exchange.csv.choices import Choices, check_utf8, parse_maps, read_choices
from reflect.exchange.csv.mapping import described, mapping_from
from reflect.exchange.csv.rejects import RejectsFile
from reflect.exchange.csv.table import Table, open_table
from reflect.journal.frameworks import question_named, questions

if TYPE_CHECKING:
    from reflect.exchange.csv.rows import Rows

EXAMPLES = """\
A FIELD is text, key, on, question, point, tags, with, by, from, audience, detail.KEY or follow.KIND.
Columns named text, date or on, id or key, question, point, tags, with and by map by themselves.

\b
Example:
  reflect import csv incidents.csv --map text=Narrative \\
      --map on="Start Date" --map tags=Factors --tag-separator ";" \\
      --question pressure --dry-run
"""


def csv(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV file; - for standard input.")],
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="Which column a field comes from; repeatable."),
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option(
            "--mapping", metavar="FILE", help="These options in a TOML file; those given here come first."
        ),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option("-q", "--question", metavar="QUESTION", help="The question of rows that name none."),
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option("-t", "--tag", metavar="TAG", help="A tag for every row; repeatable.")
    ] = None,
    point: Annotated[
        str | None,
        typer.Option("-p", "--point", metavar="POINT", help="The pressure point of rows that name none."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="PERSON", help="Whose words they are, in rows that do not say."),
    ] = None,
    audience: Annotated[
        str | None,
        typer.Option("--audience", metavar="AUDIENCE", help="At most this audience, for every row."),
    ] = None,
    follow_state: Annotated[
        str | None,
        typer.Option("--follow-state", metavar="open|done", help="The state of the follow-ups it brings."),
    ] = None,
    date_format: Annotated[
        str | None,
        typer.Option("--date-format", metavar="PATTERN", help="How dates are written: %d/%m/%Y %H:%M."),
    ] = None,
    day_only: Annotated[
        bool | None,
        typer.Option("--day-only", help="Times in the date column mean nothing.", show_default=False),
    ] = None,
    tag_separator: Annotated[
        str | None,
        typer.Option(
            "--tag-separator", metavar="SIGN", help="What stands between tags; , and ; if not said."
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding", metavar="ENCODING", help="The encoding, such as cp1252; found out if not said."
        ),
    ] = None,
    delimiter: Annotated[
        str | None,
        typer.Option(
            "--delimiter",
            metavar="SIGN",
            help="What stands between cells, such as ; or tab; found out if not said.",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="NAME",
            help="A name for this table that stays, so that its rows are known again.",
        ),
    ] = None,
    inline: Annotated[
        bool | None, typer.Option("--inline", help="Read #tags and @people in the text.", show_default=False)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; store nothing.")] = False,
    on_error: Annotated[
        str,
        typer.Option(
            "--on-error", metavar="stop|skip", help="Where rows are refused: store nothing, or the others."
        ),
    ] = "stop",
    rejects: Annotated[
        str | None, typer.Option("--rejects", metavar="FILE", help="Where refused rows go, to be mended.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Rows of a CSV file, each a reflection; the same file twice is stored once."""
    work = desk(context)
    skip_refused = one_of_stop_or_skip(on_error)
    choices = Choices(
        map=parse_maps(map_ or ()),
        question=question,
        tag=tuple(tag or ()),
        point=point,
        by=by,
        audience=audience,
        follow_state=follow_state,
        date_format=date_format,
        day_only=day_only,
        tag_separator=tag_separator,
        inline=inline,
        encoding=encoding,
        delimiter=delimiter,
        source=source,
    )
    if mapping is not None:
        choices = choices.over(read_choices(path_of(mapping)))
    check_utf8(choices)
    _check_question(choices.question, work)
    place = None if rejects is None else path_of(rejects)
    with _table(file, choices, work) as table:
        rows = _rows(table, choices, work)
        known_as = choices.source or source_name(table.header, table.stem)
        with RejectsFile(place, header=table.header, dialect=table.dialect) as kept:
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
            )
    again = again_with(choices.source, source=known_as, date_format=rows.date_format)
    tell(brought, work, again=again, rejects=place, as_json=as_json)


def _check_question(name: str | None, work: Desk) -> None:
    """A question for every row that nobody asks is one mistake, not one a row. Raises BadInput."""
    if name is not None:
        with work.rehearsing() as journal:
            question_named(name, questions(journal))


def _table(file: str, choices: Choices, work: Desk) -> Table:
    asked = {"encoding": choices.encoding, "delimiter": choices.delimiter}
    if file == "-":
        return open_table(work.terminal.stdin.buffer, stem="stdin", **asked)
    path = path_of(file)
    return open_table(path, stem=as_text(path.stem), **asked)


def _rows(table: Table, choices: Choices, work: Desk) -> Rows:
    """The rows, and how the file is read, said on standard error."""
    from reflect.exchange.csv.rows import read_rows  # pydantic: not for help, nor for TAB

    mapping = mapping_from(choices, header=table.header)
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
