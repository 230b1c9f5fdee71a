from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reflect.core.learning.pressure import PointHistory, Pressure
from reflect.core.reflection import Reflection
from tests.builders import TODAY, follow_up, pressure, reflection


def at(point: str | None, *days: date, first_number: int = 1) -> list[Reflection]:
    return [
        reflection(first_number + place, day=day, question="pressure", point=point)
        for place, day in enumerate(days)
    ]


def gave_way(reflections: list[Reflection], **more: Any) -> Pressure:
    return pressure(reflections, today=TODAY, **more)


def test_a_point_tells_how_often_when_and_how_far_apart() -> None:
    days = date(2026, 9, 1), date(2026, 9, 11), date(2026, 9, 14), date(2026, 11, 20)
    point = gave_way(at("laptops", *days), histories={"laptops": PointHistory("From home")}).points[0]
    assert (point.point, point.description, point.times) == ("laptops", "From home", 4)
    assert (point.first, point.last) == (days[0], days[3])
    assert point.median_gap_days == 10.0  # of 10, 3 and 67 days
    assert point.by_week == (
        (date(2026, 8, 31), 1),
        (date(2026, 9, 7), 1),
        (date(2026, 9, 14), 1),
        (date(2026, 11, 16), 1),
    )


def test_what_happened_once_has_no_gap() -> None:
    assert gave_way(at("laptops", date(2026, 9, 1))).points[0].median_gap_days is None


def test_follow_ups_are_counted_by_state() -> None:
    follow_ups = follow_up(1), follow_up(2, state="done"), follow_up(3, state="dropped"), follow_up(4)
    found = gave_way([reflection(question="pressure", point="p", follow_ups=follow_ups)])
    assert (found.points[0].open, found.points[0].done) == (2, 1)


def test_other_lenses_stay_out_even_at_a_point() -> None:
    found = gave_way([reflection(question="success", point="laptops"), reflection(2)])
    assert found.total == 0


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None, ""]), st.integers(0, 100), st.booleans())))
def test_every_reflection_of_the_lens_is_accounted_for_once(
    drawn: list[tuple[str | None, int, bool]],
) -> None:
    reflections = [
        reflection(
            number,
            day=date(2026, 8, 1) + timedelta(days=day),
            question="pressure" if is_pressure else "success",
            point=point,
        )
        for number, (point, day, is_pressure) in enumerate(drawn, start=1)
    ]
    found = gave_way(reflections)
    accounted = [each.number for point in found.points for each in point.reflections]
    accounted += [each.number for each in found.without_point.reflections]
    assert sorted(accounted) == [each.number for each in reflections if each.lens == "pressure"]
    assert found.total == len(accounted)
    assert all(point.times == sum(times for _, times in point.by_week) for point in found.points)


def test_open_trouble_comes_first_then_the_most_frequent_then_the_latest() -> None:
    settled = [
        each._replace(follow_ups=(follow_up(1, state="done", closed=date(2026, 11, 30)),))
        for each in at("settled", *[date(2026, 11, day) for day in (1, 2, 3, 4)])
    ]
    again = [  # it gave way once more after what was done
        reflection(
            10,
            day=date(2026, 11, 1),
            question="pressure",
            point="again",
            follow_ups=(follow_up(2, state="done", closed=date(2026, 11, 2)),),
        ),
        *at("again", date(2026, 11, 8), first_number=11),
    ]
    twice_early = at("twice early", date(2026, 9, 1), date(2026, 9, 2), first_number=20)
    once = at("once", date(2026, 11, 9), first_number=30)
    found = gave_way([*settled, *once, *twice_early, *again])
    assert [point.point for point in found.points] == ["again", "twice early", "once", "settled"]


def test_the_order_does_not_depend_on_the_order_given() -> None:
    reflections = at("b", date(2026, 9, 1)) + at("a", date(2026, 9, 1), first_number=2)
    there = gave_way(reflections)
    back = gave_way(reflections[::-1])
    assert there == back
    assert [point.point for point in there.points] == ["a", "b"]


def test_phrases_that_recur_among_those_without_a_point_are_named() -> None:
    texts = "The case system froze", "Again the case system froze at noon", "The lift stood still"
    nameless = [
        reflection(number, text, day=date(2026, 9, 1) + timedelta(days=7 * number), question="pressure")
        for number, text in enumerate(texts, start=1)
    ]
    elsewhere = at("case system", date(2026, 9, 1), first_number=9)
    found = gave_way(nameless + elsewhere)
    assert found.without_point.reflections == tuple(nameless)
    phrases = [(phrase.phrase, phrase.numbers) for phrase in found.without_point.phrases]
    assert any("case system" in words and numbers == (1, 2) for words, numbers in phrases), phrases
