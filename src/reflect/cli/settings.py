"""What the owner has set: a small TOML file, or nothing at all.

Precedence: option > environment > this file > default.
"""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.errors import BadInput

if TYPE_CHECKING:
    from reflect.core.rhythm import Rhythm

SWITCHES = ("hint", "offer")  # what is on or off


class Settings(NamedTuple):
    """Each as it was set; the empty one stands for what nobody has set.

    ``journal``: a name, or the path of a file. ``frameworks``: what a new journal asks from, in this
    order; empty: what ships for it. ``name``: what the owner is called in what they share. ``purpose``:
    why the owner reflects, on one line. ``day_starts``: local time at which a day begins. ``pager``: empty
    where none is wanted. ``hint``: whether wording that blames a person gets one. ``offer``: whether a
    follow-up is asked for where a reflection calls for one. ``template``: how `export week` is laid out: the
    name of one that ships, or the path of one's own. ``languages``: those that themes are read in, by their
    codes; ``stop_words`` are in no theme, ``weak_words`` are none alone.
    """

    journal: str | None = None
    frameworks: tuple[str, ...] = ()
    audience: str = "team"
    name: str | None = None
    purpose: str | None = None
    rhythm: Rhythm | None = None
    day_starts: time = time()
    editor: str | None = None
    pager: str | None = None
    hint: bool = True
    offer: bool = True
    template: str | None = None
    languages: tuple[str, ...] = ("en", "de")
    stop_words: tuple[str, ...] = ()
    weak_words: tuple[str, ...] = ()


def read_settings(path: Path) -> Settings:
    """Read the configuration; a missing file is an empty one. Raises BadInput with file and line."""
    text = configuration(path)
    if not text:
        return Settings()
    from reflect.cli.settings_toml import settings_in  # tomllib: only for who has set something

    return settings_in(text, file=str(path))


def configuration(path: Path) -> str | None:
    """The text of the configuration; None where there is none. Raises BadInput."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadInput(f"The configuration {path} can not be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadInput(
            f"{path}:{line}: this is not UTF-8; the configuration is a TOML file in UTF-8."
        ) from None
