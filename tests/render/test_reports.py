"""The same facts in every form: plain text, tables, JSON. Pictures only show the layout."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

from reflect.core.framework import Probe, Question
from reflect.core.learning.pressure import PointHistory
from reflect.core.learning.recurring import Recurring, TagCount, themes_of
from reflect.core.period import ALL, last_weeks
from reflect.core.reflection import Reflection
from reflect.render.positives_json import positives_json
from reflect.render.positives_plain import positives_plain
from reflect.render.positives_table import positives_table
from reflect.render.pressure_json import pressure_json
from reflect.render.pressure_plain import pressure_plain
from reflect.render.pressure_table import pressure_table
from reflect.render.summary_json import summary_json
from reflect.render.summary_plain import summary_plain
from reflect.render.summary_table import summary_table
from reflect.render.themes_json import themes_json
from reflect.render.themes_plain import themes_plain
from reflect.render.themes_table import themes_table
from tests.builders import TODAY, attempt, follow_up, positives, pressure, reflection, summary_of
from tests.render.drawing import drawn

PERIOD = last_weeks(13, TODAY)
QUESTION = Question(
    "capturing-learning", "success", "What went well?", "positive", None, (Probe("why", "Why did it?", None),)
)


def written() -> list[Reflection]:
    spare = follow_up(12, "A spare token in every bag", owner="Ana", due=date(2026, 11, 2), for_=2)
    helped = follow_up(13, "A second route", state="done", helped="yes", closed=date(2026, 11, 20), for_=3)
    return [
        reflection(
            1,
            "Two of us paired on the form",
            question="success",
            details={"why": "They sat side by side."},
            follow_ups=(attempt(14, "done", "yes"), attempt(15, "done", "no")),
        ),
        reflection(
            2,
            "Laptops froze at home",
            question="pressure",
            point="laptops",
            day=date(2026, 11, 3),
            follow_ups=(spare,),
        ),
        reflection(
            3,
            "No token in the bag",
            question="pressure",
            point="laptops",
            follow_ups=(helped,),
            tags=("kit",),
        ),
        reflection(4, "The lift stood still", question="pressure", audience="private"),
        reflection(5, "Sort me later", day=date(2026, 9, 1)),
        reflection(6, "A question without a lens", question="other"),
    ]


def summed(reflections: list[Reflection]) -> RenderableType:
    return summary_table(
        summary_of(reflections, period=PERIOD),
        today=TODAY,
    )


def succeeded(reflections: list[Reflection]) -> RenderableType:
    return positives_table(positives(reflections), period=PERIOD, today=TODAY, questions=[QUESTION])


def gave_way(reflections: list[Reflection]) -> RenderableType:
    found = pressure(reflections, today=TODAY, histories={"laptops": PointHistory("From home")})
    return pressure_table(found, period=PERIOD, today=TODAY, top=15)


def recurring(reflections: list[Reflection]) -> Recurring:
    return Recurring(tuple(themes_of(reflections, top=10)), (), len(reflections))


def came_back(reflections: list[Reflection]) -> RenderableType:
    tags = (TagCount("t" * 150, 3, 1, (), 1, 2),)
    return themes_table(recurring(reflections)._replace(tags=tags), period=PERIOD)


TABLES = pytest.mark.parametrize("table", [summed, succeeded, gave_way, came_back])
Draw = Callable[[list[Reflection]], RenderableType]


@TABLES
@pytest.mark.parametrize("width", [80, 100, 120, 140])
def test_no_line_is_wider_than_the_terminal(table: Draw, width: int) -> None:
    nasty = [
        each._replace(text="long words " * 99, point=each.point and "w" * 190, tags=("t" * 150,))
        for each in written()
    ]
    for reflections in (written(), nasty, []):
        assert max(map(cell_len, drawn(table(reflections), width=width).splitlines())) <= width


@TABLES
def test_markup_and_escape_sequences_are_shown_as_words(table: Draw) -> None:
    words = "[bold red]x[/] \x1b[31mred\x1b]0;t\x07 [/]"
    nasty = [
        each._replace(
            text=words,
            point=each.point and words,
            tags=(words,),
            details={words: words},
            follow_ups=tuple(f._replace(text=words, owner=words) for f in each.follow_ups),
        )
        for each in written()
    ]
    text = drawn(table(nasty), width=140, colour=True)
    assert "[bold red]x[/]" in text
    assert "\x1b]" not in text
    assert "\x07" not in text


@pytest.mark.parametrize(
    ("table", "command"),
    [
        (summed, "reflect ask"),
        (succeeded, "reflect add -q success"),
        (gave_way, "reflect add -q pressure -p POINT"),
        (came_back, "--all"),
    ],
)
def test_when_there_is_nothing_it_says_what_to_do(table: Draw, command: str) -> None:
    assert command in " ".join(drawn(table([]), width=100).split())


def test_positives_in_plain_text() -> None:
    text = positives_plain(positives(written()), period=PERIOD, today=TODAY, questions=[QUESTION])
    assert text == (
        "What went well: the last 13 weeks\n"
        "Written: 1 positive, 3 of pressure; taken apart by answers to probes: 1 and 0.\n"
        "\n"
        "It held when it was tried again (1):\n"
        "  1  2026-11-20  Two of us paired on the form\n"
        "    Why did it? They sat side by side.\n"
        "    Repeating it: tried 2, held 1\n"
        "      f14  replicate  done 2026-11-10, it helped  Buy a second kettle\n"
        "      f15  replicate  done 2026-11-10, it did not help  Buy a second kettle\n"
    )


def test_pressure_in_plain_text() -> None:
    found = pressure(written(), today=TODAY, histories={"laptops": PointHistory("From home")})
    assert pressure_plain(found, period=PERIOD, today=TODAY, top=15) == (
        "Where something gave way: the last 13 weeks\n"
        "3 reflections: 2 at 1 pressure point, 1 without one.\n"
        "\n"
        "laptops: 2 times, first 2026-11-03, last 2026-11-20; acted on, too early to say; "
        "1 open, 1 done so far, 1 helped\n"
        "  From home\n"
        "  done 2026-11-20; it can be told from 2026-12-04\n"
        "  f12  strengthen  overdue since 2026-11-02  A spare token in every bag  (owner Ana)\n"
        "\n"
        "Without a point: 1 reflection\n"
        "  4  2026-11-20  [private] The lift stood still\n"
        "  A reflection is attached to a point as it is written or imported, or later:\n"
        "    reflect add -q pressure -p POINT\n"
        "    reflect import csv FILE --point POINT   (or --map point=COLUMN)\n"
        "    reflect edit N -p POINT\n"
    )


def test_the_summary_in_plain_text() -> None:
    found = summary_of(written(), period=PERIOD)
    assert summary_plain(found, today=TODAY) == (
        "Summary: the last 13 weeks\n"
        "6 reflections: 3 pressure, 1 positive, 1 without a lens, 1 unsorted.\n"
        "\n"
        "What to repeat\n"
        "  1  2026-11-20  Two of us paired on the form (tried 2, held 1)\n"
        "\n"
        "Where something gave way: 1 pressure point; 1 without a point\n"
        "  laptops: 2 times, first 2026-11-03, last 2026-11-20; acted on, too early to say; "
        "1 open, 1 done so far, 1 helped\n"
        "\n"
        "New in the last four weeks: laptops (pressure point, 2 times since 2026-11-03)\n"
        "\n"
        "Follow-ups: 1 open, 1 overdue; 3 done, 0 dropped\n"
        "  f12  strengthen  overdue since 2026-11-02  A spare token in every bag  (owner Ana)\n"
        "\n"
        "What to do next\n"
        "  reflect follow done f12: overdue since 2026-11-02; or drop it\n"
        "  reflect add -q success: 1 positive against 3 of pressure: what went well?\n"
        "  reflect ask --unsorted: 1 without a question yet\n"
        "  reflect ask: three questions, five minutes\n"
    )


def test_the_pressure_table_at_80_columns() -> None:
    assert drawn(gave_way(written())) == (
        "Where something gave way  the last 13 weeks\n"
        "3 reflections: 2 at 1 pressure point, 1 without one.\n"
        "\n"
        "Point      Times  Last        By week        Did it hold?\n"
        "laptops        2  2026-11-20  ··········█·█  acted on, too early to say\n"
        "From home                                    before 2026-12-04\n"
        "                                             1 open, 1 done so far, 1\n"
        "                                             helped\n"
        "\n"
        "Open follow-ups\n"
        "f12  strengthen  overdue since 2026-11-02  A spare token in every bag\n"
        "                                           at laptops; owner Ana\n"
        "\n"
        "Without a point: 1 reflection\n"
        "4  2026-11-20  [private] The lift stood still\n"
        "\n"
        "A reflection is attached to a point as it is written or imported, or later:\n"
        "  reflect add -q pressure -p POINT\n"
        "  reflect import csv FILE --point POINT   (or --map point=COLUMN)\n"
        "  reflect edit N -p POINT"
    )


def test_the_summary_table_at_80_columns() -> None:
    assert drawn(summed(written())) == (
        "Summary  the last 13 weeks\n"
        "6 reflections: 3 pressure, 1 positive, 1 without a lens, 1 unsorted.\n"
        "By week: ·▃········▃·█\n"
        "\n"
        "What to repeat\n"
        "1  Two of us paired on the form                                  tried 2, held 1\n"
        "\n"
        "Where something gave way  1 pressure point; 1 without a point\n"
        "laptops  2 times  acted on, too early to say\n"
        "\n"
        "New in the last four weeks  laptops (pressure point, 2 times since 2026-11-03)\n"
        "\n"
        "Follow-ups  1 open, 1 overdue; 3 done, 0 dropped\n"
        "f12  overdue since 2026-11-02  A spare token in every bag                    Ana\n"
        "\n"
        "What to do next\n"
        "reflect follow done f12  overdue since 2026-11-02; or drop it\n"
        "reflect add -q success   1 positive against 3 of pressure: what went well?\n"
        "reflect ask --unsorted   1 without a question yet\n"
        "reflect ask              three questions, five minutes"
    )


def themed() -> list[Reflection]:
    texts = [
        "Ana waited for the test environment",
        "Bo lost the test environment",
        "The test environment fell",
    ]
    return [
        reflection(n, text, day=TODAY - timedelta(days=7 * n), question="pressure")
        for n, text in enumerate(texts, start=1)
    ]


def test_themes_tell_the_same_in_plain_text_and_table() -> None:
    report = recurring(themed())
    plain = themes_plain(report, period=PERIOD)
    assert "1. test environment: 3 reflections in 3 weeks, 3 of pressure\n" in plain
    table = drawn(themes_table(report, period=PERIOD))
    assert "Found in the words of 3 reflections." in table
    row = next(line for line in table.splitlines() if line.startswith("test environment"))
    assert row.split() == ["test", "environment", "3", "·········███·", "–", "–", "3"]
    assert "·········███·  too few to tell" in drawn(themes_table(report, period=PERIOD), width=100)


def test_json_of_pressure_accounts_for_all() -> None:
    found = json.loads(
        pressure_json(pressure(written(), today=TODAY, histories={"laptops": PointHistory("From home")}))
    )
    assert found["reflect"] == 1
    point = found["points"][0]
    assert point.pop("follow_ups")[0]["number"] == "f12"
    assert point == {
        "point": "laptops",
        "private": False,
        "description": "From home",
        "reflections": [2, 3],
        "count": 2,
        "first": "2026-11-03",
        "last": "2026-11-20",
        "median_gap_days": 17.0,
        "by_week": {"2026-W45": 1, "2026-W47": 1},
        "verdict": "too early",
        "since": "2026-11-20",
        "recurred": 0,
        "until": "2026-12-04",
        "fix": {"number": "f13", "text": "A second route"},
        "open": 1,
        "done": 1,
    }
    assert found["without_point"] == {"count": 1, "reflections": [4], "phrases": []}


def test_json_of_positives_holds_the_balance() -> None:
    found = json.loads(positives_json(positives(written(), questions=[QUESTION])))
    assert found["balance"] == {
        "positive": 1,
        "pressure": 3,
        "asked": {
            "positive": {"questions": 1, "probes": 1},
            "pressure": {"questions": 0, "probes": 0},
        },
        "taken_apart": {"positive": 1, "pressure": 0},
    }
    assert [each["number"] for each in found["positives"][0].pop("follow_ups")] == ["f14", "f15"]
    assert found["positives"] == [
        {
            "number": 1,
            "day": "2026-11-20",
            "question": "success",
            "text": "Two of us paired on the form",
            "details": {"why": "They sat side by side."},
            "highlighted": False,
            "standing": "tried 2, held 1",
            "tried": 2,
            "held": 1,
        }
    ]


def test_json_of_themes_has_the_promised_fields() -> None:
    found = json.loads(themes_json(recurring(themed()), period=PERIOD))
    theme = found["themes"][0]
    assert theme.pop("example")
    assert theme == {
        "theme": "test environment",
        "phrase": "test environment",
        "merged": [],
        "count": 3,
        "weeks": 3,
        "trend": "unknown",
        "by_week": {"2026-W44": 1, "2026-W45": 1, "2026-W46": 1},
        "positive": 0,
        "pressure": 3,
        "private_example": False,
        "private": False,
        "reflections": [3, 2, 1],
    }
    assert (found["tags"], found["looked_at"]) == ([], 3)


def test_json_of_the_summary_counts_what_the_screen_counts() -> None:
    found = summary_of(written(), period=PERIOD)
    told = json.loads(summary_json(found))["summary"]
    assert told["period"] == {"label": "the last 13 weeks", "first": "2026-08-24", "last": "2026-11-22"}
    assert (told["count"], told["unsorted"]) == (6, 1)
    assert told["lenses"] == {"pressure": 3, "none": 2, "positive": 1}
    assert told["balance"] == {"positive": 1, "pressure": 3}
    assert [each["number"] for each in told["follow_ups"]["open"]] == ["f12"]
    first = {"command": "reflect follow done f12", "why": "overdue since 2026-11-02; or drop it"}
    assert told["next"][0] == first


def test_an_unbounded_period_has_no_ends() -> None:
    told = summary_of([], period=ALL)
    assert json.loads(summary_json(told))["summary"]["period"] == {
        "label": "everything",
        "first": None,
        "last": None,
    }
