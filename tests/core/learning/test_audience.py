"""An anonymous reflection gives its writer away neither by name nor by number, day or place."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.errors import ReflectError
from reflect.core.learning.audience import for_others
from reflect.core.period import ALL, Period, between, last_weeks, week_of
from reflect.core.reflection import Reflection
from tests.builders import TODAY, follow_up, reflection

WEEK = week_of(TODAY)
ANA, BO = reflection(1, "Ana's words", by="Ana"), reflection(2, "Bo's words", by="Bo")


def anonymous(number: int = 3, text: str = "I was afraid to say it", **more: object) -> Reflection:
    return reflection(number, text, audience="anonymous", by="Cy", **more)  # type: ignore[arg-type]


def test_everything_that_could_tell_is_taken_away() -> None:
    told = anonymous(
        3,
        at=time(14, 5),
        with_=("Di",),
        from_=("Ed",),
        key="k1",
        source="form",
        follow_ups=(follow_up(5, owner="Cy", with_=("Di",), where="Cy's notes", note="Cy says"),),
    )
    shown = for_others([ANA, BO, told], period=WEEK, today=TODAY)
    safe = shown.inside[-1]
    assert safe.text == told.text
    assert (safe.by, safe.with_, safe.from_, safe.key, safe.source, safe.id) == (None, (), (), None, None, "")
    assert (safe.day, safe.timed) == (date(2026, 11, 16), False)
    assert safe.on == safe.written == datetime(2026, 11, 16, tzinfo=UTC)
    assert safe.number < 0
    after = safe.follow_ups[0]
    assert (after.owner, after.with_, after.where, after.note) == (None, (), None, None)
    assert "Cy" not in repr(shown)
    assert shown.held_back == 0


@given(
    numbers=st.permutations([10, 11, 12]),
    days=st.lists(st.integers(16, 22), min_size=3, max_size=3),
    writers=st.lists(st.sampled_from(["Cy", "Di", None]), min_size=3, max_size=3),
)
def test_number_day_and_writer_change_nothing_of_what_is_shown(
    numbers: list[int], days: list[int], writers: list[str | None]
) -> None:
    secrets = [
        anonymous(number, f"Secret {place}", day=date(2026, 11, day))._replace(by=writer)
        for place, (number, day, writer) in enumerate(zip(numbers, days, writers, strict=True))
    ]
    as_written = sorted([ANA, BO, *secrets], key=lambda each: (each.day, each.number))
    usual = [anonymous(number, f"Secret {number - 10}") for number in (10, 11, 12)]
    assert for_others(as_written, period=WEEK, today=TODAY).inside == (
        *(each for each in as_written if each.audience == "team"),
        *for_others([ANA, BO, *usual], period=WEEK, today=TODAY).inside[2:],
    )


def test_with_one_writer_they_stay_out_and_are_counted() -> None:
    own = [reflection(1), reflection(2, audience="anonymous"), reflection(3, audience="anonymous")]
    shown = for_others(own, period=WEEK, today=TODAY)
    assert [each.number for each in shown.inside] == [1]
    assert shown.around == shown.inside
    assert shown.held_back == 2


def test_a_filter_that_names_someone_keeps_them_out() -> None:
    shown = for_others([ANA, BO, anonymous()], period=WEEK, today=TODAY, chosen_by_person=True)
    assert [each.number for each in shown.around] == [1, 2]
    assert shown.held_back == 1


def test_one_writer_under_two_spellings_is_one_writer() -> None:
    shown = for_others(
        [reflection(1, by="Ana"), reflection(2, by="ANA", audience="anonymous")], period=WEEK, today=TODAY
    )
    assert shown.held_back == 1


@pytest.mark.parametrize(
    ("period", "held_back"),
    [
        pytest.param(WEEK, 0, id="its whole week"),
        pytest.param(ALL, 0, id="everything"),
        pytest.param(Period(date(2026, 11, 20), date(2026, 11, 20), "today"), 1, id="its day alone"),
        pytest.param(Period(date(2026, 11, 18), date(2026, 11, 30), "some days"), 1, id="without its Monday"),
        pytest.param(Period(date(2026, 11, 1), date(2026, 11, 21), "weeks"), 1, id="without its Sunday"),
    ],
)
def test_a_period_that_would_tell_the_day_holds_it_back(period: Period, held_back: int) -> None:
    shown = for_others([ANA, BO, anonymous()], period=period, today=TODAY)
    assert shown.held_back == held_back
    assert len(shown.inside) == 3 - held_back


def test_a_week_that_still_runs_is_whole_up_to_today() -> None:
    friday = date(2026, 11, 20)
    shown = for_others([ANA, BO, anonymous()], period=last_weeks(13, friday), today=friday)
    assert shown.held_back == 0


def test_on_the_first_days_of_a_week_it_waits() -> None:
    monday = date(2026, 11, 16)
    early = anonymous()._replace(day=monday, week=monday)
    for today, held_back in ((monday, 1), (date(2026, 11, 18), 1), (date(2026, 11, 19), 0)):
        for period in (WEEK, last_weeks(13, today), Period(monday, today, "so far")):
            assert for_others([ANA, BO, early], period=period, today=today).held_back == held_back


def test_what_lies_before_the_period_is_around_it_but_not_inside() -> None:
    earlier = reflection(4, "Before", day=date(2026, 10, 1), by="Ana")
    earlier_secret = anonymous(5, "Before, and secret", day=date(2026, 10, 2))
    shown = for_others([earlier, earlier_secret, ANA, BO], period=WEEK, today=TODAY)
    assert [each.text for each in shown.inside] == ["Ana's words", "Bo's words"]
    assert {each.text for each in shown.around} == {
        "Before",
        "Before, and secret",
        "Ana's words",
        "Bo's words",
    }


def test_a_private_one_is_never_shown_by_mistake() -> None:
    with pytest.raises(ReflectError, match="private"):
        for_others([ANA, reflection(audience="private")], period=WEEK, today=TODAY)


@pytest.mark.parametrize("day", [date(2026, 11, n) for n in range(9, 16)])
def test_no_document_of_a_part_of_a_week_tells_on_which_side_of_it_it_was(day: date) -> None:
    secret = reflection(1, by="Ana", audience="anonymous", day=day)
    others = [reflection(n, by="Bo", day=date(2026, 11, n)) for n in range(9, 16)]

    def shown(first: int, last: int) -> bool:
        period = between(f"2026-11-{first:02}", f"2026-11-{last:02}", TODAY)
        read = [each for each in (secret, *others) if period.last is None or each.day <= period.last]
        found = for_others(read, period=period, today=TODAY).around
        return any(each.audience == "anonymous" for each in found)

    assert not any(shown(n, n) for n in range(9, 16))
    assert not any(shown(n, 20) for n in range(10, 16))
    assert shown(9, 15)
    assert all(shown(n, n) for n in range(16, 19))
