"""Whatever `csv.writer` writes, in any dialect, comes back; and every record is one of the counts."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.core.incoming import Refused
from reflect.exchange.csv.choices import Choices
from reflect.exchange.csv.dialect import Dialect
from reflect.exchange.csv.encoding import Encoding
from reflect.exchange.csv.rejects import RejectsFile
from reflect.exchange.csv.signs import RECORD_LIMIT, Asked, Signs, asked_with
from reflect.exchange.csv.table import open_table
from tests.conftest import Reflect

SIGNS = [",", ";", "\t", "|", ":", "'", '"', "\\", "^", "~"]
CELLS = st.text(st.sampled_from([*SIGNS, "a", "é", " ", "\n", "\r", "#", "日"]), max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5)
DIALECTS = st.builds(
    Signs,
    delimiter=st.sampled_from([sign for sign in SIGNS if sign != '"']),
    skip_space=st.just(value=False),
    quote=st.sampled_from(["'", '"', "^"]),
    escape=st.none() | st.sampled_from(["\\", "~"]),
    doubled=st.booleans(),
    comment=st.none(),
    limit=st.just(RECORD_LIMIT),
)
LAYOUTS = st.sampled_from(["plain", "titles", "columns", "comments"])


def asked_for(signs: Signs, layout: str) -> Asked:
    return asked_with(
        delimiter=signs.delimiter,
        skip_space=False,
        quote=signs.quote,
        escape=signs.escape,
        no_doublequote=not signs.doubled,
        comment="//" if layout == "comments" else None,
        header_row=4 if layout == "titles" else None,
        columns=("one", "two") if layout == "columns" else (),
    )


def possible(signs: Signs) -> bool:
    different = len({signs.delimiter, signs.quote, signs.escape} - {None}) == (3 if signs.escape else 2)
    return different and (signs.doubled or signs.escape is not None)


def written(rows: list[list[str]], signs: Signs, layout: str) -> str:
    out = StringIO()
    settings = signs.for_csv() | {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"}
    settings.pop("skipinitialspace")
    writer = csv.writer(out, **settings)
    if layout == "titles":
        out.write('A title, "quoted"\n\'\n\n')
    if layout != "columns":
        writer.writerow(["one", "two"])
    for row in rows:
        if layout == "comments":
            out.write("// nobody reads 'this\n")
        writer.writerow(row)
    return out.getvalue()


def read_back(content: bytes, asked: Asked) -> tuple[list[list[str]], int]:
    with open_table(BytesIO(content), stem="x", encoding="utf-8", asked=asked) as table:
        assert table.header == ("one", "two")
        return [list(record.cells) for record in table.records()], table.blank


@settings(deadline=None, max_examples=80)
@given(rows=TABLES, signs=DIALECTS, layout=LAYOUTS)
def test_what_was_written_in_any_dialect_comes_back(rows: list[list[str]], signs: Signs, layout: str) -> None:
    assume(possible(signs))
    content = written(rows, signs, layout).encode()
    found, blank = read_back(content, asked_for(signs, layout))
    assert found == [row for row in rows if any(cell.strip() for cell in row)]
    assert len(found) + blank == len(rows) or (layout == "columns" and not rows)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=TABLES, signs=DIALECTS, layout=st.sampled_from(["plain", "titles", "columns"]))
def test_refused_rows_are_written_in_the_dialect_of_their_file(
    rows: list[list[str]], signs: Signs, layout: str, tmp_path: Path
) -> None:
    assume(possible(signs) and any(cell.strip() for row in rows for cell in row))
    asked = asked_for(signs, layout)
    path = tmp_path / "rejects.csv"
    with open_table(BytesIO(written(rows, signs, layout).encode()), stem="x", asked=asked) as table:
        header = table.header if table.headed else None
        with RejectsFile(path, header=header, dialect=table.dialect, above=table.above) as kept:
            for record in table.records():
                kept.add(Refused(record.line, record.cells, "for a test"))
    found, _ = read_back(path.read_bytes(), asked)
    assert found == [row for row in rows if any(cell.strip() for cell in row)]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=TABLES)
def test_refused_rows_of_a_file_without_quotes_are_escaped(rows: list[list[str]], tmp_path: Path) -> None:
    signs = Signs(delimiter=";", quote=None, escape="\\")
    path = tmp_path / "rejects.csv"
    dialect = Dialect(Encoding("utf-8", "utf-8"), signs)
    with RejectsFile(path, header=("one", "two"), dialect=dialect) as kept:
        for row in rows:
            kept.add(Refused(2, tuple(row), "for a test"))
    if rows:
        asked = asked_with(delimiter=";", skip_space=False, quote="none", escape="\\")
        assert read_back(path.read_bytes(), asked)[0] == [row for row in rows if any(c.strip() for c in row)]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "1", "2", "3"]),
        st.sampled_from(["One.", "Two.", "Three.", "", " "]),
        st.sampled_from(["2026-05-04", "2026-05-05", "soon", ""]),
        st.sampled_from(["", "more"]),
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=ROWS, second=ROWS, update=st.booleans(), number=st.integers(0, 10**9))
def test_every_record_is_added_unchanged_updated_changed_refused_or_blank(
    first: list[Any], second: list[Any], update: bool, number: int, reflect: Reflect
) -> None:
    source = ["--source", f"s{number}", "--on-error", "skip", "--json"]
    for rows, more in ((first, ()), (second, ("--update",) if update else ())):
        out = StringIO()
        csv.writer(out).writerows([["id", "text", "date", "note"], *rows])
        answer = reflect("import", "csv", "-", *source, *more, stdin=out.getvalue())
        fields = answer.json
        counted = fields["added"] + fields["unchanged"] + fields["deleted"] + fields["blank"]
        counted += sum(len(fields[name]) for name in ("updated", "changed", "edited", "refused"))
        assert counted == len(rows)
        assert answer.status == (6 if fields["changed"] or fields["edited"] or fields["refused"] else 0)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"delimiter": ";", "quote": ";"}, "--delimiter, --quote and --escape are three different signs"),
        ({"quote": "''"}, "--quote \"''\": it takes one character"),
        ({"escape": ""}, "--escape '': it takes one character"),
        ({"comment": " "}, "--comment is the sign with which lines begin"),
        ({"max_record": "much"}, "--max-record 'much' is no size"),
        ({"max_record": "0"}, "--max-record '0' is no size"),
        ({"header_row": 0}, "--header-row counts lines from 1"),
        ({"header_row": 2, "columns": ("a",)}, "leave --header-row out"),
        ({"delimiter": "ab"}, "can not separate cells"),
    ],
)
def test_signs_that_no_file_is_written_with_are_refused(said: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        asked_with(**said)
    assert sentence in caught.value.sentence


@pytest.mark.parametrize(("written", "size"), [("100", 100), ("4M", 4 * 1024**2), ("2 KiB", 2048)])
def test_a_size_may_be_said_in_any_unit(written: str, size: int) -> None:
    assert asked_with(max_record=written).signs.limit == size


def test_every_choice_of_the_signs_can_stand_in_a_mapping_file() -> None:
    assert {"quote", "escape", "no_doublequote", "skip_space", "comment", "header_row", "columns"} <= set(
        Choices._fields
    )
