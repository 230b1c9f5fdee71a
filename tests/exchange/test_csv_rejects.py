"""Refused rows are written such that, mended, they come in with the same mapping."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.core.incoming import Refused
from reflect.exchange.csv.dialect import Dialect
from reflect.exchange.csv.encoding import Encoding
from reflect.exchange.csv.rejects import RejectsFile
from reflect.exchange.csv.signs import Asked, Signs
from reflect.exchange.csv.table import open_table

PLAIN = Dialect(Encoding("utf-8", "utf-8"))


def rejected(path: Path, content: bytes, *, encoding: str | None = None) -> list[tuple[str, ...]]:
    """Refuses every row of the content, and gives back their cells."""
    with open_table(BytesIO(content), stem="stdin", encoding=encoding) as table:
        records = list(table.records())
        with RejectsFile(path, header=table.header, dialect=table.dialect) as rejects:
            for record in records:
                rejects.add(Refused(record.line, record.cells, "for a test"))
    assert rejects.count == len(records)
    return [record.cells for record in records]


def cells_in(path: Path, *, encoding: str | None = None) -> list[tuple[str, ...]]:
    with open_table(path, stem="x", encoding=encoding) as table:
        return [record.cells for record in table.records()]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8) | st.sampled_from(
    ['"', '""', ", ", "; ", "\n", "\r\n", "\r", "a,b;c|d\te", ' "so" ']
)


@given(
    header=st.lists(CELL.filter(str.strip), min_size=1, max_size=4),
    rows=st.lists(
        st.lists(CELL, min_size=1, max_size=5).filter(lambda row: any(c.strip() for c in row)), max_size=5
    ),
    delimiter=st.sampled_from(list(",;\t|")),
    spaced=st.booleans(),
    encoding=st.sampled_from(
        [("utf-8", "utf-8"), ("utf-8-sig", "marked"), ("utf-16", "marked"), ("cp1252", "recognised")]
    ),
)
def test_any_refused_row_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    header: list[str],
    rows: list[list[str]],
    delimiter: str,
    spaced: bool,
    encoding: tuple[str, str],
) -> None:
    if len(header) == 1:
        delimiter, spaced = ",", False
    path = tmp_path_factory.mktemp("rejects") / "rejects.csv"
    dialect = Dialect(Encoding(*encoding), Signs(delimiter, spaced))  # type: ignore[arg-type]
    with RejectsFile(path, header=tuple(header), dialect=dialect) as rejects:
        for row in rows:
            rejects.add(Refused(2, tuple(row), "for a test"))
    if not rows:
        assert not path.exists()
        return
    try:
        opened = open_table(path, stem="rejects")
    except BadInput as error:  # so few cells may be read in two ways: one is asked, and nothing is guessed
        if "may separate the cells" not in error.sentence:
            raise
        opened = open_table(path, stem="rejects", asked=Asked(delimiter))
    with opened as table:
        assert table.header == tuple(header)
        assert [list(record.cells) for record in table.records()] == rows
        assert table.dialect.signs[:2] == (delimiter, spaced)


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        (b'"id", "text"\n"1", "late, again"\n"2", "x", "ragged"\n', None),
        ('id;text\r\n1;"zwei\r\nZeilen"\r\n'.encode("utf-8-sig"), None),
        (codecs.BOM_UTF16_BE + "id\ttext\n1\t日本\n".encode("utf-16-be"), None),
        ("id,text\n1,żółć\n".encode("cp1250"), "cp1250"),
        ("id,text\n1,it’s 5 €\n".encode("cp1252"), None),
        ("id,text\n1,plain\n".encode("utf-16-le"), None),
    ],
)
def test_refused_rows_come_in_again_with_what_was_said_the_first_time(
    tmp_path: Path, content: bytes, asked: str | None
) -> None:
    path = tmp_path / "rejects.csv"
    assert rejected(path, content, encoding=asked) == cells_in(path, encoding=asked)


def test_nothing_is_made_when_nothing_was_refused(tmp_path: Path) -> None:
    with RejectsFile(tmp_path / "rejects.csv", header=("text",), dialect=PLAIN):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_failed_import_leaves_the_rejects_of_the_last_one(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    path.write_text("before")
    rejects = RejectsFile(path, header=("text",), dialect=PLAIN)

    def fail_half_way() -> None:
        with rejects:
            rejects.add(Refused(2, ("x",), "for a test"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_being_imported_may_take_its_own_rejects(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    path.write_text("id,text\n1,a\n2,b\n")
    with (
        open_table(path, stem="rejects") as table,
        RejectsFile(path, header=table.header, dialect=table.dialect) as rejects,
    ):
        for record in table.records():
            if record.cells[0] == "2":
                rejects.add(Refused(record.line, record.cells, "for a test"))
    assert cells_in(path) == [("2", "b")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_can_read_rejects(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        rejected(tmp_path / "rejects.csv", b"text\nx\n")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "rejects.csv").stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/null")
def test_a_device_stays_a_device() -> None:
    rejected(Path(os.devnull), b"text\nx\n")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("place", ["missing/rejects.csv", "."])
def test_a_place_that_can_not_be_written_is_named(tmp_path: Path, place: str) -> None:
    with pytest.raises(BadInput, match="The refused rows can not be written to"):
        rejected(tmp_path / place, b"text\nx\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="nothing is always full here")
def test_a_full_disk_is_told_before_the_other_rows_are_stored() -> None:
    with RejectsFile(Path("/dev/full"), header=("text",), dialect=PLAIN) as rejects:
        rejects.add(Refused(2, ("x",), "for a test"))
        with pytest.raises(BadInput, match="nothing was stored"):
            rejects.finish()


def test_finished_rows_are_whole_on_the_disk_and_take_their_place_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    with RejectsFile(path, header=("text",), dialect=PLAIN) as rejects:
        rejects.add(Refused(2, ("x",), "for a test"))
        rejects.finish()
        [aside] = tmp_path.iterdir()
        assert aside.read_text() == '"text"\n"x"\n'
        assert not path.exists()
        rejects.put_in_place()
        assert list(tmp_path.iterdir()) == [path]


def test_rows_that_can_not_take_their_place_are_kept_and_it_says_where(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    rejects = RejectsFile(path, header=("text",), dialect=PLAIN)

    def a_folder_takes_the_name() -> None:
        with rejects:
            rejects.add(Refused(2, ("x",), "for a test"))
            (path / "inside").mkdir(parents=True)

    with pytest.raises(BadInput, match="they are kept in") as told:
        a_folder_takes_the_name()
    [aside] = (each for each in tmp_path.iterdir() if each != path)
    assert str(aside) in told.value.sentence
    assert aside.read_text() == '"text"\n"x"\n'


def test_without_a_path_rows_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with RejectsFile(None, header=("text",), dialect=PLAIN) as rejects:
        rejects.add(Refused(2, ("x",), "for a test"))
        rejects.finish()
    assert list(tmp_path.iterdir()) == []
