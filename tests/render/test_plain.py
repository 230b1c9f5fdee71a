from __future__ import annotations

from datetime import date, time

from reflect.render.plain import list_plain, search_plain, show_plain
from tests.builders import TODAY, follow_up, reflection


def test_a_list_is_one_aligned_line_each() -> None:
    listed = list_plain(
        [
            reflection(142, "Laptops froze", question="pressure", at=time(14, 5)),
            reflection(7, "line one\nline two", question="success"),
            reflection(8, "Nobody asked", audience="private", highlighted=True),
        ]
    )
    assert listed == (
        "142  2026-11-20 14:05  pressure  Laptops froze\n"
        "  7  2026-11-20        success   line one …\n"
        "  8  2026-11-20        unsorted  [private] [highlighted] Nobody asked\n"
    )


def test_a_list_of_nothing_is_empty() -> None:
    assert list_plain([]) == ""


def test_no_text_makes_more_lines_than_its_own() -> None:
    nasty = "\x1b[2Ja\x85b\u2028c\x0bd\x1cf"
    assert len(list_plain([reflection(1, nasty, question="x\ny"), reflection(2, nasty)]).splitlines()) == 2


def test_what_is_found_elsewhere_says_where() -> None:
    hit = reflection(3, "Short.", details={"why": "the laptop"})
    assert search_plain([hit], ["laptop"]) == "3  2026-11-20        unsorted  why: the laptop\n"


def test_a_reflection_is_shown_whole() -> None:
    shown = show_plain(
        reflection(
            142,
            "Laptops froze\n\ntwice",
            question="pressure",
            at=time(14, 5),
            details={"why": "Old\nbatteries", "other": "x"},
            point="laptops",
            tags=("remote", "night"),
            by="Ana",
            with_=("Bo", "Cy"),
            audience="private",
            follow_ups=(
                follow_up(12, owner="Ana", due=date(2026, 11, 2)),
                follow_up(13, "A second route", state="done", helped="no", closed=date(2026, 11, 10)),
            ),
        ),
        today=TODAY,
        wording="Where did it give way?",
        probes={"why": "Why there?"},
    )
    assert shown == (
        "142  pressure  private\n"
        "Friday 20 November 2026, 14:05\n"
        "Where did it give way?\n"
        "\n"
        "Laptops froze\n"
        "\n"
        "twice\n"
        "\n"
        "Why there?\n"
        "  Old\n"
        "  batteries\n"
        "\n"
        "other\n"
        "  x\n"
        "\n"
        "at laptops\n"
        "#remote #night\n"
        "by Ana\n"
        "with Bo, Cy\n"
        "\n"
        "Follow-ups\n"
        "f12  strengthen  overdue since 2026-11-02  Buy a second kettle  (owner Ana)\n"
        "f13  strengthen  done 2026-11-10, it did not help  A second route\n"
    )


def test_a_night_that_counts_for_the_day_before_says_so() -> None:
    night = reflection(1, day=date(2026, 11, 20), at=time(2, 30))._replace(day=date(2026, 11, 19))
    assert "Friday 20 November 2026, 02:30 (counts for Thursday 19 November 2026)" in show_plain(
        night, today=TODAY
    )
