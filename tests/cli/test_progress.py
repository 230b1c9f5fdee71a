"""How far an import is: a bar with rate and time left, and only where somebody looks."""

from __future__ import annotations

from io import StringIO

import pytest

from reflect.cli.progress import Progress, progress_line
from reflect.cli.terminal import Terminal


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def seen(stream: StringIO, counts: list[int], *, total: int = 10_000) -> list[str]:
    """What is written, a second between two counts."""
    seconds = iter(range(100))
    terminal = Terminal(StringIO(), StringIO(), stream, {})
    with Progress(terminal, total=total, clock=lambda: float(next(seconds))) as progress:
        for count in counts:
            progress(count)
    return [line.strip() for line in stream.getvalue().split("\r")]


@pytest.mark.parametrize(
    ("count", "seconds", "line"),
    [
        (0, 0.0, "----------------    0%  --:-- left  0 of 100,000 rows  0/s"),
        (50_000, 5.0, "########--------   50%  0:05 left  50,000 of 100,000 rows  10,000/s"),
        (1_000, 100.0, "----------------    1%  2:45:00 left  1,000 of 100,000 rows  10/s"),
        (
            100_000,
            8.0,
            "################  100%  making it findable  100,000 of 100,000 rows  12,500/s",
        ),
    ],
)
def test_the_line_tells_share_rate_and_time_left(count: int, seconds: float, line: str) -> None:
    assert progress_line(count, 100_000, seconds=seconds) == line


def test_a_terminal_sees_the_bar_and_it_is_gone_in_the_end() -> None:
    first, *lines, last, end = seen(Screen(), [2_500, 5_000])
    assert [line.split("  ")[0] for line in lines] == ["####------------", "########--------"]
    assert (first, last, end) == ("", "", "")


def test_nobody_else_sees_anything_and_a_short_import_has_none() -> None:
    assert seen(StringIO(), [2_500]) == [""]
    assert seen(Screen(), [500], total=1_000) == [""]
