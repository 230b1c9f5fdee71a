"""Whether something becomes more or less common over time."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Literal, NamedTuple

Direction = Literal["rising", "falling", "steady", "unknown"]

FEWEST = 12  # with fewer, the test misses most real trends (power 0.45 at 6, 0.80 at 12)
CERTAIN = 1.96  # |z| beyond which an arrow is shown: about 5 % false arrows


class Dates(NamedTuple):
    """What a trend needs to know of all reflections of the period: how many, and how their days spread."""

    texts: int
    total: int  # sum of the days' ordinals
    squares: int  # sum of their squares


def dates_of(days: Mapping[int, int]) -> Dates:
    """``days``: how many reflections there are on each, by its ordinal."""
    texts = sum(days.values())
    total = sum(day * count for day, count in days.items())
    return Dates(texts, total, sum(day * day * count for day, count in days.items()))


def direction(days: Mapping[int, int], among: Dates) -> Direction:
    """How reflections lie among all: the Cochran-Armitage test for trend with the day as score (Armitage
    1955, Biometrics 11: 375-386). ``days``: how many there are on each, by its ordinal."""
    held, total, _ = dates_of(days)
    if held < FEWEST:
        return "unknown"
    spread = among.texts * among.squares - among.total**2
    if not spread or held == among.texts:
        return "steady"
    share = held / among.texts
    z = (total - share * among.total) / sqrt(share * (1 - share) * spread / among.texts)
    if abs(z) <= CERTAIN:
        return "steady"
    return "rising" if z > 0 else "falling"
