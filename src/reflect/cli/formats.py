"""In which format something is shown."""

from __future__ import annotations

from reflect.cli.desk import Desk
from reflect.core.errors import BadInput

FORMATS = ("table", "plain", "json", "jsonl", "csv", "md")


def chosen_format(asked: str | None, work: Desk, *, possible: tuple[str, ...]) -> str:
    """The format asked for, or the one that fits: tables on a terminal, plain text in a pipe."""
    chosen = asked or ("table" if work.terminal.shows_tables else "plain")
    if chosen not in possible:
        raise BadInput(f"This has no form as {chosen}; choose {', '.join(possible)}.")
    return chosen


def asked_format(asked: str | None, *, as_json: bool) -> str | None:
    """What ``--format`` and ``--json`` say together. Raises BadInput."""
    if as_json and asked not in (None, "json"):
        raise BadInput(f"--json and --format {asked} can not both be; give one of them.")
    return "json" if as_json else asked


def either(choices: tuple[str, ...]) -> str:
    """``table, plain or json``"""
    return f"{', '.join(choices[:-1])} or {choices[-1]}"
