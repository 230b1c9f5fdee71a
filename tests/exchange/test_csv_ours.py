"""A table that we wrote comes back without being told what its columns are."""

from __future__ import annotations

import io
from datetime import UTC, time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.core.incoming import Incoming
from reflect.core.moment import Moment, minutes_from_utc
from reflect.core.query import Filter
from reflect.core.reflection import Draft, Reflection
from reflect.exchange.csv.choices import Choices
from reflect.exchange.csv.mapping import mapping_from
from reflect.exchange.csv.rows import read_rows
from reflect.exchange.csv.table import open_table
from reflect.journal import finding, reflections
from reflect.journal.journal import open_journal
from reflect.render.clean import clean
from reflect.render.csv import COLUMNS, FOR_OTHERS, header_csv, rows_csv
from tests.conftest import NOW, Reflect
from tests.drafts import drafts


def kept(known: Reflection) -> Draft:
    """What a table promises to keep of a reflection."""
    return Draft(
        clean(known.text),
        Moment(known.on.astimezone(UTC), minutes_from_utc(known.on), known.timed, known.day),
        question=f"{known.framework}/{known.question}" if known.question else None,
        point=cleaned(known.point),
        tags=tuple(map(clean, known.tags)),
        by=cleaned(known.by),
        with_=tuple(map(clean, known.with_)),
        from_=tuple(map(clean, known.from_)),
        audience=known.audience,
        details=tuple(sorted((clean(key), clean(text)) for key, text in known.details.items())),
        key=known.id,
        highlighted=known.highlighted,
        inline=False,
    )


def cleaned(name: str | None) -> str | None:
    return None if name is None else clean(name)


def read(table: str) -> list[Draft]:
    with open_table(io.BytesIO(table.encode()), stem="table") as opened:
        mapping = mapping_from(Choices(), header=opened.header)
        rows = read_rows(
            opened, mapping, local=lambda wall: wall.replace(tzinfo=UTC), day_starts=time(), now=NOW
        )
        found = list(rows)
    taken = [row.draft for row in found if isinstance(row, Incoming)]
    assert len(taken) == len(found), found
    return [draft._replace(details=tuple(sorted(draft.details))) for draft in taken]


@pytest.mark.parametrize("columns", [FOR_OTHERS, COLUMNS], ids=["export", "list"])
@settings(max_examples=25)
@given(written=st.lists(drafts, max_size=5))
def test_what_is_promised_comes_back(columns: tuple[str, ...], written: list[Draft]) -> None:
    with TemporaryDirectory() as folder, open_journal(Path(folder, "j.db"), create=True) as journal:
        reflections.add_all(journal, written, summary="all", now=NOW)
        shown = list(finding.between(journal, Filter()))
    keys = sorted({key for each in shown for key in each.details})
    assert read(header_csv(columns, keys) + rows_csv(shown, columns, keys)) == [kept(each) for each in shown]


def test_a_table_goes_out_and_comes_back_into_an_empty_journal(reflect: Reflect, tmp_path: Path) -> None:
    reflect(
        "add", "=1+1; that's it.", "-q", "learning-in-practice/pride", "--by", "Ana; the older", "-t", "a,b"
    )
    reflect("add", "Second,\nwith a line.", "--on", "2026-11-18", "--detail", "why=-5 degrees")
    reflect("highlight", "1")
    table = str(tmp_path / "all.csv")
    reflect("export", "csv", table, "--bom")
    lost = ("number", "id", "key", "source", "written", "revision")
    before = [
        {name: value for name, value in each.items() if name not in lost}
        for each in reflect("list", "--all", "--json").json["reflections"]
    ]
    reflect.journal = tmp_path / "other.db"
    answer = reflect("import", "csv", table)
    assert answer.out == "2 added\n"
    assert "a table that reflect wrote, taken as it is" in answer.err
    after = reflect("list", "--all", "--json").json["reflections"]
    assert [{name: value for name, value in each.items() if name not in lost} for each in after] == before
    assert reflect("import", "csv", table).out == "2 unchanged\n"


def test_another_s_apostrophes_stay(reflect: Reflect) -> None:
    reflect("import", "csv", "-", stdin="text,by\n'=1+1,Ana\n")
    assert reflect.texts("list") == ["'=1+1"]
