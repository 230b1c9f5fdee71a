from __future__ import annotations

import csv
import io

from reflect.render.csv import list_csv
from tests.builders import reflection


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_holds_the_reflection_and_each_detail_a_column() -> None:
    written = rows(
        list_csv(
            [
                reflection(1, 'said "so", and\nmore', tags=("a", "b"), details={"why": "so"}),
                reflection(2, details={"who": "us"}, audience="private"),
            ]
        )
    )
    assert [row["number"] for row in written] == ["1", "2"]
    assert written[0]["text"] == 'said "so", and\nmore'
    assert (written[0]["tags"], written[0]["by"], written[0]["timed"]) == ("a; b", "", "false")
    assert (written[0]["detail.why"], written[0]["detail.who"]) == ("so", "")
    assert (written[1]["detail.who"], written[1]["audience"]) == ("us", "private")


def test_nothing_found_is_a_header_alone() -> None:
    assert list_csv([]).count("\n") == 1
    assert rows(list_csv([])) == []


def test_an_escape_sequence_does_not_reach_the_terminal() -> None:
    assert "\x1b" not in list_csv([reflection(1, "\x1b[31mred", details={"\x1bk": "\x1bv"})])


def test_no_cell_is_a_formula() -> None:
    [row] = rows(list_csv([reflection(1, "=1+1", tags=("-x", "y"), by="@ana", details={"why": "+1"})]))
    assert (row["text"], row["tags"], row["by"], row["detail.why"]) == ("'=1+1", "'-x; y", "'@ana", "'+1")
    assert list_csv([reflection(details={"=why": "so"})]).splitlines()[0].endswith(",detail.=why")


def test_names_with_a_semicolon_are_told_apart() -> None:
    [row] = rows(list_csv([reflection(1, with_=("Ana; the older", "Bo"))]))
    assert row["with"] == '"Ana; the older"; Bo'
