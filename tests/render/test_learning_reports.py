"""Voices, cadence, coverage, lasting and what comes back: within any width, and harmless."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

from reflect.core.again import Again
from reflect.core.learning.cadence import Written, cadence
from reflect.core.learning.coverage import Answers, Asked, coverage
from reflect.core.learning.lasting import Standing, lasting
from reflect.core.learning.looking_back import Back
from reflect.core.learning.voices import Heard, Person, voices
from reflect.core.period import ALL, last_weeks
from reflect.core.rhythm import rhythm_of
from reflect.render.cadence_plain import cadence_plain
from reflect.render.cadence_table import cadence_table
from reflect.render.coverage_plain import coverage_plain
from reflect.render.coverage_table import coverage_table
from reflect.render.lasting_plain import lasting_plain
from reflect.render.lasting_table import lasting_table
from reflect.render.lookback_plain import lookback_plain
from reflect.render.lookback_table import lookback_table
from reflect.render.voices_plain import voices_plain
from reflect.render.voices_table import voices_table
from tests.builders import TODAY, follow_up, reflection
from tests.render.drawing import drawn

PERIOD = last_weeks(13, TODAY)
Draw = Callable[[str, bool], RenderableType]  # the words in it, and whether as plain text


def heard(words: str, plain: bool) -> RenderableType:
    people = [Person(1, words, True, words), Person(2, "Bo", True, words)]
    found = voices(people, [Heard(1, "by", "people", TODAY), Heard(None, "by", None, TODAY)] if words else [])
    return (voices_plain if plain else voices_table)(found, period=PERIOD)


def asked(words: str, plain: bool) -> RenderableType:
    questions = [Asked(words, words, words, "space", words)] if words else []
    answered = {(words, words): Answers(3, date(2026, 3, 1))}
    found = coverage(
        questions, answered=answered, lenses={"plan": Answers(9, TODAY)}, unsorted=2, today=TODAY
    )
    return (coverage_plain if plain else coverage_table)(found, period=PERIOD)


def lasts(words: str, plain: bool) -> RenderableType:
    more = {"owner": words, "role": words, "stage": words, "where": words, "with_": (words,)}
    standing = [
        Standing(follow_up(1, words, kind=kind, **more), date(2026, 1, 5), private=True)
        for kind in ("adopt", "agree")
        if words
    ]
    found = lasting(standing, waiting=[9] if words else [], today=TODAY)
    newest = [reflection(9, words)] if words else []
    return (lasting_plain if plain else lasting_table)(found, newest, period=PERIOD)


def came_back(words: str, plain: bool) -> RenderableType:
    back = Back(reflection(1, words, point=words, tags=(words,), audience="private"), "point", words)
    return (lookback_plain if plain else lookback_table)([back])


def space_was_made(words: str, plain: bool, *, weeks: int = 400) -> RenderableType:
    begun = TODAY - timedelta(weeks=weeks)
    written = [Written(begun + timedelta(days=3 * n), n % 24, "ask", n % 7 + 1) for n in range(2 * weeks)]
    rhythm = rhythm_of(["weekly"]) if words else None
    found = cadence(written if words else [], rhythm=rhythm, begun=begun, period=ALL, today=TODAY)
    return (cadence_plain if plain else cadence_table)(found, period=ALL, today=TODAY)


EVERY = pytest.mark.parametrize("draw", [heard, asked, lasts, came_back, space_was_made])


@EVERY
@pytest.mark.parametrize("width", [40, 80, 100, 120, 140])
def test_no_line_is_wider_than_the_terminal(draw: Draw, width: int) -> None:
    for words in ("Tea", "long words " * 30, "w" * 190, "茶" * 90):
        assert max(map(cell_len, drawn(draw(words, False), width=width).splitlines())) <= width


@EVERY
@pytest.mark.parametrize("plain", [True, False])
def test_markup_and_escape_sequences_are_shown_as_words(draw: Draw, plain: bool) -> None:
    shown = draw("[bold red]x[/] \x1b[31mred\x1b]0;t\x07 [/]", plain)
    text = shown if isinstance(shown, str) else drawn(shown, width=140, colour=True)
    if draw is not space_was_made:
        assert "x[/]" in text
    assert "\x1b]" not in text
    assert "\x07" not in text


@pytest.mark.parametrize(
    ("draw", "says"),
    [
        (heard, "reflect add --by"),
        (asked, "reflect framework list"),
        (lasts, "reflect follow add --for N"),
        (space_was_made, "reflect config set rhythm"),
    ],
)
@pytest.mark.parametrize("plain", [True, False])
def test_when_there_is_nothing_it_says_what_to_do(draw: Draw, says: str, plain: bool) -> None:
    shown = draw("", plain)
    text = shown if isinstance(shown, str) else drawn(shown, width=100)
    assert says in " ".join(text.split())


def test_a_calendar_that_is_too_long_shows_its_newest_weeks_and_says_so() -> None:
    table = drawn(space_was_made("Tea", False))
    assert "The newest 75 of 401 weeks." in table
    assert "earlier weeks: written on" in str(space_was_made("Tea", True))


def test_the_calendar_at_80_columns() -> None:
    written = [
        Written(TODAY - timedelta(days=ago), 16, "add", times) for ago, times in ((13, 1), (9, 2), (2, 5))
    ]
    rhythm = rhythm_of(["monday", "friday"])
    period = last_weeks(2, TODAY)
    found = cadence(written, rhythm=rhythm, begun=date(2026, 11, 9), period=period, today=TODAY)
    assert drawn(cadence_table(found, period=period, today=TODAY)) == (
        "When space was made  the last 2 weeks\n"
        "The rhythm: monday, friday. Kept on 3 of 4 days.\n"
        "Written on 3 days of 14.\n"
        "It really happens mostly between 16:00 and 17:00.\n"
        "\n"
        "     Nov\n"
        "Mon  ░ ○\n"
        "Tue  · ·\n"
        "Wed  · ·\n"
        "Thu  · ·\n"
        "Fri  ▒ █\n"
        "Sat  · ·\n"
        "Sun  · ·\n"
        "░ 1  ▒ 2  ▓ 3 or 4  █ 5 or more reflections\n"
        "○ in the rhythm, nothing written   ◌ still open   · not in the rhythm\n"
        "\n"
        "By hour     ················█·······\n"
        "            0     6     12    18\n"
        "By weekday  Mon 1  Fri 2"
    )


def test_what_waits_and_is_not_shown_is_counted() -> None:
    found = lasting([], waiting=[9, 8, 7], today=TODAY)
    newest = [reflection(9), reflection(8)]
    for plain in (True, False):
        again = Again("-j work.db", filters="-t tea")
        told = (lasting_plain if plain else lasting_table)(found, newest, period=PERIOD, again=again)
        said = told if isinstance(told, str) else drawn(told)
        assert "… and 1 earlier: reflect -j work.db report lasting --json -t tea" in " ".join(said.split())
