"""The document of a week is the same whenever it is written: what came later is only marked as such."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random

import pytest

from tests.conftest import NOW, Reflect

WEEKS = 5
SINCE = re.compile(r"(?:[;,] | \()(?:done|dropped|tried) since, on [^:)]*?(?=[:)])")
POINTS = ("gate", "lift", "door")


def live(reflect: Reflect, chance: Random) -> None:
    """One thing that somebody does on an evening."""
    number = str(chance.randint(1, 12))
    helped = ("--helped", ("yes", "no", "unsure")[int(number) % 3])  # nobody changes their mind on that
    days = ("--due", (reflect.now + timedelta(days=chance.randint(0, 20))).date().isoformat())
    reviewed = ("--review", (reflect.now + timedelta(days=chance.randint(0, 20))).date().isoformat())
    point = chance.choice(POINTS)
    private = ("--private",) if chance.random() < 0.2 else ()
    what = chance.randint(0, 8)
    if what <= 1:
        reflect("add", f"The {point} was stuck.", "-q", "pressure", "-p", point, *private)
    elif what == 2:
        reflect("add", f"Nobody waited at the {point}.", "-q", "success", *private)
    elif what == 3:
        reflect("follow", "add", f"Oil the {point}", "-p", point, *chance.choice([(), days, reviewed]))
    elif what == 4:
        reflect("follow", "add", f"Repeat {number}", "--for", number, *chance.choice([(), days, reviewed]))
    elif what <= 6:
        reflect("follow", "done", f"f{number}", *helped)
    elif what == 7:
        reflect("follow", "drop", f"f{number}")
    else:
        reflect("follow", "edit", f"f{number}", *chance.choice([days, reviewed, ("--reopen",)]))
    if chance.random() < 0.1:
        reflect("add", "A slip of the hand.")
        reflect("undo")


@pytest.mark.parametrize("seed", range(4))
def test_a_week_that_is_told_later_is_as_it_was_told_then(seed: int, reflect: Reflect) -> None:
    chance = Random(seed)
    told = {}
    for week in range(WEEKS):
        for day in range(7):
            reflect.now = NOW + timedelta(weeks=week, days=day + 1)
            for _ in range(chance.randint(0, 3)):
                live(reflect, chance)
        which = reflect.now.strftime("%G-W%V")
        told[which] = reflect("export", "week", "--week", which).out
    assert len(set(told.values())) == WEEKS
    later = {which: reflect("export", "week", "--week", which).out for which in told}
    assert {which: SINCE.sub("", text) for which, text in later.items()} == told
    assert later != told  # something was done since
