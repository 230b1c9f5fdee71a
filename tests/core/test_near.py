"""What is almost the same name, and what is another one."""

from __future__ import annotations

import pytest

from reflect.core.near import almost_the_same
from reflect.core.reflection import folded


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("laptop", "laptops"),
        ("tea", "teas"),
        ("box", "boxes"),
        ("follow-up", "follow_up"),
        ("follow up", "followup"),
        ("hand-over", "handovers"),
        ("kettle", "kettel"),
        ("kettle", "ketle"),
        ("kettle", "kettlle"),
        ("kwame", "kwami"),
        ("straße", "strassen"),
        ("documentation system", "documentaion sytem"),
        ("friday handover", "friday hand over"),
    ],
)
def test_names_that_one_slip_or_another_way_of_writing_tells_apart(name: str, other: str) -> None:
    assert almost_the_same(folded(name), folded(other))
    assert almost_the_same(folded(other), folded(name))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("tea", "team"),
        ("ana", "anna"),
        ("plan", "plant"),
        ("import", "export"),
        ("night shift", "day shift"),
        ("kettle", "kitchen"),
        ("sprint 12", "sprint 13"),
        ("release-1.2", "release-1.3"),
        ("2026-q1", "2026-q2"),
        ("laptop", "laptop2"),
        ("ward a", "ward b"),
        ("team-x", "team-y"),
        ("ana m.", "ana k."),
        ("c", "c#"),
        ("as", "a"),
        ("-", "_"),
        ("東京", "京都"),
    ],
)
def test_names_that_are_two(name: str, other: str) -> None:
    assert not almost_the_same(name, other)
    assert not almost_the_same(other, name)


@pytest.mark.parametrize(
    ("name", "other"), [("ana", "anna"), ("jon", "john"), ("jhon", "john"), ("elenna", "elena")]
)
def test_a_person_s_short_name_may_have_a_letter_too_many_or_two_that_changed_places(
    name: str, other: str
) -> None:
    assert almost_the_same(name, other, person=True)
    assert almost_the_same(other, name, person=True)


@pytest.mark.parametrize(
    ("name", "other"), [("tom", "tim"), ("jon", "jan"), ("bo", "bob"), ("ana", "eva"), ("ana m.", "ana k.")]
)
def test_people_whom_another_letter_tells_apart_are_two(name: str, other: str) -> None:
    assert not almost_the_same(name, other, person=True)
    assert not almost_the_same(other, name, person=True)
