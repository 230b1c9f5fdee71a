"""Where things are kept on this platform.

On Linux the rule of the XDG base directory specification is applied here, for every `add` would pay
for importing platformdirs; elsewhere platformdirs knows. A test holds the two equal.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from reflect.core.errors import BadInput

_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}

JOURNAL = "journal"  # the name of the one that is used where nobody names another
LONGEST_NAME = 40  # characters: a backup's name, which is longer, must fit a folder too
OF_A_PATH = frozenset("/\\.~:")
# On Windows these are devices, in every folder and whatever stands behind a dot.
RESERVED = ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))


def path_of(text: str) -> Path:
    """A path as a person writes it, ``~`` being a home folder. Raises BadInput for one that can not be."""
    if "\0" in text:
        raise BadInput(f"{text!r} can not be a path; it holds a NUL character.")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise BadInput(f"{text!r} names a home folder that is not known; write the path without ~.") from None


def place(kind: str, environ: Mapping[str, str]) -> Path:
    """The folder of ``config``, ``data`` or ``state``."""
    if sys.platform == "linux":
        variable, below_home = _XDG[kind]
        chosen = environ.get(variable, "").strip()
        return path_of(chosen or f"~/{below_home}") / "reflect"
    import platformdirs

    folders = {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
    }
    return folders[kind]("reflect", appauthor=False)


def config_file(environ: Mapping[str, str]) -> Path:
    """REFLECT_CONFIG, or the platform's place."""
    given = environ.get("REFLECT_CONFIG")
    return path_of(given) if given else place("config", environ) / "config.toml"


def journal_file(journal: str, environ: Mapping[str, str]) -> Path:
    """Where a journal is that was named, or whose path was given. Raises BadInput for neither."""
    if is_path(journal):
        return path_of(journal).absolute()
    name = journal if journal == JOURNAL else journal_name(journal)
    return (place("data", environ) / f"{name}.db").absolute()


def is_path(journal: str) -> bool:
    """Whether this is the path of a journal; else it can only be the name of one."""
    return not OF_A_PATH.isdisjoint(journal)


def journal_name(text: str) -> str:
    """The name of a journal as it is kept. Raises BadInput for what can not be one."""
    name = unicodedata.normalize("NFC", text)
    if not re.fullmatch(r"\w[\w-]*", name):
        here = f", nor a path; a file in this folder is ./{text}" if text.isprintable() else ""
        raise BadInput(f"{text!r} can not be the name of a journal: letters, digits, - and _{here}.")
    if len(name) > LONGEST_NAME:
        raise BadInput(f"The name of a journal has at most {LONGEST_NAME} characters, not {len(name)}.")
    if unicodedata.normalize("NFKC", name).lower() in RESERVED:
        raise BadInput(f"{name!r} can not be the name of a journal: on Windows that is a device.")
    return name


def drafts_folder(environ: Mapping[str, str]) -> Path:
    return place("state", environ) / "drafts"


def due_file(environ: Mapping[str, str]) -> Path:
    """What is due, for the prompt of a shell."""
    return place("state", environ) / "due"


def reports_folder(environ: Mapping[str, str]) -> Path:
    return place("state", environ) / "reports"
