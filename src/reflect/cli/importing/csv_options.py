"""What can be said of a CSV file, under the headings of the help."""

from __future__ import annotations

from typing import Annotated, Any

import typer

COLUMNS = "Which column is what"
EVERY_ROW = "What every row gets, unless it says so itself"
VALUES = "How cells are read"
FILE = "How the file is written; found out where it can be"
STORING = "What is stored"


def _option(heading: str, *names: str, metavar: str | None = None, help: str) -> Any:  # noqa: A002 - Typer's
    more = {"show_default": False} if metavar is None else {"metavar": metavar}
    return typer.Option(*names, rich_help_panel=heading, help=help, **more)


def _one(heading: str, *names: str, metavar: str, help: str) -> Any:  # noqa: A002
    return Annotated[str | None, _option(heading, *names, metavar=metavar, help=help)]


def _many(heading: str, *names: str, metavar: str, help: str) -> Any:  # noqa: A002
    return Annotated[list[str] | None, _option(heading, *names, metavar=metavar, help=help)]


def _flag(heading: str, *names: str, help: str) -> Any:  # noqa: A002
    return Annotated[bool | None, _option(heading, *names, help=help)]


Map = _many(
    COLUMNS,
    "--map",
    metavar="FIELD=COLUMN",
    help="Which column a field comes from; repeatable, and several make one text.",
)
Mapping = _one(
    COLUMNS, "--mapping", metavar="FILE", help="These options in a TOML file; those given here come first."
)
QuestionMap = _many(
    COLUMNS, "--question-map", metavar="VALUE=QUESTION", help="The question that a value means; repeatable."
)
Question = _one(
    EVERY_ROW, "-q", "--question", metavar="QUESTION", help="The question of rows that name none."
)
Tag = _many(EVERY_ROW, "-t", "--tag", metavar="TAG", help="A tag for every row; repeatable.")
Point = _one(EVERY_ROW, "-p", "--point", metavar="POINT", help="The pressure point of rows that name none.")
By = _one(EVERY_ROW, "--by", metavar="PERSON", help="Whose words they are, in rows that do not say.")
Set = _many(
    EVERY_ROW,
    "--set",
    metavar="FIELD=VALUE",
    help="What any other field says, such as detail.site=North; repeatable.",
)
Audience = _one(EVERY_ROW, "--audience", metavar="AUDIENCE", help="At most this audience, for every row.")
FollowState = _one(
    EVERY_ROW, "--follow-state", metavar="open|done", help="The state of the follow-ups it brings."
)
DateFormat = _many(
    VALUES,
    "--date-format",
    metavar="PATTERN",
    help="How dates are written, %d/%m/%Y %H:%M; FIELD=PATTERN for one field. Repeatable: any of them.",
)
DayOnly = _flag(VALUES, "--day-only", help="Times in the date column mean nothing.")
Join = _one(
    VALUES,
    "--join",
    metavar="SIGNS",
    help=r"What stands between columns that make one text; \n\n if not said.",
)
TagSeparator = _one(
    VALUES, "--tag-separator", metavar="SIGN", help="What stands between tags; , and ; if not said."
)
PeopleSeparator = _one(
    VALUES, "--people-separator", metavar="SIGN", help="The same between people; as between tags if not said."
)
Inline = _flag(VALUES, "--inline", help="Read #tags and @people in the text.")
Encoding = _one(FILE, "--encoding", metavar="ENCODING", help="The encoding, such as cp1252.")
Delimiter = _one(FILE, "--delimiter", metavar="SIGN", help="What stands between cells, such as ; or tab.")
Quote = _one(FILE, "--quote", metavar="SIGN", help='What cells are quoted with: " if not said; or none.')
Escape = _one(FILE, "--escape", metavar="SIGN", help=r"What takes the next sign as it is, such as \.")
NoDoublequote = _flag(FILE, "--no-doublequote", help="A quote inside a cell is escaped, and not doubled.")
SkipSpace = _flag(FILE, "--skip-space", help="A space after what separates cells belongs to none.")
Comment = _one(FILE, "--comment", metavar="SIGN", help="Lines that begin with this are no rows.")
HeaderRow = Annotated[
    int | None,
    _option(FILE, "--header-row", metavar="N", help="The line with the names of the columns, under titles."),
]
Columns = _one(
    FILE, "--columns", metavar="NAME,NAME...", help="The names of the columns, in a file without a header."
)
MaxRecord = _one(
    FILE,
    "--max-record",
    metavar="SIZE",
    help="The longest row that is no mistake, such as 4M; 1M if not said.",
)
Source = _one(
    STORING,
    "--source",
    metavar="NAME",
    help="A name for this table that stays, so that its rows are known again.",
)
Update = Annotated[
    bool,
    _option(
        STORING, "--update", help="Take rows that changed since they were imported; what you edited stays."
    ),
]
OverwriteEdits = Annotated[
    bool, _option(STORING, "--overwrite-edits", help="With --update: also where you edited the reflection.")
]
DryRun = Annotated[bool, _option(STORING, "--dry-run", help="Say what would happen; store nothing.")]
Preview = Annotated[
    bool, _option(STORING, "--preview", help="Show what the first rows would become; store nothing.")
]
Number = Annotated[
    int, typer.Option("-n", metavar="N", min=1, rich_help_panel=STORING, help="How many --preview shows.")
]
OnError = Annotated[
    str,
    _option(
        STORING,
        "--on-error",
        metavar="stop|skip",
        help="Where rows are refused: store nothing, or the others.",
    ),
]
Rejects = _one(STORING, "--rejects", metavar="FILE", help="Where refused rows go, to be mended.")
