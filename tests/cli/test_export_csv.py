"""`reflect export csv`: a table for other people's spreadsheets."""

from __future__ import annotations

import csv
import io
import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Answer, Reflect, ReflectProcess


@pytest.fixture
def written(reflect: Reflect) -> Reflect:
    reflect("add", "=1+1 is what the kettle said.", "-q", "pressure", "-p", "kettle", "--by", "Ana")
    reflect("add", "The kettle works.", "-q", "success", "--on", "2026-11-18", "--detail", "why=Time.")
    reflect("add", "Nobody knows.", "--private", "--detail", "secret=Yes.", "-t", "biscuits")
    return reflect


def rows(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.out)))


def test_a_row_for_each_and_a_column_for_each_detail_but_nothing_private(written: Reflect) -> None:
    answer = written("export", "csv")
    assert [row["text"] for row in rows(answer)] == ["The kettle works.", "'=1+1 is what the kettle said."]
    assert answer.lines[0] == (
        "id,on,timed,day,week,question,framework,lens,text,tags,by,with,from,point,audience,highlighted,"
        "follow_ups,detail.why"
    )
    assert "biscuits" not in answer.out
    assert answer.err == "1 private reflection left out.\n"


def test_private_ones_are_in_it_when_asked_for_and_say_so(written: Reflect) -> None:
    table = rows(written("export", "csv", "--include-private"))
    assert [row["audience"] for row in table] == ["team", "team", "private"]
    assert table[2]["detail.secret"] == "Yes."


def test_without_names_and_with_the_mark_for_excel(written: Reflect) -> None:
    answer = written("export", "csv", "--without-names", "--bom")
    assert answer.out.startswith("\ufeffid,")
    assert {row["by"] for row in rows(answer)} == {""}


def test_an_anonymous_one_carries_its_week_and_no_more(written: Reflect) -> None:
    for by in ("Bo", "Cy", "Di"):
        written(
            "add", f"{by} would rather not say.", "--audience", "anonymous", "--by", by, "--on", "2026-11-13"
        )
    table = [row for row in rows(written("export", "csv")) if row["audience"] == "anonymous"]
    assert len(table) == 3
    assert {(row["id"], row["on"][:10], row["day"], row["by"]) for row in table} == {
        ("", "2026-11-09", "2026-11-09", "")
    }
    answer = written("export", "csv", "--by", "Bo")
    assert rows(answer) == []
    assert "1 anonymous reflection left out" in answer.err


def test_follow_ups_are_told_and_nobody_is_named_in_them(written: Reflect) -> None:
    written("import", "csv", "-", "--map", "follow.strengthen=next", stdin="text,next\nTea.,Buy\n")
    [row] = [row for row in rows(written("export", "csv")) if row["text"] == "Tea."]
    assert row["follow_ups"] == "strengthen, open: Buy"


@pytest.mark.parametrize("kind", ["csv", "markdown", "jsonl", "week"])
def test_a_name_that_nobody_knows_is_told(kind: str, written: Reflect) -> None:
    assert "knows no tag 'nosuch'" in written("export", kind, "-t", "nosuch").err


@pytest.mark.parametrize("kind", ["csv", "markdown", "jsonl", "week"])
def test_nothing_in_a_period_is_no_mistake(kind: str, written: Reflect) -> None:
    assert written("export", kind, "--in", "2020").status == 0


@pytest.mark.parametrize("kind", ["csv", "markdown", "jsonl", "week"])
class TestFiles:
    def test_a_file_is_whole_its_owner_s_and_replaces_what_was_there(
        self, kind: str, written: Reflect, tmp_path: Path
    ) -> None:
        file = tmp_path / "out"
        file.write_text("what was there")
        assert written("export", kind, str(file), "--all").out == ""
        assert file.read_text("utf-8") == written("export", kind, "--all").out
        assert [path.name for path in tmp_path.glob(".*.new")] == []
        if os.name != "nt":
            assert stat.S_IMODE(file.stat().st_mode) == 0o600

    @pytest.mark.parametrize(("place", "said"), [("", "is a folder"), ("no/out", "no such folder")])
    def test_a_place_that_can_not_be_is_told_before_anything_else(
        self, place: str, said: str, kind: str, written: Reflect, tmp_path: Path
    ) -> None:
        where = ("--files", "one") if kind == "markdown" else ()
        answer = written("export", kind, *where, str(tmp_path / place))
        assert (answer.status, answer.err.count("\n")) == (2, 1)
        assert said in answer.err

    @pytest.mark.skipif(os.name == "nt", reason="links need rights there")
    def test_where_a_link_leads_to_is_written(self, kind: str, written: Reflect, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(tmp_path / "target")
        written("export", kind, str(tmp_path / "link"), "--all")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "target").read_text("utf-8") == written("export", kind, "--all").out

    @pytest.mark.skipif(os.name == "nt", reason="there are no such devices")
    def test_a_device_is_written_to_and_stays_one(self, kind: str, written: Reflect) -> None:
        assert written("export", kind, os.devnull, "--all").status == 0
        assert not Path(os.devnull).is_file()

    @pytest.mark.skipif(os.name == "nt", reason="/dev/fd is not there")
    def test_a_pipe_that_is_named_is_written_to(self, kind: str, reflect_process: ReflectProcess) -> None:
        reflect_process("add", "Tea.")
        shell = f"{' '.join(reflect_process.command('export', kind))} --all >(cat) 2>/dev/null | cat"
        ended = subprocess.run(
            ["bash", "-c", shell], env=reflect_process.environ, capture_output=True, check=True
        )
        assert b"Tea." in ended.stdout


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_one_may_not_write_to_is_told(written: Reflect, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    answer = written("export", "csv", str(tmp_path / "closed" / "out.csv"))
    assert answer.status == 2
    assert "Permission denied" in answer.err
