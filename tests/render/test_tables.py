"""How lists and single reflections stand on a terminal."""

from __future__ import annotations

from datetime import date, time

import pytest
from rich.cells import cell_len

from reflect.core.reflection import Reflection
from reflect.render.tables import list_table, search_table, show_panel
from tests.builders import TODAY, follow_up, reflection
from tests.render.drawing import drawn

NASTY = "[bold red]x[/] [link=http://a]y[/link] \x1b[31mred\x1b]0;title\x07 :smile: {0} %s [/]"


def some() -> list[Reflection]:
    return [
        reflection(
            142,
            "Laptops could not reach the case system #remote",
            question="pressure",
            at=time(14, 5),
            point="laptops",
            tags=("remote", "night"),
            by="Ana",
        ),
        reflection(7, "a long one " * 60, question="together", audience="private"),
        reflection(8, "日本語のテキスト " * 10, highlighted=True),
    ]


def test_a_list_at_80_columns() -> None:
    assert drawn(list_table(some())) == (
        " No  When              Question  Reflection\n"
        "142  2026-11-20 14:05  pressure  Laptops could not reach the case system #remote\n"
        "                                 at laptops  ·  #night  ·  by Ana\n"
        "  7  2026-11-20        together  [private] a long one a long one a long one a\n"
        "                                 long one a long one a long one a long one a\n"
        "                                 long one a long one a long one a long one a …\n"
        "  8  2026-11-20        unsorted  [highlighted] 日本語のテキスト 日本語のテキスト\n"
        "                                 日本語のテキスト 日本語のテキスト\n"
        "                                 日本語のテキスト 日本語のテキスト …"
    )


@pytest.mark.parametrize("width", [40, 80, 100, 120, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    tables = list_table(some()), search_table(some(), ["one"]), show_panel(some()[0], today=TODAY)
    for table in tables:
        assert max(map(cell_len, drawn(table, width=width).splitlines())) <= width


def test_markup_and_escape_sequences_are_shown_as_words() -> None:
    one = reflection(
        1,
        NASTY,
        question="[red]q",
        point=NASTY,
        tags=(NASTY,),
        by=NASTY,
        details={NASTY: NASTY},
        follow_ups=(follow_up(2, NASTY, owner=NASTY, where=NASTY, note=NASTY),),
    )
    for table in (
        list_table([one]),
        search_table([one], ["red"]),
        show_panel(one, today=TODAY, wording=NASTY),
    ):
        text = drawn(table, width=1000)
        assert "[bold red]x[/] [link=http://a]y[/link] ␛[31mred␛]0;title␇ :smile:" in text
        assert "\x1b]" not in drawn(table, width=1000, colour=True)


def test_the_found_words_are_pointed_at_without_colour_alone() -> None:
    coloured = drawn(search_table([reflection(1, "a laptop bag")], ["laptop"]), colour=True)
    assert "\x1b[1;4mlaptop\x1b[0m" in coloured


def test_colour_says_nothing_that_no_word_says() -> None:
    late = reflection(1, audience="private", follow_ups=(follow_up(2, due=date(2026, 11, 1)),))
    text = drawn(show_panel(late, today=TODAY))
    assert "private" in text
    assert "overdue since 2026-11-01" in text


def test_one_in_full_at_80_columns() -> None:
    shown = show_panel(
        some()[0]._replace(
            details={"why": "Old tokens\nand no spare"},
            follow_ups=(follow_up(12, owner="Ana", due=date(2026, 11, 2)),),
        ),
        today=TODAY,
        wording="Where did something give way?",
        probes={"why": "Why there?"},
    )
    assert drawn(shown) == (
        "142  pressure\n"
        "Friday 20 November 2026, 14:05\n"
        "Where did something give way?\n"
        "\n"
        "  Laptops could not reach the case system #remote\n"
        "\n"
        "Why there?\n"
        "  Old tokens\n"
        "  and no spare\n"
        "\n"
        "at laptops  ·  #remote #night  ·  by Ana\n"
        "\n"
        "Follow-ups\n"
        "f12  strengthen  overdue since 2026-11-02  Buy a second kettle\n"
        "                                           owner Ana"
    )
