"""``reflect import dayone``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.importing import diaries
from reflect.cli.importing.storing import one_of_stop_or_skip

EXAMPLES = """\
In Day One: File, Export, JSON. Each entry keeps the time of the place it was written in. Pictures and
recordings stay in the export; how many is said.

\b
Examples:
  reflect import dayone Export.zip --dry-run
  reflect import dayone Journal.json --audience private
"""


def dayone(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The exported zip, or its Journal.json; - for standard input."),
    ],
    escapes: Annotated[
        bool, typer.Option("--keep-escapes", help=r"Keep the backslashes that Day One adds: 2\.5.")
    ] = False,
    question: diaries.QUESTION = None,
    tag: diaries.TAG = None,
    by: diaries.BY = None,
    audience: diaries.AUDIENCE = None,
    source: diaries.SOURCE = None,
    dry_run: diaries.DRY_RUN = False,
    on_error: diaries.ON_ERROR = "stop",
    as_json: diaries.AS_JSON = False,
) -> None:
    """A journal of Day One: the zip that it exports, or its JSON."""
    from reflect.exchange.dayone import read_dayone

    work = desk(context)
    one_of_stop_or_skip(on_error)
    taking = diaries.taking(work, question=question, tag=tag, by=by, audience=audience)
    content = diaries.content_of(file, work)
    diaries.bring_in(
        read_dayone(content, name=diaries.name_of(file), escapes=escapes, taking=taking),
        work,
        source=source or "dayone",
        file=diaries.name_of(file),
        on_error=on_error,
        dry_run=dry_run,
        as_json=as_json,
    )
