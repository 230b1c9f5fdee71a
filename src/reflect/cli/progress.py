"""How far a long task is, on a terminal's standard error."""

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from reflect.cli.terminal import Terminal, is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = 0.2  # seconds between two looks
LONG = 2_000  # rows; what is shorter is done before anybody could read of it
BAR = 16  # columns
UNKNOWN = "--:--"
FINISHING = "making it findable"  # the words are indexed once all rows are there


class Progress:
    """A line that rewrites itself; nothing at all where standard error is no terminal.

    ``clock`` counts seconds, from wherever.
    """

    def __init__(self, terminal: Terminal, *, total: int, clock: Callable[[], float] = monotonic) -> None:
        self.stream = terminal.stderr
        self.width = terminal.width
        self.total = total
        self.clock = clock
        self.shown = is_terminal(terminal.stderr) and total > LONG
        self.began = self.latest = clock()

    def __call__(self, count: int) -> None:
        now = self.clock()
        if self.shown and now - self.latest >= EVERY:
            self.latest = now
            line = progress_line(count, self.total, seconds=now - self.began)
            self._write("\r" + line[: self.width - 1].ljust(self.width - 1))

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.shown:
            self._write("\r" + " " * (self.width - 1) + "\r")

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()


def progress_line(count: int, total: int, *, seconds: float) -> str:
    """``######----------   41%  0:05 left  41,000 of 100,000 rows  12,300/s``"""
    share = min(count / total, 1.0) if total else 1.0
    done = round(share * BAR)
    rate = count / seconds if seconds > 0 else 0.0
    left = f"{_clock((total - count) / rate) if rate else UNKNOWN} left" if count < total else FINISHING
    parts = [
        "#" * done + "-" * (BAR - done),
        f"{share:4.0%}",
        left,
        f"{count:,} of {total:,} rows",
        f"{rate:,.0f}/s",
    ]
    return "  ".join(parts)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(max(round(seconds), 0), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"
