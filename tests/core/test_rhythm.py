"""When the owner means to reflect."""

from __future__ import annotations

import pytest

from reflect.core.errors import BadInput
from reflect.core.rhythm import Rhythm, rhythm_of


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        (["daily"], Rhythm((0, 1, 2, 3, 4, 5, 6), "daily")),
        (["weekdays"], Rhythm((0, 1, 2, 3, 4), "weekdays")),
        (["weekly"], Rhythm((), "weekly")),
        (["friday"], Rhythm((4,), "friday")),
        ([" Friday ", "MONDAY", "friday"], Rhythm((0, 4), "monday, friday")),
    ],
)
def test_a_rhythm_is_a_word_or_weekdays(words: list[str], rhythm: Rhythm) -> None:
    assert rhythm_of(words) == rhythm


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "rhythm names no day"),
        ([""], "rhythm knows no ''"),
        (["mon"], "rhythm knows no 'mon'; did you mean monday?"),
        (["dayly"], "did you mean daily"),
        (["weekdays", "sunday"], "rhythm is 'weekdays' alone or days such as monday, not both"),
    ],
)
def test_anything_else_is_told(words: list[str], said: str) -> None:
    with pytest.raises(BadInput) as told:
        rhythm_of(words)
    assert said in told.value.sentence
