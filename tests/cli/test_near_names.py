"""A new name that looks like another one is told of beside the answer; it is stored all the same."""

from __future__ import annotations

import pytest

from tests.conftest import Reflect

SAID = 'There is a {0} "{2}" already; `reflect {0} merge {1} --into {2}` makes them one.\n'


def test_add_tells_it_once_behind_its_answer(reflect: Reflect) -> None:
    reflect("add", "Mended.", "-p", "laptop", "-t", "remote")
    answer = reflect("add", "Mended #remotes", "-p", "laptops")
    assert answer.status == 0
    assert answer.out.endswith("at laptops  #remotes\n")
    assert answer.err == SAID.format("point", "laptops", "laptop") + SAID.format("tag", "remotes", "remote")
    assert reflect("add", "Mended #remotes", "-p", "laptops").err == ""
    assert reflect("add", "Mended.", "-p", "laptopss", "--json").json["reflection"]["point"] == "laptopss"


def test_what_it_says_can_be_typed(reflect: Reflect) -> None:
    reflect("add", "Mended.", "-p", "Friday handover")
    answer = reflect("add", "Mended.", "-p", "Friday hand-over")
    command = answer.err.split("`")[1]
    assert command == "reflect point merge 'Friday hand-over' --into 'Friday handover'"


def test_an_edit_tells_it_too(reflect: Reflect) -> None:
    reflect("add", "Mended.", "-p", "laptop")
    reflect("add", "Mended.")
    assert reflect("edit", "2", "-p", "laptops").err == SAID.format("point", "laptops", "laptop")
    assert reflect("edit", "2", "--text", "#laptop", "--json").err == ""
    assert reflect("edit", "2", "--text", "#laptops", "--json").err == "", "no other has it any more"


def test_an_import_tells_five_at_most_behind_its_answer(reflect: Reflect) -> None:
    letters = "abcdefgh"
    for letter in letters:
        reflect("add", "Mended.", "-t", f"{letter * 3}laptop")
    rows = "".join(f"Mended {letter},2026-11-20,{letter * 3}laptops\n" for letter in letters)
    table = f"text,date,tags\n{rows}"
    assert "merge" not in reflect("import", "csv", "-", "--dry-run", stdin=table).err
    answer = reflect("import", "csv", "-", stdin=table)
    assert answer.status == 0
    told = [line for line in answer.err.splitlines() if "merge" in line]
    assert told[0] + "\n" == SAID.format("tag", "aaalaptops", "aaalaptop")
    assert len(told) == 5


def test_a_row_that_was_refused_brings_no_name(reflect: Reflect) -> None:
    reflect("add", "Mended.", "-t", "laptop")
    table = "text,date,tags\nMended.,2026-11-20,kitchen\n,2026-11-20,laptops\n"
    answer = reflect("import", "csv", "-", "--on-error", "skip", stdin=table)
    assert answer.status == 6
    assert "merge" not in answer.err


@pytest.mark.parametrize("text", ["see #1 and C# and a@b.org", "https://example.org/#laptops"])
def test_what_is_no_name_is_near_none(text: str, reflect: Reflect) -> None:
    reflect("add", "Mended.", "-t", "laptop", "--with", "b.orgs")
    assert reflect("add", text).err == ""
