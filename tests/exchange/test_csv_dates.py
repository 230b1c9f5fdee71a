"""A column of dates is read in the order that the whole of it proves, or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.exchange.csv.dates import DateColumn, DateReader, UnreadableError


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: float = 0) -> datetime:
    """A wall clock, in no zone."""
    midnight = datetime.combine(date(year, month, day), time())
    return midnight + timedelta(hours=hour, minutes=minute, seconds=second)


def settled(*values: str, pattern: str | None = None, day_only: bool = False) -> DateReader:
    """The reader of a column whose first value stands on line 2."""
    column = DateColumn("When", patterns=(pattern,) if pattern is not None else (), day_only=day_only)
    for line, value in enumerate(values, start=2):
        column.see(value, line)
    return column.settled()


def refusal(*values: str, pattern: str | None = None) -> str:
    with pytest.raises(BadInput) as caught:
        settled(*values, pattern=pattern)
    return caught.value.sentence


def unreadable(reader: DateReader, value: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        reader.read(value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("value", "wall", "timed"),
    [
        ("2026-03-12", at(2026, 3, 12), False),
        ("2026-3-2", at(2026, 3, 2), False),
        ("2026/03/12 17:05", at(2026, 3, 12, 17, 5), True),
        ("2026.03.12", at(2026, 3, 12), False),
        ("2026-03-12T17:05", at(2026, 3, 12, 17, 5), True),
        ("2026-03-12 17:05:09.25", at(2026, 3, 12, 17, 5, 9.25), True),
        ("2026-03-12T17:05:09Z", datetime(2026, 3, 12, 17, 5, 9, tzinfo=UTC), True),
        ("2026-03-12T17:05+02:00", datetime(2026, 3, 12, 17, 5, tzinfo=timezone(timedelta(hours=2))), True),
        (
            "2026-03-12 17:05:00 -0330",
            datetime(2026, 3, 12, 17, 5, tzinfo=timezone(-timedelta(hours=3.5))),
            True,
        ),
        (
            "2026/03/12 5:05:00 PM GMT+1",
            datetime(2026, 3, 12, 17, 5, tzinfo=timezone(timedelta(hours=1))),
            True,
        ),
        ("20260312", at(2026, 3, 12), False),
        ("20260312T170500", at(2026, 3, 12, 17, 5), True),
        ("2026-W11-4", at(2026, 3, 12), False),
        ("12 Mar 2026", at(2026, 3, 12), False),
        ("12-Mar-26", at(2026, 3, 12), False),
        ("12th of March, 2026 at 5:05 pm", at(2026, 3, 12, 17, 5), True),
        ("March 12, 2026", at(2026, 3, 12), False),
        ("Sept. 3rd 2026, 12:05 a.m.", at(2026, 9, 3, 0, 5), True),
        ("Thu, 12 March 2026 17:05:09", at(2026, 3, 12, 17, 5, 9), True),
        ("  2026-03-12  ", at(2026, 3, 12), False),
        ("25/12/99", at(1999, 12, 25), False),
        ("25/12/04 12:30 PM", at(2004, 12, 25, 12, 30), True),
        ("12/25/2004 12:00:00 AM", at(2004, 12, 25), False),
        ("25.12.2004, 17:05", at(2004, 12, 25, 17, 5), True),
        ("25-12-2004", at(2004, 12, 25), False),
        ("99-12-31", at(1999, 12, 31), False),
    ],
)
def test_dates_are_read_as_people_and_programs_write_them(value: str, wall: datetime, timed: bool) -> None:
    read = settled(value).read(value)
    assert (read.wall, read.timed) == (wall, timed)
    assert read.wall.utcoffset() == wall.utcoffset()


@pytest.mark.parametrize(
    "value",
    [
        *(
            "soon",
            "12",
            "12/2004",
            "1/2/3",
            "1/2/345",
            "12/11/20044",
            "0204-12-25",
            "12/25-2004",
            "2004-13-01",
        ),
        *("31/02/2004", "25/25/2004", "12 Foo 2026", "Ma 12 2026", "2026-03-12 25:00", "2026-03-12 13:00 PM"),
        *(
            "2026-03-12 17:05 tomorrow",
            "1773334500",
            "38346",
            "12/25/2004" + " " * 200 + "x",
        ),
        *("0012-01-05T10:00:00", "+2026-03-12", "2026-03-12 17:05 +99:00", "March 2026", "-"),
    ],
)
def test_what_is_no_date_is_not_made_into_one(value: str) -> None:
    reader = settled("12/25/2004", value)
    assert repr(value.strip()[:40]) in unreadable(reader, value)


def test_one_day_above_twelve_settles_the_order_of_all() -> None:
    american = settled("12/11/2004", "12/25/2004 17:00", "01/02/2005")
    assert american.read("12/11/2004").wall.date() == date(2004, 12, 11)
    assert american.sentence == "When: month first (12/25/2004 17:00 on line 3 settles it)"
    british = settled("12/11/2004", "01/02/2005", "25/12/2004")
    assert british.read("12/11/2004").wall.date() == date(2004, 11, 12)
    assert british.sentence == "When: day first (25/12/2004 on line 4 settles it)"


def test_two_orders_in_one_column_are_named_with_their_lines() -> None:
    assert refusal("12/11/2004", "12/25/2004", "25/12/2004") == (
        "When is written month first on line 3 (12/25/2004) and day first on line 4 (25/12/2004); "
        "mend one, or say which it is with --date-format %m/%d/%Y."
    )


def test_what_nothing_settles_is_asked_for_with_formats_that_work() -> None:
    values = ("12.11.04 17:00", "01.02.05")
    assert refusal(*values) == (
        "When: 12.11.04 17:00 (line 2) may be month first or day first, and no row settles it; "
        "say --date-format %m.%d.%y or --date-format %d.%m.%y."
    )
    reader = settled(*values, pattern="%d.%m.%y")
    assert [reader.read(value) for value in values] == [
        (at(2004, 11, 12, 17), True),
        (at(2005, 2, 1), False),
    ]


def test_a_day_that_is_the_same_either_way_needs_no_settling() -> None:
    assert settled("11/11/2004", "03/03/2005").read("11/11/2004").wall.date() == date(2004, 11, 11)


def test_garbage_settles_nothing() -> None:
    assert "no row settles it" in refusal("12/11/2004", "25/25/2004", "31/02/2004", "13/13/13")


def test_two_digits_with_hyphens_may_also_begin_with_the_year() -> None:
    assert refusal("25-12-04", "14-02-05").endswith(
        "may be day first or year first, and no row settles it; "
        "say --date-format %d-%m-%y or --date-format %y-%m-%d."
    )
    assert settled("04-12-25", "99-01-02").read("99-01-02").wall.date() == date(1999, 1, 2)
    assert settled("04/12/25", "99/01/02").read("04/12/25").wall.date() == date(2004, 12, 25)
    assert settled("25-12-04", "14-02-99").read("25-12-04").wall.date() == date(2004, 12, 25)


def test_a_column_may_mix_ways_of_writing() -> None:
    reader = settled("2004-12-25", "12/11/2004", "25 Dec 2004", "11/30/2004")
    days = [reader.read(value).wall.date() for value in ("2004-12-25", "12/11/2004", "25 Dec 2004")]
    assert days == [date(2004, 12, 25), date(2004, 12, 11), date(2004, 12, 25)]


def test_midnight_means_that_no_time_is_known() -> None:
    some = settled("11/23/2004 17:00", "12/01/2004 00:00")
    assert not some.read("12/01/2004 00:00").timed
    assert some.read("11/23/2004 17:00").timed
    assert some.sentence.endswith("; 00:00 is read as a day without a time (1 of 2)")
    every = settled("2004-11-23 00:00:00", "2004-12-01 00:00:00", "2004-12-02")
    assert every.sentence == (
        "When: read as written, like 2004-11-23 00:00:00; "
        "every time is 00:00, so these are days without times"
    )
    assert settled("2004-12-01 00:00:01").read("2004-12-01 00:00:01").timed


def test_day_only_leaves_every_time_out() -> None:
    reader = settled("2004-12-01 17:00", day_only=True)
    assert not reader.read("2004-12-01 17:00").timed
    assert reader.sentence.endswith("days without times")


def test_a_format_is_obeyed() -> None:
    reader = settled("12/11/2004 um 17 Uhr", pattern="%d/%m/%Y um %H Uhr")
    assert reader.read("12/11/2004 um 17 Uhr") == (at(2004, 11, 12, 17), True)
    assert reader.sentence == "When: read as %d/%m/%Y um %H Uhr"
    said = unreadable(reader, "2004-11-12")
    assert said == "'2004-11-12' is not written as %d/%m/%Y um %H Uhr"
    assert "is not written as" in unreadable(settled(pattern="%d/%m/%Y"), "12/31/2004")
    zoned = settled(pattern="%Y-%m-%d %H:%M %z").read("2004-11-12 17:00 +0200")
    assert zoned.wall.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("%d/%m/%Q", "%Q means nothing"),
        ("%d/%m/%Y %", "% means nothing"),
        ("%d/%m", "no year"),
        ("soon", "no year"),
    ],
)
def test_a_format_that_reads_no_date_is_refused(pattern: str, said: str) -> None:
    assert said in refusal(pattern=pattern)


def test_what_others_look_like_is_said_of_one_that_can_not_be_read() -> None:
    reader = settled("12/25/2004 17:00", "soon")
    assert (
        unreadable(reader, "soon")
        == "'soon' can not be read as a date; others are written like 12/25/2004 17:00"
    )
    assert unreadable(reader, "13/13/2004") == "'13/13/2004' is no day of the calendar (month first)"
    assert unreadable(settled("soon"), "soon") == "'soon' can not be read as a date"


UP_TO_THE_TWELFTH = st.builds(date, st.integers(1990, 2030), st.integers(1, 12), st.integers(1, 12))
DAYS = st.lists(st.dates(min_value=date(1000, 1, 1)), min_size=1, max_size=12)


@given(
    DAYS, st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%m-%d-%Y"]), st.sampled_from(["", " %H:%M"])
)
def test_a_column_is_never_read_in_another_order_than_it_was_written(
    days: list[date], way: str, then: str
) -> None:
    moments = [at(day.year, day.month, day.day, 17, 5) for day in days]
    values = [f"{moment:{way}}" if not then else f"{moment:{way}{then}}" for moment in moments]
    values = [value.replace(f"{m.year}", f"{m.year:04}") for value, m in zip(values, moments, strict=True)]
    told = any(day.day > 12 for day in days) or all(day.day == day.month for day in days)
    assume(told)
    reader = settled(*values)
    assert [reader.read(value).wall.date() for value in values] == days


@given(st.lists(UP_TO_THE_TWELFTH, max_size=8), st.integers(1, 11).map(lambda n: date(2020, n + 1, n)))
def test_a_column_that_proves_nothing_is_never_guessed(days: list[date], another: date) -> None:
    days = [*days, another]  # whose day is not its month
    assert "no row settles it" in refusal(*(f"{day.day}/{day.month}/{day.year:04}" for day in days))


@given(st.text(st.sampled_from(list("0123456789/-.: TZ+amPMchGU²é")), max_size=24))
def test_text_of_any_kind_is_read_as_a_date_or_refused(value: str) -> None:
    reader, said = settled("12/25/2004", value), repr(value.strip())
    try:
        assert reader.read(value).wall.year >= 1000
    except UnreadableError as error:
        said = str(error)
    assert said.startswith(repr(value.strip()))
