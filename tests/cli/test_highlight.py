"""`reflect highlight`: what stands out."""

from __future__ import annotations

from tests.conftest import Reflect


def test_a_highlighted_reflection_is_marked(reflect: Reflect) -> None:
    reflect("add", "The list was printed the day before.")
    assert reflect("highlight", "last").lines == [
        "Highlighted reflection 1.",
        "1  highlighted: no -> yes",
    ]
    assert "[highlighted]" in reflect("list").out
    assert "highlighted" in reflect("show", "1").lines[0]


def test_off_takes_the_mark_away_and_so_does_undo(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    reflect("highlight", "1")
    assert reflect("highlight", "1", "--off").lines[0] == "No longer highlighted: reflection 1."
    reflect("undo")
    assert reflect("list", "--json").json["reflections"][0]["highlighted"] is True


def test_many_at_once_from_a_pipe(reflect: Reflect) -> None:
    for text in ("One.", "Two."):
        reflect("add", text)
    numbers = reflect("list", "--numbers").out
    assert reflect("highlight", "-", stdin=numbers).status == 0
    assert reflect("list").out.count("[highlighted]") == 2
