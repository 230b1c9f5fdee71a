"""Reflections as CSV: one row each, a column for every detail that occurs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reflect.render.clean import clean
from reflect.render.json import reflection_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.core.reflection import Reflection

# fmt: off
COLUMNS = (
    "number", "id", "key", "source", "on", "written", "timed", "day", "week", "question", "framework", "lens",
    "text", "tags", "by", "with", "from", "point", "audience", "highlighted", "deleted", "revision",
)
# fmt: on
SEPARATOR = "; "  # between the names in one cell


def list_csv(reflections: Sequence[Reflection]) -> str:
    """A header and a row each; details follow as ``detail.KEY``. Control characters are made visible."""
    keys = list(dict.fromkeys(key for reflection in reflections for key in reflection.details))
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([*COLUMNS, *(clean(f"detail.{key}") for key in keys)])
    for reflection in reflections:
        record = reflection_record(reflection)
        cells = [cell(record[column]) for column in COLUMNS]
        writer.writerow([clean(cell) for cell in cells + [reflection.details.get(key, "") for key in keys]])
    return written.getvalue()


def cell(value: object) -> str:
    """A value of a record; the names in a list with a separator between them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return SEPARATOR.join(value)
    return "" if value is None else str(value)
