"""The summary as a terminal shows it."""

from __future__ import annotations

from datetime import date

from reflect.core.learning.recurring import themes_of
from reflect.core.learning.week import around
from reflect.core.period import Period
from reflect.render.summary_plain import summary_plain
from reflect.render.summary_table import summary_table
from tests.builders import TODAY, follow_up, reflection, summary_of
from tests.render.drawing import drawn
from tests.render.test_reports import PERIOD


def test_a_short_period_says_that_themes_were_sought_in_a_longer_one() -> None:
    days = [date(2026, 9, 8), date(2026, 10, 6), date(2026, 11, 17)]
    told = [reflection(n, "The night door again", day=day) for n, day in enumerate(days, 1)]
    week = Period(date(2026, 11, 16), TODAY, "2026-W47")
    [theme] = themes_of(told, top=1)
    found = summary_of(told[2:], period=week, around=around(week))
    found = found._replace(themes=(theme._replace(numbers=(3,)),))
    assert "What keeps coming back  how often in this time, of all in 13 weeks\n" in drawn(
        summary_table(found, today=TODAY)
    )
    assert "night door  1 of 3  ··█···█·····█" in drawn(summary_table(found, today=TODAY))
    assert "night door: 1 reflection; 3 in 13 weeks" in summary_plain(found, today=TODAY)


def test_one_long_state_leaves_the_other_rows_their_room() -> None:
    again = follow_up(2, "Grease it", helped="no", closed=date(2026, 10, 20), due=date(2026, 11, 20))
    words = "Whoever opens the gate in the rain looks at the hinge"
    found = summary_of(
        [reflection(1, follow_ups=(again, follow_up(1, words, kind="agree", review=TODAY, owner="Omar")))],
        period=PERIOD,
    )
    said = drawn(summary_table(found, today=TODAY))
    assert (
        "f2  overdue since 2026-11-20  Grease it\n"
        "                              did not help on 2026-10-20\n"
        "f1  review due 2026-11-22     Whoever opens the gate in the rain looks …    Omar\n"
    ) in said
