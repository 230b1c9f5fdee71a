"""A CSV file of any common kind reads as the cells somebody wrote, on the lines they wrote them."""

from __future__ import annotations

import csv
import os
import re
import stat
import sys
import threading
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.exchange.csv.records import Record
from reflect.exchange.csv.signs import RECORD_LIMIT, asked_with
from reflect.exchange.csv.table import Table, open_table

REPORTS = Path(__file__).parent / "files" / "field_reports.csv"
SAFENET = Path(__file__).resolve().parents[3] / "shared" / "data" / "safenet"


def table(content: bytes | str, *, encoding: str | None = None, delimiter: str | None = None) -> Table:
    raw = content.encode() if isinstance(content, str) else content
    return open_table(BytesIO(raw), stem="stdin", encoding=encoding, asked=asked_with(delimiter=delimiter))


def rows(content: bytes | str, *, encoding: str | None = None, delimiter: str | None = None) -> list[Record]:
    with table(content, encoding=encoding, delimiter=delimiter) as opened:
        return list(opened.records())


def refusal(content: bytes | str, *, delimiter: str | None = None) -> str:
    with pytest.raises(BadInput) as caught:
        rows(content, delimiter=delimiter)
    return caught.value.sentence


def written(cells: list[list[str]], *, delimiter: str, spaced: bool, quote_all: bool, end: str) -> list[str]:
    """Each row as somebody's program writes it."""
    if spaced:
        quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in cells]
        return [f"{delimiter} ".join(row) + end for row in quoted]
    lines = []
    for row in cells:
        out = StringIO()
        if quote_all:
            csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=end).writerow(row)
        else:
            csv.writer(out, delimiter=delimiter, lineterminator=end).writerow(row)
        lines.append(out.getvalue())
    return lines


CELLS = st.text(
    st.one_of(
        st.sampled_from(list(' ,;|\t"\r\n"aé日\x1c\u2028')),
        st.characters(codec="utf-8", exclude_characters="\0"),
    ),
    max_size=12,
)


