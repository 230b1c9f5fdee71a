"""Where things are kept on this platform.

On Linux the rule of the XDG base directory specification is applied here, for every `add` would pay
for importing platformdirs; elsewhere platformdirs knows. A test holds the two equal.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from reflect.core.errors import BadInput

_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}


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


def journal_file(environ: Mapping[str, str]) -> Path:
    return place("data", environ) / "journal.db"


def journals_by_name(environ: Mapping[str, str]) -> list[str]:
    """The names of the journals that are kept beside the first one."""
    return sorted(file.stem for file in place("data", environ).glob("*.db"))


def drafts_folder(environ: Mapping[str, str]) -> Path:
    return place("state", environ) / "drafts"


def reports_folder(environ: Mapping[str, str]) -> Path:
    return place("state", environ) / "reports"
