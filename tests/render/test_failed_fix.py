"""Which fix failed: whoever reads one line of a point reads its name."""

from __future__ import annotations

from datetime import date

import pytest

from reflect.core.learning.pressure import grouped
from reflect.core.learning.verdict import verdict
from reflect.exchange.saying import verdict_said
from reflect.render.pressure_plain import pressure_plain
from reflect.render.summary_plain import summary_plain
from reflect.render.summary_table import summary_table
from reflect.render.wording import failed_fix, follow_up_counts
from tests.builders import TODAY, follow_up, pressure, reflection, summary_of
from tests.render.drawing import drawn
from tests.render.test_reports import PERIOD

FIX = follow_up(7, "A list by\nthe door", state="done", helped="yes", closed=date(2026, 11, 2), for_=1)
TOLD = [
    reflection(1, question="pressure", point="night door", day=date(2026, 10, 1), follow_ups=(FIX,)),
    reflection(2, question="pressure", point="night door"),
]


def test_the_summary_and_the_report_name_the_fix_that_failed() -> None:
    for said in (
        summary_plain(summary_of(TOLD, period=PERIOD), today=TODAY),
        drawn(summary_table(summary_of(TOLD, period=PERIOD), today=TODAY)),
        pressure_plain(pressure(TOLD, today=TODAY), period=PERIOD, today=TODAY, top=9),
    ):
        assert "acted on, recurred once since 2026-11-02" in said
        assert "did not hold: f7 A list by the door" in said


def test_others_read_its_words_and_no_number() -> None:
    [point], _ = grouped(TOLD, today=TODAY)
    assert verdict_said(point.verdict) == (
        'Acted on, recurred once since 2 November 2026. Did not hold: "A list by the door".'
    )


def test_a_long_fix_is_cut_behind_a_word() -> None:
    found = verdict(TOLD, [FIX._replace(text="word " * 90)], today=TODAY)
    assert len(failed_fix(found)) < 120
    assert failed_fix(found).endswith("word …")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["yes", "no"], "2 done so far, 1 helped, 1 did not help"),
        (["unsure"], "1 done so far, 1 unsure"),
        ([None], "1 done so far"),
    ],
)
def test_unsure_is_no_failure(answers: list[str | None], said: str) -> None:
    assert follow_up_counts([FIX._replace(helped=answer) for answer in answers]) == said