@given(
    data=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    kind=st.sampled_from(["spaced", "all", "minimal"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@example(data=[[' "a', "  b", ""]], delimiter=",", kind="minimal", end="\n", codec="utf-8")
@example(data=[["", " ", "\t"], ["a", "", ""]], delimiter=",", kind="spaced", end="\n", codec="utf-8")
def test_whatever_was_written_is_read_back_with_its_lines(
    data: list[list[str]], delimiter: str, kind: str, end: str, codec: str
) -> None:
    if kind == "minimal":
        end = "\r\n"  # with another one csv.writer leaves a lone \r unquoted
    lines = written(
        [["id", "text", "more"], *data],
        delimiter=delimiter,
        spaced=kind == "spaced",
        quote_all=kind != "minimal",
        end=end,
    )
    expected, at = [], 1
    for line, cells in zip(lines, [None, *data], strict=True):
        if cells is not None and any(cell.strip() for cell in cells):
            expected.append(Record(at, tuple(cells)))
        at += len(re.findall("\r\n|\r|\n", line))
    with table("".join(lines).encode(codec)) as opened:
        assert opened.header == ("id", "text", "more")
        assert list(opened.records()) == expected
        assert opened.blank == len(data) - len(expected)
        assert opened.dialect.signs.delimiter == delimiter


@given(st.lists(CELLS, max_size=6))
def test_one_column_is_a_table_too(cells: list[str]) -> None:
    content = "".join(
        written(
            [["text"], *([cell] for cell in cells)], delimiter=",", spaced=False, quote_all=True, end="\n"
        )
    )
    assert [record.cells[0] for record in rows(content)] == [cell for cell in cells if cell.strip()]


PIECES = st.sampled_from(
    [
        b"a,b",
        b"\n",
        b"\r",
        b'"',
        b",",
        b";",
        b" ",
        b"\0",
        b"\xe9",
        b"\xc3\xa9",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x92s",
    ]
)


@given(st.lists(PIECES, max_size=20).map(b"".join) | st.binary(max_size=60))
def test_bytes_of_any_kind_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    said = ""
    try:
        with table(content) as opened:
            assert all(isinstance(cell, str) for record in opened.records() for cell in record.cells)
    except BadInput as error:
        said = error.sentence
    assert said == "" or said.endswith(".")


def test_a_space_after_each_comma_is_not_part_of_the_cell() -> None:
    content = '"id", "text"\n"1", "late, again"\n"2", " kept "\n'
    with table(content) as opened:
        assert opened.header == ("id", "text")
        assert [record.cells for record in opened.records()] == [("1", "late, again"), ("2", " kept ")]
        assert opened.dialect.described == "UTF-8, cells separated by a comma and a space"


def test_a_space_before_quotes_is_seen_below_a_header_without_them() -> None:
    assert rows('id,text\n1, "late, again"\n')[0].cells == ("1", "late, again")
    assert rows("id, text\n1, late\n")[0].cells == ("1", "late")


def test_a_space_somebody_wrote_stays_when_nothing_speaks_against_it() -> None:
    assert rows("id,text\n1,  indented\n")[0].cells == ("1", "  indented")


def test_the_separator_is_the_one_that_fits_the_rows() -> None:
    assert rows("id;amount, kept;text\n1;2,50;a, b, c\n2;3,00;d\n")[0].cells == ("1", "2,50", "a, b, c")
    assert rows("id\ttext\n1\ta, b; c | d\n")[0].cells == ("1", "a, b; c | d")
    assert rows("id,what; how\n1,a\n2,b;c\n")[1].cells == ("2", "b;c")


def test_two_separators_that_fit_alike_are_asked_about() -> None:
    content = "id,what;how\n1,a;b\n"
    expected = "standard input: a comma or a semicolon may separate the cells; say which with --delimiter."
    assert refusal(content) == expected
    assert rows(content, delimiter=";")[0].cells == ("1,a", "b")


@pytest.mark.parametrize(
    ("asked", "meant"), [("tab", "\t"), ("\\t", "\t"), ("\t", "\t"), (":", ":"), ("space", " ")]
)
def test_a_delimiter_can_be_named(asked: str, meant: str) -> None:
    assert rows(f"id{meant}text\n1{meant}late\n", delimiter=asked)[0].cells == ("1", "late")


@pytest.mark.parametrize("asked", ["", ",,", '"', "\n", "\0"])
def test_what_can_not_separate_cells_is_refused(asked: str) -> None:
    assert "--delimiter takes one character" in refusal("id,text\n", delimiter=asked)


def test_blank_rows_are_counted_and_left_out() -> None:
    content = "\nid,text\n1,a\n\n , \n,\n2,b\n\n"
    with table(content) as opened:
        assert list(opened.records()) == [Record(3, ("1", "a")), Record(7, ("2", "b"))]
        assert opened.blank == 5
        assert list(opened.records()) == [Record(3, ("1", "a")), Record(7, ("2", "b"))]
        assert opened.blank == 5


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert rows("id,text") == []


@pytest.mark.parametrize("content", ["", "\n", " \n\n", "\ufeff"])
def test_an_empty_file_is_named_as_such(content: str) -> None:
    assert refusal(content) == "standard input is empty; a CSV file begins with the names of its columns."


def test_a_narrative_longer_than_the_library_allows_is_read() -> None:
    narrative = "word " * 100_000
    assert rows(f'id,text\n1,"{narrative}"\n')[0].cells == ("1", narrative)


def test_a_quote_never_closed_is_named_where_it_opens() -> None:
    sentence = refusal('id,text\n1,"fine,\nthis one"\n2,"also","x",\n3,"never\nclosed\n4,a\n')
    assert sentence == "standard input: a quote opens a cell on line 5 and is never closed."


def test_a_quote_never_closed_is_named_also_inside_a_long_row() -> None:
    sentence = refusal('id,a,b\n1,"two\nlines","never\nclosed\n')
    assert sentence == "standard input: a quote opens a cell on line 3 and is never closed."


def test_quotes_that_do_not_add_up_are_named_with_what_follows() -> None:
    assert refusal('id,text\n1,"he said "no" to it"\n') == (
        "standard input: the quote that opens a cell on line 2 closes on line 2 before 'no\" to it\"'; "
        "double the quotes inside a cell, and let a delimiter follow the last."
    )
    assert "opens a cell on line 2 closes on line 3 before 'b\"'" in refusal('id,text\n1,"a\n2,"b"\n')


def test_a_quote_within_a_plain_cell_is_a_character_like_any_other() -> None:
    assert rows('id,text\n1,a 5" pipe\n')[0].cells == ("1", 'a 5" pipe')


def test_a_line_without_end_is_refused_at_its_number() -> None:
    sentence = refusal(b"id,text\n1,ok\n2," + b"x" * (3 * RECORD_LIMIT) + b"\n")
    assert sentence == "standard input: line 3 is longer than 1,048,576 characters; --max-record allows more."


def test_a_quote_not_closed_within_a_record_is_refused_where_it_opens() -> None:
    sentence = refusal(b'id,text\n1,ok\n2,"x' + b"y\n" * RECORD_LIMIT)
    assert "a quote opens a cell on line 3 and is never closed within 1,048,576 characters" in sentence


def test_a_nul_is_named_with_its_line() -> None:
    assert "holds a NUL character on line 3" in refusal(b'id,text\n1,"a\nb\0c"\n')


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_bytes(b"id,text\n1,a\n")
    with open_table(path, stem="notes") as opened:
        assert [record.cells for record in opened.records()] == [("1", "a")]
        assert (opened.stem, opened.name) == ("notes", str(path))


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none.csv", "There is no file"), (tmp_path, "is a folder")):
        with pytest.raises(BadInput, match=said):
            open_table(path, stem="x")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_file_nobody_may_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "locked.csv"
    path.write_bytes(b"id,text\n")
    path.chmod(0)
    with pytest.raises(BadInput, match="can not be read: Permission denied"):
        open_table(path, stem="x")


def test_a_pipe_is_read_twice_all_the_same() -> None:
    reading, writing = os.pipe()
    content = b"id,text\n" + b"1,a\n" * 100_000

    def write() -> None:
        with os.fdopen(writing, "wb") as out:
            out.write(content)

    writer = threading.Thread(target=write)
    writer.start()
    with os.fdopen(reading, "rb") as stream, open_table(stream, stem="stdin") as opened:
        assert len(list(opened.records())) == 100_000
        assert len(list(opened.records())) == 100_000
    writer.join()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among files")
def test_a_named_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(b"id,text\n1,a\n"))
    writer.start()
    with open_table(path, stem="pipe") as opened:
        writer.join()
        assert [len(list(opened.records())) for _ in range(2)] == [1, 1]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_copy_of_a_pipe_is_open_to_nobody_else() -> None:
    content = b"id,text\n" + b"1,word word word word\n" * 1_000_000
    with table(content):
        entries = [Path("/proc/self/fd", name) for name in os.listdir("/proc/self/fd")]
        copies = [e for e in entries if e.exists() and e.stat().st_size == len(content)]
        found = [stat.S_IMODE(e.stat().st_mode) for e in copies]
        names = [os.readlink(e) for e in copies]
    assert found == [0o600]
    assert all(name.endswith("(deleted)") for name in names)


def test_the_field_reports_read_whole() -> None:
    with open_table(REPORTS, stem="field_reports") as opened:
        records = list(opened.records())
        assert opened.blank == 1
        assert opened.dialect.signs.skip_space
        assert len(opened.header) == 12
    assert len(records) == 29
    assert {len(record.cells) for record in records} == {12}
    raw = REPORTS.read_text(encoding="utf-8").split("\n")
    for record in records:
        assert raw[record.line - 1].startswith(f'"{record.cells[0]}", "{record.cells[1]}"')


@pytest.mark.skipif(not SAFENET.is_dir(), reason="shared/data/safenet is not beside this checkout")
def test_the_eleven_safenet_files_have_1251_rows_and_7_blank_ones() -> None:
    total = blank = 0
    for path in sorted(SAFENET.glob("*.csv")):
        with open_table(path, stem=path.stem) as opened:
            total += sum(1 for _ in opened.records())
            blank += opened.blank
            assert opened.dialect.signs[:2] == (",", True)
            assert len(opened.header) == 23
    assert (total, blank) == (1251, 7)


def test_a_workbook_is_told_from_a_table(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(BadInput, match="is a workbook or another zip file; save it as"):
        open_table(book, stem="book")
