"""A detail whose key looks like a probe's is told of beside the answer; it is kept all the same."""

from __future__ import annotations

from tests.conftest import Reflect

SAID = (
    "{0} is no probe of its question and is kept as a detail of your own; for {1}: "
    "`reflect edit 1 --clear detail.{0} --detail {1}=TEXT`.\n"
)


def test_add_tells_of_a_mistyped_probe_and_what_it_says_can_be_typed(reflect: Reflect) -> None:
    reflect("list")
    answer = reflect("add", "It gave way", "-q", "pressure", "--detail", "strnger=A new pipe")
    assert answer.status == 0
    assert answer.err.endswith(SAID.format("strnger", "stronger"))
    command = answer.err.split("`")[-2].replace("TEXT", "Pipe").split()[1:]
    assert reflect(*command).err == ""
    assert reflect("show", "1", "--json").json["reflection"]["details"] == {"stronger": "Pipe"}
    assert [each["text"] for each in reflect("follow", "list", "--json").json["follow_ups"]] == ["Pipe"]


def test_an_edit_tells_of_it_too(reflect: Reflect) -> None:
    reflect("add", "It went well", "-q", "success")
    assert reflect("edit", "1", "--detail", "wy=Time").err == SAID.format("wy", "why")


def test_a_key_of_ones_own_is_nobody_s_business(reflect: Reflect) -> None:
    reflect("add", "First")
    assert reflect("add", "Well", "-q", "success", "--detail", "site=North", "--detail", "why=Time").err == ""
    assert reflect("add", "Unsorted", "--detail", "wy=Time").err == ""
