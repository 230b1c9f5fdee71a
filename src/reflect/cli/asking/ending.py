"""How asking ends: with what was saved, whatever ended it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from reflect.cli.asking.prompting import Closed, Stopped
from reflect.cli.desk import Desk


@contextmanager
def told_at_the_end(
    saved: Callable[[], list[str]], work: Desk, *, besides: Callable[[], str] = str
) -> Iterator[None]:
    """What was saved, on standard output; after Ctrl-C the command ends with 130.

    ``besides``: what is said on the screen alone.
    """
    stopped = False
    try:
        yield
    except Closed:
        pass
    except Stopped:
        stopped = True
    finally:
        lines = saved()
        work.terminal.note("\nSaved:" if lines else "\nNothing was written.")
        work.terminal.answer("\n".join(lines))
        if said := besides():
            work.terminal.note(f"\n{said}")
    if stopped:
        raise typer.Exit(130)
