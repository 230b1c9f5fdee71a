"""The signs a CSV file is written with: what ``csv.reader`` is told, and what stands above the records."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from reflect.core.errors import BadInput

if TYPE_CHECKING:
    from reflect.exchange.csv.choices import Choices

RECORD_LIMIT = 1024 * 1024  # characters
QUOTE = '"'

_NAMED = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "space": " "}
_SIZES = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}


class Signs(NamedTuple):
    """``quote`` is None where cells are never quoted. Not ``doubled``: a quote inside a cell is escaped.

    ``skip_space``: white space after the delimiter is not part of a cell. ``comment``: lines that begin
    with it are no rows. ``limit``: how many characters a record may have.
    """

    delimiter: str = ","
    skip_space: bool = False
    quote: str | None = QUOTE
    escape: str | None = None
    doubled: bool = True
    comment: str | None = None
    limit: int = RECORD_LIMIT

    def for_csv(self) -> dict[str, Any]:
        """The same for the standard library. Strictly: what can not be read for certain is refused."""
        return {
            "delimiter": self.delimiter,
            "skipinitialspace": self.skip_space,
            "quotechar": self.quote,
            "quoting": csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            "escapechar": self.escape,
            "doublequote": self.doubled,
            "strict": True,
        }


class Asked(NamedTuple):
    """What was said of how a file is written; None is to be found out.

    ``signs`` says all but the delimiter and whether a space follows it. ``header_row``: the line on which
    the header begins. ``columns``: the names of columns in a file that has no header.
    """

    delimiter: str | None = None
    skip_space: bool | None = None
    signs: Signs = Signs()
    header_row: int | None = None
    columns: tuple[str, ...] = ()


NOTHING_ASKED = Asked()


def asked_with(
    *,
    delimiter: str | None = None,
    skip_space: bool | None = None,
    quote: str | None = None,
    escape: str | None = None,
    no_doublequote: bool | None = None,
    comment: str | None = None,
    max_record: str | None = None,
    header_row: int | None = None,
    columns: tuple[str, ...] = (),
) -> Asked:
    """What the options say. Raises BadInput for what no file can be written with."""
    signs = Signs(
        quote=QUOTE if quote is None else _quote(quote),
        escape=None if escape is None else _one_sign("escape", escape),
        doubled=not no_doublequote,
        comment=None if comment is None else _comment(comment),
        limit=RECORD_LIMIT if max_record is None else _limit(max_record),
    )
    separator = None if delimiter is None else named_delimiter(delimiter)
    given = [sign for sign in (separator, signs.quote, signs.escape) if sign]
    if len(set(given)) < len(given):
        raise BadInput("--delimiter, --quote and --escape are three different signs.")
    if header_row is not None and columns:
        raise BadInput("--columns names the columns of a file without a header; leave --header-row out.")
    if header_row is not None and header_row < 1:
        raise BadInput("--header-row counts lines from 1.")
    return Asked(separator, skip_space, signs, header_row, columns)


def asked_by(choices: Choices) -> Asked:
    """Raises BadInput."""
    return asked_with(
        delimiter=choices.delimiter,
        skip_space=choices.skip_space,
        quote=choices.quote,
        escape=choices.escape,
        no_doublequote=choices.no_doublequote,
        comment=choices.comment,
        max_record=choices.max_record,
        header_row=choices.header_row,
        columns=choices.columns,
    )


def named_delimiter(asked: str) -> str:
    """The character that ``--delimiter`` names. Raises BadInput."""
    delimiter = _NAMED.get(asked.lower(), asked)
    if len(delimiter) != 1 or delimiter in '"\r\n\0':
        raise BadInput(f"{asked!r} can not separate cells; --delimiter takes one character, or tab.")
    return delimiter


def _one_sign(option: str, asked: str) -> str:
    sign = {"backslash": "\\"}.get(asked.lower(), asked)
    if len(sign) != 1 or sign in " \r\n\0":
        raise BadInput(f"--{option} {asked!r}: it takes one character.")
    return sign


def _quote(asked: str) -> str | None:
    return None if asked.lower() == "none" else _one_sign("quote", asked)


def _comment(asked: str) -> str:
    if not asked.strip() or "\n" in asked or "\r" in asked:
        raise BadInput("--comment is the sign with which lines begin that are no rows, such as #.")
    return asked


def _limit(asked: str) -> int:
    match = re.fullmatch(r"(\d{1,12})\s*([kmg]?)(?:i?b)?", asked.strip(), re.IGNORECASE)
    limit = int(match[1]) * _SIZES[match[2].lower()] if match else 0
    if not 1 <= limit <= _SIZES["g"]:
        raise BadInput(f"--max-record {asked!r} is no size; write 4M, for example, and at most 1G.")
    return limit
