"""What the owner has set: a small TOML file, or nothing at all.

Precedence: option > environment > this file > default. Unknown and mistyped settings are refused:
a setting that does nothing would be believed.
"""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import NamedTuple

from reflect.cli.places import path_of
from reflect.core.errors import BadInput
from reflect.core.reflection import AUDIENCES


class Settings(NamedTuple):
    """``day_starts``: local time at which a day begins."""

    journal: Path | None = None
    audience: str = "team"
    day_starts: time = time()
    editor: str | None = None
    hint: bool = True


def read_settings(path: Path) -> Settings:
    """Read the configuration; a missing file is an empty one. Raises BadInput with file and line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The configuration {path} can not be read: {error}.") from error
    import tomllib

    from reflect.core.toml_places import line_of

    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"The configuration {path} is not valid TOML: {error}.") from error
    settings = Settings()
    for key, value in given.items():
        where = f"{path}:{line_of(text, (key,))}"
        settings = _with(settings, key, value, where=where)
    return settings


def _with(settings: Settings, key: str, value: object, *, where: str) -> Settings:
    if key not in Settings._fields:
        raise BadInput(f"{where}: there is no setting {key!r}; there are {', '.join(Settings._fields)}.")
    if key == "hint":
        if not isinstance(value, bool):
            raise BadInput(f"{where}: hint is true or false, not {value!r}.")
        return settings._replace(hint=value)
    if not isinstance(value, str | time):
        raise BadInput(f"{where}: {key} is written as text in quotes, not as {value!r}.")
    match key:
        case "journal":
            return settings._replace(journal=_path(str(value), where))
        case "audience" if value in AUDIENCES:
            return settings._replace(audience=str(value))
        case "audience":
            raise BadInput(f"{where}: audience is one of {', '.join(AUDIENCES)}, not {value!r}.")
        case "day_starts":
            return settings._replace(day_starts=_time(value, where))
        case _:
            return settings._replace(editor=str(value))


def _path(value: str, where: str) -> Path:
    try:
        return path_of(value)
    except BadInput as error:
        raise BadInput(f"{where}: {error.sentence}") from None


def _time(value: str | time, where: str) -> time:
    try:
        return value if isinstance(value, time) else time.fromisoformat(value)
    except ValueError:
        raise BadInput(f"{where}: day_starts is a time such as 04:00, not {value!r}.") from None
