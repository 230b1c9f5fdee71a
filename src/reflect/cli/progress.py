"""How far a long task is, on a terminal's standard error."""

from __future__ import annotations

from types import TracebackType

from reflect.cli.terminal import Terminal, is_terminal

EVERY = 500  # rows


class Progress:
    """A line that rewrites itself; nothing at all where standard error is no terminal."""

    def __init__(self, terminal: Terminal, *, total: int) -> None:
        self.stream = terminal.stderr
        self.total = total
        self.shown = is_terminal(terminal.stderr) and total > EVERY

    def __call__(self, count: int) -> None:
        if self.shown and count % EVERY == 0:
            self.stream.write(f"\r{count:,} of {self.total:,} rows")
            self.stream.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.shown:
            self.stream.write("\r" + " " * 40 + "\r")
            self.stream.flush()
