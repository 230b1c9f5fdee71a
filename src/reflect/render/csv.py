"""Reflections as CSV: one row each, a column for every detail that occurs.

Control characters are made visible, and no spreadsheet takes a cell for a formula (``core.cells``).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reflect.core.cells import defused, joined
from reflect.render.clean import clean, one_line
from reflect.render.json import reflection_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reflect.core.follow_up import FollowUp
    from reflect.core.reflection import Reflection

# fmt: off
COLUMNS = (
    "number", "id", "key", "source", "on", "written", "timed", "day", "week", "question", "framework", "lens",
    "text", "tags", "by", "with", "from", "point", "audience", "highlighted", "deleted", "revision",
)
# What others read: no numbers, which would tell of those that are left out, and no keys of scripts.
FOR_OTHERS = (
    "id", "on", "timed", "day", "week", "question", "framework", "lens", "text", "tags", "by", "with", "from",
    "point", "audience", "highlighted", "follow_ups",
)
# fmt: on
NAMES = ("by", "with", "from")


def list_csv(reflections: Sequence[Reflection]) -> str:
    """A header and a row each; details follow as ``detail.KEY``."""
    keys = list(dict.fromkeys(key for reflection in reflections for key in reflection.details))
    return header_csv(COLUMNS, keys) + rows_csv(reflections, COLUMNS, keys)


def header_csv(columns: Iterable[str], keys: Iterable[str]) -> str:
    return table_csv([[*columns, *(f"detail.{key}" for key in keys)]])


def rows_csv(
    reflections: Iterable[Reflection], columns: Sequence[str], keys: Sequence[str], *, names: bool = True
) -> str:
    """``names``: whether by, with and from are told, or their cells empty."""
    rows = []
    for reflection in reflections:
        record = reflection_record(reflection)
        record["follow_ups"] = "\n".join(map(_follow_up, reflection.follow_ups))
        if not names:
            record |= dict.fromkeys(NAMES, "")
        details = [reflection.details.get(key, "") for key in keys]
        rows.append([*(record[column] for column in columns), *details])
    return table_csv(rows)


def table_csv(rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows([cell(value) for value in row] for row in rows)
    return written.getvalue()


def cell(value: object) -> str:
    """A value of a record as it stands in a table; the names in a list with a separator between them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = joined(value)
    return "" if value is None else defused(clean(str(value)))


def _follow_up(follow_up: FollowUp) -> str:
    """``strengthen, open, due 2026-12-01: Buy a second kettle``; nobody is named."""
    facts = [follow_up.kind, follow_up.state]
    if follow_up.state == "open" and follow_up.due:
        facts.append(f"due {follow_up.due}")
    if follow_up.helped:
        facts.append({"yes": "helped", "no": "did not help"}.get(follow_up.helped, "unsure"))
    return f"{', '.join(facts)}: {one_line(follow_up.text)}"
