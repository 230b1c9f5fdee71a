"""Words in the cells of a table: no spreadsheet runs them as a formula, and several names stand in one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

SEPARATOR = "; "  # between the names in one cell
# What a spreadsheet takes for a formula; also in full width, also behind white space or an apostrophe.
_FORMULA = re.compile("[\\s']*[=+\\-@＝＋－＠]|'*[\t\r\n]")


def defused(cell: str) -> str:
    """The cell behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """What ``defused`` made of a cell, as it was: every cell comes back, whatever it holds."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def joined(names: Iterable[str]) -> str:
    """Names in one cell; one that holds a semicolon or a quote stands in quotes."""
    return SEPARATOR.join(
        '"' + name.replace('"', '""') + '"' if ";" in name or '"' in name else name for name in names
    )


def separated(cell: str) -> list[str]:
    """The names that ``joined`` put into one cell."""
    [names] = list(csv.reader([cell], delimiter=";", skipinitialspace=True)) or [[]]
    return [name.strip() for name in names if name.strip()]
